"""The files between the jobs: columns of numbers and Python values, each whole or not there at all."""

from __future__ import annotations

import io
import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.cluster.parts import WORKING, put_bytes
from reportedly.cluster.relating.values import Stage, Tracing

Columns = NDArray[np.void]


def done(tracing: Tracing, stage: Stage, number: int) -> bool:
    """Whether a task is done: said by a file that is written last."""
    return _mark(tracing, stage, number).exists()


def end(tracing: Tracing, stage: Stage, number: int) -> None:
    """A task is done."""
    put_bytes(_mark(tracing, stage, number), b"")


def keep(tracing: Tracing, name: str, number: int, columns: Columns) -> None:
    """Keep columns."""
    held = io.BytesIO()
    np.save(held, columns, allow_pickle=False)
    put_bytes(_path(tracing, name, number, "npy"), held.getvalue())


def kept(tracing: Tracing, name: str, number: int) -> Columns:
    """Columns that were kept; of them only what is looked at is read."""
    found: Columns = np.load(_path(tracing, name, number, "npy"), mmap_mode="r", allow_pickle=False)
    return found


def keep_sorted(tracing: Tracing, name: str, number: int, columns: Columns, by: NDArray[np.int64]) -> None:
    """Keep columns in the order of the bins that they are in, so that a bin can be read alone.

    Args:
        tracing, name, number: where.
        columns: rows.
        by: the bin of each.
    """
    order = np.argsort(by, kind="stable")
    keep(tracing, name, number, columns[order])
    keep(tracing, f"{name}-bins", number, np.array(by[order], [("bin", "<i4")]))


def binned(tracing: Tracing, name: str, number: int, bin: int) -> Columns:
    """The rows of one bin."""
    bins = kept(tracing, f"{name}-bins", number)["bin"]
    start, stop = np.searchsorted(bins, [bin, bin + 1]).tolist()
    found: Columns = kept(tracing, name, number)[start:stop]
    return found


def gathered(tracing: Tracing, name: str, numbers: int, bin: int) -> Columns:
    """The rows of one bin out of all files of a name."""
    return np.concatenate([binned(tracing, name, number, bin) for number in range(numbers)])


def keep_value(tracing: Tracing, name: str, number: int, value: object) -> None:
    """Keep a value of Python."""
    put_bytes(_path(tracing, name, number, "pickle"), pickle.dumps(value, protocol=5))


def kept_value(tracing: Tracing, name: str, number: int) -> Any:
    """A value that was kept."""
    return pickle.loads(_path(tracing, name, number, "pickle").read_bytes())


def documents(tracing: Tracing, number: int, columns: list[str]) -> Iterator[dict[str, Any]]:
    """The rows of a part of the documents."""
    from pyarrow import parquet

    path = tracing.tables / "documents" / f"{tracing.parts[number]}.parquet"
    for batch in parquet.ParquetFile(path).iter_batches(64, columns=columns):
        yield from batch.to_pylist()


def _path(tracing: Tracing, name: str, number: int, ending: str) -> Path:
    return tracing.out / WORKING / name / f"{number:06d}.{ending}"


def _mark(tracing: Tracing, stage: Stage, number: int) -> Path:
    return tracing.out / WORKING / f"{stage}-done" / f"{number:06d}"
