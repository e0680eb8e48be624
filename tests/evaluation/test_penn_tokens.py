"""Treebank tokens as text, and where each token stands in it."""

from __future__ import annotations

import pytest

from evaluation.penn_tokens import spaced, written_out

ROWS = [
    ("He said so .", "He said so."),
    ("`` No , '' she said .", "“ No, ” she said.".replace("“ ", "“").replace(" ”", "”")),
    ("the mayor 's plan does n't work", "the mayor's plan doesn't work"),
    ("rates -LRB- 4 % -RRB- rose", "rates (4%) rose"),
    ("`` -LSB- He -RSB- lied , '' wrote Ann ; $ 5 !", "“[He] lied,” wrote Ann; $5!"),
    ("they 're late , aren’t they ?", "they're late, aren’t they?"),
    ("in the ' 90s", "in the' 90s"),  # a bare apostrophe closes more often than it opens
]


@pytest.mark.parametrize(("tokens", "text"), ROWS)
def test_written_out(tokens: str, text: str) -> None:
    assert written_out(tokens.split()).text == text


@pytest.mark.parametrize(("tokens", "_text"), ROWS)
def test_spaced_is_the_tokens_joined_by_spaces(tokens: str, _text: str) -> None:
    sentence = spaced(tokens.split())
    assert sentence.text == tokens
    assert [sentence.text[start:end] for start, end in sentence.spans] == tokens.split()


def test_spans_of_written_out_tokens() -> None:
    sentence = written_out(["``", "No", ",", "''", "she", "did", "n't", "say", "."])
    parts = [sentence.text[start:end] for start, end in sentence.spans]
    assert parts == ["“", "No", ",", "”", "she", "did", "n't", "say", "."]
