"""The measure of reuse, and the labels it measures with."""

from __future__ import annotations

import pytest

from evaluation.reuse import FILES, KINDS, Label, labels, score
from reportedly.trace.values import Reuse


@pytest.mark.parametrize("split", FILES)
def test_labels_name_two_articles_and_a_known_kind(split: str) -> None:
    for label in labels(split):
        assert label.here != label.there
        assert label.kind in KINDS
        assert label.earlier in (None, label.here, label.there)


def test_no_pair_is_in_both_halves() -> None:
    halves = [{frozenset((x.here, x.there)) for x in labels(split)} for split in ("dev", "held")]
    assert not halves[0] & halves[1]
    assert [len(half) for half in halves] == [92, 80]


def test_scores() -> None:
    wanted = [
        Label("a", "b", "rewrite", "a"),
        Label("c", "d", "rewrite", "c"),
        Label("e", "f", "unrelated", None),
        Label("g", "h", "unrelated", None),
    ]
    found = [
        Reuse("a", "b", "rewrite", 0.9, earlier="a", direction_confidence=0.8),
        Reuse("c", "d", "unrelated", 0.6, earlier="d", direction_confidence=0.6),
        Reuse("e", "f", "unrelated", 0.9),
        Reuse("g", "h", "unrelated", 0.9, earlier="g", direction_confidence=0.6),
    ]
    scores = score(wanted, found)
    assert scores.kinds["rewrite"] == pytest.approx((100, 50, 200 / 3))
    assert scores.kinds["unrelated"] == pytest.approx((200 / 3, 100, 80))
    assert scores.macro_f1 == pytest.approx((200 / 3 + 80) / 2)
    assert scores.accuracy == 75
    assert scores.directions == (2, 2, 1, 1)
