"""Lines without a clue are passed over: that must never lose a date."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.resolve.when import _LINE, _patterns, _with_clue

EXAMPLES = Path(__file__).parents[2] / "examples"
HOSTILE = (
    "",
    "\n\n",
    "May 3\nMAY 3\nmay 3\n in\nMarch",
    "the 1980s, the ’80s, the 80's and '90s\r\n12/31/2016 a2/3/17\n2016-11-08",
    "three\nweeks ago three weeks ago\nONE YEAR AGO\ntwo days from\nnow two days from now",
    "Last NIGHT.\nthis morning\u2028today\x0btomorrow\x85yesterday",
    "the first half\nof 2016 the first half of 2016\nthird-quarter\nthe summer of 2015\nin the fall",
    "Christmas 2015\nNew Year’s Day\nSundays on Sunday\nSun\n" + "x" * 5000 + " 2016",
)


@pytest.mark.parametrize("text", [*HOSTILE, *(f.read_text("utf8") for f in sorted(EXAMPLES.glob("*.txt")))])
def test_lines_with_a_clue_hold_all_that_the_whole_text_holds(text: str) -> None:
    lines = [line.span() for line in _LINE.finditer(text)]
    for pattern in _patterns():
        inside = _with_clue(text, lines, pattern.clue)
        found = [m.span() for start, end in inside for m in pattern.regex.finditer(text, start, end)]
        assert found == [match.span() for match in pattern.regex.finditer(text)], pattern.rule


def test_lines_without_a_clue_are_passed_over() -> None:
    text = "nothing\nin May\nnothing\nMay and May\n"
    lines = [line.span() for line in _LINE.finditer(text)]
    clue = next(pattern.clue for pattern in _patterns() if pattern.rule == "month")
    assert [text[a:b] for a, b in _with_clue(text, lines, clue)] == ["in May", "May and May"]
