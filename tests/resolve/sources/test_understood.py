"""Descriptions whose other half stands just before."""

from __future__ import annotations

import pytest

from tests.resolve.sources.marked import resolve

ROWS = [
    # As anonymous as the people it is one of.
    (
        "⟦Three people who asked not to be named⟧ said no. ⟦One of them⟧ left.",
        ["anonymous_source", "anonymous_source"],
    ),
    ("⟦Three farmers⟧ said no. ⟦One of them⟧ left.", ["unnamed_group", "unnamed_person"]),
    ("⟦Three farmers⟧ said no. ⟦Some of them⟧ left.", ["unnamed_group", "unnamed_group"]),
]


@pytest.mark.parametrize(("text", "kinds"), ROWS)
def test_one_of_them(text: str, kinds: list[str]) -> None:
    assert [source.kind for source in resolve(text)] == kinds
