"""Per role: token, exact, exact without punctuation, overlap; every value computed by hand."""

from __future__ import annotations

import pytest

from reportedly.measures import ROLES
from reportedly.measures.role_scores import ROLE_MEASURES
from tests.measures.making import GOLD, JONES, KIM, SMITH, TEXT, relation, score


def test_perfect() -> None:
    result = score(SMITH, JONES, KIM)
    assert {result.roles[role][measure].f1 for role in ROLES for measure in ROLE_MEASURES} == {1.0}


def test_nothing_predicted() -> None:
    result = score()
    assert {result.roles[role][measure].f1 for role in ROLES for measure in ROLE_MEASURES} == {0.0}


def test_token_counts() -> None:
    # Gold content tokens: “ We won , ” (5), that “ it ” was over (6), rain is likely (3). Predicted: the
    # last three and one wrong ("Smith").
    result = score(relation(TEXT, "Kim", "said#3", "rain is likely", "Smith")).roles["content"]["token"]
    assert (result.gold_hits, result.gold, result.predicted) == (3, 14, 4)
    assert result.recall == pytest.approx(3 / 14)
    assert result.precision == pytest.approx(3 / 4)
    assert result.f1 == pytest.approx(6 / 18)


def test_exact_counts_distinct_spans_and_exact_np_forgives_punctuation() -> None:
    result = score(relation(TEXT, "Smith", "said#1", "We won")).roles["content"]
    assert result["exact"].precision == 0
    assert result["exact_np"].precision == 1
    assert result["exact_np"].recall == pytest.approx(1 / 3)


def test_a_span_predicted_twice_counts_once_for_exact() -> None:
    result = score(SMITH, SMITH).roles["source"]["exact"]
    assert (result.gold_hits, result.predicted) == (1, 1)


def test_absent_roles_are_no_spans() -> None:
    without_source = relation(TEXT, None, "said#3", "rain is likely")
    assert score(without_source).roles["source"]["exact"].predicted == 0
    assert score(without_source).roles["source"]["overlap"].predicted == 0


def test_overlap_gives_partial_credit() -> None:
    # "is likely" against "rain is likely": dice 2*2/(2+3) = 0.8; the other two gold contents get 0.
    result = score(relation(TEXT, "Kim", "said#3", "is likely")).roles["content"]["overlap"]
    assert result.recall == pytest.approx(0.8 / 3)
    assert result.precision == pytest.approx(0.8)


def test_overlap_serves_two_gold_spans_with_one_prediction() -> None:
    both = relation(TEXT, None, None, "“We won,” Smith said. Jones said that “it” was over")
    result = score(both).roles["content"]["overlap"]
    # 16 tokens predicted, of gold 5 and 6: dice 10/21 and 12/22.
    assert result.gold_hits == pytest.approx(10 / 21 + 12 / 22)
    assert result.predicted_hits == pytest.approx(12 / 22)


def test_tokens_of_the_text_are_counted() -> None:
    # 5 of “We won,” 3 to the full stop, 2 before that, 6 of its content, full stop, 2, 3, full stop.
    assert score(*GOLD.attributions).tokens == 23
