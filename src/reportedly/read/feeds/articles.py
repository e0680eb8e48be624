"""The entries of a feed to articles: the page behind each, or the text that the feed itself carries."""

from __future__ import annotations

import hashlib
import html
from collections.abc import Iterator

from reportedly.errors import FetchError, InputError, NoArticle, PrivateAddress, TooLarge
from reportedly.read.feeds.feed import Entry, Feed
from reportedly.read.feeds.polite import Guest
from reportedly.read.raw import Raw

#: A short text that a feed gives as an article is one, where on a page it might be a menu.
_DECLARED = '<meta property="og:type" content="article">'


def articles(feed: Feed, guest: Guest) -> Iterator[Raw | InputError]:
    """Every article of a feed, in its order; one that cannot be had is its error.

    Args:
        feed: as parsed.
        guest: asks for the pages.
    """
    for entry in feed.entries:
        try:
            yield article(entry, feed, guest)
        except InputError as error:
            yield error


def article(entry: Entry, feed: Feed, guest: Guest) -> Raw:
    """The article of one entry: its page, or, when that cannot be had, the text in the feed.

    The ``origin`` of a text from the feed says that it is one. ``Raw.entry`` is ``key(entry, feed)`` in both.

    Raises:
        InputError: the page cannot be had and the feed does not carry the text; or the page is at a private
            address, which a feed has no business to name.
    """
    if entry.url is None:
        if entry.content is None:
            raise NoArticle(key(entry, feed), "is an entry with neither an address nor a text")
        return _carried(entry, feed, entry.content)
    try:
        page = guest.page(entry.url).page
    except PrivateAddress:
        raise
    except (FetchError, TooLarge):
        if entry.content is None:
            raise
        return _carried(entry, feed, entry.content)
    from reportedly.read.inputs import is_html

    markup = page.media in {"text/html", "application/xhtml+xml"} or is_html(page.data)
    return Raw(
        entry.url,
        data=page.data,
        media="html" if markup else "text",
        url=page.url,
        published=entry.published,
        entry=entry.url,
        charset=page.charset,
    )


def key(entry: Entry, feed: Feed) -> str:
    """What an entry is known by: its address, or, where it has none, one made of the feed's and its id."""
    if entry.url:
        return entry.url
    return f"{feed.url}#entry-{hashlib.sha256(entry.id.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def _carried(entry: Entry, feed: Feed, content: str) -> Raw:
    name = key(entry, feed)
    title = f"<h1>{html.escape(entry.title, quote=False)}</h1>" if entry.title else ""
    return Raw(
        f"{name}, as in the feed {feed.url}",
        text=f"<html><head>{_DECLARED}</head><body><article>{title}{content}</article></body></html>",
        media="html",
        url=name if name.startswith("http") else None,
        title=entry.title,
        outlet=feed.title,
        published=entry.published,
        authors=entry.authors,
        entry=name,
    )
