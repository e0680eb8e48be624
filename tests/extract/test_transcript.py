"""Turns of interviews and transcripts."""

from __future__ import annotations

import pytest

from reportedly.extract.transcript import transcribed
from reportedly.extract.words import split
from reportedly.types import Attribution

ROWS = [
    # Questions are the interviewer's and no statements; an answer goes on in the next paragraph.
    (
        ["Intro.", "Q: Why?", "A: Because.", "It was dark.", "Q: And then?", "A: We left."],
        [("A", "Because."), ("A", "We left.")],
        ["It was dark."],
    ),
    (
        ["ADA ROE: Yes.", "REPORTER: Why?", "ADA ROE: It rained.", "REPORTER: Thank you."],
        [("ADA ROE", "Yes."), ("ADA ROE", "It rained.")],
        [],
    ),
    # Of two speakers the one who mostly asks is the interviewer, by name too.
    (
        [
            "Roe met The Post.",
            "The Post: Why?",
            "Roe: It rained.",
            "The Post: And then?",
            "Roe: We left.",
            "The Post: You fled.",
        ],
        [("Roe", "It rained."), ("Roe", "We left.")],
        [],
    ),
    # A headline of the same form is no turn.
    (
        ['Ada Roe: "I left"', "Intro.", "Q: Why?", "A: It rained.", "Q: When?", "A: Late."],
        [("A", "It rained."), ("A", "Late.")],
        [],
    ),
    # Nor where the turns below it are of the same speaker.
    (
        ['Ada Roe: "I left"', "Intro.", "Q: Why?", "Roe: It rained.", "Q: When?", "Roe: Late."],
        [("Roe", "It rained."), ("Roe", "Late.")],
        [],
    ),
    # Labels that do not come back are a list.
    (["Age: 34", "Party: none", "Town: Marsh", "Hobby: rain"], [], []),
    (["Pluses: rain", "Minuses: sun", "Pluses: wind", "Minuses: hail"], [], []),
    # The broadcaster's own people ask and tell; a surname is the full name's.
    (
        [
            "ADA ROE, HOST: Good morning.",
            "IVO LUND: It rained.",
            "ROE: And then it stopped.",
            "LUND: It did.",
        ],
        [("IVO LUND", "It rained."), ("LUND", "It did.")],
        [],
    ),
    # Two labelled paragraphs are none.
    (["Roe: It rained.", "Lund: It did."], [], []),
]


@pytest.mark.parametrize(("paragraphs", "turns", "going_on"), ROWS)
def test_turns(paragraphs: list[str], turns: list[tuple[str, str]], going_on: list[str]) -> None:
    text = "\n\n".join(paragraphs)
    found = transcribed(split(text), [])
    assert [(text[slice(*a.source[0])], text[slice(*a.content[0])]) for a in found] == turns
    assert [text[slice(*span)] for a in found for span in a.content[1:]] == going_on
    assert all(text[slice(*a.cue[0])] == ":" and a.kind == "direct" for a in found)


def test_what_was_found_inside_gives_way() -> None:
    text = "Roe spoke.\n\nQ: Why?\n\nA: I said no.\n\nQ: When?\n\nA: Late."
    before = Attribution(id="", kind="indirect", content=((0, 3),), source=((0, 3),), cue=((4, 9),))
    inside = Attribution(id="", kind="indirect", content=((31, 33),), source=((24, 25),), cue=((26, 30),))
    found = transcribed(split(text), [before, inside])
    assert before in found
    assert inside not in found
