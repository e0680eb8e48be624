"""Who wrote it: bylines, and the author's description at the foot of an article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.read.blocks import Block
from reportedly.read.credits import find_credits
from reportedly.read.lexicon import english

_NAME = re.compile(
    r"(?:[A-Z][\w’'-]*\.?|[A-Z]\.)(?: (?:de|van|von|der|den|da|del|la|bin|al|el|[A-Z]\.?[\w’'-]*\.?)){1,4}"
)
_SUBJECT = re.compile(
    r"^\W*(?P<name>[A-Z].{2,60}?),? "
    r"(?:is|was|are|writes|covers|reports|has (?:written|worked|covered|reported))\b"
)
_WRITES = re.compile(r" (?:writes|covers|reports)(?: (?:about|on|from|for))?\b")
#: Where the author was: "By Jane Doe at Ferry Road".
_VENUE = re.compile(r"(?<=\w) (?:at|in) (?:the )?[A-Z][\w’' -]*$")
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
    who = tidy_byline(_VENUE.sub("", match["who"]))
    return who if who and len(who.split()) <= 14 else None


def without_bio(blocks: Sequence[Block], byline: str | None) -> Signed:
    """Take the author's description off the end.

    A paragraph is one when it says what the author is ("<name> is a ... reporter") or how to reach them, and
    something corroborates it: the name is in the byline, or alone in a line above, or both signs are there.
    """
    start = _bio_start(blocks, names_in(byline))
    if start is None:
        return Signed(tuple(blocks), byline, None)
    # Credits stand there too ("Contributing: Associated Press. Follow ..."), and are never taken off.
    below = [b for b in blocks[start:] if not find_credits(b.text)]
    lone = next((b.text for b in below if is_name(b.text)), None)
    described = [b.text for b in below if not is_name(b.text)]
    if not described:
        return Signed(tuple(blocks), byline, None)
    kept = [*blocks[:start], *(b for b in blocks[start:] if b not in below)]
    return Signed(tuple(kept), byline or lone or _named_in(described[0]), "\n\n".join(described))


def _bio_start(blocks: Sequence[Block], names: tuple[str, ...]) -> int | None:
    first = max(1, len(blocks) - _BIO_BLOCKS)
    for at in range(first, len(blocks)):
        if sum(b.words for b in blocks[at:]) > _BIO_WORDS:
            continue
        above = blocks[at - 1].text
        lone = (above,) if is_name(above) else ()
        last = at == len(blocks) - 1
        if _is_bio(blocks[at].text, (*names, *lone)) or (last and _introduces_stranger(blocks)):
            return at - 1 if lone and at > 1 else at
    return None


def _is_bio(text: str, names: tuple[str, ...]) -> bool:
    lexicon = english()
    subject = _SUBJECT.match(text)
    does = bool(subject and (lexicon.bio_role.search(text) or _WRITES.search(text)))
    contact = bool(lexicon.bio_contact.search(text))
    if (does or contact) and any(name.casefold() in text.casefold() for name in names):
        return True
    return does and contact and bool(subject and is_name(subject["name"]))


def _introduces_stranger(blocks: Sequence[Block]) -> bool:
    """The last paragraph says what somebody is of whom the article has not said a word."""
    text = blocks[-1].text
    subject = _SUBJECT.match(text)
    if subject is None or not is_name(subject["name"]) or not english().bio_role.search(text):
        return False
    surname = subject["name"].split()[-1]
    return not re.search(r"[“”\"]", text) and not any(surname in b.text for b in blocks[:-1])


def _named_in(text: str) -> str | None:
    match = _NAME.match(text)
    return match[0] if match and is_name(match[0]) else None
