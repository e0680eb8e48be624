"""The pages of figures: every figure in its place, nothing left unfilled."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from bench import compare, plot
from bench.compare import Row
from bench.run import Run
from evaluation.markdown import table as markdown_table
from evaluation.speed import Throughput, peak_memory
from evaluation.table import Results, page
from reportedly.measures import Evaluation, evaluate, score_sentences
from tests.measures.making import GOLD, JONES, SMITH, document


def evaluation() -> Evaluation:
    predicted = document(replace(SMITH, confidence=0.95), replace(JONES, confidence=0.55))
    return evaluate({"d1": GOLD}, {"d1": predicted}, group_of=lambda _: "Harbour Post", resamples=10)


def results() -> Results:
    labels = [["B-source", "B-cue", "B-content", "I-content"]]
    return Results(
        model="little/1",
        corpus="sha256:0123",
        polnear=evaluation(),
        sentences={"as they are": score_sentences(labels, labels)},
        examples=evaluation(),
        examples_everything=evaluation(),
        throughput=Throughput(articles=84, cpu_seconds=8.4, wall_seconds=9, peak_bytes=210_000_000),
        cold_start=0.95,
    )


def row(text: str, start: str) -> list[str]:
    line = next(line for line in text.splitlines() if line.startswith(f"| {start}"))
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_page_of_figures() -> None:
    shown = page(results())
    assert row(shown, "`relation`:")[1:] == ["100.0", "66.7", "80.0", "80.0–80.0", "58", "75"]
    assert row(shown, "source, token")[1:4] == ["100.0", "66.7", "80.0"]
    assert row(shown, "mixed, `relation`")[1:] == ["1", "1", "100.0", "100.0", "100.0", "64", "90"]
    assert row(shown, "Harbour Post")[1:6] == ["1", "3", "100.0", "66.7", "80.0"]
    assert row(shown, "0.9–1.0")[1:] == ["1", "95.0", "100.0"]
    assert row(shown, "content, tokens as they are")[1:4] == ["100.0", "100.0", "100.0"]
    assert row(shown, "articles per CPU-second")[1] == "10.0"
    assert row(shown, "cold start")[1] == "0.95"
    assert row(shown, "memory")[1] == "210"
    assert "Model `little/1`" in " ".join(shown.split())


def test_tables_are_well_formed() -> None:
    widths: set[int] = set()
    for line in [*page(results()).splitlines(), ""]:
        if line.startswith("|"):
            widths.add(line.count("|"))
            assert len(widths) == 1, line
        else:
            widths = set()


def test_no_figure_is_nan() -> None:
    assert not re.search(r"\bnan\b|\binf\b|None", page(results()))


def test_without_confidences_the_page_says_so() -> None:
    bare = replace(results(), polnear=replace(evaluation(), calibration=None))
    assert "The predictions carry none." in page(bare)


def test_markdown_table() -> None:
    assert markdown_table(["", "F1"], [["ours", "1.0"]]) == "|  | F1 |\n| --- | ---: |\n| ours | 1.0 |"


def rows() -> list[Row]:
    run = Run(predicted={}, cpu_seconds=2.0, load_seconds=0.5, peak_bytes=300_000_000)
    overall = evaluation().overall
    return [
        Row("ours", "reportedly", 10, run, overall),
        Row("spacy_alone", "spaCy alone", 10, run, replace(overall, predicted=0)),
    ]


def test_comparison() -> None:
    cells = rows()[0].cells()
    assert cells == ["reportedly", "80.0", "80.0", "80.0", "80.0", "80.0", "88.0", "5.0", "0.5", "300"]
    assert rows()[1].cells()[1:7] == ["–"] * 6


def test_plot_is_xml_and_shows_every_system() -> None:
    points = [plot.Point("A & B", 0.7, 20), plot.Point("ours", 12, 77)]
    root = ET.fromstring(plot.scatter(points))
    texts = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"A & B (20)", "ours (77)"} <= set(texts)
    dots = [
        (float(e.get("cx", 0)), float(e.get("cy", 0)))
        for e in root.iter("{http://www.w3.org/2000/svg}circle")
    ]
    assert dots[0][0] < dots[1][0]  # faster stands further right
    assert dots[0][1] > dots[1][1]  # better stands higher


def test_peak_memory_grows_with_what_is_held() -> None:
    before = peak_memory()
    held = bytearray(60_000_000 + before)
    assert peak_memory() >= before + 50_000_000
    del held


def test_comparison_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compare, "version", lambda name: "9.9")  # peers are not installed for the tests
    shown = compare.page(rows(), "PolNeAR dev", shared=True)
    assert "python -m bench.compare --shared DIR" in shown
    assert "spacy 9.9" in shown
    assert row(shown, "reportedly")[1] == "80.0"
