"""XML of strangers to a tree: no entities, no document type, no network, bounded in size, however broken.

The standard's own ways to make a small document large or reach for another one all need a document type
declaration. No feed needs one: it is cut off before the parser sees the document, the named characters of
HTML, which many feeds use without declaring them, are filled in, and the parser is told to resolve nothing.
"""

from __future__ import annotations

import re
from html.entities import html5
from typing import TYPE_CHECKING

from reportedly.errors import NotAFeed, TooLarge

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Tags and attributes of a document: a tree takes a hundred bytes for each. Real feeds have a few thousand.
MOST_NODES = 500_000
#: References: a page that a feed carries escaped has two for each tag.
_MOST_REFERENCES = 2 * MOST_NODES
_DECLARATION = re.compile(r"\s*<\?xml\b[^>]{0,500}\?>")
_REFERENCE = re.compile(r"&(#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[a-zA-Z][a-zA-Z0-9]{1,30};)?")
_NUMBER = re.compile(r"&#([xX][0-9a-fA-F]+|[0-9]+);?")
_OF_XML = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_OPEN, _CLOSE = "<![CDATA[", "]]>"
_NAME = re.compile(r"<(?:[\w.-]{1,40}:)?([a-zA-Z][\w.-]{0,40})")


def root_name(text: str) -> str | None:
    """The name of the first element, lower case and without its prefix; ``None`` if none comes first."""
    at = _prolog(text)
    match = _NAME.match(text, at)
    return match[1].lower() if match else None


def parse(text: str, *, origin: str, base: str | None) -> _Element:
    """The tree of a document; of one that is broken, what can be told of it.

    Args:
        text: decoded.
        origin: names the input in errors.
        base: what relative addresses are relative to.

    Raises:
        NotAFeed: there is no element in it.
        TooLarge: it has more tags or attributes than any feed.
    """
    from lxml import etree

    references = text.count("&") > _MOST_REFERENCES
    if references or max(text.count("<"), text.count("=")) > MOST_NODES:
        raise TooLarge(origin, f"has more than {MOST_NODES:,} tags, which no feed has")
    parser = etree.XMLParser(
        recover=True,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )
    # In CDATA sections too: where one begins, a broken document and its parser may not agree.
    printable = _NUMBER.sub(_of_unicode, _UNPRINTABLE.sub("", text[_prolog(text) :]))
    clean = _without_references(printable)
    try:
        tree: _Element | None = etree.fromstring(clean.encode("utf-8"), parser, base_url=base or "")
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotAFeed(origin, "is not XML that can be read") from error
    if tree is None:
        raise NotAFeed(origin, "is not XML that can be read")
    return tree


def _prolog(text: str) -> int:
    """Where the first element begins: after signature, declaration, comments, instructions, document type."""
    match = _DECLARATION.match(text.lstrip("\ufeff"))
    at = (len(text) - len(text.lstrip("\ufeff"))) + (match.end() if match else 0)
    while True:
        at += len(text[at : at + 10_000]) - len(text[at : at + 10_000].lstrip())
        if text.startswith("<!--", at):
            end = text.find("-->", at) + 3
        elif text.startswith("<?", at):
            end = text.find("?>", at) + 2
        elif text[at : at + 9].upper() == "<!DOCTYPE":
            end = _document_type(text, at)
        else:
            return at
        if end <= at:
            return at
        at = end


def _document_type(text: str, at: int) -> int:
    """The end of a document type declaration, its declarations of entities included."""
    close, bracket = text.find(">", at), text.find("[", at)
    if 0 <= bracket < close:
        close = text.find(">", text.find("]", bracket))
        inner = re.compile(r"\]\s{0,100}>").search(text, bracket)
        close = inner.end() - 1 if inner else close
    return close + 1 if close >= 0 else len(text)


def _without_references(text: str) -> str:
    """Named characters filled in; what is no reference of XML is text. CDATA sections stay as they are."""
    parts, at = [], 0
    while (start := text.find(_OPEN, at)) >= 0:
        end = text.find(_CLOSE, start)
        end = len(text) if end < 0 else end + len(_CLOSE)
        parts += [_REFERENCE.sub(_filled, text[at:start]), text[start:end]]
        at = end
    return "".join([*parts, _REFERENCE.sub(_filled, text[at:])])


def _filled(match: re.Match[str]) -> str:
    name = match[1] or ""
    if name in _OF_XML or name.startswith("#"):
        return match[0]
    return html5.get(name, f"&amp;{name}")


def _of_unicode(match: re.Match[str]) -> str:
    """A reference by number, or the replacement character where XML has no character of that number."""
    digits = match[1].lstrip("xX0") or "0"
    code = int(digits, 16 if match[1][0] in "xX" else 10) if len(digits) <= 8 else 0
    exists = code in (9, 10, 13) or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000
    return match[0] if exists and code <= 0x10FFFF else "\ufffd"
