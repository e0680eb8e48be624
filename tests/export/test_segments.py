"""Cutting overlapping and nested spans into a flat row, and text into paragraphs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from reportedly.export.segments import Mark, marks_of, overlapping, paragraphs, segments
from reportedly.types import Reading, Span
from tests.export.marked import reading
from tests.export.strategies import readings


def flat(within: Span, *spans: Span) -> list[tuple[Span, list[Span]]]:
    marks = [Mark(span, "content", f"a{number}") for number, span in enumerate(spans)]
    return [(segment.span, [mark.span for mark in segment.marks]) for segment in segments(within, marks)]


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], [((0, 9), [])]),
        ([(2, 5)], [((0, 2), []), ((2, 5), [(2, 5)]), ((5, 9), [])]),
        # Nested: the outer one comes first.
        ([(1, 3), (0, 9)], [((0, 1), [(0, 9)]), ((1, 3), [(0, 9), (1, 3)]), ((3, 9), [(0, 9)])]),
        # Crossing.
        (
            [(0, 5), (3, 9)],
            [((0, 3), [(0, 5)]), ((3, 5), [(3, 9), (0, 5)]), ((5, 9), [(3, 9)])],
        ),
        # Reaching beyond the stretch.
        ([(-4, 2), (7, 40)], [((0, 2), [(-4, 2)]), ((2, 7), []), ((7, 9), [(7, 40)])]),
    ],
)
def test_segments(spans: list[Span], expected: list[tuple[Span, list[Span]]]) -> None:
    assert flat((0, 9), *spans) == expected


@settings(max_examples=40, deadline=None)
@given(readings())
def test_nothing_is_lost(made: Reading) -> None:
    marks = marks_of(made)
    for within, here in overlapping(marks, paragraphs(made.text)):
        pieces = list(segments(within, here))
        assert "".join(made.text[slice(*piece.span)] for piece in pieces) == made.text[slice(*within)]
        for piece in pieces:
            start, end = piece.span
            covering = {mark for mark in marks if mark.span[0] <= start and end <= mark.span[1]}
            assert set(piece.marks) == covering


@settings(max_examples=40, deadline=None)
@given(readings())
def test_every_word_is_in_a_paragraph(made: Reading) -> None:
    joined = "".join(made.text[slice(*span)] for span in paragraphs(made.text))
    assert "".join(joined.split()) == "".join(made.text.split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one\n\ntwo", ["one", "two"]),
        ("\n\n one \n \n\n two\n", ["one", "two"]),
        # Hard-wrapped lines are one paragraph.
        ("one\ntwo", ["one\ntwo"]),
        # Lines that nobody wrapped are one each.
        (f"head\n{'x ' * 80}\nend", ["head", ("x " * 80).strip(), "end"]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert [text[slice(*span)] for span in paragraphs(text)] == expected


def test_of_equal_contents_the_parent_is_the_outer_one() -> None:
    made = reading("[T1|[T2|The base is closed], [S2|Ada] [C2|said]], [S1|the Tribune] [C1|reported].")
    inner, outer = (a.id for a in made.attributions)
    same = made.attributions[0].content
    made = replace(
        made,
        attributions=tuple(
            replace(a, content=same, parent=None if a.id == inner else inner) for a in made.attributions
        ),
    )
    first = next(piece for piece in segments((0, 10), marks_of(made)))
    assert [mark.owner for mark in first.marks] == [inner, outer]
    swapped = tuple(replace(a, parent=outer if a.id == inner else None) for a in made.attributions)
    first = next(piece for piece in segments((0, 10), marks_of(replace(made, attributions=swapped))))
    assert [mark.owner for mark in first.marks] == [outer, inner]
