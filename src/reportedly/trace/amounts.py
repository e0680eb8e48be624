"""How much a run of words comes to: "two hundred and forty", "3 million", "nine in ten", "a third"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from reportedly.trace.wording import Token, lexicon

#: Least and most, and where it ends.
Amount = tuple[tuple[float, float], int]
#: From this scale on, what stands before it is done: "two thousand" five hundred.
_THOUSAND = 1000
#: What "a third" and "nine in ten" leave open, in per cent of the whole.
_ROUNDED = 1.5
#: A share is of no more parts: "in 2019" and "in 140 towns" are none.
_MOST_PARTS = 100
#: No amount of anything, though numbers stand there.
SCORE = (-1.0, -1.0)
#: Two smaller numbers beside each other are a score.
_SMALL = 10
#: Before "half" they tell which of two.
_ORDER = ("first", "second", "other", "last")


@cache
def beginnings() -> frozenset[str]:
    """Words in small letters with which an amount may begin."""
    known = lexicon()
    return frozenset(
        (*known.rough, *known.number, *known.parts, "one", "hundred", "thousand", "million", "billion")
    )


def amount_at(found: Sequence[Token], at: int) -> Amount | None:
    """An amount that begins here; ``None``: none does."""
    known = lexicon()
    if found[at].lower in known.rough:
        low, high = known.rough[found[at].lower]
        scale = known.scale.get(found[at + 1].lower) if at + 1 < len(found) else None
        return ((low * scale, high * scale), at + 2) if scale else ((low, high), at + 1)
    piece = part_of_scale(found, at)
    if piece is not None:
        return piece
    total, run, end = 0.0, 0.0, at
    while end < len(found):
        token = found[end]
        if token.number and end == at:
            run = value(token)
            if end + 1 < len(found) and found[end + 1].number:
                return between(run, value(found[end + 1]), end + 2)
        elif token.lower in known.number:
            part = known.number[token.lower]
            run = run * part if token.lower == "dozen" and run else run + part
        elif token.lower in known.scale and (run or (end == at and single(found, at))):
            scale = known.scale[token.lower]
            if scale < _THOUSAND:
                run = (run or 1) * scale
            else:
                total, run = total + (run or 1) * scale, 0.0
        elif not adds(found, end, at):
            break
        end += 1
    return ((total + run, total + run), end) if end > at else None


def between(one: float, other: float, end: int) -> Amount:
    """What two numbers beside each other come to: "10-12"; a score, "5-0", is no amount."""
    return ((one, other), end) if max(one, _SMALL) <= other and one < other else (SCORE, end)


def part_of_scale(found: Sequence[Token], at: int) -> Amount | None:
    """Part of a million: "half a million", "a quarter of a million"."""
    known = lexicon()
    part, place = known.parts.get(found[at].lower), at + 1
    if place < len(found) and found[place].lower == "of":
        place += 1
    if not part or place + 1 >= len(found) or found[place].lower != "a":
        return None
    scale = known.scale.get(found[place + 1].lower)
    return ((scale / part, scale / part), place + 2) if scale else None


def single(found: Sequence[Token], at: int) -> bool:
    """Whether a scale stands for one of it: "a hundred"."""
    return at > 0 and found[at - 1].lower in ("a", "one")


def adds(found: Sequence[Token], at: int, start: int) -> bool:
    """Whether an "and" stands here in the middle of a number: "two hundred and forty"."""
    known = lexicon()
    return (
        start < at < len(found) - 1
        and found[at].lower == "and"
        and found[at - 1].lower in known.scale
        and not found[start].number
        and found[at + 1].lower in known.number
    )


def share_at(found: Sequence[Token], at: int) -> Amount | None:
    """A share of a whole that begins here, in per cent: "nine in ten", "two thirds", "a quarter of"."""
    known = lexicon()
    many = small(found, at)
    behind = found[at + 1].lower if at + 1 < len(found) else ""
    if many is not None and behind in ("in", "out"):
        parts_at = at + 2 if behind == "in" else at + 3
        of = small(found, parts_at)
        after = found[parts_at + 1].stem if parts_at + 1 < len(found) else ""
        if of is not None and many < of <= _MOST_PARTS and after not in known.spans and of > 2:
            return percent(many, of, parts_at + 1)
    part = known.parts.get(behind) or known.parts.get(behind.removesuffix("s"))
    if many is not None and part and many < part:
        return percent(many, part, at + 2)
    part = known.parts.get(found[at].lower)
    half = found[at].lower == "half"
    # "Of a quarter of the town", "by a quarter".
    place = at - 2 if single(found, at) else at - 1
    grown = place >= 0 and found[place].lower == "by"
    told = behind in (("of", "the", "all") if half else ("of",))
    if part and (told or grown) and (half or single(found, at)):
        # "The first half of the year" and "half of a million" are no shares.
        counted = at > 0 and found[at - 1].lower in _ORDER
        million = any(token.lower in known.scale for token in found[at + 2 : at + 4])
        return None if counted or million else percent(1, part, at + 1)
    return None


def percent(many: float, of: float, end: int) -> Amount:
    """So many of so many parts, in per cent."""
    share = 100 * many / of
    return (share - _ROUNDED, share + _ROUNDED), end


def small(found: Sequence[Token], at: int) -> float | None:
    """A number of one word that stands here."""
    if at >= len(found):
        return None
    token = found[at]
    if token.number:
        return value(token)
    return 1.0 if token.lower == "one" else lexicon().number.get(token.lower)


def value(token: Token) -> float:
    """The value of a number in digits, of any script."""
    try:
        return float(token.lower.replace(",", ""))
    except ValueError:
        return 0.0
