"""Many readings in one file or folder; Parquet as DuckDB reads it, brat as pybrat does."""

from __future__ import annotations

import json
import sys
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import duckdb
import pyarrow.parquet
import pytest
from pybrat.parser import BratParser

from reportedly.errors import UsageError
from reportedly.export.corpus import CorpusFormat, Layout, file_stem, write
from reportedly.export.hypothesis import to_hypothesis
from reportedly.export.parquet import ParquetTable
from reportedly.export.tables import TABLES, VERSION
from reportedly.types import Reading
from tests.export.second import ROWS


def copies(count: int) -> Iterator[Reading]:
    made = ROWS["harrow"]
    for number in range(count):
        yield replace(made, document=replace(made.document, id=f"d{number}"))


@pytest.mark.parametrize("made", ROWS.values(), ids=ROWS)
@pytest.mark.parametrize("name", TABLES)
def test_columns_are_those_of_the_rows(name: str, made: Reading) -> None:
    table = next(table for table in TABLES.values() if table.name == name)
    assert all(tuple(row) == tuple(table.columns) for row in table.rows(made))


def test_parquet_is_what_duckdb_reads(tmp_path: Path) -> None:
    assert write(ROWS.values(), "parquet", tmp_path) == len(ROWS)
    for table in TABLES.values():
        found = duckdb.sql(f"select * from '{tmp_path / table.name}.parquet'")
        assert found is not None
        rows = [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]
        assert rows == [row for made in ROWS.values() for row in table.rows(made)]


def test_parquet_streams_in_groups(tmp_path: Path) -> None:
    with ParquetTable(tmp_path / "s.parquet", group=10) as table:
        for made in copies(9):
            table.add(made)
    file = pyarrow.parquet.ParquetFile(tmp_path / "s.parquet")
    assert file.num_row_groups == 7
    assert file.metadata.num_rows == 9 * len(ROWS["harrow"].attributions)
    assert file.schema_arrow.metadata[b"reportedly.tables"] == VERSION.encode()


def test_parquet_without_pyarrow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"reportedly\[parquet\]"):
        write([], "parquet", tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("format", "lines"), [("jsonl", 5), ("schemaorg", 5), ("prov", 5), ("provjson", 5), ("hypothesis", 40)]
)
def test_one_file(format: CorpusFormat, lines: int, tmp_path: Path) -> None:
    assert write(copies(5), format, tmp_path / "out", layout="file") == 5
    found = (tmp_path / "out").read_text("utf-8").split("\n")
    assert len([json.loads(line) for line in found[:-1]]) == lines
    assert found[-1] == ""


@pytest.mark.parametrize(
    ("format", "suffix"),
    [("brat", ".ann"), ("webanno", ".jsonld"), ("prov", ".jsonld"), ("provjson", ".json")],
)
def test_folder(format: CorpusFormat, suffix: str, tmp_path: Path) -> None:
    write(copies(4), format, tmp_path / "out")
    assert len(list((tmp_path / "out").glob(f"*{suffix}"))) == 4


def test_folder_takes_no_id_twice(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="two readings have the id 'd0'"):
        write([*copies(1), *copies(1)], "prov", tmp_path)


@pytest.mark.parametrize("format", ["jsonl", "csv", "parquet", "prov", "schemaorg"])
def test_memory_is_flat(format: CorpusFormat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten times as many readings take no more than what a few of them are."""
    layout: Layout = "folder" if format == "parquet" else "file"

    def peak(count: int) -> int:
        tracemalloc.start()
        write(copies(count), format, tmp_path / "out", layout=layout)
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    monkeypatch.setitem(cast(Any, ParquetTable.__init__).__kwdefaults__, "group", 40)
    peak(20)
    few, many = peak(30), peak(300)
    assert many < few + 200_000


@pytest.mark.parametrize(("format", "layout"), [("brat", "file"), ("parquet", "file"), ("html", "file")])
def test_what_is_no_file(format: CorpusFormat, layout: Layout, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="folder"):
        write([], format, tmp_path / "out", layout=layout)


def test_a_failure_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("before")

    def broken() -> Iterator[Reading]:
        yield ROWS["harrow"]
        raise OSError("gone")

    with pytest.raises(OSError, match="gone"):
        write(broken(), "jsonl", tmp_path / "out")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert (tmp_path / "out").read_text() == "before"


def test_file_names() -> None:
    ids = (
        "a",
        "A",
        "a/b",
        "a:b",
        "a-b",
        "",
        "..",
        "../../x",
        "CON",
        "é" * 300,
        "x" * 300,
        "x" * 301,
        "\ud800",
    )
    stems = [file_stem(id) for id in ids]
    assert len({stem.casefold() for stem in stems}) == len(ids)
    assert all(len(stem) < 70 and stem.isascii() and "/" not in stem and stem[0] != "." for stem in stems)


class Parser(BratParser):
    """pybrat, but that a cue and the event's trigger may be the same words, as brat and PolNeAR have it."""

    def _check_entities(self, entities: object) -> None:
        pass


@pytest.mark.parametrize("name", ["harrow", "hard", "bare"])
def test_brat_as_pybrat_reads_it(name: str, tmp_path: Path) -> None:
    made = ROWS[name]
    write([made], "brat", tmp_path)
    (example,) = Parser(error="raise").parse(tmp_path)
    assert example.text == made.text
    assert len(example.events) == len(made.attributions)
    for entity in example.entities:
        assert entity.mention == " ".join(made.text[span.start : span.end] for span in entity.spans)
    contents = [entity for entity in example.entities if entity.type == "Content"]
    whole = ["".join(made.quote(a.content).replace(" … ", "").split()) for a in made.attributions]
    assert ["".join(entity.mention.split()) for entity in contents] == whole


def test_hypothesis_payload() -> None:
    made = ROWS["harrow"]
    payloads = to_hypothesis(made, group="g1")
    assert len(payloads) == sum(len(a.content) for a in made.attributions)
    for payload in payloads:
        assert set(payload) == {"uri", "document", "text", "tags", "group", "target"}
        ((selector,),) = [target["selector"] for target in payload["target"]]
        assert f"{selector['prefix']}{selector['exact']}{selector['suffix']}" in made.text
    assert to_hypothesis(ROWS["bare"]) == []
