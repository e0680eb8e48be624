"""How two statements lie beside each other: what of the one stands in the other, and what does not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from reportedly.trace.figures import Number
from reportedly.trace.looks import Look
from reportedly.trace.wording import lexicon

#: Words as near as this are taken for one another.
NEAR = 0.55
#: Quoted words tell nothing where they tell less than this together, in usual words.
QUOTED = 1.0
#: What turns a word round: ``illegal`` and ``legal``, ``unhappy`` and ``happy``.
_TURNING = ("un", "in", "il", "im", "ir", "dis", "non")
#: Reasons as ``Relation`` has them: what, here, there.
Reason = tuple[str, str, str]
#: The names of the features, in order.
NAMES = (
    "meaning", "least covered", "most covered", "least in words", "most in words", "least sharp",
    "most sharp",
    "names covered", "names least covered", "names alone", "names alone twice", "pieces", "pairs",
    "pieces contained", "words least", "words most", "total least", "total ratio", "opposed", "opposed least",
    "denied by one", "negations differ", "opposites", "numbers agree", "numbers differ", "numbers alone",
    "numbers both", "dates agree", "dates differ", "hedges differ", "one speaker", "open person",
    "same order",
    "best left over", "left over", "plain", "heads",
    "shared total", "runs", "runs contained", "clauses", "least left over", "left meaning",
    "one clause", "quoted shared", "quoted telling", "quoted both",
    "denied covered", "denied in words", "denier named",
)  # fmt: skip
Row = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two statements beside each other; the same whichever comes first, but for the order in the reasons."""

    #: One value for each of ``NAMES``.
    features: Row
    #: What differs, for a reader.
    reasons: tuple[Reason, ...]

    def __getitem__(self, name: str) -> float:
        return float(self.features[NAMES.index(name)])


@dataclass(frozen=True, slots=True)
class Sides:
    """For each word of both statements its best counterpart in the other one."""

    near_here: Row
    near_there: Row
    at_here: NDArray[np.intp]
    at_there: NDArray[np.intp]


def pair(here: Look, there: Look) -> Pairing:
    """Lay two statements beside each other."""
    sides = aligned(here, there)
    covered = (share(here.weights, sides.near_here), share(there.weights, sides.near_there))
    worded = (share(here.weights, sides.near_here > 0.99), share(there.weights, sides.near_there > 0.99))
    sharp = (
        share(here.weights, np.maximum(sides.near_here, 0) ** 3),
        share(there.weights, np.maximum(sides.near_there, 0) ** 3),
    )
    names, reasons_names = named(here, there, sides)
    opposed, opposites, reasons_opposed = turned(here, there, sides)
    numbers, reasons_numbers = counted(here.numbers, there.numbers)
    dates = dated(here.dates, there.dates)
    left = (here.weights * (1 - sides.near_here), there.weights * (1 - sides.near_there))
    lone = [float(side.max(initial=0)) for side in left]
    values = (
        float(here.meaning @ there.meaning),
        *ordered(*covered), *ordered(*worded), *ordered(*sharp),
        *names,
        dice(len(here.pieces & there.pieces), len(here.pieces), len(there.pieces)),
        dice(len(here.pairs & there.pairs), len(here.pairs), len(there.pairs)),
        contained(len(here.pieces & there.pieces), len(here.pieces), len(there.pieces)),
        *ordered(min(len(here.words), 40), min(len(there.words), 40)),
        min(here.total, there.total, 30.0),
        ratio(here.total, there.total),
        *opposed,
        float(here.denied != there.denied),
        float(bool(here.under.any()) != bool(there.under.any())),
        opposites,
        *numbers, *dates,
        float(len(here.hedges ^ there.hedges)),
        voices(here, there),
        float(here.open_person != there.open_person),
        in_order(sides),
        max(lone), float(min(left[0].sum(), left[1].sum())),
        float(here.plain == there.plain),
        heads(here, there, sides),
        min(
            float(here.weights @ (sides.near_here > 0.99)),
            float(there.weights @ (sides.near_there > 0.99)),
            20.0,
        ),
        min(len(here.runs & there.runs), 20.0),
        contained(len(here.runs & there.runs), len(here.runs), len(there.runs)),
        float(here.clause + there.clause),
        min(lone),
        rest(here, there, left),
        float(here.clause != there.clause),
        *quoted(here, there, sides),
        *denial(here, there, sides),
    )  # fmt: skip
    reasons = (*reasons_numbers, *reasons_opposed, *reasons_names)
    return Pairing(np.array(values, np.float32), reasons)


def aligned(here: Look, there: Look) -> Sides:
    """The nearest word of the other statement for each word."""
    if not here.words or not there.words:
        return Sides(
            np.zeros(len(here.words), np.float32),
            np.zeros(len(there.words), np.float32),
            np.zeros(len(here.words), np.intp),
            np.zeros(len(there.words), np.intp),
        )
    near = here.rows.astype(np.float32) @ there.rows.astype(np.float32).T / np.float32(127 * 127)
    where: dict[str, list[int]] = {}
    for place, word in enumerate(there.words):
        where.setdefault(word, []).append(place)
    for place, word in enumerate(here.words):
        for other in where.get(word, ()):
            near[place, other] = 1.0
    near = np.clip(near, 0, 1)
    return Sides(near.max(axis=1), near.max(axis=0), near.argmax(axis=1), near.argmax(axis=0))


