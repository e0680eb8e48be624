"""The best well-formed tags, against trying all of them."""

from __future__ import annotations

from itertools import accumulate, pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from reportedly.extract import decode as decoding
from reportedly.extract import tags
from reportedly.extract.decode import best_paths, decode, probabilities, stretches
from tests.extract.making import FREE, random_scores

paragraphs = st.lists(st.integers(1, 4), min_size=1, max_size=6)


def value(labels: tuple[int, ...], scores: NDArray[np.float32], moves: NDArray[np.float32]) -> float:
    """What a sequence of tags is worth."""
    steps = sum(float(moves[a, b]) for a, b in pairwise(labels))
    return sum(float(scores[i, label]) for i, label in enumerate(labels)) + steps


def well_formed(labels: tuple[int, ...]) -> bool:
    """Whether a sequence begins, goes on and ends as spans do."""
    return (
        tags.opens(labels[0])
        and tags.closes(labels[-1])
        and all(tags.may_follow(a, b) for a, b in pairwise(labels))
    )


#: Every well-formed sequence of up to four tags, by length.
ALL = {n: [p for p in product(range(tags.COUNT), repeat=n) if well_formed(p)] for n in range(1, 5)}


def moves_of(seed: int) -> NDArray[np.float32]:
    """Transition scores: random where a move is well-formed, out of the question where not."""
    rng = np.random.default_rng(seed)
    moves: NDArray[np.float32] = rng.normal(0, 2, (tags.COUNT, tags.COUNT)).astype(np.float32)
    return moves + np.array(FREE, np.float32)


@settings(max_examples=40)
@given(paragraphs, st.integers(0, 10_000))
def test_none_better(lengths: list[int], seed: int) -> None:
    """Paragraphs decoded side by side are each as good as the best of all well-formed sequences."""
    scores, moves = random_scores(sum(lengths), seed), moves_of(seed)
    bounds = list(pairwise([0, *accumulate(lengths)]))
    labels = best_paths(scores, bounds, moves)
    for start, end in bounds:
        path = tuple(labels[start:end])
        best = max(value(p, scores[start:end], moves) for p in ALL[end - start])
        assert well_formed(path)
        assert value(path, scores[start:end], moves) == pytest.approx(best, abs=1e-3)


@settings(max_examples=40)
@given(paragraphs, st.integers(0, 10_000))
def test_spans_stay_in_their_paragraph(lengths: list[int], seed: int) -> None:
    starts = [0, *accumulate(lengths)]
    found, likely = decode(random_scores(sum(lengths), seed), starts, FREE)
    assert likely.sum(1) == pytest.approx(np.ones(sum(lengths)), abs=1e-5)
    assert all(a.last < b.first for a, b in pairwise(found))
    for span in found:
        assert any(start <= span.first <= span.last < end for start, end in pairwise(starts))
        assert 0 <= span.certainty <= 1


def test_a_paragraphs_tags_do_not_depend_on_its_neighbours() -> None:
    scores = random_scores(40, 7)
    together = best_paths(scores, [(0, 3), (3, 33), (33, 40)], moves_of(7))
    alone = [best_paths(scores, [piece], moves_of(7)) for piece in ((0, 3), (3, 33), (33, 40))]
    assert together == [label for piece in alone for label in piece]


def test_certainty_is_the_mean_probability_of_its_words() -> None:
    scores = np.full((3, tags.COUNT), -20, np.float32)
    scores[0, tags.OUTSIDE] = 0
    scores[1, tags.tag(2, tags.B)] = 0
    scores[2, tags.tag(2, tags.E)] = scores[2, tags.tag(2, tags.I)] = 0
    (span,), _ = decode(scores, [0, 3], FREE)
    assert (span.role, span.first, span.last) == ("content", 1, 2)
    assert span.certainty == pytest.approx(0.75, abs=1e-3)


def test_no_words() -> None:
    found, likely = decode(np.zeros((0, tags.COUNT), np.float32), [0], FREE)
    assert (found, len(likely)) == ([], 0)


def test_probabilities_of_huge_scores_are_finite() -> None:
    assert np.isfinite(probabilities(np.full((2, tags.COUNT), 1e30, np.float32))).all()


def test_long_paragraphs_are_cut_and_short_ones_grouped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "LONGEST", 10)
    assert stretches([0, 4, 25], together=2) == [[(0, 4), (4, 14)], [(14, 24), (24, 25)]]
    assert stretches([0]) == []
