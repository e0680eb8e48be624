"""Relation F1 and its variants on three attributions; every value computed by hand."""

from __future__ import annotations

import pytest

from reportedly.measures import RELATION_MEASURES, AttributionRelation, score_document
from reportedly.measures.similarity import dice, overlap_coefficient
from tests.measures.making import GOLD, JONES, KIM, SMITH, TEXT, document, relation, score, spans

ALL = [measure.name for measure in RELATION_MEASURES]


@pytest.mark.parametrize(
    ("predicted", "found"),
    [
        # everything right
        (SMITH, ALL),
        # quotation marks and comma left out: all but strict
        (relation(TEXT, "Smith", "said#1", "We won"), [name for name in ALL if name != "strict"]),
        # another source
        (relation(TEXT, "Jones", "said#1", "“We won,”"), ["relation_c"]),
        # no source where there is one
        (relation(TEXT, None, "said#1", "“We won,”"), ["relation_c"]),
        # another cue
        (relation(TEXT, "Smith", "said#2", "“We won,”"), ["relation", "relation_lo", "relation_c"]),
        # no cue
        (relation(TEXT, "Smith", None, "“We won,”"), ["relation", "relation_lo", "relation_c"]),
        # a longer source: 1 of 4 tokens shared, dice 2/5, but the shorter one is wholly inside
        (relation(TEXT, "Smith said. Jones", "said#1", "“We won,”"), ["relation_lo", "relation_c"]),
        # content dice 2*1/(1+5) = 1/3
        (relation(TEXT, "Smith", "said#1", "won"), []),
        # content dice 2*2/(2+6) = 1/2: just enough
        (
            relation(TEXT, "Jones", "said#2", "was over"),
            ["relation", "relation_lo", "relation_c", "relation_cs"],
        ),
        # content of nobody
        (relation(TEXT, "Smith", "said#1", "Kim"), []),
    ],
)
def test_one_prediction(predicted: AttributionRelation, found: list[str]) -> None:
    pairs = score(predicted).pairs
    assert [name for name in ALL if pairs[name]] == found


def test_precision_recall_f1() -> None:
    tally = score(SMITH, relation(TEXT, "Kim", None, "Jones")).relation("relation")
    assert tally.precision == pytest.approx(1 / 2)
    assert tally.recall == pytest.approx(1 / 3)
    assert tally.f1 == pytest.approx(2 / 5)


def test_one_to_one() -> None:
    tally = score(SMITH, SMITH).relation("relation")
    assert (tally.gold_hits, tally.predicted) == (1, 2)


def test_matching_is_optimal_not_greedy() -> None:
    # The first prediction fits both gold contents, the second only the first: greedy in order would lose one.
    text = "a b c d e f g h said Ann"
    ann = spans(text, "Ann")
    gold = document(
        AttributionRelation(ann, (), spans(text, "a b c d")),
        AttributionRelation(ann, (), spans(text, "d e f g")),
        text=text,
    )
    wide = AttributionRelation(ann, (), spans(text, "b c d e f"))
    left = AttributionRelation(ann, (), spans(text, "a b c"))
    for predicted in ((wide, left), (left, wide)):
        assert score_document(gold, document(*predicted, text=text)).relation("relation").recall == 1


def test_a_missing_source_meets_a_missing_source() -> None:
    nameless = relation(TEXT, None, "said#3", "rain is likely")
    pairs = score(nameless, gold=document(nameless)).pairs
    assert [name for name in ALL if pairs[name]] == ALL


def test_a_discontinuous_content_is_one_content() -> None:
    text = '"A b c," he said. "D e f."'
    gold = document(relation(text, "he", "said", '"A b c,"', '"D e f."'), text=text)
    first = relation(text, "he", "said", '"A b c,"')
    second = relation(text, "he", "said", '"D e f."')
    tally = score_document(gold, document(first, second, text=text)).relation("relation")
    assert tally.recall == 1
    assert tally.precision == pytest.approx(1 / 2)


def test_kinds_are_told_from_quotation_marks() -> None:
    result = score(SMITH, JONES, KIM)
    assert result.gold_kinds == ("direct", "mixed", "indirect")


def test_recall_by_kind_of_gold_precision_by_kind_of_prediction() -> None:
    # The mixed content is found, but predicted so short that the prediction is indirect.
    result = score(relation(TEXT, "Jones", "said#2", "was over"), gold=GOLD)
    assert result.relation_of_kind("relation", "mixed").recall == 1
    assert result.relation_of_kind("relation", "mixed").predicted == 0
    assert result.relation_of_kind("relation", "indirect").precision == 1
    assert result.relation_of_kind("relation", "direct").recall == 0


@pytest.mark.parametrize(
    ("a", "b", "expected_dice", "expected_overlap"),
    [
        ({1, 2, 3}, {3, 4, 5, 6, 7}, 0.25, 1 / 3),
        ({1}, {1, 2, 3}, 0.5, 1.0),
        (set(), set(), 1.0, 1.0),
        ({1}, set(), 0.0, 0.0),
        ({1}, {2}, 0.0, 0.0),
    ],
)
def test_similarities(a: set[int], b: set[int], expected_dice: float, expected_overlap: float) -> None:
    assert dice(frozenset(a), frozenset(b)) == pytest.approx(expected_dice)
    assert overlap_coefficient(frozenset(a), frozenset(b)) == pytest.approx(expected_overlap)
