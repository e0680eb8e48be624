"""Small factories for the tests of extraction."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from reportedly.extract import tags
from reportedly.extract.decode import Found
from reportedly.extract.link import Linked
from reportedly.extract.words import Words, split
from reportedly.models.network import Parameters
from reportedly.types import Attribution, Spans

#: Width of the link vectors of these tests.
LINK = 4
#: Every well-formed move costs nothing.
FREE = [[0.0 if tags.may_follow(a, b) else -1e4 for b in range(tags.COUNT)] for a in range(tags.COUNT)]


def parameters(link: int = LINK) -> Parameters:
    """Parameters of a network that has no preferences of its own."""
    return Parameters(version="test", transitions=FREE, distance=[[0.0] * 32, [0.0] * 32], link=link)


def found(role: tags.Role, first: int, last: int | None = None, certainty: float = 0.9) -> Found:
    """A span over words; of one word without ``last``."""
    return Found(role, first, first if last is None else last, certainty)


def linked(
    contents: Sequence[float] = (0.9,),
    source: float | None = 0.9,
    *,
    cue: float = 0.9,
    ownership: float = 0.9,
    authorship: float = 0.9,
) -> Linked:
    """An attribution with these certainties."""
    return Linked(
        cue=found("cue", 1, certainty=cue),
        source=None if source is None else found("source", 0, certainty=source),
        content=tuple(found("content", 2 + i, certainty=c) for i, c in enumerate(contents)),
        ownership=ownership,
        authorship=authorship,
    )


def attribution(text: str, source: str, cue: str, *content: str, confidence: float = 0.9) -> Attribution:
    """An attribution by its words: each the first such words of the text; empty ones are absent."""

    def at(words: str) -> Spans:
        start = text.index(words)
        return ((start, start + len(words)),) if words else ()

    return Attribution(
        id="",
        kind="indirect",
        source=at(source),
        cue=at(cue),
        content=tuple(span for words in content for span in at(words)),
        confidence=confidence,
    )


def quote(text: str, spans: Spans) -> list[str]:
    """The words of each part of a span."""
    return [text[start:end] for start, end in spans]


def word_at(text: str, words: Words, wanted: str) -> tuple[int, int]:
    """First and last word of the first ``wanted`` in the text."""
    start = text.index(wanted)
    inside = [i for i, (s, e) in enumerate(words.spans) if s >= start and e <= start + len(wanted)]
    return inside[0], inside[-1]


def spoken(text: str, *roles: tuple[tags.Role, str]) -> tuple[Words, list[Found]]:
    """The words of a text, and spans over them named by their own words."""
    words = split(text)
    return words, [found(role, *word_at(text, words, wanted)) for role, wanted in roles]


def random_scores(count: int, seed: int) -> NDArray[np.float32]:
    """Tag scores of so many words, as good as unique."""
    rng = random.Random(seed)
    return np.array([[rng.gauss(0, 2) for _ in range(tags.COUNT)] for _ in range(count)], np.float32)


class Noise:
    """Stands in for the network where only size matters: scores at random, the same for the same row.

    Every word is one piece. About one word in ten begins a span, so that there is much to link.
    """

    def __init__(self) -> None:
        self.parameters = parameters()

    def pieces(self, word: str) -> list[int]:
        """One piece."""
        return [1000 + len(word)]

    def run(
        self, pieces: NDArray[np.int64], looks: NDArray[np.int64]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Random scores and link vectors."""
        rng = np.random.default_rng(pieces.shape[1])
        scores = rng.normal(0, 2, (*pieces.shape, tags.COUNT)).astype(np.float32)
        scores[:, :, tags.OUTSIDE] += 2
        return scores, rng.normal(0, 1, (*pieces.shape, 4 * LINK + 1)).astype(np.float32)
