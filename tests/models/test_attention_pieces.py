"""The word pieces of a span, and shares of attention that are remembered."""

from __future__ import annotations

import numpy as np
import pytest

from reportedly.models.attention import HEADS, Seen
from reportedly.types import Span

WORDS: list[Span] = [(2, 5), (5, 6), (8, 12), (13, 14)]
AT = [1, 3, 4, 6, 7]


def seen() -> Seen:
    layers = np.random.default_rng(3).normal(size=(2, 8, 3 * 2 * HEADS)).astype(np.float32)
    return Seen(WORDS, AT, (0, 20), True, tuple(layers))


@pytest.mark.parametrize("start", range(16))
@pytest.mark.parametrize("length", [0, 1, 2, 5, 16])
def test_pieces_are_those_of_every_word_that_the_span_touches(start: int, length: int) -> None:
    end = start + length
    inside = [n for n, (a, b) in enumerate(WORDS) if a < end and start < b]
    expected = range(AT[inside[0]], AT[inside[-1] + 1]) if inside else range(0)
    assert list(seen().pieces((start, end))) == list(expected)


def test_remembered_shares_are_those_that_a_fresh_look_finds() -> None:
    row = seen()
    row.shares([3])
    shares = row.shares([1, 3, 6])
    assert set(shares) == {1, 3, 6}
    for piece in (1, 3, 6):
        assert np.allclose(shares[piece], seen().looks([piece])[:, 0], atol=1e-6)
        assert np.allclose(shares[piece].sum(axis=-1), 1, atol=1e-5)
