"""The feeds that a web page names (``<link rel="alternate">``)."""

from __future__ import annotations

from reportedly.errors import InputError
from reportedly.read.encoding import decode
from reportedly.read.feeds.feed import Subscription
from reportedly.read.feeds.words import address, plain
from reportedly.read.tree import parse

_TYPES = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"}
)
_HEAD = 200_000


def discover(data: bytes, *, url: str, charset: str | None = None) -> tuple[Subscription, ...]:
    """Feeds that a page names, in its order, those of comments last.

    Args:
        data: the page.
        url: where it came from; relative addresses are resolved against it or the page's own base.
        charset: encoding that the server declared.
    """
    try:
        tree = parse(decode(data, origin=url, charset=charset, html=True)[:_HEAD], origin=url)
    except InputError:
        return ()
    base = next((address(e.get("href"), url) for e in tree.iter("base") if e.get("href")), None) or url
    found: dict[str, Subscription] = {}
    for link in tree.iter("link"):
        kinds = (link.get("rel") or "").lower().split()
        media = (link.get("type") or "").partition(";")[0].strip().lower()
        feed = address(link.get("href"), base)
        if feed and media in _TYPES and "alternate" in kinds:
            found.setdefault(feed, Subscription(feed, plain(link.get("title"))))
    return tuple(sorted(found.values(), key=lambda one: "comment" in f"{one.url} {one.title}".lower()))
