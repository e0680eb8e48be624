"""Attributions inside contents: which contents are read again, as what text, and what of it counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from reportedly.extract.nesting import SURE, inside, may_hold, nested
from reportedly.extract.words import Words, split
from reportedly.types import Attribution
from tests.extract.making import attribution, quote

TEXT = (
    "The Bugle reported that Sir Colm had said he would resign.\n\n"
    "“The minister told the yard to wait,” Bao said.\n\n"
    "Marrow said the Bugle claimed that the yard had closed."
)
OUTER = [
    attribution(TEXT, "The Bugle", "reported", "that Sir Colm had said he would resign"),
    attribution(TEXT, "Bao", "said.", "“The minister told the yard to wait,”"),
    attribution(TEXT, "Marrow", "said the"[:4], "the Bugle claimed that the yard had closed"),
]

Reader = Callable[[Words], list[Attribution]]


def reader(*found: tuple[str, str, str], confidence: float = 0.9, seen: list[str] | None = None) -> Reader:
    """Finds these sources, cues and contents, if their words stand in the text."""

    def read(words: Words) -> list[Attribution]:
        if seen is not None:
            seen.append(words.text)
        return [
            attribution(words.text, *parts, confidence=confidence)
            for parts in found
            if all(part in words.text for part in parts)
        ]

    return read


def test_found_where_it_stands_in_the_document() -> None:
    read = reader(
        ("Sir Colm", "had said", "he would resign"),
        ("The minister", "told", "to wait"),
        ("the Bugle", "claimed", "that the yard had closed"),
    )
    found = nested(split(TEXT), OUTER, read)
    assert [a.parent for a in found] == ["0", "1", "2"]
    assert [(quote(TEXT, a.source), quote(TEXT, a.cue), quote(TEXT, a.content)) for a in found] == [
        (["Sir Colm"], ["had said"], ["he would resign"]),
        (["The minister"], ["told"], ["to wait"]),
        (["the Bugle"], ["claimed"], ["that the yard had closed"]),
    ]


def test_contents_are_read_one_by_one_without_their_marks() -> None:
    seen: list[str] = []
    nested(split(TEXT), OUTER, reader(seen=seen))
    assert seen == [
        "that Sir Colm had said he would resign",
        "The minister told the yard to wait,",
        "the Bugle claimed that the yard had closed",
    ]


def test_nothing_is_read_where_nothing_can_be() -> None:
    seen: list[str] = []
    assert nested(split(TEXT), [], reader(seen=seen)) == []
    short = replace(OUTER[0], content=(OUTER[0].source[0],))
    assert nested(split(TEXT), [short], reader(seen=seen)) == []
    assert seen == []


@pytest.mark.parametrize(
    ("inner", "confidence"),
    [
        pytest.param(("Sir Colm", "had said", "he would resign"), SURE - 0.01, id="unsure"),
        pytest.param(("", "had said", "he would resign"), 0.9, id="nobody named"),
        pytest.param(("that", "had said", "he would resign"), 0.9, id="somebody vague"),
        pytest.param(("Sir Colm", "would", "resign"), 0.9, id="no speech"),
        pytest.param(("Sir Colm", "had said", "The minister"), 0.9, id="from one content into another"),
    ],
)
def test_what_does_not_count(inner: tuple[str, str, str], confidence: float) -> None:
    assert nested(split(TEXT), OUTER, reader(inner, confidence=confidence)) == []


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("that Sir Colm had said he would resign", True),
        ("“Sir Colm,” they “said,” would resign today", True),
        ("that Sir Colm had thought he would resign", False),
        ("Sir Colm said he resigned", False),
        ("", False),
    ],
)
def test_may_hold(content: str, expected: bool) -> None:
    assert may_hold(content) is expected


@pytest.mark.parametrize(
    ("content", "text"),
    [
        pytest.param("“It rained,”", "It rained,", id="marks around all of it"),
        pytest.param("‘It rained’", "It rained", id="single"),
        pytest.param("that it rained", "that it rained", id="no marks"),
        pytest.param("“It” rained “hard”", "“It” rained “hard”", id="two pairs"),
        pytest.param("“It rained", "“It rained", id="not closed"),
        pytest.param("it “rained”", "it “rained”", id="mixed"),
        pytest.param("“One.\nTwo.”", "One. Two.", id="two paragraphs are one text"),
        pytest.param("“", "“", id="one mark"),
    ],
)
def test_inside(content: str, text: str) -> None:
    start, found = inside(f"So: {content}.", (4, 4 + len(content)))
    assert found == text
    assert f"So: {content}."[start : start + len(found)].replace("\n", " ") == text


def test_what_joins_a_content_to_its_cue_is_not_read_again() -> None:
    text = "The Herald reported that, according to the mayor, nobody had been hurt."
    outer = attribution(text, "The Herald", "reported", "that, according to the mayor, nobody had been hurt")
    seen: list[str] = []
    nested(split(text), [outer], reader(seen=seen))
    assert seen == ["according to the mayor, nobody had been hurt"]
