"""Cut documents into the rows the encoder is trained on."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from reportedly.extract.words import features, shown
from training.polnear import Example, Marked

#: A link target that lies outside the row: not trained on.
UNKNOWN = -100
#: The link target of a cue that has no source.
NONE = -1


@dataclass(frozen=True, slots=True)
class Row:
    """One training row; every list has one entry per word of it."""

    pieces: list[list[int]]
    features: list[tuple[int, ...]]
    labels: list[int]
    #: Index of the paragraph within the row.
    paragraph: list[int]
    #: For content words: first word of the cue (or UNKNOWN).
    owner: list[int]
    #: For the first word of a cue: first word of its source, NONE or UNKNOWN.
    speaker: list[int]

    @property
    def size(self) -> int:
        """Word pieces, with the two special ones."""
        return sum(map(len, self.pieces)) + 2


@dataclass(frozen=True, slots=True)
class Encoded:
    """An example with its word pieces."""

    example: Example
    pieces: list[list[int]]
    features: list[tuple[int, ...]]
    owner: list[int]
    speaker: list[int]


def encode(example: Example, word_pieces: Callable[[str], list[int]]) -> Encoded:
    """Word pieces, features and links of a whole document."""
    pieces = [word_pieces(word) for word in shown(example.words)]
    owner = [UNKNOWN] * len(pieces)
    speaker = [UNKNOWN] * len(pieces)
    for attribution in example.attributions:
        link(attribution, owner, speaker)
    return Encoded(example, pieces, list(features(example.words)), owner, speaker)


def link(attribution: Marked, owner: list[int], speaker: list[int]) -> None:
    """Write one attribution's links."""
    cue = attribution.cue[0]
    speaker[cue] = attribution.source[0] if attribution.source else NONE
    for first, last in attribution.content:
        owner[first : last + 1] = [cue] * (last + 1 - first)


def row(encoded: Encoded, first: int, last: int, *, isolated: bool = False) -> Row:
    """The words ``first`` to ``last`` (exclusive) as a row; ``isolated``: as a text of its own."""
    looks = encoded.features[first:last]
    base = encoded.example.words.paragraph[first]
    paragraph = [p - base for p in encoded.example.words.paragraph[first:last]]
    if isolated:
        looks = [(f[0], f[1], f[2], min(p, 3)) for f, p in zip(looks, paragraph, strict=True)]
        looks[0] = (looks[0][0], 1, looks[0][2], looks[0][3])

    def shifted(target: int) -> int:
        return target - first if first <= target < last else (NONE if target == NONE else UNKNOWN)

    return Row(
        encoded.pieces[first:last],
        looks,
        encoded.example.labels[first:last],
        paragraph,
        [shifted(t) for t in encoded.owner[first:last]],
        [shifted(t) for t in encoded.speaker[first:last]],
    )


def document_rows(encoded: Encoded, limit: int, rng: random.Random) -> list[Row]:
    """The whole document in rows of about ``limit`` word pieces, cut at paragraphs."""
    starts = encoded.example.words.starts
    rows = []
    at = 0
    while at < len(starts) - 1:
        upto, size = at, 2
        budget = limit * rng.uniform(0.6, 1.0)
        while upto < len(starts) - 1:
            more = sum(map(len, encoded.pieces[starts[upto] : starts[upto + 1]]))
            if upto > at and size + more > budget:
                break
            size, upto = size + more, upto + 1
        rows += cut(encoded, starts[at], starts[upto], limit)
        at = upto
    return rows


def cut(encoded: Encoded, first: int, last: int, limit: int) -> list[Row]:
    """One row, or several where a single paragraph is longer than a row may be."""
    rows = []
    while first < last:
        end, size = first, 2
        while end < last and size + len(encoded.pieces[end]) <= limit + 64:
            size, end = size + len(encoded.pieces[end]), end + 1
        rows.append(row(encoded, first, end))
        first = end
    return rows


SENTENCE_END = re.compile(r"[.!?]")


def sentence_rows(encoded: Encoded, share: float, limit: int, rng: random.Random) -> list[Row]:
    """A share of the document's sentences, each as a text of its own, as pre-cut corpora have them."""
    words = encoded.example.words
    rows = []
    for start, end in zip(words.starts, words.starts[1:], strict=False):
        first = start
        for i in range(start, end):
            open_span = i + 1 < end and (encoded.example.labels[i + 1] - 1) % 4 in (1, 2)
            at_end = words.text[slice(*words.spans[i])] in ".!?" and not open_span
            closes_next = i + 1 < end and words.quoted[i + 1] == 3
            if (at_end and not closes_next and i + 1 - first > 4) or i + 1 == end:
                size = sum(map(len, encoded.pieces[first : i + 1]))
                if i + 1 > first and size < limit and rng.random() < share:
                    rows.append(row(encoded, first, i + 1, isolated=True))
                first = i + 1
    return rows
