"""Reliability of confidences; every value computed by hand."""

from __future__ import annotations

import pytest

from reportedly.measures import evaluate
from reportedly.measures.calibration import reliability
from tests.measures.making import GOLD, SMITH, TEXT, document, relation


def test_reliability_table() -> None:
    # 0.9 and 1.0 in the last bin, one of them right; 0.2 in the third, right.
    table = reliability([(0.9, True), (1.0, False), (0.2, True)])
    assert [(b.low, b.high, b.count) for b in table.bins] == [(0.2, pytest.approx(0.3), 1), (0.9, 1.0, 2)]
    assert [b.confidence for b in table.bins] == pytest.approx([0.2, 0.95])
    assert [b.right for b in table.bins] == pytest.approx([1.0, 0.5])
    assert table.expected_error == pytest.approx((1 * 0.8 + 2 * 0.45) / 3)
    assert table.brier == pytest.approx((0.01 + 1.0 + 0.64) / 3)
    assert table.count == 3


def test_perfect_confidence() -> None:
    table = reliability([(1.0, True), (0.0, False)])
    assert (table.expected_error, table.brier) == (0, 0)


def test_an_attribution_is_right_when_relation_counts_it() -> None:
    right = relation(TEXT, "Smith", "said#1", "“We won,”", confidence=0.75)
    wrong = relation(TEXT, "Jones", "said#1", "rain is likely", confidence=0.75)
    table = evaluate({"d1": GOLD}, {"d1": document(right, wrong)}).calibration
    assert table is not None
    assert [(b.count, b.right) for b in table.bins] == [(2, 0.5)]
    assert table.expected_error == pytest.approx(0.25)


def test_attributions_without_confidence_are_left_out() -> None:
    assert evaluate({"d1": GOLD}, {"d1": document(SMITH)}).calibration is None
