"""Parquet files of the tables, by pyarrow: ``pip install 'reportedly[parquet]'``.

Rows are written in groups as they come, so that memory does not grow with the number of readings. The
file's metadata names the version of the columns (``reportedly.tables``) and of the package.
"""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Any

from reportedly.errors import UsageError
from reportedly.export.tables import TABLES, VERSION, Row, Table, TableName
from reportedly.types import Reading
from reportedly.version import __version__

#: Rows in one group, held in memory until it is full.
GROUP = 5_000
#: Characters in one group: whole articles are long, and fewer of them make a group.
GROUP_CHARACTERS = 4_000_000


class ParquetTable:
    """One Parquet file that readings are added to; a context manager.

    Args:
        path: the file to write; what was there is replaced.
        table: ``statements``, ``sources`` or ``articles``.
        group: rows in one row group.

    Raises:
        UsageError: pyarrow is not installed.
    """

    def __init__(self, path: Path, table: TableName = "statements", *, group: int = GROUP) -> None:
        self._arrow, parquet = _pyarrow()
        self._table = TABLES[table]
        self._schema = _schema(self._arrow, self._table)
        self._group = group
        self._rows: list[Row] = []
        self._characters = 0
        self._writer: Any = parquet.ParquetWriter(path, self._schema, compression="zstd")

    def add(self, reading: Reading) -> None:
        """Append the rows of one reading."""
        for row in self._table.rows(reading):
            self._rows.append(row)
            self._characters += sum(len(value) for value in row.values() if isinstance(value, str))
            if len(self._rows) >= self._group or self._characters >= GROUP_CHARACTERS:
                self._flush()

    def close(self) -> None:
        """Write what is left and the file's end."""
        if self._rows:
            self._flush()
        self._writer.close()

    def __enter__(self) -> ParquetTable:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self.close()
        else:
            self._writer.close()

    def _flush(self) -> None:
        self._writer.write_table(self._arrow.Table.from_pylist(self._rows, schema=self._schema))
        self._rows, self._characters = [], 0


def _schema(arrow: Any, table: Table) -> Any:
    types = {
        "string": arrow.string(),
        "integer": arrow.int64(),
        "number": arrow.float64(),
        "boolean": arrow.bool_(),
        "strings": arrow.list_(arrow.string()),
    }
    metadata = {
        "reportedly.tables": VERSION,
        "reportedly.version": __version__,
        "reportedly.table": table.name,
    }
    return arrow.schema([(name, types[kind]) for name, kind in table.columns.items()], metadata=metadata)


def _pyarrow() -> tuple[Any, Any]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise UsageError(
            "Parquet needs pyarrow, which is not installed: pip install 'reportedly[parquet]'"
        ) from error
    return pyarrow, pyarrow.parquet
