"""What stands around an article in the same run of paragraphs, and is not part of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from reportedly.read.blocks import Block
from reportedly.read.credits import find_credits
from reportedly.read.lexicon import english

#: No line of furniture is longer; longer paragraphs are not even looked at.
_LONGEST = 700
#: A list of further reading ends an article only after this share of its words.
_TAIL_FROM = 0.4


def without_furniture(blocks: Sequence[Block], *, scraped: bool) -> tuple[Block, ...]:
    """The paragraphs without buttons, newsletter forms, related stories, captions and comment forms.

    Args:
        blocks: paragraphs in order.
        scraped: they come from a page; clean records get only what is certain.
    """
    kept = _before_tail(blocks) if scraped else _before_reply(blocks)
    return tuple(b for b in kept if not _is_furniture(b, scraped))


def _is_furniture(block: Block, scraped: bool) -> bool:
    text = block.text
    if len(text) > _LONGEST:
        return False
    lexicon = english()
    if not any(c.isalnum() for c in text):
        return True
    signs = (
        (lexicon.furniture, lexicon.caption, lexicon.scraped)
        if scraped
        else (lexicon.furniture, lexicon.caption)
    )
    sign = next((s for s in signs if s.search(text)), None)
    return sign is not None and not (_is_agency_line(text) if sign is lexicon.caption else find_credits(text))


def _is_agency_line(text: str) -> bool:
    """ "© 2018 AFP" credits the text, not a picture."""
    return len(text.split()) <= 4 and bool(find_credits(text))


def _before_reply(blocks: Sequence[Block]) -> list[Block]:
    return _before(blocks, english().reply.search, 0.0)


def _before_tail(blocks: Sequence[Block]) -> list[Block]:
    return _before(_before_reply(blocks), english().tail.search, _TAIL_FROM)


def _before(blocks: Iterable[Block], ends: Callable[[str], object], share: float) -> list[Block]:
    blocks = list(blocks)
    total, seen = sum(b.words for b in blocks), 0
    for at, block in enumerate(blocks):
        if seen > max(20, share * total) and len(block.text) <= _LONGEST and ends(block.text):
            return blocks[:at]
        seen += block.words
    return blocks
