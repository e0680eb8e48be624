"""Rows that the network is trained on."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from reportedly.extract import tags
from reportedly.extract.words import features, split
from tests.training.making import TEXT, corpus
from training.polnear import example, read_split
from training.windows import NONE, UNKNOWN, Encoded, Row, document_rows, encode, row, sentence_rows


def pieces(word: str) -> list[int]:
    """One piece for each letter."""
    return [ord(letter) for letter in word]


@pytest.fixture
def encoded(tmp_path: Path) -> Encoded:
    return encode(read_split(corpus(tmp_path), "train")[0], pieces)


def at(word: str, after: int = 0) -> int:
    """Index of a word of the text."""
    forms = [TEXT[s:e] for s, e in split(TEXT).spans]
    return forms.index(word, after)


def test_links(encoded: Encoded) -> None:
    """Each word of a content knows its cue, each cue its source."""
    said = at("said", at("us"))
    assert encoded.owner[at("dam")] == at("said")
    assert {encoded.owner[i] for i in range(at("“"), at("us") + 1)} == {said}
    assert encoded.owner[at("Nobody", said)] == said
    assert encoded.owner[at("yard")] == UNKNOWN
    assert (encoded.speaker[at("said")], encoded.speaker[said]) == (at("Bao"), at("Ilse"))
    assert encoded.speaker[at("dam")] == UNKNOWN


def test_a_cue_without_a_source_says_so() -> None:
    document = example("d", TEXT, [{"source": [], "cue": [(4, 8)], "content": [(9, 12)]}])
    assert encode(document, pieces).speaker[at("said")] == NONE


def test_links_out_of_the_row_are_not_trained_on(encoded: Encoded) -> None:
    first = at("said") + 1
    cut = row(encoded, first, len(encoded.pieces))
    assert cut.owner[at("dam") - first] == UNKNOWN
    second = at("said", first) - first
    assert cut.owner[at("us") - first] == second
    assert cut.speaker[second] == at("Ilse") - first


def test_isolated_looks_like_a_text_of_its_own(encoded: Encoded) -> None:
    """Features are those that reading would give the sentence alone."""
    start = TEXT.index("The yard")
    alone = row(encoded, at("The"), len(encoded.pieces), isolated=True)
    assert [tuple(f) for f in alone.features] == features(split(TEXT[start:]))
    assert alone.paragraph == [0] * len(alone.pieces)


def everything(rows: list[Row]) -> list[list[int]]:
    return [piece for one in rows for piece in one.pieces]


@pytest.mark.parametrize("limit", [8, 30, 60, 1000])
@pytest.mark.parametrize("seed", range(4))
def test_document_rows_are_the_document(encoded: Encoded, limit: int, seed: int) -> None:
    """Every word once, in rows not much longer than allowed."""
    rows = document_rows(encoded, limit, random.Random(seed))
    assert everything(rows) == encoded.pieces
    assert [label for one in rows for label in one.labels] == encoded.example.labels
    assert all(one.size <= limit + 64 + 2 for one in rows)
    assert all(
        len(one.features) == len(one.labels) == len(one.owner) == len(one.speaker) == len(one.pieces)
        for one in rows
    )


def test_sentence_rows(encoded: Encoded) -> None:
    """All of them: no span is cut, and a closing mark stays with its sentence."""
    rows = sentence_rows(encoded, 1.0, 1000, random.Random(1))
    assert everything(rows) == encoded.pieces
    assert all(tags.opens(one.labels[0]) and tags.closes(one.labels[-1]) for one in rows)
    assert len(rows) > 2


def test_a_share_of_the_sentences(encoded: Encoded) -> None:
    rng = random.Random(1)
    counts = [len(sentence_rows(encoded, 0.5, 1000, rng)) for _ in range(200)]
    all_of_them = len(sentence_rows(encoded, 1.0, 1000, rng))
    assert sum(counts) / 200 == pytest.approx(all_of_them / 2, rel=0.2)
    assert sentence_rows(encoded, 0.0, 1000, rng) == []


def test_long_sentences_are_left_out(encoded: Encoded) -> None:
    assert all(one.size < 30 + 2 for one in sentence_rows(encoded, 1.0, 30, random.Random(1)))
