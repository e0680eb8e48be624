"""Bytes to a feed or a list of feeds, whichever of the formats they are in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.errors import InputError, NotAFeed
from reportedly.read.encoding import decode, repair
from reportedly.read.feeds.feed import Feed, Subscription, Subscriptions
from reportedly.read.feeds.markup import parse, root_name

if TYPE_CHECKING:
    from lxml.etree import _Element

_FEEDS = frozenset({"rss", "rdf", "feed", "channel"})
_SNIFF = 65536
#: What every version of JSON Feed has in its ``version``.
_MARK = "jsonfeed.org/version/1"


def is_feed(data: bytes) -> bool:
    """Whether bytes are a feed or a list of feeds, by their content."""
    head = data[:_SNIFF]
    if b"\x00" in head[:64]:  # UTF-16: look at its ASCII
        head = head.replace(b"\x00", b"").lstrip(b"\xff\xfe")
    text = head.decode("utf-8", "replace")
    if text.lstrip("\ufeff \t\r\n").startswith("{"):
        return _MARK in text.replace("\\/", "/")
    found = root_name(text)
    return found in _FEEDS | {"opml"} and (found != "rdf" or "rss" in text.lower())


def parse_feed(
    data: bytes, *, url: str, origin: str | None = None, charset: str | None = None
) -> Feed | Subscriptions:
    """Read a feed (RSS 0.9x, 1.0, 2.0; Atom; JSON Feed 1.x) or a list of feeds (OPML).

    A broken or truncated document gives what can be told of it. Entities are never resolved, nothing is
    fetched, and a document that would make a very large tree is refused before it is built.

    Args:
        data: its bytes.
        url: where it came from, a URL or a path; relative addresses are resolved against a URL.
        origin: names it in errors; ``None``: its ``url``.
        charset: encoding that the server declared.

    Raises:
        NotAFeed: it is something else.
        EmptyInput, NotText, TooLarge: it cannot be read.
    """
    # Loaded here: every input is asked whether it is a feed, and few are.
    from reportedly.read.feeds.json_feed import read_json
    from reportedly.read.feeds.xml import read_xml

    origin = origin or url
    text = repair(decode(data, origin=origin, charset=charset, html=True))
    if text.lstrip("\ufeff \t\r\n").startswith("{"):
        return read_json(text, url, origin)
    found = root_name(text)
    if found not in _FEEDS | {"opml"}:
        raise not_a_feed(origin, found)
    root = parse(text, origin=origin, base=url if url.startswith("http") else None)
    return _list(root, url) if found == "opml" else read_xml(root, url)


def not_a_feed(origin: str, root: str | None) -> InputError:
    """The error of something else, by the name of its first element."""
    if root in {"html", "head", "body"}:
        return NotAFeed(origin, "is a web page that names no feed", "give the address of its feed")
    return NotAFeed(origin, "is not a feed: neither RSS, Atom, JSON Feed nor OPML")


def _list(root: _Element, url: str) -> Subscriptions:
    """Every outline that names a feed, however deep it is nested, each address once."""
    from reportedly.read.feeds.words import address, plain
    from reportedly.read.feeds.xml import base, inner, name

    found: dict[str, Subscription] = {}
    for outline in root.iter():
        if name(outline) != "outline":
            continue
        attributes = {str(key).lower(): str(value) for key, value in outline.attrib.items()}
        feed = address(attributes.get("xmlurl"), base(outline))
        if feed and feed not in found:
            found[feed] = Subscription(feed, plain(attributes.get("title") or attributes.get("text")))
    titles = (plain(inner(e)) for e in root.iter() if name(e) == "title")
    return Subscriptions(url, next(titles, None), tuple(found.values()))
