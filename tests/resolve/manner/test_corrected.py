"""What an outlet corrects, and what somebody takes back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.resolve.firmness import judge
from tests.resolve.manner.marked import statement

ROWS = [
    ("<An earlier version of this article> [said] {that the mayor owned the tower}.", "CT-"),
    ("<The Lantern> [retracted a story that said] {the mayor owned the tower}.", "CT-"),
    ("<Meridian> [withdrew its report] {that the mayor owned the tower}.", "CT-"),
    ("Correction: <We> [wrongly reported] {that the mayor owned the tower}.", "CT-"),
    ("<A report on Monday> [said] {the mayor owned the tower}. In fact he rents it. We apologise.", "CT-"),
    ("Editor's note: <It> [originally said] {that the mayor owned the tower}.", "CT-"),
    ("<An article> [wrongly said] {the mayor owned the tower}. We are sorry for the error.", "CT-"),
    # Somebody else's report, and nobody says that it was wrong.
    ("<A report on Monday> [said] {the mayor owned the tower}. In fact he rents it.", "CT+"),
    ("<A report on Monday> [said] {the mayor owned the tower}. He will apologise.", "CT+"),
    ("<Meridian> [withdrew its crews and said] {the mayor owned the tower}.", "CT+"),
    ("<She> [originally said] {the mayor owned the tower}.", "CT+"),
]


@pytest.mark.parametrize(("marked", "value"), ROWS)
def test_taken_back(marked: str, value: str) -> None:
    assert judge(*statement(marked))[0] == value


def test_the_title_says_that_it_is_a_correction() -> None:
    document, told = statement("<A report> [said] {the mayor owned the tower}. In fact he rents it.")
    assert judge(document, told)[0] == "CT+"
    titled = replace(document, title="Corrections and clarifications")
    value, reasons = judge(titled, told)
    assert value == "CT-"
    assert [document.text[slice(*span)] for span in reasons] == ["In fact"]
