"""Sums over documents, groups, bootstrap intervals."""

from __future__ import annotations

import pytest

from reportedly.measures import AnnotatedDocument, Tally, evaluate
from reportedly.measures.bootstrap import f1_interval
from tests.measures.making import GOLD, JONES, KIM, SMITH, TEXT, document, relation


def named(name: str, source: AnnotatedDocument, outlet: str | None = None) -> AnnotatedDocument:
    return AnnotatedDocument(name, source.text, source.attributions, outlet)


def test_micro_average() -> None:
    # One document with 3 of 3 found, one with 0 of 1 and one spurious: 3 hits, 4 gold, 4 predicted.
    gold = {"a": named("a", GOLD), "b": named("b", document(SMITH))}
    predicted = {"a": named("a", GOLD), "b": named("b", document(relation(TEXT, "Kim", None, "over")))}
    overall = evaluate(gold, predicted).overall
    assert overall.relations["relation"] == Tally(3, 3, 4, 4)
    assert overall.relations["relation"].f1 == pytest.approx(0.75)
    assert (overall.documents, overall.gold, overall.predicted, overall.tokens) == (2, 4, 4, 46)


def test_a_document_without_prediction_counts_as_predicted_empty() -> None:
    overall = evaluate({"a": named("a", GOLD)}, {}).overall
    assert overall.relations["relation"] == Tally(0, 0, 3, 0)


def test_groups() -> None:
    gold = {
        "a": named("a", document(SMITH), "Harbour Post"),
        "b": named("b", document(JONES), "Daily Anvil"),
        "c": named("c", document(KIM), "Harbour Post"),
    }
    groups = evaluate(gold, {"a": gold["a"]}, group_of=lambda d: d.outlet or "").groups
    assert list(groups) == ["Daily Anvil", "Harbour Post"]
    assert groups["Harbour Post"].relations["relation"].recall == pytest.approx(0.5)
    assert groups["Daily Anvil"].relations["relation"].recall == 0


def test_interval_of_equal_documents_is_a_point() -> None:
    assert f1_interval([Tally(1, 1, 2, 2)] * 7, 50) == pytest.approx((0.5, 0.5))


def test_interval_holds_the_figure_and_is_reproducible() -> None:
    tallies = [Tally(n, n, 10, 10) for n in range(11)]
    low, high = f1_interval(tallies, 300)
    assert low < 0.5 < high
    assert high - low < 0.5
    assert f1_interval(tallies, 300) == (low, high)
    assert f1_interval(tallies, 300, seed=1) != (low, high)


@pytest.mark.parametrize(("tallies", "resamples"), [([], 10), ([Tally()], 0)])
def test_interval_of_nothing(tallies: list[Tally], resamples: int) -> None:
    with pytest.raises(ValueError, match="at least one"):
        f1_interval(tallies, resamples)


def test_evaluation_with_intervals_names_them() -> None:
    intervals = evaluate({"a": named("a", GOLD)}, {"a": named("a", GOLD)}, resamples=5).intervals
    assert intervals["relation"] == (1.0, 1.0)
    assert {"token.source", "token.cue", "token.content", "strict_np"} < set(intervals)
