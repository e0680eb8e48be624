"""Words that a reader wrote or selected: where in the article they stand."""

from __future__ import annotations

import pytest

from reportedly.errors import UsageError
from reportedly.web.pages.words import spans_of, words_of

TEXT = "The wall stands.\n\nThe wall, Ada said, would\nnot fall. The wall … it said. Wallets fell."


@pytest.mark.parametrize(
    ("written", "at", "near", "quotes"),
    [
        # The place that was selected counts, whichever of several it is.
        ("The wall", "18-26", 0, ["The wall"]),
        # Over a line's end, and however much white space there is.
        ("would not  fall", "", 0, ["would\nnot fall"]),
        # The nearest of several.
        ("The wall", "", 60, ["The wall"]),
        # Whole words alone.
        ("Wall", "", 0, None),
        # Parts, each after the one before it; dots that the article has itself are no joint.
        ("Ada … fall", "", 0, ["Ada", "fall"]),
        ("wall … it", "", 0, ["wall … it"]),
        # What was written over the selection counts more than the selection.
        ("Ada said", "0-8", 0, ["Ada said"]),
        # Numbers are characters.
        ("0-3 4-8", "", 0, ["The", "wall"]),
        ("", "", 0, []),
        ("nothing like it", "", 0, None),
        ("fall … Ada", "", 0, None),
        ("9000-9001", "", 0, None),
        ("The wall", "9000-9001", 0, ["The wall"]),
    ],
)
def test_where_words_stand(written: str, at: str, near: int, quotes: list[str] | None) -> None:
    if quotes is None:
        with pytest.raises(UsageError):
            spans_of(written, TEXT, "cue", at=at, near=near)
        return
    found = spans_of(written, TEXT, "cue", at=at, near=near)
    assert [TEXT[start:end] for start, end in found] == quotes


def test_the_nearest_and_the_selected_place_are_meant() -> None:
    places = [TEXT.index("The wall"), TEXT.index("The wall,"), TEXT.index("The wall …")]
    assert [spans_of("The wall", TEXT, "cue", near=near)[0][0] for near in (0, 20, 60)] == places
    start = places[1]
    assert spans_of("The wall", TEXT, "cue", at=f"{start}-{start + 8}", near=60) == [[start, start + 8]]


def test_words_are_shown_as_they_can_be_written() -> None:
    start = TEXT.index("would")
    spans = ((start, TEXT.index("fall") + 4), (0, 3))
    assert words_of(TEXT, spans) == "would not fall … The"
    assert spans_of("would not fall", TEXT, "cue")[0][0] == start
