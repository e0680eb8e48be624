"""Many readings in one format, one after the other: memory does not grow with their number.

``jsonl``, ``csv`` and the other formats with a series are one file; ``parquet`` is a folder with a file per
table; every other format is a folder with a file per reading, named after its id.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import IO, Literal, get_args

from reportedly.errors import UsageError
from reportedly.export.formats import FORMATS, Format
from reportedly.types import Reading

Layout = Literal["file", "folder"]
CorpusFormat = Literal[
    "jsonl",
    "csv",
    "parquet",
    "json",
    "html",
    "brat",
    "webanno",
    "schemaorg",
    "prov",
    "provjson",
    "hypothesis",
]

_FOLDERS = frozenset({"html", "brat", "webanno", "prov", "provjson", "parquet"})

#: What each format is unless asked otherwise.
LAYOUTS: Mapping[str, Layout] = MappingProxyType(
    {name: "folder" if name in _FOLDERS else "file" for name in (*FORMATS, "parquet")}
)

#: Characters of an id that a file name keeps on every system.
_UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")
_KEPT = 40


def write(
    readings: Iterable[Reading], format: CorpusFormat, destination: Path, *, layout: Layout | None = None
) -> int:
    """Write every reading, as it comes, to a file or a folder.

    Args:
        readings: taken one by one; none gives an empty file or folder.
        format: name of the format.
        destination: the file, put in its place when all is written; or the folder, made where there is none.
        layout: one file or a folder; ``None``: what ``LAYOUTS`` says of the format.

    Returns:
        How many readings were written.

    Raises:
        UsageError: no such format, the format cannot be laid out so, what it needs is not installed, or two
            readings for a folder have one id.
    """
    if format not in get_args(CorpusFormat):
        raise UsageError(f"no format {format!r}: one of {', '.join(get_args(CorpusFormat))}")
    layout = layout or LAYOUTS[format]
    if format == "parquet":
        if layout == "file":
            raise UsageError("parquet is a folder with a file per table, not one file")
        return _tables(readings, destination)
    if layout == "folder":
        return _folder(readings, FORMATS[format], destination)
    return _file(readings, FORMATS[format], destination)


def file_stem(id: str) -> str:
    """A file name without its ending: readable, safe on every system, and of each id its own.

    The start of the id's hash is always part of it, since names that differ in case, or in what is not kept,
    are one file on some systems.
    """
    kept = _UNSAFE.sub("-", id).strip("-")[:_KEPT]
    digest = hashlib.sha256(id.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return f"{kept}.{digest}" if kept else digest


def _file(readings: Iterable[Reading], format: Format, destination: Path) -> int:
    series = format.series
    if series is None:
        raise UsageError(f"{format.name} is a folder with a file per reading, not one file")
    count = 0
    with _replacing(destination) as path, _opened(path) as out:
        out.write(series.head())
        for reading in readings:
            out.write((series.between if count else "") + series.part(reading))
            count += 1
        out.write(series.tail)
    return count


def _folder(readings: Iterable[Reading], format: Format, destination: Path) -> int:
    from reportedly.export.brat import ANNOTATION_CONF

    destination.mkdir(parents=True, exist_ok=True)
    brat = format.name == "brat"
    if brat:
        _put(destination / "annotation.conf", ANNOTATION_CONF)
    count = 0
    written: set[str] = set()
    for reading in readings:
        count += 1
        stem = file_stem(reading.id)
        if stem in written:
            raise UsageError(f"two readings have the id {reading.id!r}: a folder holds one file of each")
        written.add(stem)
        if brat:
            _put(destination / f"{stem}.txt", reading.text)
        _put(destination / f"{stem}{format.suffix}", format.whole(reading))
    return count


def _tables(readings: Iterable[Reading], destination: Path) -> int:
    from reportedly.export.parquet import ParquetTable
    from reportedly.export.tables import TABLES

    destination.mkdir(parents=True, exist_ok=True)
    count = 0
    with ExitStack() as stack:
        adders: list[Callable[[Reading], None]] = []
        for name in TABLES:
            path = stack.enter_context(_replacing(destination / f"{name}.parquet"))
            adders.append(stack.enter_context(ParquetTable(path, name)).add)
        for reading in readings:
            for add in adders:
                add(reading)
            count += 1
    return count


def _put(path: Path, text: str) -> None:
    with _replacing(path) as beside, _opened(beside) as out:
        out.write(text)


def _opened(path: Path) -> IO[str]:
    return path.open("w", encoding="utf-8", errors="replace", newline="")


@contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    """A file beside the one to write, which takes its place when all went well."""
    handle, name = tempfile.mkstemp(prefix=".reportedly-", suffix=path.suffix, dir=path.parent)
    os.close(handle)
    beside = Path(name)
    try:
        yield beside
        beside.chmod(0o666 & ~_umask())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
