"""Which cause a mistake is sorted under, what is shown of it."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console

from evaluation.errors.causes import CAUSES, Mistake, mistakes
from evaluation.errors.context import marked, window
from evaluation.errors.report import Selection, print_report, worst
from reportedly.measures import AttributionRelation, evaluate, score_document
from tests.measures.making import document, relation

TEXT = (
    "Ann Roe, the mayor of Millbrook, said that the old bridge would stay shut until spring. "
    "She added that buses would run every ten minutes. The harbour is quiet today and nobody works there."
)
SHUT = "that the old bridge would stay shut until spring"
BUSES = "that buses would run every ten minutes"
MAYOR = relation(TEXT, "Ann Roe, the mayor of Millbrook,", "said", SHUT)
ADDED = relation(TEXT, "She", "added", BUSES)


def causes(gold: list[AttributionRelation], predicted: list[AttributionRelation]) -> list[str]:
    return [mistake.cause for mistake in found(gold, predicted)]


def found(gold: list[AttributionRelation], predicted: list[AttributionRelation]) -> list[Mistake]:
    there, here = document(*gold, text=TEXT), document(*predicted, text=TEXT)
    return mistakes(there, here, score_document(there, here))


@pytest.mark.parametrize(
    ("gold", "predicted", "expected"),
    [
        ([MAYOR, ADDED], [MAYOR, ADDED], []),
        ([MAYOR, ADDED], [ADDED], ["missed content"]),
        ([MAYOR], [MAYOR, ADDED], ["spurious"]),
        ([MAYOR], [relation(TEXT, "She", "said", SHUT)], ["wrong source"]),
        ([MAYOR], [relation(TEXT, "Ann Roe", "said", SHUT)], ["source boundaries"]),
        ([MAYOR], [relation(TEXT, None, "said", SHUT)], ["missing source"]),
        ([relation(TEXT, None, "said", SHUT)], [MAYOR], ["invented source"]),
        ([MAYOR], [relation(TEXT, "Ann Roe, the mayor of Millbrook", "said", SHUT[5:])], ["loose edges"]),
        (
            [MAYOR],
            [relation(TEXT, "Ann Roe", "said", "that the"), relation(TEXT, None, None, "until spring")],
            ["split"],
        ),
        # one half met the content, the other is a part split off
        (
            [MAYOR],
            [
                relation(TEXT, "Ann Roe, the mayor of Millbrook,", "said", SHUT[:37]),
                relation(TEXT, None, None, "until spring"),
            ],
            ["loose edges", "split"],
        ),
        (
            [MAYOR, ADDED],
            [relation(TEXT, "Ann Roe, the mayor of Millbrook,", "said", TEXT[38:136])],
            ["loose edges", "merged"],
        ),
        (
            [MAYOR],
            [relation(TEXT, "Ann Roe", "said", "until spring. She added that")],
            ["content boundaries"],
        ),
        ([], [], []),
    ],
)
def test_causes(
    gold: list[AttributionRelation], predicted: list[AttributionRelation], expected: list[str]
) -> None:
    assert causes(gold, predicted) == expected


def test_every_gold_attribution_is_right_or_in_one_mistake() -> None:
    predicted = [relation(TEXT, None, "said", SHUT), relation(TEXT, None, None, "The harbour is quiet today")]
    listed = [attribution for mistake in found([MAYOR, ADDED], predicted) for attribution in mistake.gold]
    assert sorted(listed, key=lambda a: a.content) == [MAYOR, ADDED]


def test_a_missed_attribution_is_as_bad_as_its_content_is_long() -> None:
    (mistake,) = found([MAYOR], [])
    assert mistake.words == len(SHUT.split())


def test_an_attribution_without_spans_does_no_harm() -> None:
    assert causes([MAYOR], [MAYOR, AttributionRelation((), (), ())]) == ["spurious"]


def test_marks_are_readable_without_colour() -> None:
    shown = marked(TEXT, [ADDED], window(TEXT, [ADDED])).plain
    assert f"[S She] [C added] [Q {BUSES}]" in shown
    assert shown.endswith("works there.")


def test_marks_are_numbered_where_several_attributions_are_shown() -> None:
    shown = marked(TEXT, [MAYOR, ADDED], (0, len(TEXT))).plain
    assert shown.startswith("[S1 Ann Roe, the mayor of Millbrook,] [C1 said] [Q1 that")
    assert f"[C2 added] [Q2 {BUSES}]" in shown


def test_long_stretches_are_cut_in_the_middle() -> None:
    text = "Ann said " + "very " * 200 + "true. " + "Nothing else. " * 40 + "Then Bob left."
    shown = marked(
        text, [relation(text, "Ann", "said", "very " * 200 + "true", "Bob left")], (0, len(text))
    ).plain
    assert shown.count("[…]") == 2
    assert len(shown) < 1000


def report(selection: Selection) -> str:
    gold = {"d1": document(MAYOR, ADDED, text=TEXT)}
    predicted = {"d1": document(relation(TEXT, "She", "said", SHUT), text=TEXT)}
    out = StringIO()
    print_report(evaluate(gold, predicted), selection, Console(file=out, width=120))
    return out.getvalue()


def test_report() -> None:
    shown = report(Selection())
    assert "2 gold, 1 predicted, 0 right by relation" in shown
    assert "wrong source · 1 of 1" in shown
    assert "missed content · 1 of 1" in shown
    assert f"until spring. [S She] [C added] [Q {BUSES}]" in " ".join(shown.split())
    assert all(cause in shown for cause in CAUSES)


def test_report_of_one_cause() -> None:
    shown = report(Selection(causes=("wrong source",)))
    assert "wrong source · 1 of 1" in shown
    assert "missed content · " not in shown


def test_every_cause_gets_its_share_of_the_places() -> None:
    missed = found([MAYOR, ADDED], [])
    spurious = found([], [MAYOR])
    shown = worst(missed * 10 + spurious * 10, Selection(worst=6))
    assert {cause: len(members) for cause, members in shown.items() if members} == {
        "missed content": 4,
        "spurious": 2,
    }
    assert [m.words for m in shown["missed content"]] == [9, 9, 9, 9]  # the largest first


def test_a_sample_depends_on_its_seed_only() -> None:
    missed = found([MAYOR, ADDED], []) * 20
    first, again, other = (worst(missed, Selection(worst=10, seed=seed)) for seed in (1, 1, 2))
    assert first == again != other
    assert {m.words for m in first["missed content"]} == {9, 7}
