"""What holds for any annotation at all."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.measures import (
    RELATION_MEASURES,
    ROLES,
    AnnotatedDocument,
    AttributionRelation,
    Tally,
    score_document,
)
from reportedly.measures.role_scores import ROLE_MEASURES

TEXT = 'The mayor said it "will rain" today. "Bring coats," he added, while others doubted that it would.'

_span = st.tuples(st.integers(0, len(TEXT)), st.integers(1, 25)).map(
    lambda s: (s[0], min(len(TEXT), s[0] + s[1]))
)
_spans = st.lists(_span, max_size=3).map(lambda spans: tuple(sorted(spans)))
_visible = _spans.filter(lambda spans: any(TEXT[start:end].strip() for start, end in spans))
_attribution = st.builds(AttributionRelation, source=_spans, cue=_spans, content=_visible)
_document = st.lists(_attribution, max_size=6).map(lambda a: AnnotatedDocument("d", TEXT, tuple(a)))

#: The first example pays for loading scipy.
relaxed = settings(deadline=None)
_some = _document.filter(lambda d: bool(d.attributions))


def all_tallies(gold: AnnotatedDocument, predicted: AnnotatedDocument) -> dict[str, Tally]:
    score = score_document(gold, predicted)
    tallies = {measure.name: score.relation(measure.name) for measure in RELATION_MEASURES}
    return tallies | {f"{role} {m}": score.roles[role][m] for role in ROLES for m in ROLE_MEASURES}


@relaxed
@given(_some)
def test_the_gold_itself_scores_100(gold: AnnotatedDocument) -> None:
    for name, tally in all_tallies(gold, gold).items():
        assert tally.f1 == 1 or not tally.gold, name


@relaxed
@given(_some)
def test_no_prediction_scores_0(gold: AnnotatedDocument) -> None:
    assert {tally.f1 for tally in all_tallies(gold, replace(gold, attributions=())).values()} == {0.0}


@relaxed
@given(_document, _document, st.randoms(use_true_random=False))
def test_order_makes_no_difference(
    gold: AnnotatedDocument, predicted: AnnotatedDocument, shuffler: object
) -> None:
    shuffled = list(predicted.attributions)
    shuffler.shuffle(shuffled)  # type: ignore[attr-defined]
    before = all_tallies(gold, predicted)
    after = all_tallies(gold, replace(predicted, attributions=tuple(shuffled)))
    # Where the greatest sum can be had with fewer pairs or with more, their number is not determined.
    one_optimum = {name for name in before if name.startswith(("strict", *ROLES))}
    for name in one_optimum:
        assert abs(before[name].f1 - after[name].f1) < 1e-9, name


@relaxed
@given(_document, _document)
def test_swapping_gold_and_prediction_swaps_precision_and_recall(
    gold: AnnotatedDocument, predicted: AnnotatedDocument
) -> None:
    there, back = all_tallies(gold, predicted), all_tallies(predicted, gold)
    for role in ROLES:
        for measure in ROLE_MEASURES:
            name = f"{role} {measure}"
            assert abs(there[name].precision - back[name].recall) < 1e-9, name


@relaxed
@given(_document, _document)
def test_looser_measures_find_no_less(gold: AnnotatedDocument, predicted: AnnotatedDocument) -> None:
    pairs = score_document(gold, predicted).pairs
    assert len(pairs["strict"]) <= len(pairs["strict_np"])
    assert bool(pairs["relation_cs"]) <= bool(pairs["relation"]) <= bool(pairs["relation_c"])


@relaxed
@given(_document, _document)
def test_pairs_are_one_to_one_and_in_range(gold: AnnotatedDocument, predicted: AnnotatedDocument) -> None:
    for pairs in score_document(gold, predicted).pairs.values():
        assert len({i for i, _ in pairs}) == len(pairs) == len({j for _, j in pairs})
        assert all(i < len(gold.attributions) and j < len(predicted.attributions) for i, j in pairs)
