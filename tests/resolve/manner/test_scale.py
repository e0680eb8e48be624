from __future__ import annotations

import pytest

from reportedly.resolve.scale import score


def scored(marked: str) -> float:
    """The score of the word in square brackets."""
    start, end = marked.index("["), marked.index("]")
    return score(marked.replace("[", "").replace("]", ""), (start, end - 1))


ORDERED = [
    # more certain, less certain
    ("The bridge was [closed] .", "The bridge was not [closed] ."),
    ("The bridge was [closed] .", "The bridge may be [closed] ."),
    ("They [closed] the bridge .", "They will [close] the bridge ."),
    ("They [closed] the bridge .", "If they [closed] the bridge , we would know ."),
    ("They managed to [close] the bridge .", "They want to [close] the bridge ."),
    ("They managed to [close] the bridge .", "They failed to [close] the bridge ."),
    (
        "Someone knew that a particular thing [happened] .",
        "Someone hoped that a particular thing [happened] .",
    ),
]


@pytest.mark.parametrize(("more", "less"), ORDERED)
def test_order(more: str, less: str) -> None:
    assert scored(more) > scored(less) + 0.3


def test_bounds() -> None:
    assert all(-3 <= scored(sentence) <= 3 for pair in ORDERED for sentence in pair)
