"""Our figures and those of an independent scorer agree, on PolNeAR dev with its gold disturbed."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from reportedly.measures import (
    RELATION_MEASURES,
    ROLES,
    AnnotatedDocument,
    AttributionRelation,
    evaluate,
    load,
    score_sentences,
)
from reportedly.types import CONTENT_KINDS, Spans
from tests.measures.written import write

pytestmark = pytest.mark.shared

#: Their name of each of our measures per role.
THEIRS = {"token": "tok", "exact": "exact", "exact_np": "exact_np", "overlap": "soft"}


@pytest.fixture(scope="module")
def shared() -> Path:
    folder = os.environ.get("REPORTEDLY_SHARED")
    if not folder:
        pytest.skip("REPORTEDLY_SHARED does not name the folder of shared data")
    return Path(folder)


def disturbed(document: AnnotatedDocument, generator: random.Random) -> AnnotatedDocument:
    """Some attributions dropped, doubled, robbed of their source or given another's; edges moved."""
    out: list[AttributionRelation] = []
    length = len(document.text or "")
    for attribution in document.attributions:
        if generator.random() < 0.15:
            continue
        source, cue, content = (moved(attribution.spans(role), length, generator) for role in ROLES)
        if generator.random() < 0.1:
            source = ()
        elif generator.random() < 0.1:
            source = generator.choice(document.attributions).source
        out += [AttributionRelation(source, cue, content)] * (2 if generator.random() < 0.1 else 1)
    generator.shuffle(out)
    return replace(document, attributions=tuple(out))


def moved(spans: Spans, length: int, generator: random.Random) -> Spans:
    result = []
    for start, end in spans:
        first = min(length, max(0, start + generator.choice((0, 0, 0, 0, 0, -9, 1, 3, 12, 40))))
        last = min(length, max(first, end + generator.choice((0, 0, 0, 0, 0, -30, -5, 1, 8))))
        if first < last:
            result.append((first, last))
    return tuple(result)


@pytest.mark.parametrize("seed", [1, 2])
def test_attributions(shared: Path, tmp_path: Path, seed: int) -> None:
    gold = load(shared / "data/polnear/dev")
    generator = random.Random(seed)
    predicted = {name: disturbed(document, generator) for name, document in gold.items()}
    files = [
        write(tmp_path / "gold.jsonl", *gold.values()),
        write(tmp_path / "pred.jsonl", *predicted.values()),
    ]
    out = tmp_path / "theirs.json"
    scorer = str(shared / "bench/score_attributions.py")
    subprocess.run(
        [sys.executable, scorer, *files, "--json", str(out), "--ci", "100"], check=True, capture_output=True
    )
    theirs = json.loads(out.read_text("utf-8"))
    ours = evaluate(gold, load(files[1]), resamples=100)
    overall = ours.overall
    assert (overall.documents, overall.tokens) == (theirs["documents"], theirs["tokens"])
    assert (overall.gold, overall.predicted) == (theirs["gold"], theirs["predicted"])
    for measure in RELATION_MEASURES:
        tally = overall.relations[measure.name]
        expected = theirs[measure.name]
        assert [tally.precision, tally.recall, tally.f1] == pytest.approx(
            [expected[k] for k in ("P", "R", "F1")]
        )
    for role in ROLES:
        for name, their_name in THEIRS.items():
            tally = overall.roles[role][name]  # type: ignore[index]
            expected = theirs[role][their_name]
            assert [tally.precision, tally.recall] == pytest.approx([expected["P"], expected["R"]]), (
                role,
                name,
            )
    for kind in CONTENT_KINDS:
        for name in ("relation", "relation_lo", "relation_c", "strict_np"):
            assert overall.kinds[kind][name].recall == pytest.approx(theirs["kinds"][kind][f"{name}_R"])
        assert overall.kinds[kind]["relation"].precision == pytest.approx(theirs["kinds"][kind]["relation_P"])
    for name, interval in theirs["ci95"].items():
        assert ours.intervals[name] == pytest.approx(tuple(interval))


def test_brat_is_read_alike(shared: Path, tmp_path: Path) -> None:
    out = tmp_path / "dev.jsonl"
    converter = str(shared / "bench/polnear_to_jsonl.py")
    data = str(shared / "data/polnear")
    subprocess.run([sys.executable, converter, data, "dev", str(out)], check=True, capture_output=True)
    theirs, ours = load(out), load(shared / "data/polnear/dev")
    assert list(theirs) == list(ours)
    for name, document in ours.items():
        assert document.text == theirs[name].text
        assert [(a.source, a.cue, a.content) for a in document.attributions] == [
            (a.source, a.cue, a.content) for a in theirs[name].attributions
        ]


def test_sentences(shared: Path, tmp_path: Path) -> None:
    file = shared / "data/polnear-sentences/valid.jsonl"
    gold = [json.loads(line)["labels"] for line in file.read_text("utf-8").split("\n") if line]
    generator = random.Random(3)
    options = ("O", "B-content", "I-content", "I-cue")
    predicted = [[generator.choice((label,) * 12 + options) for label in labels] for labels in gold]
    written = tmp_path / "pred.jsonl"
    written.write_text("".join(json.dumps({"labels": labels}) + "\n" for labels in predicted), "utf-8")
    scorer = str(shared / "bench/score_sentences.py")
    done = subprocess.run(
        [sys.executable, scorer, str(file), str(written)], check=True, capture_output=True, text=True
    )
    rows = {line.split()[0]: [float(x) for x in line.split()[1:]] for line in done.stdout.splitlines()[2:]}
    for role, score in score_sentences(gold, predicted).items():
        ours = [score.exact.precision, score.exact.recall, score.exact.f1, score.begin.f1, score.jaccard]
        assert [100 * figure for figure in ours] == pytest.approx(rows[role], abs=0.051)
