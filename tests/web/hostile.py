"""Articles that attack whoever shows them: what a page must not run stands in every field of the records."""

from __future__ import annotations

import json
from pathlib import Path

#: What must never become markup, an address that runs something, or another reading direction.
PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    '"><script src=//evil.example/x.js></script>',
    "' onmouseover='alert(1)",
    "</title></style></textarea><script>alert(1)</script>",
    "<a href=javascript:alert(1)>x</a>",
    "{{ 7 * 7 }}{% for x in y %}",
    "<iframe src=https://evil.example></iframe>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<base href=https://evil.example/>",
    "\u202egnp.exe\u202c\u2066",
    "\x00\x1b[31m\x08\ufeff",
    '{"a": 1}</script><script>alert(1)</script>',
    "<b hx-get=/logout hx-trigger=load data-hx-on:load=alert(1)>x</b>",
    "../../../../etc/passwd",
    "%0d%0aSet-Cookie:x=1",
    "A" * 3000,
)
ADDRESSES = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "//evil.example/x",
    'https://paper.example/"><script>alert(1)</script>',
    "https://paper.example/ onmouseover=alert(1)",
    "\x01javascript:alert(1)",
)


def records() -> list[dict[str, object]]:
    """One for each payload, with an address that is no better."""
    return [_record(number, payload) for number, payload in enumerate(PAYLOADS)]


def _record(number: int, payload: str) -> dict[str, object]:
    # Some names that differ by the payload alone, and a claim that all of them share.
    return {
        "id": f"h{number}{payload[:40]}",
        "url": ADDRESSES[number % len(ADDRESSES)],
        "title": f"Mayor {payload} speaks",
        "outlet": f"Paper {payload[:60]}",
        "published": f"2031-05-{1 + number:02}",
        "authors": [f"Jane {payload} Doe"],
        "text": (
            f"Mayor {payload} speaks\n\n"
            f'"The bridge over the Orla will be closed until {payload} June," '
            f"Mayor Ada Fenwick {payload} said on Monday.\n\n"
            f"The water company {payload} said that forty wells in the valley had been poisoned.\n\n"
            f"Police inspector Wim {payload[:20]} Okafor told the Orla Mail: "
            f'"We have no evidence of {payload}."\n\n'
            "The mayor denied that the bridge over the Orla would be closed."
        ),
    }


def write(path: Path) -> Path:
    """As a file for ``add``."""
    path.write_text("".join(json.dumps(record) + "\n" for record in records()), "utf8")
    return path
