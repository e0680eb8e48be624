from __future__ import annotations

import pytest

from reportedly.resolve.basis import find
from tests.resolve.manner.marked import statement

ROWS = [
    ("<Vance> [said] {satellites and drones had spotted the trucks}.", ["satellites and drones had spotted"]),
    ("<Vance>, citing court records, [said] {the mayor stole}.", ["citing court records"]),
    ("<A clerk who was in the room> [said] {the mayor shouted}.", ["who was in the room"]),
    ("<Two people familiar with the talks> [said] {they failed}.", ["familiar with the talks"]),
    ("<Vance> [said]: {“I saw it with my own eyes.”}", ["I saw it", "with my own eyes"]),
    ("<Vance> [said] {he was told by a neighbor}.", ["he was told by a neighbor"]),
    ("<Vance> [said] {polls show a close race}.", ["polls show"]),
    # Speaking of a camera or of what one sees as wrong is no evidence.
    ("<Vance> [said] {the drone cost a million}.", []),
    ("<Vance> [fought] {what he saw as a mistake}.", []),
]


@pytest.mark.parametrize(("marked", "words"), ROWS)
def test_find(marked: str, words: list[str]) -> None:
    document, attribution = statement(marked)
    assert [document.text[start:end] for start, end in find(document, attribution)] == words
