"""What the network made of a sentence, as evidence that it goes on with a statement."""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np
import pytest
from numpy.typing import NDArray

from reportedly.models.attention import HEADS, Attention, Seen
from reportedly.resolve.follow_on import find
from reportedly.resolve.follow_on_learned import MOST, Model, likely
from reportedly.resolve.follow_on_seen import LAYER, numbers
from reportedly.sentences import sentences
from reportedly.types import Span
from tests.resolve.manner.marked import article
from tests.resolve.manner.test_follow_on import known

WIDTH = 2 * HEADS


def looked(text: str, roles: NDArray[np.float32] | None = None) -> Attention:
    """As if a network had read the text, a piece for each word, in one row."""
    words: list[Span] = [match.span() for match in re.finditer(r"\w+|[^\w\s]", text)]
    values = np.random.default_rng(5).normal(size=(6, len(words) + 2, 3 * WIDTH)).astype(np.float32)
    row = Seen(words, [*range(1, len(words) + 2)], (0, len(text)), True, tuple(values))
    thought = np.zeros((len(words), 3), np.float32) if roles is None else roles
    return Attention((row,), words, thought)


def test_numbers() -> None:
    text = "Rain fell. Gates stuck."
    roles = np.array([[0, 0, 0]] * 3 + [[0.5, 0, 0.2], [0, 0.9, 0.6], [0, 0, 0.1]], np.float32)
    attention = looked(text, roles)
    found = numbers(attention, (11, 23))
    assert found is not None
    odds = 1 / (1 + np.exp(-found[:4]))
    assert np.allclose(odds, [0.3, 0.6, 0.9, 0.5], atol=0.002)
    assert np.allclose(found[4:], attention.rows[0].layers[LAYER][4:7, 2 * WIDTH :].mean(0))


def test_nothing_seen() -> None:
    attention = looked("Rain fell.")
    assert numbers(None, (0, 10)) is None
    assert numbers(attention, (40, 50)) is None
    assert not len(attention.roles_in((40, 50)))


def test_likely_weighs_what_was_seen() -> None:
    model = Model({"chained": 1.0}, np.array([2.0, 0, 0, 0, 1.0]), np.array([0.5, 0, 0, 0, 3.0]))
    for thought, handed_on, score in (
        (0.5, 3.0, 1.0),
        (0.0, 3.0, 0.0),
        (0.6, 2.5, 0.7),
        # For a sentence neither speaks by more than MOST, against it as much as it may.
        (9.0, 3.0, 1.0 + MOST),
        (0.5, 9.0, 1.0 + MOST),
        (9.0, 9.0, 1.0 + 2 * MOST),
        (0.5, -4.0, -6.0),
    ):
        seen = np.array([thought, 0, 0, 0, handed_on])
        assert likely({"chained"}, seen, model) == pytest.approx(1 / (1 + np.exp(-score)))
    assert likely({"chained"}, None, model) == pytest.approx(1 / (1 + np.exp(-1)))


def test_find_hands_it_on() -> None:
    document, attributions = article("<The crew> [said] {it broke}. Two beams fell down.")
    seen: list[NDArray[np.float64] | None] = []

    def weigh(features: Iterable[str], handed: NDArray[np.float64] | None) -> float:
        seen.append(handed)
        return 1.0

    attention = looked(document.text)
    cut = sentences(document.text)
    assert find(document, *known(document, attributions), cut, attention, likely=weigh)
    expected = numbers(attention, cut[1])
    assert expected is not None
    assert seen[0] is not None
    assert np.allclose(seen[0], expected)


@pytest.mark.parametrize(("chance", "found"), [(0.6, 1), (0.4, 0)])
def test_least(chance: float, found: int) -> None:
    document, attributions = article("<The crew> [said] {it broke}. Two beams fell down.")
    told = known(document, attributions)
    cut = sentences(document.text)
    assert len(find(document, *told, cut, likely=lambda *_: chance, least=0.5)) == found
