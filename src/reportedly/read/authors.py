"""Who wrote it: bylines, and the author's description at the foot of an article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.read.blocks import Block
from reportedly.read.lexicon import english

_NAME = re.compile(
    r"(?:[A-Z][\w’'-]*\.?|[A-Z]\.)(?: (?:de|van|von|der|den|da|del|la|bin|al|el|[A-Z]\.?[\w’'-]*\.?)){1,4}"
)
#: A bio is one or two paragraphs, rarely three, with a line that holds nothing but the name.
_BIO_BLOCKS = 6
_BIO_WORDS = 150


@dataclass(frozen=True, slots=True)
class Signed:
    """What stands after the author has been taken off."""

    blocks: tuple[Block, ...]
    byline: str | None
    bio: str | None


def tidy_byline(written: str | None) -> str | None:
    """A byline without "By", dates, addresses and job titles behind a bar; capitals as written."""
    if not written:
        return None
    text = " ".join(written.split())
    text = re.sub(r"^\W*(?:(?:written|reported|posted|published|words|story) )?by:?\s+", "", text, flags=re.I)
    text = re.split(r"\s*[|•·]\s*|\s+[-–—]\s+|\s*https?://|\s*\S+@\S+", text)[0].strip(" ,;:")
    return None if not text or text.startswith("@") or len(text) > 200 else text


def is_name(text: str) -> bool:
    """Two to five capitalised words and nothing else: a person's name standing alone."""
    return bool(_NAME.fullmatch(text.strip()))


def names_in(byline: str | None) -> tuple[str, ...]:
    """The persons of a byline, apart."""
    if not byline:
        return ()
    parts = re.split(r"\s*(?:,|;|&|\band\b|\bwith\b)\s*", byline)
    return tuple(part for part in parts if is_name(part.title() if part.isupper() else part))


def byline_in(text: str) -> str | None:
    """The author if the paragraph is a byline ("By Jane Doe and John Roe", "BY JANE DOE | STAFF")."""
    match = english().byline.match(text) if len(text) < 160 else None
    if match is None:
        return None
    who = tidy_byline(match["who"])
    return who if who and len(who.split()) <= 14 else None


def without_bio(blocks: Sequence[Block], byline: str | None) -> Signed:
    """Take the author's description off the end.

    A paragraph is one when it says what the author is ("<name> is a ... reporter") or how to reach them, and
    something corroborates it: the name is in the byline, or alone in a line above, or both signs are there.
    """
    start = _bio_start(blocks, names_in(byline))
    if start is None:
        return Signed(tuple(blocks), byline, None)
    bio = blocks[start:]
    lone = next((b.text for b in bio if is_name(b.text)), None)
    described = [b.text for b in bio if not is_name(b.text)]
    name = byline or lone or _named_in(described[0])
    return Signed(tuple(blocks[:start]), name, "\n\n".join(described))


def _bio_start(blocks: Sequence[Block], names: tuple[str, ...]) -> int | None:
    first = max(1, len(blocks) - _BIO_BLOCKS)
    for at in range(first, len(blocks)):
        rest = blocks[at:]
        lone = blocks[at - 1].text if is_name(blocks[at - 1].text) else None
        if sum(b.words for b in rest) <= _BIO_WORDS and _is_bio(
            blocks[at].text, (*names, *([lone] if lone else []))
        ):
            return at - 1 if lone and at > 1 else at
    return None


def _is_bio(text: str, names: tuple[str, ...]) -> bool:
    lexicon = english()
    role = re.match(
        r"^\W*(?P<name>[A-Z].{2,60}?),? (?:is|was|are|writes|covers|reports|has (?:written|worked|covered|reported))\b",
        text,
    )
    does = bool(
        role
        and (
            lexicon.bio_role.search(text)
            or re.search(r" (?:writes|covers|reports) (?:about|on|from|for)?", text)
        )
    )
    contact = bool(lexicon.bio_contact.search(text))
    known = any(name.casefold() in text.casefold() for name in names)
    if known and (does or contact):
        return True
    return does and contact and bool(role and is_name(role["name"]))


def _named_in(text: str) -> str | None:
    match = _NAME.match(text)
    return match[0] if match and is_name(match[0]) else None
