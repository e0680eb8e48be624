"""RSS 0.9x, 1.0 and 2.0, and Atom 0.3 and 1.0 (RFC 4287): elements to entries.

Names are compared without their namespace and prefix, because feeds leave namespaces out or misspell them;
where one name means two things in two namespaces (``link``, ``content``), the form decides.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from reportedly.read.feeds.feed import Entry, Feed
from reportedly.read.feeds.words import address, hashed, moment, plain

if TYPE_CHECKING:
    from lxml.etree import _Element

#: A description of at least so many words is the article itself: many feeds have no other place for it.
_WHOLE_ARTICLE = 250
#: Entries read of one feed; real ones have a few hundred at most.
MOST_ENTRIES = 10_000
_ENTRIES = frozenset({"item", "entry"})
#: In the namespace of Media RSS, which has a title, a description and a content of its own.
_MEDIA = "search.yahoo.com/mrss"
#: Where dates stand, those of publication before those of a change.
_DATES = ("published", "pubdate", "date", "issued", "created", "updated", "modified")


def read_xml(root: _Element, url: str) -> Feed:
    """The feed of a tree.

    Args:
        root: of RSS, RDF or Atom.
        url: where it came from.
    """
    head = next((e for e in root.iter() if name(e) in {"channel", "feed"}), root)
    entries = (_entry(e) for e in islice(_outermost(root), MOST_ENTRIES))
    return Feed(url, plain(_text(head, "title")), once_each(entries))


def once_each(entries: Iterator[Entry | None]) -> tuple[Entry, ...]:
    """Entries that say something, the first of each id."""
    found: dict[str, Entry] = {}
    for entry in entries:
        if entry is not None:
            found.setdefault(entry.id, entry)
    return tuple(found.values())


def _outermost(root: _Element) -> Iterator[_Element]:
    """Entries in order, wherever they are, but none inside another: nobody's text is there twice."""
    left = [root]
    while left:
        element = left.pop()
        if name(element) in _ENTRIES:
            yield element
        else:
            left.extend(reversed(element))


def name(element: _Element) -> str:
    """An element's name, lower case, without namespace or prefix; empty of pictures and their titles."""
    tag = element.tag
    if not isinstance(tag, str) or _MEDIA in tag:
        return ""
    return tag.rpartition("}")[2].rpartition(":")[2].lower()


def inner(element: _Element) -> str:
    """All characters of an element and of what it holds."""
    return "".join(str(part) for part in element.itertext())


def base(element: _Element) -> str | None:
    """What addresses in an element are relative to (``xml:base``, else the document's own)."""
    return str(element.base) if element.base else None


def _entry(item: _Element) -> Entry | None:
    title, summary = plain(_text(item, "title")), _markup(item, "description", "summary")
    content = _markup(item, "encoded", "content") or (
        summary if len((plain(summary) or "").split()) >= _WHOLE_ARTICLE else None
    )
    url = _url(item)
    id = (_text(item, "guid", "id") or "").strip() or url or hashed(title, summary, content)
    if id is None:
        return None
    return Entry(
        id=id,
        url=url,
        title=title,
        published=moment(*(_text(item, one) for one in _DATES)),
        authors=tuple(dict.fromkeys(_authors(item))),
        summary=plain(summary),
        content=content,
    )


def _url(item: _Element) -> str | None:
    """The article's address: before a counting service took its place, as linked, or as its id."""
    candidates = [
        *((e.text, e) for e in _children(item, "origlink")),
        *_links(item),
        *((e.text, e) for e in _children(item, "guid", "id") if _is_address(e)),
        *((str(value), item) for key, value in item.attrib.items() if str(key).endswith("}about")),
    ]
    found = (address(written, base(element)) for written, element in candidates)
    return next((url for url in found if url), None)


def _is_address(id: _Element) -> bool:
    """Ids are mostly addresses; only whole ones are taken for one, and only if the feed does not object."""
    said = (id.get("isPermaLink") or "").lower()
    return said != "false" and (id.text or "").strip().lower().startswith(("http://", "https://"))


def _links(item: _Element) -> Iterator[tuple[str | None, _Element]]:
    """Links to the article, pages before anything else: RSS writes them as text, Atom as ``href``."""
    links = [e for e in _children(item, "link") if (e.get("rel") or "alternate").lower() == "alternate"]
    for link in sorted(links, key=lambda e: (e.get("type") or "text/html").lower() != "text/html"):
        yield link.get("href") or link.text, link


def _authors(item: _Element) -> Iterator[str]:
    for element in _children(item, "author", "creator"):
        named = plain(_text(element, "name")) if len(element) else plain(_address_off(element.text))
        if named:
            yield named


def _address_off(written: str | None) -> str | None:
    """``desk@example.org (Jane Doe)``, as RSS writes authors, to the name."""
    if written and "@" in written:
        return written.partition("(")[2].rpartition(")")[0]
    return written


def _children(parent: _Element, *names: str) -> list[_Element]:
    """Children by name, in the order of the names."""
    return [child for wanted in names for child in parent if name(child) == wanted]


def _text(parent: _Element, *names: str) -> str | None:
    found = (inner(child) for child in _children(parent, *names))
    return next((text for text in found if text.strip()), None)


def _markup(parent: _Element, *names: str) -> str | None:
    """The first child that has something in it, as HTML, whichever way the feed wraps it."""
    found = (_as_html(child) for child in _children(parent, *names))
    return next((markup for markup in found if markup.strip()), None)


def _as_html(element: _Element) -> str:
    from lxml import etree

    if len(element):  # XHTML as elements
        return (element.text or "") + "".join(
            etree.tostring(child, encoding="unicode", method="html") for child in element
        )
    text = element.text or ""
    return html.escape(text, quote=False) if element.get("type") in {"text", "text/plain"} else text
