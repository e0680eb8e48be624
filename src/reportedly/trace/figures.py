"""Numbers with what they count, and dates: ``more than 20 people`` is 20 or more, ``twelve`` is 12."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from reportedly.trace.amounts import SCORE, amount_at, beginnings, share_at, value
from reportedly.trace.wording import Token, lexicon

#: What "about" allows on either side.
_ABOUT = 0.12
#: How far from the bound that "at least" and "up to" give an amount may be that is still the same one.
_BEYOND = 1.25
#: How far apart, for their size, two amounts may be: one of them rounded when it was put into other units.
_EXACT, _CONVERTED = 0.001, 0.07
_DAYS = 31
_EARLIEST, _LATEST = 1900, 2099
#: Words after a number among which its unit is looked for.
_REACH = 3


@dataclass(frozen=True, slots=True)
class Number:
    """An amount between two bounds, and what it is an amount of."""

    low: float
    high: float
    #: Its sign, or the form of the word that follows; empty where nothing does.
    unit: str
    #: As the statement writes it.
    shown: str

    def __reduce__(self) -> tuple[type[Number], tuple[float, float, str, str]]:
        """Pickled by its values: many go from process to process."""
        return Number, (self.low, self.high, self.unit, self.shown)

    def fits(self, other: Number) -> bool:
        """Whether both can be one amount: who counts 23 does not say the same as "at least 14"."""
        one, other_one = self.near(), other.near()
        here, there = measured(self.unit, other.unit)
        loose = 1 + (_CONVERTED if here != there else _EXACT)
        return one[0] * here <= other_one[1] * there * loose and other_one[0] * there <= one[1] * here * loose

    def near(self) -> tuple[float, float]:
        """The bounds, the open one not far from the other."""
        low = self.high / _BEYOND if self.low <= 0 < self.high else self.low
        return low, self.low * _BEYOND if math.isinf(self.high) else self.high


def measured(one: str, other: str) -> tuple[float, float]:
    """What two units are multiplied with to be one: kilometres and miles."""
    known = lexicon().measures
    if one == other or one not in known or other not in known or known[one][0] != known[other][0]:
        return 1.0, 1.0
    return known[one][1], known[other][1]


@dataclass(frozen=True, slots=True)
class Figures:
    """Every number and date of a statement."""

    numbers: tuple[Number, ...]
    #: ``m7`` a month, ``d14`` a day of it, ``y2018`` a year, ``w monday`` a day of the week.
    dates: frozenset[str]
    #: Places of the tokens that are part of a number or date.
    places: frozenset[int]


def figures(found: Sequence[Token]) -> Figures:
    """The numbers and dates among the tokens of a statement."""
    numbers: list[Number] = []
    dates: set[str] = set()
    places: set[int] = set()
    at = 0
    while at < len(found):
        if not (found[at].number or found[at].capital or found[at].lower in _beginnings()):
            at += 1
            continue
        end = date_at(found, at, dates)
        if end == at:
            share = share_at(found, at)
            amount = share or amount_at(found, at)
            if amount:
                (low, high), end = amount
            if amount and amount[0] != SCORE:
                least, most = bounded(found, at, low, high)
                sign = found[at - 1].lower if at and found[at - 1].lower in "$£€" else ""
                unit = "%" if share else sign or unit_at(found, end)
                numbers.append(Number(least, most, unit, found[at].shown))
        places.update(range(at, end))
        at = max(end, at + 1)
    return Figures(tuple(numbers[:32]), frozenset(dates), frozenset(places))


@cache
def _beginnings() -> frozenset[str]:
    """Words in small letters with which a date or an amount may begin."""
    known = lexicon()
    return frozenset((*known.weekdays, *beginnings()))


def date_at(found: Sequence[Token], at: int, dates: set[str]) -> int:
    """Take a date that begins here; where it ends, or ``at``."""
    known, token = lexicon(), found[at]
    if token.lower in known.weekdays:
        dates.add(f"w {token.lower}")
        return at + 1
    month = month_of(token)
    if month:
        dates.add(f"m{month}")
        if at + 1 < len(found) and found[at + 1].number and value(found[at + 1]) <= _DAYS:
            dates.add(f"d{int(value(found[at + 1]))}")
            return at + 2
        return at + 1
    plain = token.number and token.lower.isdigit() and len(token.lower) == 4
    if plain and _EARLIEST <= int(token.lower) <= _LATEST:
        dates.add(f"y{token.lower}")
        return at + 1
    return at


@lru_cache(maxsize=50_000)
def month_of(token: Token) -> int:
    """Number of a month, which has a capital letter; 0: none."""
    if not token.capital or len(token.lower) < 3:
        return 0
    short = token.lower[:4] if token.lower == "sept" else token.lower
    for number, name in enumerate(lexicon().months, 1):
        if short == name or (len(short) <= 4 and short != "may" and name.startswith(short) and number != 5):
            return number
    return 0


def bounded(found: Sequence[Token], at: int, low: float, high: float) -> tuple[float, float]:
    """The bounds of an amount with the words before it."""
    start = at - 1 if at and found[at - 1].lower in "$£€" else at
    for phrase, kind in _bounds().get(found[start - 1].lower, ()) if start else ():
        begin = start - len(phrase)
        if begin >= 0 and tuple(token.lower for token in found[begin:start]) == phrase:
            return {
                "at_least": (low, max(high, math.inf)),
                "at_most": (0.0, high),
                "around": (low * (1 - _ABOUT), high * (1 + _ABOUT)),
                "nearly": (low * (1 - _ABOUT), high),
            }[kind]
    return low, high


@cache
def _bounds() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """The words before an amount and what they make of it, the longest first, by the last of them."""
    ending: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, kind in lexicon().bounds:
        ending.setdefault(phrase[-1], []).append((phrase, kind))
    return ending


def unit_at(found: Sequence[Token], end: int) -> str:
    """What follows a number: a sign, or the form of the next word with content."""
    known = lexicon()
    for token in found[end : end + _REACH]:
        if token.lower in known.unit or token.stem in known.unit:
            return known.unit.get(token.lower) or known.unit[token.stem]
        if token.number or token.lower in known.barriers:
            return ""
        if token.lower not in known.stop:
            return token.stem
    return ""
