"""Archives, jobs and runs for the tests."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

from bench.archive_records import Made, member, record
from evaluation.worlds import build
from evaluation.worlds.writing import write
from reportedly.cluster.inputs import plan
from reportedly.cluster.local import run
from reportedly.cluster.progress import State
from reportedly.cluster.values import Job, Limits
from reportedly.settings import Settings
from tests.cluster.readers import words

TABLES = ("documents", "attributions", "sources", "errors")


def page(number: int, words: str = "") -> bytes:
    """A record with a page."""
    return record(
        Made(f"<html><p>Story {number} {words}</p></html>".encode(), f"https://p.example/{number}"), number
    )


def archive(path: Path, pages: list[bytes]) -> Path:
    """A WARC file: a gzip member for each record, if it is called ``.gz``."""
    path.write_bytes(b"".join(member(one) if path.suffix == ".gz" else one for one in pages))
    return path


def lines(path: Path, texts: list[str]) -> Path:
    """A file of records, a line for each text."""
    data = "".join(json.dumps({"text": text}) + "\n" for text in texts).encode()
    path.write_bytes(gzip.compress(data, mtime=0) if path.suffix == ".gz" else data)
    return path


def done(
    out: Path,
    *inputs: Path | str,
    part: int = 7,
    workers: int = 1,
    read_one: Any = words,
    limits: Limits = Limits(),  # noqa: B008
    **settings: Any,
) -> State:
    """Run a batch to its end."""
    job = Job(out, Settings(**settings), limits, part)
    return list(run(job, plan([str(one) for one in inputs]), workers=workers, read_one=read_one))[-1]


def world(folder: Path, seed: int, claims: int) -> Path:
    """A made-up world read by a batch in several parts, with an article twice and one in two versions."""
    from reportedly.pool import read

    write(build(seed, claims), folder)
    told = (folder / "articles.jsonl").read_text("utf-8").splitlines()
    newer = json.loads(told[0])
    newer["text"] += "\n\nThe council said on Friday that it would answer later."
    (folder / "articles.jsonl").write_text("\n".join([*told, told[1], json.dumps(newer)]) + "\n", "utf-8")
    done(folder / "tables", folder / "articles.jsonl", part=9, read_one=read, workers=2)
    return folder / "tables"


def files(out: Path) -> dict[str, bytes]:
    """Everything that a batch wrote, by name."""
    return {
        str(path.relative_to(out)): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()
    }


def rows(out: Path, table: str) -> list[dict[str, Any]]:
    """A table, in order."""
    from pyarrow import parquet

    found = [
        row
        for path in sorted((out / table).glob("*.parquet"))
        for row in parquet.read_table(path).to_pylist()
    ]
    return sorted(found, key=lambda row: (row["input"], row["record"]))
