"""Windows over a text: every word is read once, with context, in rows that the network can take."""

from __future__ import annotations

from itertools import accumulate, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from reportedly.extract import tags
from reportedly.extract.encode import AFTER, BEFORE, CORE, LONGEST, Window, cores, encode, row, windows
from reportedly.extract.words import features, split
from reportedly.models.network import CLS, SEP, Parameters
from tests.extract.making import LINK, parameters

#: The most word pieces that a word can have: it is cut at 200 characters, and one of Hangul falls into three.
LONGEST_WORD = 400

paragraph_sizes = st.lists(st.integers(1, 8) | st.integers(1, LONGEST_WORD), min_size=1, max_size=120)
texts = st.lists(paragraph_sizes, max_size=12)


def flattened(paragraphs: list[list[int]]) -> tuple[list[int], list[int]]:
    """Sizes of all words, and the first word of each paragraph."""
    return [s for p in paragraphs for s in p], [0, *accumulate(map(len, paragraphs))]


@settings(max_examples=40)
@given(texts)
def test_cores_are_the_text(paragraphs: list[list[int]]) -> None:
    sizes, starts = flattened(paragraphs)
    found = list(cores(sizes, starts))
    assert [i for start, end in found for i in range(start, end)] == list(range(len(sizes)))
    assert all(sum(sizes[start:end]) <= CORE or end - start == 1 for start, end in found)


@settings(max_examples=40)
@given(texts)
def test_a_paragraph_that_fits_is_in_one_core(paragraphs: list[list[int]]) -> None:
    sizes, starts = flattened(paragraphs)
    found = list(cores(sizes, starts))
    for start, end in pairwise(starts):
        if sum(sizes[start:end]) <= CORE:
            assert any(first <= start and end <= last for first, last in found)


@settings(max_examples=40)
@given(texts)
def test_rows_fit_the_position_table(paragraphs: list[list[int]]) -> None:
    sizes, starts = flattened(paragraphs)
    for window in windows(sizes, starts):
        assert 0 <= window.first <= window.start < window.end <= window.last <= len(sizes)
        assert sum(sizes[window.first : window.last]) <= LONGEST


@settings(max_examples=40)
@given(st.lists(st.lists(st.integers(1, 6), min_size=1, max_size=80), min_size=2, max_size=12))
def test_context_is_as_long_as_it_may_be(paragraphs: list[list[int]]) -> None:
    """Of words of ordinary size there is always context, unless the text begins or ends there."""
    sizes, starts = flattened(paragraphs)
    for window in windows(sizes, starts):
        before, after = sum(sizes[window.first : window.start]), sum(sizes[window.end : window.last])
        assert window.first == 0 or BEFORE - 6 < before <= BEFORE
        assert window.last == len(sizes) or AFTER - 6 < after <= AFTER


def test_no_words_no_windows() -> None:
    assert list(windows([], [0])) == []


def test_row() -> None:
    """Special pieces at both ends, a word's features for each of its pieces, the place of its first piece."""
    words = split("Ilse said no")
    looks = features(words)
    flat, shapes, at = row([[7], [8, 9], [10]], looks, Window(1, 1, 2, 3))
    assert flat == [CLS, 8, 9, 10, SEP]
    assert shapes == [(0, 0, 0, 0), looks[1], looks[1], looks[2], (0, 0, 0, 0)]
    assert at == [1, 3]


class Echo:
    """Stands in for the network: the scores of a piece are the piece itself."""

    parameters: Parameters = parameters()

    def __init__(self) -> None:
        #: Length of each row that was read.
        self.rows: list[int] = []

    def pieces(self, word: str) -> list[int]:
        """The word's number, and as many pieces more as its number says."""
        word = word.removesuffix(".")  # the full stop that a paragraph's last word is shown with
        return [1000 + int(word), *[5] * (int(word) % 4)]

    def run(
        self, pieces: NDArray[np.int64], looks: NDArray[np.int64]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Scores and link vectors that repeat the piece."""
        self.rows.append(pieces.shape[1])
        assert looks.shape == (*pieces.shape, 4)
        wide = pieces[:, :, None].astype(np.float32)
        return np.repeat(wide, tags.COUNT, 2), np.repeat(wide, 4 * LINK + 1, 2)


@pytest.mark.parametrize("breaks", [7, 50, 400, 10_000], ids=lambda n: f"a paragraph every {n} words")
def test_each_word_gets_its_own_scores(breaks: int) -> None:
    text = " ".join(str(i) + ("\n" if i % breaks == breaks - 1 else "") for i in range(1200))
    network = Echo()
    encoded = encode(split(text), network)  # type: ignore[arg-type]
    assert encoded.scores[:, 0].tolist() == [1000.0 + i for i in range(1200)]
    assert encoded.links[:, -1].tolist() == [1000.0 + i for i in range(1200)]
    assert max(network.rows) <= LONGEST + 2
