"""The article's paragraphs in a page, with its links at their places.

``trafilatura`` decides what is the article; its output tree is walked here, so that text and link offsets
come from one pass and nothing has to be searched for afterwards.
"""

from __future__ import annotations

import logging
import re
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from reportedly.read.blocks import Block, Role
from reportedly.read.page import absolute
from reportedly.types import Link, Span

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SPACE = re.compile(r"[\s\u200b\ufeff\xad]+")
_BLOCKS = frozenset({"p", "head", "quote", "list", "item", "table", "row", "cell", "div", "ab"})
_SILENT = frozenset({"graphic", "del", "figure"})
#: The extractor makes one paragraph of a page with less text than it expects, headline and byline in it. Then
#: it is asked again and told to expect so few characters; what it finds has to be this share of the words.
_FEWEST_CHARACTERS, _MOSTLY = 1, 0.5
_ENDS = re.compile(r"[.!?:][)\]”’\"']*$|[”\"]$")
# The library logs each page it gives up on; here that is an error with a name.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def read_body(tree: HtmlElement, *, url: str | None) -> list[Block]:
    """The article's paragraphs in order; empty when the page has none.

    Args:
        tree: the page; not changed.
        url: links are resolved against it.
    """
    blocks = _extracted(tree, url)
    if len(blocks) != 1:
        return blocks
    short = _extracted(tree, url, fewest=_FEWEST_CHARACTERS)
    return short if _are_in(short, blocks[0]) else blocks


def _extracted(tree: HtmlElement, url: str | None, fewest: int | None = None) -> list[Block]:
    from trafilatura import bare_extraction
    from trafilatura.settings import use_config

    config = use_config()
    if fewest is not None:
        config.set("DEFAULT", "MIN_EXTRACTED_SIZE", str(fewest))
    found: Any = bare_extraction(
        tree,
        fast=True,
        include_links=True,
        include_comments=False,
        include_formatting=False,
        url=url,
        config=config,
    )
    return list(_blocks(found.body, "paragraph", url)) if found is not None else []


def _are_in(short: Sequence[Block], dump: Block) -> bool:
    """Whether paragraphs stand, in their order, in what the extractor made one of, and are most of it."""
    at = 0
    whole = _SPACE.sub("", dump.text)
    for block in short:
        text = _SPACE.sub("", block.text)
        found = whole.find(text, at)
        if found < 0:
            return False
        at = found + len(text)
    return sum(block.words for block in short) >= _MOSTLY * dump.words


def _blocks(parent: Any, role: Role, url: str | None) -> Iterator[Block]:
    """Blocks inside an element: runs of inline content, and the blocks between them."""
    run = _Run(url)
    run.add(parent.text)
    for child in parent:
        if child.tag in _BLOCKS:
            yield from run.blocks(role)
            run = _Run(url)
            yield from _block(child, role, url)
        else:
            run.inline(child)
        run.add(child.tail)
    yield from run.blocks(role)


def _block(element: Any, role: Role, url: str | None) -> Iterator[Block]:
    if element.tag == "row":
        yield from _row(element, url)
    else:
        own: dict[str, Role] = {"head": "heading", "quote": "quote", "item": "item"}
        yield from _blocks(element, own.get(element.tag, role), url)


def _row(row: Any, url: str | None) -> Iterator[Block]:
    """A table row is one paragraph; a layout table's only cell is what is in it."""
    if len(row) == 1:
        yield from _blocks(row[0], "paragraph", url)
        return
    run = _Run(url)
    for cell in row:
        if run.length:
            run.add(" | ")
        run.inline(cell, tail=False)
    yield from run.blocks("row")


class _Run:
    """Text under construction: white space collapsed, links recorded where they fall."""

    def __init__(self, url: str | None) -> None:
        self.url = url
        self.parts: list[str] = []
        self.length = 0
        self.space = False
        self.links: list[Link] = []
        self.breaks: list[int] = []

    def add(self, text: str | None) -> None:
        """Append characters; a space is written only when something follows it."""
        if not text:
            return
        words = _SPACE.sub(" ", text)
        if words.startswith(" "):
            self.space = True
        body = words.strip(" ")
        if not body:
            return
        if self.space and self.length:
            self.parts.append(" ")
            self.length += 1
        self.parts.append(body)
        self.length += len(body)
        self.space = words.endswith(" ")

    def inline(self, element: Any, *, tail: bool = False) -> None:
        """Append an element's content (without what follows it)."""
        if element.tag in _SILENT:
            return
        if element.tag == "lb":
            self.breaks.append(self.length)
            self.space = True
            return
        before, first = self.length, len(self.parts)
        self.add(element.text)
        for child in element:
            self.inline(child)
            self.add(child.tail)
        if element.tag == "ref":
            # The space before the anchor was still owed when it began.
            spaced = first < len(self.parts) and self.parts[first] == " "
            self._link(element.get("target"), before + spaced)

    def _link(self, target: str | None, start: int) -> None:
        address = absolute(target, self.url) or (target if target and target.startswith("/") else None)
        if address and start < self.length:
            self.links.append(Link((start, self.length), address))

    def blocks(self, role: Role) -> Iterator[Block]:
        """The run as one block, or as several where its line breaks separate paragraphs."""
        text = "".join(self.parts)
        links = deque(self.links)
        for first, end in self._paragraphs(text):
            own: list[Link] = []
            while links and links[0].span[0] < end:
                link = links.popleft()
                if link.span[0] >= first and link.span[1] <= end:
                    own.append(Link((link.span[0] - first, link.span[1] - first), link.url))
            yield Block(text[first:end], tuple(own), role)

    def _paragraphs(self, text: str) -> Iterator[Span]:
        """A doubled line break, or one after the end of a sentence, begins a new paragraph."""
        doubled = {at for at, times in Counter(self.breaks).items() if times > 1}
        start = 0
        for cut in [*sorted(set(self.breaks)), len(text)]:
            if cut < len(text) and cut not in doubled and not _ENDS.search(text[max(0, cut - 5) : cut]):
                continue
            piece = text[start:cut]
            first = start + len(piece) - len(piece.lstrip())
            if piece.strip():
                yield first, start + len(piece.rstrip())
            start = cut
