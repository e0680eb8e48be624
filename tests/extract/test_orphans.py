"""Paraphrases that were given to the cue of another sentence."""

# Rows are easier to read on one line.
# ruff: noqa: E501
from __future__ import annotations

import pytest

from reportedly.extract.orphans import orphans
from reportedly.extract.words import split
from tests.extract.making import attribution, quote


@pytest.mark.parametrize(
    ("second", "content", "own"),
    [
        pytest.param(
            "Police are asking for help and believe that the knife sank.",
            "that the knife sank",
            ("Police", "believe"),
            id="a verb far from its subject",
        ),
        pytest.param("I believe that we can win.", "that we can win", ("I", "believe"), id="a pronoun"),
        pytest.param(
            "But the bank still expects prices to rise.",
            "prices to rise",
            ("the bank", "still expects"),
            id="behind a connective",
        ),
        pytest.param(
            "Under the act, firms must report leaks.", "firms must report leaks", None, id="no verb"
        ),
    ],
)
def test_gets_its_own_cue_or_none(second: str, content: str, own: tuple[str, str] | None) -> None:
    text = f"Witnesses described a man in grey. {second}"
    given = attribution(text, "Witnesses", "described", "a man in grey", content)
    first, *rest = orphans(split(text), [given])
    assert quote(text, first.content) == ["a man in grey"]
    assert [(quote(text, a.source)[0], quote(text, a.cue)[0]) for a in rest] == ([own] if own else [])
    assert all(quote(text, a.content) == [content] for a in rest)


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        pytest.param(
            "“It was wet,” Bao said. “It was cold.”", ("“It was wet,”", "“It was cold.”"), id="a quotation goes on"
        ),
        pytest.param("A storm is near, Bao said, and a bad one.", ("A storm is near", "and a bad one"), id="one sentence"),
    ],
)  # fmt: skip
def test_stays(text: str, contents: tuple[str, ...]) -> None:
    given = attribution(text, "Bao", "said", *contents)
    assert orphans(split(text), [given]) == [given]
