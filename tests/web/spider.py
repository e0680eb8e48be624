"""Walks over the pages of an application by their links, and what no page of it may contain."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from urllib.parse import urldefrag, urljoin, urlsplit

from lxml import html
from starlette.testclient import TestClient

_RUNS = re.compile(r"\s*(javascript|vbscript|data):", re.I)
_HOME = "http://testserver"
#: Answers that are files for other programs.
_FILES = ("/static/", "/export/", "/api/")


def pages(client: TestClient, start: str = "/", most: int = 400) -> Iterator[tuple[str, int, str]]:
    """Address, status and text of every page that links lead to, parts that htmx would load included."""
    waiting, seen = deque([urljoin(_HOME, start)]), {urljoin(_HOME, start)}
    while waiting and most > 0:
        address = waiting.popleft()
        answer = client.get(address)
        most -= 1
        if not answer.headers.get("content-type", "").startswith("text/html"):
            continue
        yield address, answer.status_code, answer.text
        for link in _links(answer.text, str(answer.url)):
            if link not in seen:
                seen.add(link)
                waiting.append(link)


def _links(text: str, base: str) -> Iterator[str]:
    for node in html.document_fromstring(text or "<p>").iter():
        if not isinstance(node.tag, str):
            continue
        for name in ("href", "hx-get", "data-hx-get"):
            link = node.get(name)
            if link and not link.startswith("#"):
                whole = urldefrag(urljoin(base, link)).url
                if whole.startswith(f"{_HOME}/") and not urlsplit(whole).path.startswith(_FILES):
                    yield whole


def dangers(text: str) -> Iterator[str]:
    """Everything on a page that could run, load or send something we did not write."""
    for node in html.document_fromstring(text or "<p>").iter():
        if not isinstance(node.tag, str):
            continue
        tag = node.tag.lower()
        if tag == "script" and not (node.get("src") or "").startswith("/static/"):
            yield f"script {node.text!r}"
        if tag in ("iframe", "object", "embed", "base", "style", "applet"):
            yield f"<{tag}>"
        for name, value in node.attrib.items():
            yield from _attribute(tag, str(name).lower(), str(value))


def _attribute(tag: str, name: str, value: str) -> Iterator[str]:
    if name.startswith(("on", "hx-on", "data-hx-on")) or name == "style":
        yield f"{tag} {name}={value[:60]!r}"
    if name in ("href", "src", "action", "formaction", "xlink:href", "poster"):
        if _RUNS.match(value.lstrip("\x00\x01\x1b ")) and not (tag == "link" and value == "data:,"):
            yield f"{tag} {name}={value[:60]!r}"
        if name != "href" and urlsplit(value).netloc:
            yield f"{tag} {name}={value[:60]!r}"
    if name in ("hx-get", "hx-post", "hx-trigger") and tag == "b":
        yield f"{tag} {name}={value[:60]!r}"


def seen(text: str) -> str:
    """What a reader sees or hears of a page: its text, and the attributes that are shown."""
    root = html.document_fromstring(text or "<p>")
    shown = [
        str(node.get(name) or "")
        for node in root.iter()
        if isinstance(node.tag, str)
        for name in ("title", "aria-label", "alt", "placeholder")
    ]
    return "\n".join([*map(str, root.itertext()), *shown])
