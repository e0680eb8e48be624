"""The label scheme."""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.extract import tags


@pytest.mark.parametrize("label", range(tags.COUNT))
def test_a_tag_opens_closes_both_or_neither(label: int) -> None:
    kind = "O" if label == tags.OUTSIDE else "BIES"[(label - 1) % 4]
    assert tags.opens(label) == (kind in "OBS")
    assert tags.closes(label) == (kind in "OES")


def test_may_follow() -> None:
    """O, E and S are followed by O, B or S of any role; B and I by I or E of their own."""
    for before, after in product(range(tags.COUNT), repeat=2):
        inside = before != 0 and (before - 1) % 4 in (tags.B, tags.I)
        goes_on = after != 0 and (after - 1) % 4 in (tags.I, tags.E)
        same = before and after and (before - 1) // 4 == (after - 1) // 4
        assert tags.may_follow(before, after) == (bool(same) and goes_on if inside else not goes_on)


@st.composite
def disjoint(draw: st.DrawFn) -> tuple[int, list[tuple[int, int, int]]]:
    """A number of words and spans over some of them."""
    edges = sorted(draw(st.sets(st.integers(0, 30), max_size=16)))
    spans = [
        (draw(st.integers(0, 2)), first, after - 1)
        for first, after in zip(edges[::2], edges[1::2], strict=False)
    ]
    return 31, spans


@given(disjoint())
def test_written_spans_are_read_back(given_spans: tuple[int, list[tuple[int, int, int]]]) -> None:
    count, spans = given_spans
    labels = [tags.OUTSIDE] * count
    for span in spans:
        tags.write(labels, *span)
    assert tags.spans(labels) == spans
    assert all(tags.may_follow(a, b) for a, b in pairwise(labels))
