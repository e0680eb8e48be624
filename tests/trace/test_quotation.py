"""Where a text quotes: every way of writing marks."""

from __future__ import annotations

import pytest

from reportedly.trace.quotation import quotations

ROWS = [
    ("“One,” she said. “Two.”", ["“One,”", "“Two.”"]),
    ('"One," she said. "Two."', ['"One,"', '"Two."']),
    ("`` One , '' she said", ["`` One , ''"]),
    ("‘It’s one,’ she said", ["‘It’s one,’"]),
    ("'It's one,' she said", ["'It's one,'"]),
    ("the workers' boats and Doe's boat", []),
    ("“He said “two” and left,” she said", ["“He said “two” and left,”"]),
    ("“He said ‘two’ and left,” she said", ["“He said ‘two’ and left,”"]),
    ("„Eins“, sagt sie. «Deux»", ["„Eins“", "«Deux»"]),
    ("“One goes on\n\n“and ends,” she said", ["“One goes on", "“and ends,”"]),
    ("“One “two", ["“One “two"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "quoted"), ROWS)
def test_quotations(text: str, quoted: list[str]) -> None:
    assert [text[start:end] for start, end in quotations(text)] == quoted


@pytest.mark.parametrize("mark", ['"', "“", "‘", "``", "'a ", "“ ”", "“ “ ”"])
def test_marks_without_end_do_not_cost_their_square(mark: str) -> None:
    assert len(quotations(mark * 20_000)) <= 20_000
