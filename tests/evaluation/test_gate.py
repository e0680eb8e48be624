"""Floors only rise, and a change lists the cases it gained and lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation import baseline, floors
from evaluation.floors import Floors
from evaluation.gate import Verdict, change_lines
from reportedly.errors import MalformedRecord, UsageError
from reportedly.measures import evaluate
from tests.measures.making import GOLD, JONES, KIM, SMITH, TEXT, document, relation


def test_figures_are_percent() -> None:
    figures = floors.figures(evaluate({"d1": GOLD}, {"d1": document(SMITH, JONES)}).overall)
    assert figures["relation"] == pytest.approx(80.0)
    assert figures["recall_indirect"] == 0
    assert figures["recall_direct"] == 100
    assert set(figures) == {
        *("relation", "relation_c", "token_source", "token_cue", "token_content"),
        *("recall_direct", "recall_mixed", "recall_indirect"),
    }


def test_new_floors_lie_a_margin_under_what_was_measured() -> None:
    assert floors.raised(None, "h", {"relation": 70.29, "recall_mixed": 0.4}).least == {
        "relation": 69.2,
        "recall_mixed": 0.0,
    }


def test_floors_rise() -> None:
    assert floors.raised(Floors("h", {"relation": 60.0}), "h", {"relation": 75.0}).least == {"relation": 74.0}


def test_floors_do_not_fall() -> None:
    assert floors.raised(Floors("h", {"relation": 70.0}), "h", {"relation": 70.5}).least == {"relation": 70.0}
    with pytest.raises(UsageError, match="relation"):
        floors.raised(Floors("h", {"relation": 70.0}), "h", {"relation": 69.9})


def test_a_floor_whose_figure_is_gone_is_missed() -> None:
    assert Floors("h", {"relation": 70.0}).missed({}) == {"relation": 70.0}


def test_another_corpus_begins_anew() -> None:
    assert floors.raised(Floors("old", {"relation": 70.0}), "new", {"relation": 50.0}) == Floors(
        "new", {"relation": 49.0}
    )


def test_file_of_floors(tmp_path: Path) -> None:
    file = tmp_path / "floors.toml"
    written = {"examples": Floors("sha256:1", {"relation": 69.2}), "polnear-dev": Floors("sha256:2", {})}
    floors.write(written, file)
    assert floors.read(file) == written
    assert floors.read(tmp_path / "none.toml") == {}
    file.write_text("[examples]\nrelation = 3\n", "utf-8")
    with pytest.raises(MalformedRecord, match="not a file of floors"):
        floors.read(file)


@pytest.mark.parametrize(
    ("least", "passed", "says"),
    [
        (None, False, "no floors yet"),
        (Floors("h", {"relation": 70.0}), True, "relation 71.0, floor 70.0"),
        (Floors("h", {"relation": 72.0}), False, "relation 71.0, floor 72.0  BELOW"),
        (Floors("other", {"relation": 1.0}), False, "the corpus has changed"),
    ],
)
def test_verdict(least: Floors | None, passed: bool, says: str) -> None:
    verdict = Verdict("examples", "h", {"relation": 71.0}, least)
    assert verdict.passed is passed
    assert says in verdict.lines()[0]


def test_cases_gained_and_lost(tmp_path: Path) -> None:
    spurious = relation(TEXT, "Kim", None, "over")
    before = baseline.cases(evaluate({"d1": GOLD}, {"d1": document(SMITH, JONES)}))
    now = baseline.cases(evaluate({"d1": GOLD}, {"d1": document(SMITH, KIM, spurious)}))
    assert before.found == {"d1: Smith | said | “We won,”", "d1: Jones | said | that “it” was over"}
    file = tmp_path / "baseline.json"
    baseline.write(before, file)
    change = baseline.compare(baseline.read(file), now)
    assert change.gained == ["d1: Kim | said | rain is likely"]
    assert change.lost == ["d1: Jones | said | that “it” was over"]
    assert change.new_spurious == ["d1: Kim |  | over"]
    assert change.gone_spurious == []
    assert "  - d1: Jones | said | that “it” was over" in change_lines(change)


def test_first_run_has_no_baseline(tmp_path: Path) -> None:
    assert baseline.read(tmp_path / "none.json").found == frozenset()
