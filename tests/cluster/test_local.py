"""The local engine: every record once, whatever happens to it or to the program."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bench.archive import make, whole
from reportedly.cluster.values import Limits
from reportedly.errors import UsageError
from tests.cli.command import ROOT, environment
from tests.cluster.making import archive, done, files, lines, page, rows
from tests.cluster.readers import hostile


def test_every_record_is_a_document_or_an_error(tmp_path: Path) -> None:
    pages = archive(tmp_path / "a.warc.gz", [page(n) for n in range(20)])
    texts = lines(tmp_path / "b.jsonl.gz", [f"Text {n}" for n in range(10)] + [""])
    (tmp_path / "c").mkdir()
    for n in range(5):
        (tmp_path / "c" / f"{n}.html").write_text(f"<html><p>Page {n}</p></html>")
    state = done(tmp_path / "out", pages, texts, tmp_path / "c", workers=2)
    counts = state.counts
    assert (counts.records, counts.documents, counts.failed, counts.skipped) == (36, 35, 1, 0)
    keys = [
        (row["input"], row["record"]) for t in ("documents", "errors") for row in rows(tmp_path / "out", t)
    ]
    assert len(keys) == len(set(keys)) == 36
    assert rows(tmp_path / "out", "errors")[0]["reason"] == "is empty"


def test_the_same_text_twice_is_two_documents(tmp_path: Path) -> None:
    texts = lines(tmp_path / "b.jsonl", ["The same."] * 3)
    assert done(tmp_path / "out", texts).counts.documents == 3


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    texts = lines(tmp_path / "b.jsonl", ["One."])
    assert done(tmp_path / "out", texts, tmp_path / "*.jsonl", tmp_path).counts.documents == 1


@pytest.mark.parametrize("form", ["a member each", "one member", "plain"])
def test_a_made_archive(tmp_path: Path, form: str) -> None:
    path = tmp_path / ("a.warc" if form == "plain" else "a.warc.gz")
    (whole if form == "one member" else make)(path, 120, 5)
    counts = done(tmp_path / "out", path, part=50).counts
    assert counts.records == 120
    assert counts.skipped > 5
    assert counts.documents > 80


def test_poison(tmp_path: Path) -> None:
    texts = [
        "One.",
        "SPIN",
        "Two.",
        "DIE",
        "Three.",
        "EAT",
        "Four.",
        "FAIL",
        "Five.",
        "SLEEP",
        "DEEP",
        "Six.",
    ]
    given = lines(tmp_path / "b.jsonl", texts)
    limits = Limits(seconds=0.4, memory=1_500_000_000)
    state = done(tmp_path / "out", given, part=100, workers=2, read_one=hostile, limits=limits)
    assert (state.counts.documents, state.counts.failed) == (6, 6)
    found = {row["record"]: (row["error"], row["reason"]) for row in rows(tmp_path / "out", "errors")}
    assert found == {
        2: ("OutOfTime", "takes more than 0.4 seconds to read"),
        4: ("Killed", "ended the process that read it, twice"),
        6: ("OutOfMemory", "takes more than 1,500,000,000 bytes of memory to read"),
        8: ("Crashed", "made the reader fail: LookupError"),
        10: ("OutOfTime", "takes more than 0.4 seconds to read"),
        11: ("Crashed", "made the reader fail: RecursionError"),
    }


def test_killed_five_times_and_taken_up(tmp_path: Path) -> None:
    make(tmp_path / "a.warc.gz", 400, 2)
    whole(tmp_path / "b.warc.gz", 100, 3)
    lines(tmp_path / "c.jsonl.gz", [f"Text {n}" for n in range(100)])
    inputs = [str(tmp_path / name) for name in ("a.warc.gz", "b.warc.gz", "c.jsonl.gz")]

    def start(out: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "tests.cluster.driver", str(tmp_path / out), *inputs]
        return subprocess.Popen(command, env=environment(), cwd=ROOT)

    assert start("undisturbed").wait(120) == 0
    manifest = tmp_path / "killed" / "manifest"
    chosen, kills = random.Random(os.urandom(8)), 0
    for kill in range(5):
        process = start("killed")
        wanted = len(list(manifest.glob("*.json"))) + chosen.randrange(1, 8)
        while process.poll() is None and len(list(manifest.glob("*.json"))) < wanted:
            time.sleep(0.01)
        time.sleep(chosen.random() * 0.05)
        kills += process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert kills == kill + 1, "the run must not be over yet"
    assert start("killed").wait(120) == 0
    assert files(tmp_path / "killed") == files(tmp_path / "undisturbed")
    assert len(rows(tmp_path / "killed", "documents")) + len(rows(tmp_path / "killed", "errors")) == 600


def test_nothing_is_read_twice(tmp_path: Path) -> None:
    given = archive(tmp_path / "a.warc.gz", [page(n) for n in range(20)])
    done(tmp_path / "out", given)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out" / "documents").iterdir()}
    state = done(tmp_path / "out", given)
    assert state.earlier.records == state.counts.records == 20
    assert before == {path: path.stat().st_mtime_ns for path in (tmp_path / "out" / "documents").iterdir()}
    more = archive(tmp_path / "b.warc.gz", [page(n) for n in range(5)])
    state = done(tmp_path / "out", given, more)
    assert (state.earlier.records, state.counts.records) == (20, 25)


def test_a_part_that_was_lost_is_made_again(tmp_path: Path) -> None:
    given = archive(tmp_path / "a.warc.gz", [page(n) for n in range(20)])
    done(tmp_path / "out", given)
    before = files(tmp_path / "out")
    sorted((tmp_path / "out" / "sources").iterdir())[1].unlink()
    assert done(tmp_path / "out", given).earlier.records == 13
    assert files(tmp_path / "out") == before


def test_an_input_that_changed_is_refused(tmp_path: Path) -> None:
    given = archive(tmp_path / "a.warc.gz", [page(n) for n in range(20)])
    done(tmp_path / "out", given)
    archive(given, [page(n) for n in range(30)])
    with pytest.raises(UsageError, match="is not what it was when"):
        done(tmp_path / "out", given)


def test_another_way_of_reading_is_refused(tmp_path: Path) -> None:
    given = lines(tmp_path / "b.jsonl", ["One."])
    done(tmp_path / "out", given)
    with pytest.raises(UsageError, match="was begun with another max_bytes; give --out another folder"):
        done(tmp_path / "out", given, max_bytes=1000)
    with pytest.raises(UsageError, match="was begun with another part"):
        done(tmp_path / "out", given, part=8)


def test_only_one_process_writes(tmp_path: Path) -> None:
    from reportedly.cluster.folder import held
    from reportedly.cluster.values import Job

    with (
        held(Job(tmp_path)),
        pytest.raises(UsageError, match="another process is writing it"),
        held(Job(tmp_path)),
    ):
        pass


def test_an_archive_cut_off(tmp_path: Path) -> None:
    given = archive(tmp_path / "a.warc.gz", [page(n) for n in range(20)])
    given.write_bytes(given.read_bytes()[:-30])
    counts = done(tmp_path / "out", given).counts
    assert (counts.documents, counts.failed) == (19, 1)
    (row,) = rows(tmp_path / "out", "errors")
    assert (row["error"], row["reason"]) == ("DamagedRecord", "ends in the middle of a record")
    assert (row["record"], row["target"]) == (20, "https://p.example/19")


def test_records_cut_off(tmp_path: Path) -> None:
    given = lines(tmp_path / "b.jsonl.gz", [f"Text {n} {random.Random(n).random()}" for n in range(50)])
    given.write_bytes(given.read_bytes()[:-200])
    counts = done(tmp_path / "out", given).counts
    assert counts.failed >= 1
    assert counts.documents < 50
    assert rows(tmp_path / "out", "errors")[-1]["reason"] == "is damaged gzip from here on"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.warc.gz", b"", "is empty"),
        ("a.jsonl", b"", "is empty"),
        ("a.warc.gz", b"\x28\xb5\x2f\xfdxxxx", "is damaged zstandard from here on, or needs a dictionary"),
        ("a.warc", b"no archive at all", "is no WARC record"),
    ],
)
def test_files_without_records(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    counts = done(tmp_path / "out", tmp_path / name).counts
    assert (counts.records, counts.failed) == (1, 1)
    assert rows(tmp_path / "out", "errors")[0]["reason"] == reason


def test_what_is_not_there_is_an_error_until_it_is(tmp_path: Path) -> None:
    late = tmp_path / "late.jsonl"
    given = lines(tmp_path / "b.jsonl", ["One."])
    assert done(tmp_path / "out", given, late).counts.failed == 1
    assert rows(tmp_path / "out", "errors")[0]["reason"] == "no such file"
    lines(late, ["Two."])
    counts = done(tmp_path / "out", given, late).counts
    assert (counts.documents, counts.failed) == (2, 0)
    assert rows(tmp_path / "out", "errors") == []