def share(weights: Row, values: Row | NDArray[np.bool_]) -> float:
    """Mean of values, weighted; 0 of nothing."""
    total = float(weights.sum())
    return float(weights @ values) / total if total > 0 else 0.0


def ordered(one: float, other: float) -> tuple[float, float]:
    """The smaller and the larger."""
    return (one, other) if one <= other else (other, one)


def dice(both: int, one: int, other: int) -> float:
    """Overlap of two sets, 0 to 1."""
    return 2 * both / (one + other) if one + other else 0.0


def contained(both: int, one: int, other: int) -> float:
    """Share of the smaller set that is in the larger one."""
    return both / min(one, other) if one and other else 0.0


def ratio(one: float, other: float) -> float:
    """The smaller by the larger."""
    return min(one, other) / max(one, other) if max(one, other) > 0 else 1.0


def named(here: Look, there: Look, sides: Sides) -> tuple[tuple[float, ...], list[Reason]]:
    """How far the names of each stand in the other, and which stand alone."""
    alone_here = [
        w for w, n, s in zip(here.words, here.naming, sides.near_here, strict=True) if n and s < 0.9
    ]
    alone_there = [
        w for w, n, s in zip(there.words, there.naming, sides.near_there, strict=True) if n and s < 0.9
    ]
    covers = ordered(names_covered(here, sides.near_here), names_covered(there, sides.near_there))
    values = (
        covers[1],
        covers[0],
        min(len(alone_here) + len(alone_there), 8.0),
        min(len(alone_here), len(alone_there), 4.0),
    )
    reasons = [("name", " ".join(alone_here), " ".join(alone_there))] if alone_here and alone_there else []
    return values, reasons


def names_covered(one: Look, near: Row) -> float:
    """Share of the names that stand in the other statement; without names half, for it says nothing."""
    return share(one.weights * one.naming, near > 0.9) if one.naming.any() else 0.5


def turned(here: Look, there: Look, sides: Sides) -> tuple[tuple[float, float], float, list[Reason]]:
    """Share of what both say that is negated in one of them only, and words of which one denies the other."""
    opposed = (
        against(here, there, sides.near_here, sides.at_here),
        against(there, here, sides.near_there, sides.at_there),
    )
    found = opposites(here.words, there.words, here.under, there.under)
    reasons: list[Reason] = [("opposite", one, other) for one, other in found[:3]]
    if max(opposed) > 0:
        reasons.insert(0, ("negation", negation(here), negation(there)))
    low, high = ordered(*opposed)
    return (high, low), float(min(len(found), 3)), reasons


def opposites(
    here: Sequence[str], there: Sequence[str], under_here: Iterable[bool], under_there: Iterable[bool]
) -> list[tuple[str, str]]:
    """Words that stand in one statement only, and words of the other of which they say the opposite.

    Not those of which one is negated: "failed to count" and "left uncounted" are one thing; nor where both
    say that something is not there: "the count left out 874 ballots", "874 ballots were left uncounted".

    Args:
        here, there: the words of each statement.
        under_here, under_there: whether each of them is negated.
    """
    found = []
    inside = set(there)
    absent = lexicon().absent
    if not absent.isdisjoint(here) and not absent.isdisjoint(inside):
        return []
    for one, turned_here in zip(here, under_here, strict=True):
        turned = opposite(one)
        if turned.isdisjoint(inside) or one in inside:
            continue
        found += [
            (one, other)
            for other, turned_there in zip(there, under_there, strict=True)
            if other in turned
            and other not in here
            and turned_here == turned_there
            # "The count left out 874 ballots", "874 ballots were uncounted": they are missing in both.
            and not (other.endswith(one) and not absent.isdisjoint(here))
            and not (one.endswith(other) and not absent.isdisjoint(inside))
        ]
    return found


@lru_cache(maxsize=200_000)
def opposite(word: str) -> frozenset[str]:
    """The words that say the opposite of a word, and its forms with and without a prefix that turns it."""
    bare = [word[len(front) :] for front in _TURNING if word.startswith(front) and len(word) > len(front) + 3]
    with_front = [front + word for front in _TURNING] if len(word) > 3 else []
    return frozenset((*bare, *with_front, *_opposed().get(word, ())))


@cache
def _opposed() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one, other in lexicon().opposites:
        found.setdefault(one, set()).add(other)
    return found


def against(one: Look, other: Look, near: Row, at: NDArray[np.intp]) -> float:
    """Share of the words with a counterpart that are negated on one side only."""
    if not one.words or not other.words:
        return 0.0
    weight = one.weights * (near > NEAR) * near
    differs = (one.under ^ one.denied) != (other.under[at] ^ other.denied)
    return share(weight, differs)


