"""Pairs made from pairs that agree."""

from __future__ import annotations

import random

import pytest

from training.attitude_made import made, negated

CLAIM = "Bear eats honey in Tolvane"
ARTICLE = "A bear was seen in Tolvane. It ate honey. The shop is closed."


@pytest.mark.parametrize(
    ("sentence", "turned"),
    [
        ("A bear was seen.", "A bear was not seen."),
        # Without an auxiliary it stays.
        ("It ate honey.", "It ate honey."),
    ],
)
def test_negated(sentence: str, turned: str) -> None:
    assert negated(sentence) == turned


def test_every_kind_is_made_and_the_same_chance_makes_the_same() -> None:
    first = [pair for seed in range(60) for pair in made(CLAIM, ARTICLE, random.Random(seed))]
    again = [pair for seed in range(60) for pair in made(CLAIM, ARTICLE, random.Random(seed))]
    assert first == again
    assert {kind for _, _, kind in first} == {"agrees", "denies", "discusses"}
    assert all("{" not in claim + article for claim, article, _ in first)


def test_nothing_is_made_of_an_empty_article() -> None:
    assert list(made(CLAIM, "", random.Random(1))) == []
