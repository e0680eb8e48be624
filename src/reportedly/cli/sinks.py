"""Where readings go in a machine format: standard output, one file, or a folder with a file each."""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePath
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, Protocol, Self

from reportedly.errors import UsageError
from reportedly.export.formats import Format
from reportedly.types import Reading

if TYPE_CHECKING:
    from rich.console import Console

_UNSAFE = re.compile(r"[^\w.-]+")
_COMPRESSED = (".gz", ".html", ".htm", ".txt", ".jsonl")


class Sink(Protocol):
    """Takes readings one by one; closing it finishes the file."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def write(self, reading: Reading) -> None:
        """Write one reading, so that whoever reads along has it."""

    @property
    def console(self) -> Console | None:
        """The console that lines for people go to; ``None``: data are written."""


class StreamSink:
    """One after the other into a binary stream, in UTF-8."""

    def __init__(self, stream: BinaryIO, format: Format, *, many: bool) -> None:
        self._stream = stream
        self._format = format
        self._series = format.series if many else None
        self._written = 0

    console = None

    def __enter__(self) -> Self:
        if self._series is not None:
            self._put(self._series.head())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._series is not None and kind is None:
            self._put(self._series.tail)
        if kind is None:
            self._stream.flush()

    def write(self, reading: Reading) -> None:
        """Write one reading and flush."""
        if self._series is None:
            self._put(self._format.whole(reading))
        else:
            self._put((self._series.between if self._written else "") + self._series.part(reading))
        self._written += 1
        self._stream.flush()

    def _put(self, text: str) -> None:
        # An unpaired surrogate has no UTF-8; the JSON formats escape it, the others show that it was there.
        self._stream.write(text.encode("utf-8", "replace"))


class FileSink(StreamSink):
    """One file, put in its place when all is written; what was there before stays until then."""

    def __init__(self, path: Path, format: Format, *, many: bool) -> None:
        self._path = path
        self._partial = path.with_name(path.name + ".part")
        super().__init__(self._partial.open("wb"), format, many=many)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        super().__exit__(kind, error, trace)
        self._stream.close()
        if kind is None:
            os.replace(self._partial, self._path)
        else:
            self._partial.unlink(missing_ok=True)


class FolderSink:
    """One file per article in a folder, named after the input; brat's text and configuration beside them."""

    def __init__(self, folder: Path, format: Format) -> None:
        self._folder = folder
        self._format = format
        self._taken: set[str] = set()

    console = None

    def __enter__(self) -> Self:
        self._folder.mkdir(parents=True, exist_ok=True)
        if self._format.name == "brat":
            from reportedly.export.brat import ANNOTATION_CONF

            configuration = self._folder / "annotation.conf"
            if not configuration.exists():
                configuration.write_text(ANNOTATION_CONF, "utf-8")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return

    def write(self, reading: Reading) -> None:
        """Write one file, or two for brat."""
        name = self._name(reading)
        _write(self._folder / (name + self._format.suffix), self._format.whole(reading))
        if self._format.name == "brat":
            _write(self._folder / f"{name}.txt", reading.text)

    def _name(self, reading: Reading) -> str:
        name, count = _stem(reading), 1
        unique = name
        while unique.casefold() in self._taken:
            count += 1
            unique = f"{name}-{count}"
        self._taken.add(unique.casefold())
        return unique


class AnnotationSink:
    """One brat annotation file with its text beside it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    console = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return

    def write(self, reading: Reading) -> None:
        """Write both files."""
        from reportedly.export.brat import to_brat

        text, annotations = to_brat(reading)
        _write(self._path.with_suffix(".txt"), text)
        _write(self._path, annotations)


def is_folder(path: str, format: Format) -> bool:
    """Whether ``--out PATH`` means a folder: it is one, ends in a slash, or could only be one."""
    if os.path.isdir(path) or path.endswith(("/", os.sep)):
        return True
    return format.series is None and not PurePath(path).suffix


def sink(format: Format, out: str | None, stdout: BinaryIO, *, many: bool) -> Sink:
    """The sink that the options ask for.

    Args:
        format: how to write.
        out: the value of ``--out``, or ``None`` for standard output.
        stdout: the binary stream of standard output.
        many: more than one reading may come.

    Raises:
        UsageError: several readings for a format of which a file holds one.
    """
    if out is not None and is_folder(out, format):
        return FolderSink(Path(out), format)
    if many and format.series is None:
        raise UsageError(
            f"--format {format.name} puts one article in a file: for several give a folder, --out FOLDER/"
        )
    if out is None:
        return StreamSink(stdout, format, many=many)
    if format.name == "brat":
        return AnnotationSink(Path(out))
    return FileSink(Path(out), format, many=many)


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8", "replace"))


def _stem(reading: Reading) -> str:
    origin = reading.document.origin
    name = PurePath(origin.rstrip("/")).name if origin and origin != "-" else reading.id
    while PurePath(name).suffix.lower() in _COMPRESSED:
        name = PurePath(name).stem
    if origin and (origin == "-" or ".jsonl" in origin.lower()):
        name = reading.id
    return _UNSAFE.sub("_", name).strip("._")[:100] or "article"
