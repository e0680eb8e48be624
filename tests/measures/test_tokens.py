"""Tokens, what a span covers of them, quotation marks, kinds of content."""

from __future__ import annotations

import pytest

from reportedly.measures.tokens import Tokens, quoted


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("He said “no” twice.", ["“no”"]),
        ('"A," he said. "B."', ['"A,"', '"B."']),
        ("no marks here", []),
        ("closed” without opening", []),
        ("«Nein», sagte er", ["«Nein»"]),
        ("He said ``yes'' to it", ["``yes''"]),
        # the mark left open runs to the end of its paragraph, not further
        ("“One\n\nTwo “three” four", ["“One", "“three”"]),
        # a second opening mark means that the first was never closed
        ("“A “B” C", ["“A “B”"]),
        # apostrophes and single quotation marks are not looked at
        ("It's the 'end', it's", []),
    ],
)
def test_quoted(text: str, inside: list[str]) -> None:
    assert [text[start:end] for start, end in quoted(text)] == inside


@pytest.mark.parametrize(
    ("start", "end", "tokens"),
    [
        (0, 3, {0}),  # "The"
        (1, 2, {0}),  # a part of a token is that token
        (3, 4, set()),  # white space
        (0, 7, {0, 1}),
        (3, 7, {1}),  # white space at the edge makes no difference
        (5, 5, set()),  # empty
        (4, 11, {1, 2, 3}),  # "end, so": the comma is a token
        (0, 99, {0, 1, 2, 3, 4}),
    ],
)
def test_covered(start: int, end: int, tokens: set[int]) -> None:
    assert Tokens("The end, so.").covered(((start, end),)) == tokens


def test_a_discontinuous_span_covers_the_tokens_of_all_its_parts() -> None:
    assert Tokens("a b c d").covered(((0, 1), (4, 7))) == {0, 2, 3}


def test_words_leave_punctuation_out() -> None:
    tokens = Tokens("“So,” he said.")
    assert len(tokens) == 7
    assert tokens.words(frozenset(range(7))) == {1, 4, 5}


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("“it is over”", "direct"),
        ("it is over", "direct"),  # marks left out of the span: its words still stand inside them
        ("that “it is over” now", "mixed"),
        ("nothing more", "indirect"),
    ],
)
def test_kind(content: str, kind: str) -> None:
    text = "He said that “it is over” now, and nothing more."
    tokens = Tokens(text)
    start = text.index(content)
    assert tokens.kind(tokens.covered(((start, start + len(content)),))) == kind
