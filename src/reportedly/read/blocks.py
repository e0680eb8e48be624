"""The paragraphs of an article on their way into a document's text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from reportedly.types import Link, Span

Role = Literal["paragraph", "heading", "quote", "item", "row"]


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph: its text, and the links in it with spans relative to that text."""

    text: str
    links: tuple[Link, ...] = ()
    role: Role = "paragraph"

    @property
    def words(self) -> int:
        """Number of words, split at white space."""
        return len(self.text.split())

    @property
    def linked_share(self) -> float:
        """Share of the characters that stand inside a link."""
        return sum(end - start for start, end in (link.span for link in self.links)) / max(1, len(self.text))


@dataclass(frozen=True, slots=True)
class Assembled:
    """A document's text with what points into it."""

    text: str
    headline: Span | None
    links: tuple[Link, ...]


def assemble(title: str | None, blocks: Iterable[Block]) -> Assembled:
    """Join the headline and the paragraphs by one empty line each, moving the links along.

    Args:
        title: the headline; ``None`` or empty for a text without one.
        blocks: the body's paragraphs in order; empty ones are skipped.
    """
    parts: list[str] = []
    links: list[Link] = []
    position = 0
    for block in ([Block(title)] if title else []) + [b for b in blocks if b.text]:
        links += [replace(k, span=(k.span[0] + position, k.span[1] + position)) for k in block.links]
        parts.append(block.text)
        position += len(block.text) + 2
    return Assembled("\n\n".join(parts), (0, len(title)) if title else None, tuple(links))
