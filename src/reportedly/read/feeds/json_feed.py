"""JSON Feed, versions 1 and 1.1 (jsonfeed.org)."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from typing import Any

from reportedly.errors import NotAFeed, TooLarge
from reportedly.read.feeds.feed import Entry, Feed
from reportedly.read.feeds.markup import MOST_NODES
from reportedly.read.feeds.words import address, hashed, moment, plain
from reportedly.read.feeds.xml import MOST_ENTRIES, once_each


def read_json(text: str, url: str, origin: str) -> Feed:
    """The feed of a JSON text.

    Raises:
        NotAFeed: it is not JSON, or other JSON.
        TooLarge: it has more values than any feed.
    """
    if text.count("[") + text.count("{") > MOST_NODES:
        raise TooLarge(origin, f"has more than {MOST_NODES:,} tags, which no feed has")
    try:
        value = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise NotAFeed(origin, "is not JSON that can be read") from error
    if not isinstance(value, dict) or not isinstance(value.get("items"), list):
        raise NotAFeed(origin, "is JSON, but not a JSON Feed")
    base = url if url.startswith("http") else _word(value, "feed_url") or _word(value, "home_page_url")
    entries = (_entry(item, base) for item in value["items"][:MOST_ENTRIES] if isinstance(item, dict))
    return Feed(url, plain(_word(value, "title")), once_each(entries))


def _entry(item: dict[str, Any], base: str | None) -> Entry | None:
    url = address(_word(item, "url"), base) or address(_word(item, "external_url"), base)
    title, summary = plain(_word(item, "title")), plain(_word(item, "summary"))
    written = _word(item, "content_text")
    content = _word(item, "content_html") or (_paragraphs(written) if written else None)
    id = _word(item, "id") or url or hashed(title, summary, content)
    if id is None:
        return None
    return Entry(
        id=id,
        url=url,
        title=title,
        published=moment(_word(item, "date_published"), _word(item, "date_modified")),
        authors=tuple(dict.fromkeys(_authors(item))),
        summary=summary,
        content=content,
    )


def _authors(item: dict[str, Any]) -> Iterator[str]:
    """Version 1.1 has a list, version 1 one object."""
    listed = item.get("authors")
    for author in listed if isinstance(listed, list) else [item.get("author")]:
        named = plain(_word(author, "name")) if isinstance(author, dict) else None
        if named:
            yield named


def _paragraphs(text: str) -> str:
    parts = (part.strip() for part in text.replace("\r\n", "\n").split("\n\n"))
    return "".join(f"<p>{html.escape(part, quote=False)}</p>" for part in parts if part)


def _word(value: dict[str, Any], key: str) -> str | None:
    found = value.get(key)
    if isinstance(found, bool) or not isinstance(found, (str, int, float)):
        return None
    # Lone surrogates are legal in JSON strings and in nothing that is written later.
    text = str(found).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text.strip() or None
