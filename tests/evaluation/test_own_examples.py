"""The own examples as a gold standard: both views score 100 when they are read as expected."""

from __future__ import annotations

from evaluation import own_examples
from reportedly.measures import evaluate
from reportedly.types import Attribution, Document, Reading
from tests.evaluation.readings import attribution


def test_reading_as_expected_scores_100_in_both_views() -> None:
    loaded = own_examples.load()
    expected = {e.document.id: e for e in loaded}

    def read(document: Document) -> Reading:
        return Reading(document, tuple(_as_expected(expected[document.id])))

    univocal, everything = own_examples.predictions(loaded, read)
    scores = (
        evaluate({e.univocal.id: e.univocal for e in loaded}, univocal).overall,
        evaluate({e.everything.id: e.everything for e in loaded}, everything).overall,
    )
    assert [score.relations["strict"].f1 for score in scores] == [1.0, 1.0]
    assert scores[1].gold > scores[0].gold > 100


def _as_expected(example: own_examples.Example) -> list[Attribution]:
    flat = set(example.univocal.attributions)
    return [
        attribution(relation, number, parent=None if relation in flat else "a1")
        for number, relation in enumerate(example.everything.attributions, 1)
    ]


def test_what_univocal_annotation_is_silent_about_is_not_held_against_a_prediction() -> None:
    example = next(e for e in own_examples.load() if e.unscored)
    guess = Attribution(id="a1", kind="indirect", content=(example.unscored[0],))
    univocal, everything = own_examples.predictions([example], lambda document: Reading(document, (guess,)))
    assert univocal[example.univocal.id].attributions == ()
    assert len(everything[example.univocal.id].attributions) == 1
