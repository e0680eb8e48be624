"""Speakers at the end of a sentence or headline that the network has not seen."""

# Rows are easier to read on one line.
# ruff: noqa: E501
from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.extract.closing import closing
from reportedly.extract.words import split
from tests.extract.making import attribution, quote


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        pytest.param("Bats hum to their pups, study finds", "study", "finds", "Bats hum to their pups", id="headline"),
        pytest.param("Most voters want tolls scrapped, new poll suggests", "new poll", "suggests", "Most voters want tolls scrapped", id="an adjective"),
        pytest.param("Talks ‘going backwards’, says chief negotiator", "chief negotiator", "says", "Talks ‘going backwards’", id="verb first, behind a closing mark"),
        pytest.param("- Trains are cancelled until Sunday, operator Corvane Rail says", "operator Corvane Rail", "says", "Trains are cancelled until Sunday", id="an item of a list, less its sign"),
        pytest.param("• The owners ignored four warnings, the report concludes.", "the report", "concludes", "The owners ignored four warnings", id="a sentence"),
        pytest.param("A blast cracked the walls of the school, a county engineer has found.", "a county engineer", "has found", "A blast cracked the walls of the school", id="a verb of two words"),
        pytest.param("An inquiry will be held, it is understood.", "", "it is understood", "An inquiry will be held", id="nobody named"),
        pytest.param("It is understood the wardens have been told.", "", "It is understood", "the wardens have been told", id="nobody named, at the beginning"),
        pytest.param("In her words, the market remains overheated.", "her", "words", "the market remains overheated", id="as agencies translate it"),
        pytest.param("In the minister's own words, nobody was to know.", "the minister's", "own words", "nobody was to know", id="the same of somebody"),
        pytest.param("No talks planned with Veldania — presidential spokesman", "presidential spokesman", "—", "No talks planned with Veldania", id="a dash, as agencies have it"),
    ],
)  # fmt: skip
def test_found(text: str, source: str, cue: str, content: str) -> None:
    (found,) = closing(split(text), [])
    assert quote(text, found.source) == ([source] if source else [])
    assert quote(text, found.cue) == [cue]
    assert quote(text, found.content) == [content]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("He denied what the union, and later the council, said.", id="a list of subjects"),
        pytest.param("It is understood by few of those who live there.", id="an account of what is known"),
        pytest.param("In other words, nobody was to know.", id="the author's own"),
        pytest.param("She left early, which the guards report.", id="a relative clause"),
        pytest.param("When the lamp failed, nobody who was there said.", id="a clause in it"),
        pytest.param("Yes, he said.", id="too short to be a statement"),
        pytest.param("Storm Edda: the day in pictures — gallery", id="no speaker behind the dash"),
        pytest.param("After the vote, the mayor left for Tolle.", id="no verb of speech"),
    ],
)
def test_nobody_speaks(text: str) -> None:
    assert closing(split(text), []) == []


def test_what_the_network_found_stays() -> None:
    text = "The dam is safe, the mayor said."
    found = attribution(text, "the mayor", "said", "The dam is safe")
    assert closing(split(text), [found]) == [found]


def test_a_sure_statement_in_the_same_sentence_stays_and_an_unsure_one_goes() -> None:
    text = "Most voters want tolls scrapped, poll finds"
    sure = attribution(text, "Most voters", "want", "tolls scrapped", confidence=0.8)
    assert closing(split(text), [sure]) == [sure]
    (found,) = closing(split(text), [replace(sure, confidence=0.3)])
    assert quote(text, found.content) == ["Most voters want tolls scrapped"]


def test_words_that_another_sentence_had_taken_come_back() -> None:
    text = "- One is missing, police say\n- Trains stand still, operator Corvane Rail says"
    police = attribution(text, "police", "say", "One is missing", "Trains stand still")
    first, second = closing(split(text), [police])
    assert quote(text, first.content) == ["One is missing"]
    assert quote(text, second.source) == ["operator Corvane Rail"]
