"""What the network's layers look at: how much one word attends to another, from their queries and keys.

A by-product of reading a text for attributions: some heads of the encoder look from a pronoun to whom it
means (Clark et al. 2019, *What Does BERT Look At?*, BlackboxNLP). Nothing is computed until it is asked for.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportedly.types import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Attention heads of a layer.
HEADS = 12
#: Words that must stand before a pronoun in its window for the window to be worth looking at.
LEAST_BEFORE = 30


@dataclass(frozen=True, slots=True)
class Seen:
    """One row of word pieces that the network read."""

    #: Character span of each word in it.
    words: list[Span]
    #: Place of each word's first piece, and one past the last word's pieces.
    at: list[int]
    #: Characters for which this row is the one to ask.
    core: Span
    #: It begins where the text begins.
    opens: bool
    #: Of each layer, queries, keys and values side by side [pieces, 3 * width].
    layers: tuple[NDArray[np.float32], ...]
    #: Shares of attention of the pieces asked for so far: pronouns of one row ask for the same ones.
    known: dict[int, NDArray[np.float32]] = field(default_factory=dict, compare=False, repr=False)

    def pieces(self, span: Span) -> range:
        """The word pieces of some characters; empty outside the row."""
        first = bisect_right(self.words, span[0], key=lambda word: word[1])
        last = bisect_left(self.words, span[1], key=lambda word: word[0])
        return range(self.at[first], self.at[last]) if first < last else range(0)

    def shares(self, pieces: Iterable[int]) -> dict[int, NDArray[np.float32]]:
        """Shares of attention of each of some pieces over the whole row [layers * heads, length]."""
        new = sorted(set(pieces) - self.known.keys())
        if new:
            self.known.update(zip(new, self.looks(new).transpose(1, 0, 2), strict=True))
        return self.known

    def looks(self, pieces: Sequence[int]) -> NDArray[np.float32]:
        """Shares of attention of some pieces over the whole row [layers * heads, pieces, length]."""
        import numpy as np

        found = []
        for layer in self.layers:
            length, width = layer.shape[0], layer.shape[1] // 3
            size = width // HEADS
            query = layer[pieces, :width].reshape(-1, HEADS, size).transpose(1, 0, 2)
            key = layer[:, width : 2 * width].reshape(length, HEADS, size).transpose(1, 2, 0)
            # In place: these are the largest arrays of resolving.
            points = query @ key
            points /= np.float32(size**0.5)
            points -= points.max(axis=-1, keepdims=True)
            np.exp(points, out=points)
            points /= points.sum(axis=-1, keepdims=True)
            found.append(points)
        return np.concatenate(found)

    def meaning(self, pieces: range) -> NDArray[np.float32]:
        """What the last layer passes on of some pieces, on average [width]."""
        layer = self.layers[-1]
        width = layer.shape[1] // 3
        found: NDArray[np.float32] = layer[pieces.start : pieces.stop, 2 * width :].mean(axis=0)
        return found


@dataclass(frozen=True, slots=True)
class Attention:
    """What the network looked at in one text, and what it took each word for."""

    rows: tuple[Seen, ...]
    #: Character span of each word of the text.
    words: list[Span]
    #: How likely each word belongs to a source, a cue and a content [words, 3].
    roles: NDArray[np.float32]

    def roles_in(self, span: Span) -> NDArray[np.float32]:
        """The roles of the words that begin inside a span [words, 3]."""
        first, last = (bisect_left(self.words, end, key=lambda word: word[0]) for end in span)
        return self.roles[first:last]

    def handed_on(self, span: Span, layer: int) -> NDArray[np.float32] | None:
        """What a layer hands on of the word pieces of a span, their mean [width]; ``None`` where unread."""
        row = next((r for r in self.rows if r.core[0] <= span[0] < r.core[1]), None)
        pieces = row.pieces(span) if row else range(0)
        if row is None or not pieces:
            return None
        values = row.layers[layer]
        mean: NDArray[np.float32] = values[pieces.start : pieces.stop, 2 * (values.shape[1] // 3) :].mean(0)
        return mean

    def meaning(self, span: Span) -> NDArray[np.float32] | None:
        """What the network made of some characters where they stand [width].

        Returns:
            Averages of the values of the last layer; ``None`` where they were not read.
        """
        row = next((r for r in self.rows if r.core[0] <= span[0] < r.core[1]), None)
        pieces = row.pieces(span) if row else range(0)
        return row.meaning(pieces) if row is not None and pieces else None

    def between(self, word: Span, groups: Sequence[Sequence[Span]]) -> NDArray[np.float32] | None:
        """How much a word and several groups of spans attend to each other, the most of each group.

        Args:
            word: its characters.
            groups: for each candidate the spans where it is mentioned.

        Returns:
            Shares from the word to the group and back [groups, 2 * layers * heads]; zero for what stands too
            far away. ``None`` where too little was seen before the word.
        """
        import numpy as np

        row = next((r for r in self.rows if r.core[0] <= word[0] < r.core[1]), None)
        own = row.pieces(word) if row else range(0)
        if row is None or not own or not _enough(row, word):
            return None
        spans = [[pieces for span in group if (pieces := row.pieces(span))] for group in groups]
        shares = row.shares([own[0], *(piece for group in spans for pieces in group for piece in pieces)])
        looking = shares[own[0]]
        found = np.zeros((len(groups), 2, len(looking)), np.float32)
        for number, group in enumerate(spans):
            for pieces in group:
                forth = looking[:, pieces].sum(axis=-1)
                back = np.max([shares[piece][:, own[0]] for piece in pieces], axis=0)
                found[number] = np.maximum(found[number], np.stack([forth, back]))
        return found.reshape(len(groups), -1)


def _enough(row: Seen, word: Span) -> bool:
    return row.opens or (len(row.words) > LEAST_BEFORE and row.words[LEAST_BEFORE][0] < word[0])
