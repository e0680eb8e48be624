"""Writes what a unit came to: one part of every table, each put in its place whole, then a row of manifest.

The same rows give the same bytes: fixed writer settings, no times, no names of machines. A unit is done when
its row of the manifest is there; killed before, it is done again and comes to the same.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Any, get_args

from reportedly.cluster.schema import BatchTable, Rows, arrow_schema
from reportedly.cluster.values import Counts, Unit
from reportedly.errors import UsageError

#: The tables, which are the names of the folders too.
TABLE_NAMES: tuple[BatchTable, ...] = get_args(BatchTable)
#: What is not data: the manifest, and what is being written.
MANIFEST, WORKING, JOB = "manifest", "working", "job.json"


def write_unit(out: Path, unit: Unit, rows: Rows) -> Counts:
    """Write a unit's four parts and its row of the manifest."""
    parts = {name: _write_part(out, name, unit.name, rows) for name in TABLE_NAMES}
    counts = counted(unit, rows)
    put(
        out / MANIFEST / f"{unit.name}.json",
        {
            "unit": unit.name,
            "input": unit.input,
            **asdict(counts),
            "errors": errors(rows),
            "parts": parts,
        },
    )
    return counts


def counted(unit: Unit, rows: Rows) -> Counts:
    """What became of a unit's records."""
    skipped = sum(bool(row["skipped"]) for row in rows.errors)
    return Counts(
        records=len(unit.pieces),
        documents=len(rows.documents),
        skipped=skipped,
        failed=len(rows.errors) - skipped,
        attributions=len(rows.attributions),
        sources=len(rows.sources),
    )


def errors(rows: Rows) -> dict[str, int]:
    """How many rows of errors there are of each."""
    return dict(sorted(Counter(str(row["error"]) for row in rows.errors).items()))


def written(out: Path, name: str) -> dict[str, Any] | None:
    """The row of the manifest of a unit that is done and whose parts are all there; else ``None``."""
    row = get(out / MANIFEST / f"{name}.json")
    if row is None:
        return None
    for table, part in row["parts"].items():
        path = out / table / f"{name}.parquet"
        if not path.exists() or path.stat().st_size != part["bytes"]:
            return None
    return row


def put(path: Path, value: dict[str, Any]) -> None:
    """A JSON file, whole or not at all."""
    put_bytes(path, (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode())


def get(path: Path) -> dict[str, Any] | None:
    """A JSON file; ``None`` where there is none, or what a crash of the machine left of one."""
    try:
        value = json.loads(path.read_bytes())
    except (FileNotFoundError, ValueError):
        return None
    return value if isinstance(value, dict) else None


def needs_arrow() -> None:
    """Say so early where pyarrow is missing.

    Raises:
        UsageError: it is.
    """
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError as error:
        raise UsageError(
            "batch needs pyarrow, which is not installed: pip install 'reportedly[batch]'"
        ) from error


def _write_part(out: Path, table: BatchTable, name: str, rows: Rows) -> dict[str, Any]:
    data = encoded(rows.table(table), arrow_schema(table))
    put_bytes(out / table / f"{name}.parquet", data)
    return {"rows": len(rows.table(table)), "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def encoded(rows: list[dict[str, Any]], schema: Any) -> bytes:
    """Rows as Parquet; the same rows give the same bytes."""
    import pyarrow as arrow
    from pyarrow import parquet

    filled = arrow.Table.from_pylist([_encodable(row) for row in rows], schema=schema)
    sink = arrow.BufferOutputStream()
    parquet.write_table(
        filled,
        sink,
        version="2.6",
        compression="zstd",
        compression_level=3,
        use_dictionary=True,
        write_statistics=True,
        data_page_version="1.0",
        row_group_size=1 << 20,
        store_schema=True,
    )
    data: bytes = sink.getvalue().to_pybytes()
    return data


def _encodable(row: dict[str, Any]) -> dict[str, Any]:
    """The row without unpaired surrogates, which no UTF-8 can hold."""
    return {name: _utf8(value) for name, value in row.items()}


def _utf8(value: Any) -> Any:
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, list) and value and isinstance(value[0], str):
        return [_utf8(one) for one in value]
    return value


def put_bytes(path: Path, data: bytes) -> None:
    """A file, whole or not at all."""
    # Hidden until it is whole: whoever reads the tables meanwhile never sees half a file.
    path.parent.mkdir(parents=True, exist_ok=True)
    working = path.with_name(f".{path.name}.{os.getpid()}")
    with working.open("wb") as opened:
        opened.write(data)
        opened.flush()
        os.fsync(opened.fileno())
    os.replace(working, path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
