"""HTML source to an element tree, however deep or broken it is."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from reportedly.errors import NoArticle

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: Real pages stay under 100. The parser gives up at 2,048 and everything after it slows down before.
_DEEPEST = 150
_TAG = re.compile(r"<(?:(!--)|(/?)([a-zA-Z][a-zA-Z0-9:-]*)[^<>]*>)")
#: Elements that never hold others, or that the parser closes by itself when the next one opens.
_FLAT = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "dt",
        "dd",
        "tr",
        "td",
        "th",
        "thead",
        "tbody",
        "tfoot",
        "option",
        "a",
        "html",
        "head",
        "body",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
    ]
)
#: Of those, the ones whose only use is inside an element that is unwrapped down there.
_CELLS = frozenset({"li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option"})
_RAW = frozenset({"script", "style", "textarea", "title"})
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def parse(source: str, *, origin: str) -> HtmlElement:
    """The tree of a page, without comments and processing instructions.

    Elements nested more than 150 deep are unwrapped: their text stays, their tags go.

    Raises:
        NoArticle: there is nothing in the page.
    """
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    clean = flatten(_UNPRINTABLE.sub("", source))
    try:
        return document_fromstring(clean.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise NoArticle(origin, "is a page with nothing in it") from error


def flatten(source: str) -> str:
    """The source without the tags of elements that are nested too deep; unchanged when none is."""
    drop: list[tuple[int, int]] = []
    kept: defaultdict[str, list[bool]] = defaultdict(list)
    depth = at = 0
    while match := _TAG.search(source, at):
        at = match.end()
        comment, closing, name = match[1], match[2], (match[3] or "").lower()
        if comment:
            at = _after(source, "-->", at)
        elif name in _RAW and not closing:
            at = _after(source, f"</{match[3]}", at)
        elif name in _FLAT or source[at - 2] == "/":
            if depth >= _DEEPEST and name in _CELLS:
                drop.append(match.span())
        elif not closing:
            kept[name].append(depth < _DEEPEST)
            depth += kept[name][-1]
            if not kept[name][-1]:
                drop.append(match.span())
        elif kept[name]:
            if kept[name].pop():
                depth -= 1
            else:
                drop.append(match.span())
    return _without(source, drop)


def _after(source: str, mark: str, at: int) -> int:
    found = source.find(mark, at)
    return len(source) if found < 0 else found + len(mark)


def _without(source: str, spans: list[tuple[int, int]]) -> str:
    if not spans:
        return source
    edges = [0, *(edge for span in spans for edge in span), len(source)]
    # A space, so that the words on both sides of an unwrapped element stay apart.
    return " ".join(source[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True) if b > a)
