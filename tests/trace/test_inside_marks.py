"""Which words stand inside quotation marks."""

from __future__ import annotations

import pytest

from reportedly.trace.inside_marks import inside_marks
from reportedly.trace.wording import tokens


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("the dam is shut", ""),
        ('the "old dam" is shut', "old dam"),
        # The content begins, or ends, inside a quotation.
        ('old dam" is shut', "old dam"),
        ('is shut, "for good', "for good"),
        # Every paragraph opens, the last one closes.
        ('"it is shut … "and so is the lock"', "it is shut and so is the lock"),
        # Space on both sides, or on none: one mark opens, the next one closes.
        ('the " old dam " is shut', "old dam"),
        ('shut"old dam"shut', "old dam"),
        ('("shut," she said)', "shut"),
        ('"', ""),
        ("", ""),
    ],
)
def test_inside(text: str, quoted: str) -> None:
    found, inside = inside_marks(text)
    words = [token for token, within in zip(found, inside, strict=True) if within and token.lower.isalpha()]
    assert " ".join(token.shown for token in words) == quoted
    assert found == tokens(text)
