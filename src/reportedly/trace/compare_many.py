"""How many pairs of statements stand to each other: what ``compare.relate`` says of each, at once."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.trace import beside
from reportedly.trace import matter as matters
from reportedly.trace.compare import (
    AGAINST,
    ALMOST_ALL,
    BARE,
    CLOSE,
    COUNTED,
    KINDS,
    LEAN,
    MUCH,
    OPPOSED,
    RUNS,
    SILENT,
    SURE_WORDS,
    VAGUE,
    WORDS,
    common_words,
)
from reportedly.trace.negation import turned_over
from reportedly.trace.pairing import NAMES, Reason, counted
from reportedly.trace.shelf import Places, Rows, Shelf
from reportedly.trace.values import RelationKind
from reportedly.trace.worth import worth

#: Pairs compared in one go, and those of them that are looked at in one go before most are left out.
_AT_ONCE, _LOOKED_AT = 100_000, 20_000
#: Rows that the trees judge in one go: what fits into the processor's memory.
_JUDGED = 1000
_SAYS = tuple(AGAINST)
#: A pair that is merely related and yet says the same with this probability is kept as one that may do so:
#: an article that depends on the other, or is of the same story, may tell more. From the second figure on
#: also one that names other places, or too little, to be the same by its words alone, where a number is the
#: same.
PERHAPS, IN_SPITE = 0.33, 0.4
#: What no such pair is surer than: by itself it joins nothing.
_UNSURE = 0.49


@dataclass(frozen=True, slots=True)
class Compared:
    """One pair."""

    #: Its place among the pairs asked for.
    place: int
    kind: RelationKind
    confidence: float
    reasons: tuple[Reason, ...]


def relate_many(
    shelf: Shelf, one: Places, other: Places, wanted: Collection[RelationKind] = KINDS
) -> Iterator[Compared]:
    """How the statements of each pair stand to each other.

    Args:
        shelf: the statements.
        one, other: by number, those of each pair. What is said of a pair does not depend on the others.
        wanted: pairs of other kinds are left out. Without ``related`` and ``unrelated`` those that are not
            worth comparing (``worth``) are, too; and a related pair that may say the same is given as that.

    Raises:
        ModelError: a file is missing or is not the one this version was built with.
    """
    for start in range(0, len(one), _AT_ONCE):
        here, there = one[start : start + _AT_ONCE], other[start : start + _AT_ONCE]
        alike = shelf.wording[here] == shelf.wording[there]
        found = list(_alike(shelf, here, there, np.flatnonzero(alike)))
        found += _judged(shelf, here, there, np.flatnonzero(~alike), wanted)
        for compared in sorted(found, key=lambda one: one.place):
            if compared.kind in wanted:
                place = start + compared.place
                yield Compared(place, compared.kind, compared.confidence, compared.reasons)


def _alike(shelf: Shelf, one: Places, other: Places, places: Places) -> Iterator[Compared]:
    """As ``compare.worded_alike`` has it."""
    for place in places.tolist():
        here, there = one[place], other[place]
        words = shelf.plain[here]
        if not words:
            yield Compared(place, "unrelated", SURE_WORDS, ())
        elif shelf.denied[here] != shelf.denied[there]:
            if min(shelf.total[here], shelf.total[there]) < BARE:
                common = common_words(shelf.spoken(int(here)), shelf.spoken(int(there)))
                yield Compared(place, "related", SURE_WORDS, (common,))
                continue
            yield Compared(
                place, "denies", SURE_WORDS, (("negation", *_denied(shelf, int(here), int(there))),)
            )
        else:
            yield Compared(place, "same", SURE_WORDS, (("words", words[:80], words[:80]),))


def _denied(shelf: Shelf, here: int, there: int) -> tuple[str, str]:
    return "denied" if shelf.denied[here] else "", "denied" if shelf.denied[there] else ""


def _judged(
    shelf: Shelf, one: Places, other: Places, places: Places, wanted: Collection[RelationKind]
) -> Iterator[Compared]:
    if not len(places):
        return
    every = bool({"related", "unrelated"} & set(wanted))
    parts = [places[start : start + _LOOKED_AT] for start in range(0, len(places), _LOOKED_AT)]
    kept = [_worth(shelf, one, other, part, every) for part in parts]
    places = np.concatenate([some for some, _ in kept])
    one, other = one[places], other[places]
    rows = beside.completed(shelf, one, other, np.concatenate([found for _, found in kept]))
    turned = _overturned(shelf, one, other, rows)
    others = _of_others(shelf, one, other)
    matter = assertions(rows)
    kinds, sure = decided(matter, rows, turned, others)
    if not every:
        perhaps = _perhaps(matter, rows, kinds, turned) & ~others
        kinds = np.where(perhaps, KINDS.index("same"), kinds)
        sure = np.where(perhaps, np.minimum(_counting(matter, rows)[:, 0], _UNSURE), sure)
    chosen = np.flatnonzero(np.isin(kinds, [KINDS.index(kind) for kind in wanted]))
    for n in chosen.tolist():
        kind = KINDS[kinds[n]]
        reasons = _explained(kind, shelf, int(one[n]), int(other[n]), rows[n])
        yield Compared(int(places[n]), kind, float(sure[n]), reasons)


def _worth(shelf: Shelf, one: Places, other: Places, places: Places, every: bool) -> tuple[Places, Rows]:
    """The pairs in these places that are worth comparing in full, and what is known of them so far."""
    rows = beside.at_once(shelf, one[places], other[places])
    if every:
        return places, rows
    some = worth(rows)
    return places[some], rows[some]


def _overturned(shelf: Shelf, one: Places, other: Places, rows: Rows) -> NDArray[np.bool_]:
    """Of which pairs a single negated word tells more, as ``compare.relate`` has it."""
    asked = np.isin(_against(rows), [_SAYS.index(name) for name in SILENT])
    asked &= _column(rows, "denied by one") == 0
    asked &= (_column(rows, "negations differ") > 0) & (_column(rows, "opposed") > 0)
    asked[asked] = [_turned(shelf, int(one[n]), int(other[n])) for n in np.flatnonzero(asked)]
    return asked


def _of_others(shelf: Shelf, one: Places, other: Places) -> NDArray[np.bool_]:
    """As ``compare.of_others`` has it."""
    found: NDArray[np.bool_] = shelf.person[one] & shelf.thing[other] | shelf.thing[one] & shelf.person[other]
    return found


def _turned(shelf: Shelf, one: int, other: int) -> bool:
    here, there = (shelf.under[slice(*shelf.said.starts[n : n + 2])].tolist() for n in (one, other))
    return turned_over(shelf.spoken(one), here, shelf.spoken(other), there)


def judge(
    rows: Rows, turned: NDArray[np.bool_] | None = None, others: NDArray[np.bool_] | None = None
) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """The kinds (by place in ``KINDS``) and the probabilities that they are right.

    Args:
        rows: the features of each pair.
        turned: of which of them one says in a word or two that it is not so; none where it is not known.
        others: which of them are of a person and of a thing.
    """
    return decided(assertions(rows), rows, turned, others)


def assertions(rows: Rows) -> NDArray[np.float64]:
    """The probabilities that pairs are one assertion, one matter, neither [pairs, 3]."""
    known = matters.load()
    parts = [known.probabilities(rows[n : n + _JUDGED]) for n in range(0, len(rows), _JUDGED)]
    return np.concatenate([*parts, np.zeros((0, 3))])


def _perhaps(
    matter: NDArray[np.float64], rows: Rows, kinds: NDArray[np.intp], turned: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Which pairs are kept as ones that may say the same, though they are more likely merely related."""
    found: NDArray[np.bool_] = (
        (kinds >= KINDS.index("related")) & (_against(rows) == _SAYS.index("")) & ~turned
    )
    found &= (_column(rows, "numbers differ") == 0) & (_column(rows, "dates differ") == 0)
    found &= _column(rows, "total least") >= BARE
    open_to_it = _possible(rows)[:, KINDS.index("same")]
    sure = _counting(matter, rows)[:, 0]
    in_spite = (_column(rows, "numbers agree") > 0) & (sure >= IN_SPITE)
    found &= np.where(open_to_it, sure >= PERHAPS, in_spite)
    return found


