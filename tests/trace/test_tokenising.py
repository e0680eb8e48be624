"""Texts that differ in typography only have the same words, and every word knows its place."""

from __future__ import annotations

import pytest

from reportedly.trace.tokenising import normalise, tokenise

ALIKE = [
    ("I don't know", "I do n't know"),
    ("I don’t know", "i DON'T know"),
    ("“We can’t,” she said", '"We ca n\'t , " she said'),
    ("Doe's boat", "Doe 's boat"),
    ("the U.S. Navy", "the US navy"),
    ("1,200 people", "1200 people"),
    ("the caf\u00e9", "the cafe\u0301"),
    ("co\u00adoperate at\u200b once", "cooperate at once"),
    ("\ufb01sh — and chips", "fish - and chips"),
    ("Straße", "STRASSE"),
]
UNLIKE = [("1.5 tons", "15 tons"), ("will", "will not"), ("12 dead", "20 dead")]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_same_words(one: str, other: str) -> None:
    assert tokenise(one).words.tolist() == tokenise(other).words.tolist()


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_other_words(one: str, other: str) -> None:
    assert tokenise(one).words.tolist() != tokenise(other).words.tolist()


@pytest.mark.parametrize(
    "text", ["", " \n\n ", "— … “”", "_ __ ''", "\ud800", "日本語 テキスト", "🙂🙂 İstanbul'da"]
)
def test_offsets_are_of_the_text(text: str) -> None:
    tokens = tokenise(text)
    places = list(zip(tokens.starts.tolist(), tokens.ends.tolist(), strict=True))
    assert all(normalise(text[start:end]) for start, end in places)
    assert places == sorted(places)


def test_within_takes_whole_words_only() -> None:
    text = "one two three four"
    inside = tokenise(text).within(2, 13)
    assert [text[a:b] for a, b in zip(inside.starts, inside.ends, strict=True)] == ["two", "three"]
