"""The readings that a batch wrote, one after the other: for a ledger, or for another format."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from reportedly.cluster.parts import needs_arrow
from reportedly.types import Reading


def readings(out: str | Path) -> Iterator[Reading]:
    """Every document of a batch, part by part.

    >>> ledger.add(*readings("tables/"))                                # doctest: +SKIP

    Args:
        out: the folder that ``reportedly batch`` wrote.

    Raises:
        UsageError: pyarrow is not installed.
    """
    needs_arrow()
    from pyarrow import parquet

    from reportedly.export.json import from_dict

    for part in sorted((Path(out) / "documents").glob("*.parquet")):
        for batch in parquet.ParquetFile(part).iter_batches(64, columns=["text", "reading"]):
            for row in batch.to_pylist():
                yield from_dict({**json.loads(row["reading"]), "text": row["text"]})
