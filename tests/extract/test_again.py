"""Sentences that are read a second time, alone: which, and what of it counts."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from reportedly.extract import tags
from reportedly.extract.again import SURE, again
from reportedly.extract.words import Words, split
from reportedly.types import Attribution
from tests.extract.making import attribution, quote

TEXT = "Gulls are back, wardens say all over.\n\nTrains stand still, says Corvane Rail.\n\nIt rained on."
CUE = tags.tag(tags.ROLES.index("cue"), tags.S)


def scored(words: Words, *cues: str) -> NDArray[np.float32]:
    """Scores by which these words are cues and all others nothing."""
    scores = np.zeros((len(words), tags.COUNT), np.float32)
    scores[:, tags.OUTSIDE] = 9
    for index, (start, end) in enumerate(words.spans):
        if words.text[start:end] in cues:
            scores[index, CUE] = 18
    return scores


class Reader:
    """Finds one attribution where its words stand, and keeps what it was asked."""

    def __init__(self, *parts: str, confidence: float = 0.9) -> None:
        self.parts, self.confidence = parts, confidence
        self.asked: list[str] = []

    def __call__(self, words: Words) -> list[Attribution]:
        self.asked.append(words.text)
        if not all(part in words.text for part in self.parts):
            return []
        source, cue, content = self.parts
        return [attribution(words.text, source, cue, content, confidence=self.confidence)]


def test_an_untouched_sentence_with_a_cue_is_read_alone() -> None:
    words, read = split(TEXT), Reader("Corvane Rail", "says", "Trains stand still")
    (found,) = again(words, scored(words, "says"), [], read)
    assert read.asked == ["Trains stand still, says Corvane Rail."]
    assert quote(TEXT, found.source + found.cue + found.content) == [
        "Corvane Rail",
        "says",
        "Trains stand still",
    ]


def test_a_sentence_of_which_something_was_made_is_not() -> None:
    words, read = split(TEXT), Reader("Corvane Rail", "says", "Trains stand still")
    known = attribution(TEXT, "Corvane Rail", "says", "Trains stand still")
    assert again(words, scored(words, "says"), [known], read) == [known]
    assert read.asked == []


@pytest.mark.parametrize("reader", [Reader("", "says", "Trains stand still"), Reader("Corvane Rail", "says", "Trains stand still", confidence=SURE - 0.01)])  # fmt: skip # noqa: E501
def test_only_what_is_sure_and_has_a_source_counts(reader: Reader) -> None:
    words = split(TEXT)
    assert again(words, scored(words, "says"), [], reader) == []


def test_a_source_from_another_sentence_gives_way_to_that_of_the_cue() -> None:
    words, read = split(TEXT), Reader("Corvane Rail", "says", "Trains stand still", confidence=0.3)
    strayed = attribution(TEXT, "wardens", "says", "Trains stand still", confidence=0.8)
    (found,) = again(words, scored(words), [strayed], read)
    assert quote(TEXT, found.source) == ["Corvane Rail"]
    assert (found.content, found.confidence) == (strayed.content, 0.8)


def test_a_source_that_stands_in_another_sentence_alone_stays() -> None:
    words, read = split(TEXT), Reader("nobody", "says", "nothing")
    strayed = attribution(TEXT, "wardens", "says", "Trains stand still")
    assert again(words, scored(words), [strayed], read) == [strayed]


QUOTED = "“It is dull,” Bo Lund said.\n\n“Gulls are back,” wrote one warden.\n\n“It rained on.”"


def test_a_sentence_that_quotes_and_says_more_may_name_its_own_speaker() -> None:
    words, read = split(QUOTED), Reader("one warden", "wrote", "“Gulls are back,”")
    taken = attribution(QUOTED, "Bo Lund", "said", "“It is dull,”", "“Gulls are back,”", "“It rained on.”")
    kept, found = again(words, scored(words), [taken], read)
    assert read.asked == ["“Gulls are back,” wrote one warden."]
    assert quote(QUOTED, kept.content) == ["“It is dull,”", "“It rained on.”"]
    assert quote(QUOTED, found.source) == ["one warden"]


def test_it_stays_with_the_speaker_before_where_it_names_none() -> None:
    words, read = split(QUOTED), Reader("nobody", "says", "nothing")
    taken = attribution(QUOTED, "Bo Lund", "said", "“It is dull,”", "“Gulls are back,”")
    assert again(words, scored(words), [taken], read) == [taken]


@pytest.mark.parametrize(
    ("sure", "alone", "source"),
    [
        (0.6, 0.9, "Corvane Rail"),
        (0.8, 0.9, ""),
        (0.6, 0.6, ""),
    ],
)
def test_a_weak_attribution_gives_way_to_what_its_sentence_says_alone(
    sure: float, alone: float, source: str
) -> None:
    words, read = split(TEXT), Reader("Corvane Rail", "says", "Trains stand still", confidence=alone)
    known = attribution(TEXT, "", "stand", "still", confidence=sure)
    (found,) = again(words, scored(words), [known], read)
    assert quote(TEXT, found.source) == ([source] if source else [])


def test_of_two_attributions_in_a_sentence_none_gives_way() -> None:
    words, read = split(TEXT), Reader("Corvane Rail", "says", "Trains stand still")
    known = [
        attribution(TEXT, "", "stand", "still", confidence=0.6),
        attribution(TEXT, "Corvane Rail", "says", "Trains", confidence=0.6),
    ]
    assert again(words, scored(words), known, read) == known