def decided(
    matter: NDArray[np.float64],
    rows: Rows,
    turned: NDArray[np.bool_] | None = None,
    others: NDArray[np.bool_] | None = None,
) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """The same by the probabilities of one assertion, one matter, neither, and by what speaks against it."""
    matter = _counting(matter, rows)
    against = _against(rows)
    if turned is not None:
        against = np.where(turned, _SAYS.index("negation"), against)
    deciding = np.array([AGAINST[name] for name in _SAYS])[against]
    shares = np.concatenate([matter[:, :1] * deciding, matter[:, 1:]], axis=1)
    possible = _possible(rows)
    if others is not None:
        possible[:, [KINDS.index("same"), KINDS.index("denies")]] &= ~others[:, None]
    allowed = np.where(possible, shares, 0.0)
    best = (allowed * np.array([LEAN] * 3 + [1.0] * 2)).argmax(axis=1)
    return best, allowed[np.arange(len(best)), best] / allowed.sum(axis=1)


def _counting(matter: NDArray[np.float64], rows: Rows) -> NDArray[np.float64]:
    """As ``compare.counting`` has it."""
    told = (_column(rows, "numbers agree") > 0) & (_column(rows, "numbers differ") == 0)
    told &= (_column(rows, "names alone") == 0) & (_column(rows, "names covered") >= 1)
    weighed = matter * np.where(told[:, None], np.array([COUNTED, 1.0, 1.0]), 1.0)
    return np.where(told[:, None], weighed / weighed.sum(axis=1, keepdims=True), matter)


