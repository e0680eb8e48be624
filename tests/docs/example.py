"""The example of ``docs/reading.md``: ``python -m tests.docs.example`` reads its article anew."""

from __future__ import annotations

import json
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "reading.md"

_ARTICLE = re.compile(r"(?<=<!-- example:article -->\n```text\n).*?(?=```\n)", re.S)
_OUTPUT = re.compile(r"(?<=<!-- example:output -->\n```json\n).*?(?=```\n)", re.S)
WIDTH = 100


def article() -> str:
    """The article as the page prints it."""
    return _found(_ARTICLE)


def output() -> object:
    """The JSON as the page prints it."""
    return json.loads(_found(_OUTPUT))


def regenerated() -> dict[str, object]:
    """What the code gives for the article."""
    import reportedly

    return reportedly.read(article(), published="2024-03-06", outlet="The Morning Ledger").to_dict()


def compact(value: object, indent: int = 0) -> str:
    """JSON with whatever fits into a line on one line."""
    flat = json.dumps(value, ensure_ascii=False)
    if len(flat) + indent <= WIDTH or not isinstance(value, dict | list):
        return flat
    inner = indent + 2
    if isinstance(value, dict):
        parts = [f"{json.dumps(name)}: {compact(item, inner)}" for name, item in value.items()]
    else:
        parts = [compact(item, inner) for item in value]
    lines = ",\n".join(" " * inner + part for part in parts)
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    return f"{opening}\n{lines}\n{' ' * indent}{closing}"


def write() -> None:
    """Put the regenerated output into the page."""
    shown = compact(regenerated()) + "\n"
    PAGE.write_text(_OUTPUT.sub(lambda _: shown, PAGE.read_text("utf-8")), "utf-8")


def _found(pattern: re.Pattern[str]) -> str:
    found = pattern.search(PAGE.read_text("utf-8"))
    assert found, f"{PAGE} has lost its example"
    return found[0]


if __name__ == "__main__":
    write()
