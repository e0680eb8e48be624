"""Interviews without labels, or with names on lines of their own."""

from __future__ import annotations

import pytest

from reportedly.extract.attributions import numbered
from reportedly.extract.interview import interviewed
from reportedly.extract.words import split
from tests.extract.making import attribution, quote

UNNAMED = [
    "“Nobody taught me”: an interview with diver Ada Roe",
    "The diver talks to Bo Lund about wrecks. Roe has found nine.",
    "Why did you go down alone?",
    "I like it. My mother said it was mad.",
    "And I was young.",
    "You lost a boat.",
    "I did not lose it. I know where it is.",
    "Will you dive again?",
    "I will.",
    "Were you afraid?",
    "Never, I swear.",
    "Ada Roe speaks at the museum on Sunday.",
]
NAMED = [
    "How wrecks are found",
    "A transcript follows.",
    "Bo Lund",
    "Why alone?",
    "Ada Roe",
    "It is quiet there.",
    "One hears nothing.",
    "Bo Lund",
    "And the boat?",
    "Ada Roe",
    "It lies at forty metres.",
]


def said(paragraphs: list[str]) -> list[tuple[list[str], list[str]]]:
    text = "\n\n".join(paragraphs)
    return [(quote(text, a.source), quote(text, a.content)) for a in interviewed(split(text), [])]


def test_answers_between_questions_are_those_of_the_person_announced() -> None:
    assert said(UNNAMED) == [
        (["Ada Roe"], UNNAMED[3:5]),
        (["Ada Roe"], UNNAMED[6:7]),
        (["Ada Roe"], UNNAMED[8:9]),
        (["Ada Roe"], UNNAMED[10:11]),
    ]


def test_names_on_lines_of_their_own_say_who_speaks() -> None:
    assert said(NAMED) == [(["Ada Roe"], NAMED[5:7]), (["Ada Roe"], NAMED[10:11])]


def test_what_was_found_in_the_answers_goes_and_the_rest_stays() -> None:
    text = "\n\n".join(UNNAMED)
    inside = attribution(text, "My mother", "said", "it was mad")
    above = attribution(text, "The diver", "talks", "about wrecks")
    assert above in interviewed(split(text), [inside, above])
    assert inside not in interviewed(split(text), [inside, above])


@pytest.mark.parametrize(
    "paragraphs",
    [
        # An explainer: its headings ask nobody, and its answers are the article's.
        ["An interview with the pact", "What is it?", "A pact.", "Who wants it?", "Few.", "Are you?", "No."],
        # A column that asks its reader, with no conversation announced.
        ["Wake up", "Do you care?", "I do.", "Do you vote?", "I do.", "Do you know why?", "I do."],
        # Reporters above the entries of a live blog: nobody asks.
        ["Live", "Bo Lund", "It rains.", "Ada Roe", "It pours.", "Bo Lund", "No.", "Ada Roe", "It did."],
        # Headings that come back, far apart, and a question somewhere below one of them.
        [*["Read More", *["It rained."] * 9, "Why?", "Our Team", *["It rained."] * 9] * 2],
        ["Nothing here", "It rained."],
    ],
)  # fmt: skip
def test_no_interview(paragraphs: list[str]) -> None:
    assert said(paragraphs) == []


def test_answers_are_numbered_as_they_stand_though_their_speaker_is_named_once() -> None:
    text = "\n\n".join(UNNAMED)
    found = numbered(interviewed(split(text), [attribution(text, "The diver", "talks", "about wrecks")]))
    begins = [a.content[0][0] for a in found]
    assert begins == sorted(begins)


def test_who_is_announced_may_be_named_in_the_sentence_before() -> None:
    announced = [
        "A life under water",
        "Ada Roe has found nine wrecks. She talks to our podcast, The Deep End.",
    ]
    assert {who for (who,), _ in said([*announced, *UNNAMED[2:]])} == {"Ada Roe"}
