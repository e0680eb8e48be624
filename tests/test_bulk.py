"""Inputs into a ledger: what came of each, again, after a failure, and read anew."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import reportedly
from reportedly import bulk, rereading
from reportedly.bulk import Ledger
from reportedly.ledger.correcting import Change
from reportedly.pool import Override
from reportedly.read.counting import count
from reportedly.settings import Settings

pytestmark = pytest.mark.model

EXAMPLES = Path(__file__).parents[1] / "examples"
RECORD = '{"id": "r1", "body": "%s", "site": {"name": "The Gazette"}}\n'


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "ledger.db") as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "articles"
    made.mkdir()
    for name in ("council-tip.txt", "court-foundation.txt"):
        shutil.copy(EXAMPLES / name, made / name)
    (made / "empty.txt").write_text("")
    return made


def test_a_folder_again_and_after_a_failure(ledger: Ledger, folder: Path) -> None:
    first = ledger.add(folder)
    assert (first.added, first.unchanged, first.failed) == (2, 0, 1)
    assert [error.reason for error in first.errors] == ["is empty"]
    again = ledger.add(folder)
    assert (again.added, again.unchanged, again.failed) == (0, 2, 1)
    assert [row.tries for row in ledger.failures()] == [2]
    shutil.copy(EXAMPLES / "scraped-monks.txt", folder / "empty.txt")
    steps = [step.status for step in bulk.retry(ledger)]
    assert sorted(steps) == ["added", "unchanged", "unchanged"]
    assert len(ledger.failures()) == 0
    assert ledger.check().problems == ()


def test_readings_are_those_of_read(ledger: Ledger) -> None:
    path = str(EXAMPLES / "council-tip.txt")
    ledger.add(path)
    read = reportedly.read(path)
    assert ledger.reading(read.id).attributions == read.attributions
    assert ledger.add(read).unchanged == 1


def test_an_override_is_another_reading(ledger: Ledger) -> None:
    path = str(EXAMPLES / "council-tip.txt")
    ledger.add(path, override=Override(outlet="The Mail"))
    assert [row.name for row in ledger.outlets()] == ["The Mail"]


def test_records_with_other_names(ledger: Ledger, tmp_path: Path) -> None:
    text = (EXAMPLES / "court-foundation.txt").read_text("utf-8").replace('"', "”").replace("\n", "\\n")
    path = tmp_path / "crawl.jsonl"
    path.write_text(RECORD % text + '{"id": "r2"}\n', "utf-8")
    settings = Settings(fields=(("text", "body"), ("outlet", "site.name")))
    result = ledger.add(path, settings=settings)
    assert (result.added, result.failed) == (1, 1)
    assert ledger.reading("r1").document.outlet == "The Gazette"
    assert count([str(path)]) == 2


def test_a_correction_outlives_a_reread(ledger: Ledger) -> None:
    ledger.add(EXAMPLES / "council-tip.txt")
    (row,) = ledger.statements(order="added", limit=1)
    ledger.correct(row.uid, Change("attribution", row.uid, "stance", "rejects"), by="ana")
    assert rereading.to_reread(ledger) == 0
    assert [step.status for step in rereading.reread(ledger, everything=True)] == ["added"]
    (again,) = ledger.statements(corrected=True)
    assert (again.uid, again.stance) == (row.uid, "rejects")
    assert ledger.check().problems == ()


def test_many_are_read_by_several_processes(ledger: Ledger) -> None:
    result = ledger.add(EXAMPLES, workers=2)
    assert result.failed == 0
    assert result.added == ledger.count() == count([str(EXAMPLES)])


def test_what_cannot_be_counted() -> None:
    assert count(["-"]) is None
    assert count(["https://gazette.example/"]) is None
    assert count(["no such file"]) == 1


def test_the_version_that_came_last_counts(ledger: Ledger, tmp_path: Path) -> None:
    """Of what is read and of what was read before, in one file or one after the other."""
    text = (EXAMPLES / "court-foundation.txt").read_text("utf-8").replace("\n", "\\n").replace('"', "”")
    record = '{"id": "r1", "url": "https://gazette.example/1", "text": "%s"}\n'
    versions = {"a": record % text, "b": record % text.replace("312,000", "321,000")}
    for number, given in enumerate(("a", "b", "a", "ab", "aba", "ba")):
        path = tmp_path / f"{number}.jsonl"
        path.write_text("".join(versions[one] for one in given), "utf-8")
        result = ledger.add(path, workers=1)
        assert ("312,000" if given.endswith("a") else "321,000") in ledger.reading("r1").text
        assert (result.added + result.unchanged, result.failed) == (len(given), 0)
        assert ledger.add(path, workers=1).added == 0
    assert (ledger.count(), len(list(ledger.readings(versions=True)))) == (1, 2)
    assert ledger.check().problems == ()
