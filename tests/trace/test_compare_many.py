"""Many pairs at once are told apart as each by itself is."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from reportedly.trace import beside, cells, compare
from reportedly.trace.compare_many import relate_many
from reportedly.trace.looks import Look, looks
from reportedly.trace.pairing import NAMES, opposites, pair
from reportedly.trace.shelf import Shelf, shelf, shelve, taken
from reportedly.types import Factuality

pytestmark = pytest.mark.model
SAID: tuple[tuple[str, str | None, Factuality | None], ...] = (
    ("Forty crates of rifles left the Orla depot in March", "Ada Brandt", "CT+"),
    ("Forty crates of rifles had left the depot at Orla in March", None, None),
    ("Sixty crates of rifles left the Orla depot in March", "Ada Brandt", "PS+"),
    ("No crates of rifles left the Orla depot in March", "Jonas Velt", None),
    ("forty crates of rifles left the Orla depot in March", "Jonas Velt", "CT-"),
    ("The sale of the rifles was illegal", "Velt", None),
    ("The sale of the rifles was legal and Brandt may have known of it on Monday", "Ada Brandt", None),
    ("The minister did not meet the dealers on 4 May 2019", "the ministry", None),
    ("The minister met the dealers on 5 May 2019", None, None),
    ("Prices rose by more than 20% to $3 million", None, None),
    ("Prices rose by 30% to about $3 million", "I", None),
    ("I never said that", "Ada Brandt", None),
    ("I have never said that", "Zoë Brandt", None),
    ("he said nothing, and he wants nothing", "Orla officials", None),
    ("never said that", "Brandt", "CT-"),
    ("they are a “gang of hoodlums,” she said", "Ada Brandt", None),
    ("that the dealers were “a bunch of hoodlums”", "Brandt", None),
    ("a gang of hoodlums” that sold rifles", "Ada Brandt", None),
    ("", None, None),
    ("...", None, None),
    ("of the", None, None),
    ("Rifles", None, None),
    ("rifles rifles rifles " * 40, None, None),
    ("Straße, naïve cafés — und Ünsinn", "Zoë", None),
)


@pytest.fixture(scope="module")
def said() -> list[Look]:
    texts, who, how = zip(*SAID, strict=True)
    return looks(texts, who, how)


def pairs(count: int) -> tuple[np.ndarray, np.ndarray]:
    found = np.array(list(combinations(range(count), 2)))
    return found[:, 0], found[:, 1]


def test_features(said: list[Look]) -> None:
    one, other = pairs(len(said))
    found = beside.features(shelve(said), one, other)
    for row, a, b in zip(found, one, other, strict=True):
        if said[a].plain == said[b].plain == "":
            continue  # nothing is said of nothing
        expected = pair(said[a], said[b]).features
        differing = [name for name, x, y in zip(NAMES, row, expected, strict=True) if abs(x - y) > 1e-5]
        assert not differing, (said[a].text, said[b].text)


def test_what_they_are(said: list[Look]) -> None:
    one, other = pairs(len(said))
    found = list(relate_many(shelve(said), one, other))
    assert [compared.place for compared in found] == list(range(len(one)))
    for compared in found:
        kind, sure, reasons = compare.relate(said[one[compared.place]], said[other[compared.place]])
        assert (compared.kind, compared.reasons) == (kind, reasons)
        assert compared.confidence == pytest.approx(sure, abs=1e-4)


def test_a_pair_does_not_depend_on_the_others(said: list[Look]) -> None:
    one, other = pairs(len(said))
    together = shelve(said)
    found = list(relate_many(together, one, other))
    for compared in found:
        a, b = one[compared.place], other[compared.place]
        (alone,) = relate_many(shelve([said[b], said[a]]), np.array([1]), np.array([0]))
        assert (alone.kind, alone.confidence, alone.reasons) == (
            compared.kind,
            compared.confidence,
            compared.reasons,
        )


def test_only_what_is_wanted(said: list[Look]) -> None:
    one, other = pairs(len(said))
    found = list(relate_many(shelve(said), one, other, ("same", "denies", "differs")))
    every = [c for c in relate_many(shelve(said), one, other) if c.kind not in ("related", "unrelated")]
    # What is related, and may say the same, is given as that, and joins nothing by itself.
    assert all(c in every or (c.kind == "same" and c.confidence < 0.5) for c in found)
    assert {c.place for c in every if c.confidence >= 0.5} <= {c.place for c in found}


@pytest.mark.parametrize("cut", [1, 5, 18])
def test_a_shelf_in_parts(cut: int, said: list[Look]) -> None:
    one, other = pairs(len(said))

    def told(made: Shelf) -> list[object]:
        return list(relate_many(made, one, other))

    assert told(shelf([taken(said[:cut]), taken(said[cut:])])) == told(shelve(said))


def test_nothing_on_it() -> None:
    none = np.zeros(0, np.int64)
    assert list(relate_many(shelve([]), none, none)) == []


def test_keys_of_many(said: list[Look]) -> None:
    assert list(cells.keys_of(said)) == [cells.keys(look) for look in said]
    assert list(cells.keys_of([])) == []


@pytest.mark.parametrize(
    ("here", "there", "found"),
    [
        (("illegal",), ("legal",), [("illegal", "legal")]),
        (("happy",), ("unhappy",), [("happy", "unhappy")]),
        (("happy", "unhappy"), ("unhappy",), []),
        (("able",), ("unable", "able"), []),
        (("ink",), ("unink",), []),
        (("legal",), ("legal",), []),
    ],
)
def test_opposites(here: tuple[str, ...], there: tuple[str, ...], found: list[tuple[str, str]]) -> None:
    none = [False] * 2
    assert opposites(here, there, none[: len(here)], none[: len(there)]) == found


def test_an_opposite_that_is_negated_is_none() -> None:
    # "failed to count" beside "left uncounted".
    assert opposites(("count",), ("uncount",), [True], [False]) == []
    assert opposites(("count",), ("uncount",), [True], [True]) == [("count", "uncount")]


def test_the_shape_of_quotation_marks_is_nothing_that_is_said() -> None:
    # A ledger keeps such contents as one, and either may stand for both.
    one, other = looks(
        [
            "“Brandt’s plan is a death sentence for thousands.”",
            "\"Brandt's plan is a death sentence for thousands.”",
        ]
    )
    assert cells.keys(one) == cells.keys(other)
    assert np.array_equal(one.meaning, other.meaning)
    assert (one.words, one.runs, one.plain) == (other.words, other.runs, other.plain)
