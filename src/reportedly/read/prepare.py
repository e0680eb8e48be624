"""A page's tree made ready for extraction: what is certainly not the article goes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BIO = re.compile(
    r"(?:^|[\s_-])(?:(?:author|writer|contributor)s?[_-]?(?:bio|box|info|description|card|details|about)|about[_-](?:the[_-])?author|bio)(?:$|[\s_-])",
    re.I,
)
_CAPTION = re.compile(
    r"(?:^|[\s_-])(?:caption|captions|wp-caption-text|(?:photo|image|media|picture)[_-]?(?:credit|caption|description))(?:$|[\s_-])",
    re.I,
)
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:related|recirc|newsletter|signup|sign-up|subscribe|promo|read-?more|more-stories|most-popular|trending"
    r"|share|sharing|social-links|comment-respond|respond|paywall-prompt)(?:$|[\s_-])",
    re.I,
)
#: An element that holds more of the page than this is no sidebar, whatever its class says.
_MOST_OF_PAGE = 0.4
_LIVE = re.compile(r"(?:^|[\s_-])live(?:$|[\s_-]|blog)", re.I)
_FOOTNOTE = re.compile(r"\W*\d{1,3}\W*|\W*[*†‡]\W*")


def prepare(tree: HtmlElement, *, live: bool) -> str | None:
    """Change a tree in place, so that the extractor sees the article and nothing but it.

    Captions, author boxes and promotion go. Quotation elements get the marks that browsers draw. The person
    named below a block quotation becomes a paragraph. Footnote numbers go. The entries of a live blog become
    parts of one article.

    Args:
        tree: the page.
        live: the page says that it is a live blog.

    Returns:
        What the author boxes said.
    """
    bio = _take_out(tree)
    _quotations(tree)
    _footnotes(tree)
    _live_entries(tree, live)
    return bio


def _take_out(tree: HtmlElement) -> str | None:
    """Remove captions, author boxes and promotion from the tree; what the author boxes say."""
    bios: list[str] = []
    total = max(1, len(tree.text_content()))
    for element in list(
        tree.iter("div", "section", "aside", "p", "footer", "ul", "span", "figcaption", "address")
    ):
        marks = f"{element.get('class') or ''} {element.get('id') or ''}"
        kind = next((p for p in (_BIO, _CAPTION, _ASIDE) if p.search(marks)), None)
        if kind is None or element.getparent() is None or len(element.text_content()) > _MOST_OF_PAGE * total:
            continue
        text = " ".join(element.text_content().split())
        if kind is _BIO and len(text.split()) > 5 and text not in " ".join(bios):
            bios.append(text)
        element.drop_tree()
    return "\n\n".join(bios) or None


def _quotations(tree: HtmlElement) -> None:
    for quotation in tree.iter("q"):
        quotation.tag = "span"
        quotation.text = f"“{quotation.text or ''}"
        if len(quotation):
            quotation[-1].tail = f"{quotation[-1].tail or ''}”"
        else:
            quotation.text += "”"
    for quote in tree.iter("blockquote"):
        for named in quote.iter("cite", "footer"):
            named.tag = "p"


def _footnotes(tree: HtmlElement) -> None:
    for raised in list(tree.iter("sup")):
        linked = raised.find(".//a") is not None or next(raised.iterancestors("a"), None) is not None
        if linked and _FOOTNOTE.fullmatch(raised.text_content()):
            raised.drop_tree()


def _live_entries(tree: HtmlElement, live: bool) -> None:
    """The extractor takes the first of several articles; in a live blog all of them are the article."""
    entries = [a for a in tree.iter("article") if next(a.iterancestors("article"), None) is None]
    if len(entries) < 2 or len({id(a.getparent()) for a in entries}) > 1:
        return
    holder = entries[0].getparent()
    marks = " ".join(
        f"{e.get('class') or ''} {e.get('id') or ''}" for e in (holder, *holder.iterancestors("div", "main"))
    )
    if live or _LIVE.search(marks):
        for entry in entries:
            entry.tag = "div"
        if holder.tag not in {"body", "html"}:
            holder.tag = "article"
