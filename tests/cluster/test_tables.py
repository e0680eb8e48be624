"""The tables: the same types in every part, and readers that know nothing of us."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.cluster.schema import COLUMNS
from tests.cluster.making import TABLES, archive, done, lines, page, rows

duckdb = pytest.importorskip("duckdb")
pyarrow = pytest.importorskip("pyarrow")


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tables")
    pages = archive(folder / "a.warc.gz", [page(n) for n in range(10)])
    empty = lines(folder / "b.jsonl", [" "] * 4)
    done(folder / "out", pages, empty, part=4)
    return folder / "out"


@pytest.mark.parametrize("table", TABLES)
def test_types_are_equal_in_all_parts(out: Path, table: str) -> None:
    from pyarrow import parquet

    parts = [parquet.read_table(path) for path in sorted((out / table).glob("*.parquet"))]
    assert len(parts) == 4
    assert any(not len(part) for part in parts)
    assert all(part.schema.equals(parts[0].schema, check_metadata=True) for part in parts)
    assert parts[0].schema.names == list(COLUMNS[table])  # type: ignore[index]


def test_duckdb(out: Path) -> None:
    query = f"""
        select d.target, s.name, a.content_spans[1].start
        from '{out}/documents/*.parquet' d
        join '{out}/attributions/*.parquet' a using (input, record)
        join '{out}/sources/*.parquet' s using (input, record, source_id)
        order by d.record"""
    found = duckdb.sql(query).fetchall()
    assert found == [(f"https://p.example/{n}", "Ann Otterby", 0) for n in range(10)]
    (errors,) = duckdb.sql(f"select count(*) from '{out}/errors/*.parquet' where not skipped").fetchone()
    assert errors == 4


def test_readings_come_back(out: Path) -> None:
    from reportedly.cluster.stored import readings

    found = list(readings(out))
    assert [reading.text for reading in found] == [row["text"] for row in rows(out, "documents")]
    assert all(reading.quote(reading.attributions[0].content) == "<" for reading in found)
    assert found[0].model == "words/1"


def test_the_page_describes_every_column() -> None:
    text = (Path(__file__).parents[2] / "docs" / "batch.md").read_text("utf-8")
    for table, columns in COLUMNS.items():
        section = text.partition(f"### {table}\n")[2].partition("\n#")[0]
        described = [line.split("`")[1] for line in section.splitlines() if line.startswith("| `")]
        assert described == list(columns), table
