from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.resolve.same_time import dated
from reportedly.types import When
from tests.resolve.manner.marked import article

JUNE = When("June", "2017-06-01", "2017-06-30")
ROWS = [
    ("As also [2predicted] by <2the Post> at the time, {2it fell}.", True),
    ("At that time <2the Post> [2said] {2it would fall}.", True),
    ("<2The Post> [2added] on the same day {2that it fell}.", True),
    ("<2The Post> [2said] in the same article {2that it fell}.", True),
    # A time of its own, no pointer, or one inside what was said.
    ("<2The Post> [2said] at the time of the flood {2that it fell}.", False),
    ("<2The Post> [2said] {2that it fell}.", False),
    ("<2The Post> [2said] {2that it fell at the time}.", False),
]


@pytest.mark.parametrize(("second", "taken_over"), ROWS)
def test_dated(second: str, taken_over: bool) -> None:
    document, marked = article(f"In June <the Post> [said] {{it would fall}}. {second}")
    first, last = (replace(a, source_id="s1") for a in marked)
    found = dated(document, (replace(first, when=JUNE), last))
    assert found[0].when == JUNE
    assert found[1].when == (JUNE if taken_over else None)
    assert ("when" in found[1].reasons) == taken_over


def test_not_somebody_elses_time() -> None:
    document, marked = article("In June <Vance> [said] {it fell}. At the time <2Moor> [2denied] {2it}.")
    first, last = replace(marked[0], source_id="s1", when=JUNE), replace(marked[1], source_id="s2")
    assert dated(document, (first, last))[1].when is None
