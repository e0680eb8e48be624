"""BIO sentences: spans of a label sequence, exact match, begin match, Jaccard."""

from __future__ import annotations

import pytest

from reportedly.measures import score_sentences
from reportedly.measures.sentence_scores import spans_of


@pytest.mark.parametrize(
    ("labels", "spans"),
    [
        ("B-source O B-cue", {("source", 0, 1), ("cue", 2, 3)}),
        ("B-content I-content I-content", {("content", 0, 3)}),
        ("B-content B-content", {("content", 0, 1), ("content", 1, 2)}),
        ("I-content I-content", {("content", 0, 2)}),  # an I without its B opens a span
        ("B-source I-content", {("source", 0, 1), ("content", 1, 2)}),  # so does one of another role
        ("B-cue I-cue O I-cue", {("cue", 0, 2), ("cue", 3, 4)}),
        ("O O", set()),
        ("", set()),
    ],
)
def test_spans(labels: str, spans: set[tuple[str, int, int]]) -> None:
    assert spans_of(labels.split()) == spans


def test_scores() -> None:
    content = ["B-content", "I-content"]
    gold = [["B-source", "O", *content, "I-content", "I-content"], [*content, "O", "O"]]
    found = [["B-source", "O", *content, "O", "O"], ["O", *content, "O"]]
    scores = score_sentences(gold, found)
    assert scores["source"].exact.f1 == 1
    assert scores["content"].exact.f1 == 0
    assert scores["content"].begin.f1 == pytest.approx(0.5)
    assert scores["content"].jaccard == pytest.approx((2 / 4 + 1 / 3) / 2)
    assert (scores["cue"].exact.gold, scores["cue"].exact.predicted, scores["cue"].jaccard) == (0, 0, 0)


def test_lengths_have_to_agree() -> None:
    with pytest.raises(ValueError, match="2 gold labels and 1"):
        score_sentences([["O", "O"]], [["O"]])
    with pytest.raises(ValueError, match="shorter"):
        score_sentences([["O"], ["O"]], [["O"]])