def _against(rows: Rows) -> NDArray[np.intp]:
    """What speaks against two being the same, as ``compare.speaks_against`` has it: a place in ``_SAYS``."""
    opposed = _column(rows, "opposed") >= OPPOSED
    own = _column(rows, "one speaker") > 0
    negation, denial = (
        np.where(own, _SAYS.index(f"own {name}"), _SAYS.index(name)) for name in ("negation", "denial")
    )
    opposites = _column(rows, "opposites") > 0
    turned = opposed | opposites
    both = opposed & ~opposites & (_column(rows, "negations differ") == 0)
    negation = np.where(both, _SAYS.index("own negation"), negation)
    worded = _column(rows, "least in words")
    plainly = (_column(rows, "negations differ") > 0) & (_column(rows, "opposed") > 0)
    plainly &= (worded >= ALMOST_ALL) | ((worded >= CLOSE) & opposed)
    negation = np.where(plainly, _SAYS.index("negation"), negation)
    number = np.where(_column(rows, "numbers differ") > 0, _SAYS.index("number"), _SAYS.index(""))
    stated = np.where(turned | plainly, negation, number)
    clause = ~own & (worded >= MUCH) & (_column(rows, "clauses") >= 1)
    denial = np.where(clause, _SAYS.index("denied clause"), denial)
    denied = np.where(opposed, denial, _SAYS.index(""))
    return np.where(_column(rows, "denied by one") > 0, denied, stated)


def _possible(rows: Rows) -> NDArray[np.bool_]:
    """Which kinds can be, as ``compare.possible`` has it [pairs, kinds]."""
    numbers, names = _column(rows, "numbers differ") > 0, _column(rows, "names alone twice") > 0
    told = numbers | (_column(rows, "dates differ") > 0)
    elsewhere = names & (_column(rows, "names covered") == 0)
    turned = ("opposed", "opposites", "denied by one", "negations differ")
    found = np.ones((len(rows), len(KINDS)), np.bool_)
    one = _column(rows, "one speaker") > 0
    worded = (_column(rows, "runs contained") >= RUNS) | (_column(rows, "least in words") >= WORDS)
    telling = (_column(rows, "total least") >= VAGUE) | (worded & one)
    found[:, KINDS.index("same")] = telling & ~numbers & ~(elsewhere & ~one)
    found[:, KINDS.index("differs")] = (told | names) & ~(told & elsewhere)
    denied = np.any([_column(rows, name) > 0 for name in turned], axis=0)
    found[:, KINDS.index("denies")] = denied & ~elsewhere & (_column(rows, "total least") >= BARE)
    return found


def _column(rows: Rows, name: str) -> NDArray[np.float64]:
    return rows[:, NAMES.index(name)].astype(np.float64)


def _explained(kind: RelationKind, shelf: Shelf, one: int, other: int, row: Rows) -> tuple[Reason, ...]:
    """What a reader should look at, as ``compare.explained`` has it."""
    found: list[Reason] = []
    if kind == "denies":
        if row[NAMES.index("opposed")] > 0:
            found.append(("negation", _negation(shelf, one), _negation(shelf, other)))
        turned = beside.turned_round(shelf, one, other)
        found += [("opposite", here, there) for here, there in turned[:3]]
    elif kind == "differs":
        found += counted(shelf.numbers[one], shelf.numbers[other])[1]
        if row[NAMES.index("names alone twice")] > 0:
            found.append(("name", *beside.names_alone(shelf, one, other)))
    if found or kind == "unrelated":
        return tuple(found)
    return (common_words(shelf.spoken(one), shelf.spoken(other)),)


def _negation(shelf: Shelf, number: int) -> str:
    if shelf.denied[number]:
        return "denied"
    start, end = shelf.said.starts[number : number + 2]
    under = shelf.under[start:end]
    return " ".join(word for word, turned in zip(shelf.spoken(number), under, strict=True) if turned)[:60]