def negation(one: Look) -> str:
    """What turns a statement round, for a reader."""
    if one.denied:
        return "denied"
    return " ".join(word for word, under in zip(one.words, one.under, strict=True) if under)[:60]


def counted(
    here: Sequence[Number], there: Sequence[Number]
) -> tuple[tuple[float, float, float, float], list[Reason]]:
    """Numbers that agree, that differ (same unit, other amount), and that only one statement has."""
    agree_here = [any(fit(one, other) for other in there) for one in here]
    agree_there = [any(fit(other, one) for other in here) for one in there]
    reasons: list[Reason] = [
        ("number", one.shown, other.shown)
        for one, agreed in zip(here, agree_here, strict=True)
        if not agreed
        for other, also in zip(there, agree_there, strict=True)
        if not also and comparable(one, other)
    ]
    agreed = min(sum(agree_here), sum(agree_there))
    alone = len(here) + len(there) - sum(agree_here) - sum(agree_there)
    differ = min(len(reasons), 3)
    return (min(agreed, 4.0), differ, min(alone, 6.0), float(bool(here) and bool(there))), reasons[:3]


def fit(one: Number, other: Number) -> bool:
    """Whether two numbers can be one: what they count and the amount."""
    return comparable(one, other) and one.fits(other)


def comparable(one: Number, other: Number) -> bool:
    """Whether two numbers count the same; a sign never counts what a word does, nor days what people."""
    if one.unit == other.unit:
        return True
    spans = lexicon().spans
    if one.unit and other.unit and (one.unit in spans) != (other.unit in spans):
        return False
    return not ({one.unit, other.unit} & {"%", "$", "£", "€"})


def dated(here: frozenset[str], there: frozenset[str]) -> tuple[float, float]:
    """Parts of dates that agree and that differ; of each kind only where both have one."""
    agree, differ = len(here & there), 0
    for kind in "mdyw":
        one = {part for part in here if part[0] == kind}
        other = {part for part in there if part[0] == kind}
        differ += bool(one and other and not one & other)
    return min(agree, 4.0), float(differ)


def in_order(sides: Sides) -> float:
    """Share of the neighbours with a counterpart whose counterparts stand in the same order; both ways."""
    shares = []
    for near, at in ((sides.near_here, sides.at_here), (sides.near_there, sides.at_there)):
        steps = np.diff(at[near > NEAR])
        shares.append(float((steps >= 0).mean()) if len(steps) else 1.0)
    return sum(shares) / 2


def voices(here: Look, there: Look) -> float:
    """1: one speaker; -1: two; 0: not known, or one is named in what the other says."""
    if here.voice is None or there.voice is None:
        return 0.0
    namesakes = here.initials and there.initials and not here.initials & there.initials
    if here.voice == there.voice and not namesakes:
        return 1.0
    return 0.0 if here.voice in there.words or there.voice in here.words else -1.0


def rest(here: Look, there: Look, left: tuple[Row, Row]) -> float:
    """Likeness of what is left over on both sides; 1 where nothing is."""
    one, other = left[0] @ here.rows.astype(np.float32), left[1] @ there.rows.astype(np.float32)
    length = float(np.sqrt((one @ one) * (other @ other)))
    return float(one @ other) / length if length > 0 else 1.0


def quoted(here: Look, there: Look, sides: Sides) -> tuple[float, float, float]:
    """What of the words that one statement quotes stands in the other, quoted or not.

    Two that quote the same few words mostly say the same, however they go on.

    Returns:
        The larger share; how much the word tells most that does, names apart; whether both quote.
    """
    shares, best = [], [0.0]
    for one, near in ((here, sides.near_here), (there, sides.near_there)):
        weights, stands = one.weights * one.quoted, near > 0.99
        shares.append(share(weights, stands) if float(weights.sum()) > QUOTED else 0.0)
        best.append(float((weights * stands * ~one.naming).max(initial=0)))
    return max(shares), max(best), float(bool(here.quoted.any() and there.quoted.any()))


def denial(here: Look, there: Look, sides: Sides) -> tuple[float, float, float]:
    """What only one of two statements denies, beside the other one; zeros where neither or both deny.

    A denial is mostly shorter than what it denies, and about the one who denies.

    Returns:
        How far what is denied stands in the other statement, by meaning and in the same words; whether who
        denies it is named there.
    """
    if turns(here) == turns(there):
        return 0.0, 0.0, 0.0
    one, other, near = (here, there, sides.near_here) if turns(here) else (there, here, sides.near_there)
    weights = one.weights if one.denied else one.weights * one.under
    return share(weights, near), share(weights, near > 0.99), float(one.voice in other.words)


def turns(one: Look) -> bool:
    """Whether a statement or its source denies something."""
    return one.denied or bool(one.under.any())


def heads(here: Look, there: Look, sides: Sides) -> float:
    """Whether the words that tell most in each have a counterpart in the other."""
    if not here.words or not there.words:
        return 0.0
    one = sides.near_here[np.argsort(-here.weights, kind="stable")[:3]].min()
    other = sides.near_there[np.argsort(-there.weights, kind="stable")[:3]].min()
    return float(one + other) / 2
