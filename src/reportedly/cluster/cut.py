"""Inputs cut into units: which records belong together follows from the input alone."""

from __future__ import annotations

import gzip
import os
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BufferedReader

from reportedly.cluster import faults
from reportedly.cluster.framing import frames
from reportedly.cluster.inputs import Input
from reportedly.cluster.opening import Stored, opened
from reportedly.cluster.values import PART_BYTES, Fault, Job, Piece, Unit
from reportedly.errors import InputError
from reportedly.read.inputs import RECORD_ENDINGS, decompressed
from reportedly.settings import Settings

#: Beside the page: the headers of WARC and HTTP, and what encodings add.
_MARGIN = 1_000_000


@dataclass(frozen=True, slots=True)
class Failed:
    """An input that could not be had, or not to its end; the units before are good."""

    input: Input
    fault: Fault


def units(one: Input, job: Job) -> Iterator[Unit | Failed]:
    """The units of an input, in order.

    Args:
        one: the input.
        job: how large units are, and the limits on records.
    """
    if one.kind == "pages":
        yield from _grouped(one, _files(one), job.part)
        return
    try:
        with opened(one, job.settings) as stream:
            yield from _grouped(one, _pieces(one, stream, job.settings), job.part, stream)
    except InputError as error:
        yield Failed(one, faults.of_input(error))
    except OSError as error:
        reason = f"cannot be read: {(error.strerror or str(error)).lower()}"
        yield Failed(one, Fault("MissingInput", reason))


def _grouped(one: Input, pieces: Iterable[Piece], part: int, stream: Stored | None = None) -> Iterator[Unit]:
    group: list[Piece] = []
    number = held = before = 0

    def unit() -> Unit:
        nonlocal number, before
        number += 1
        taken = stream.taken if stream else before + sum(piece.size for piece in group)
        made = Unit(f"{one.slug}-{number:06d}", one.name, tuple(group), taken - before)
        before = taken
        return made

    for piece in pieces:
        if group and (len(group) >= part or held + len(piece.data) > PART_BYTES):
            yield unit()
            group, held = [], 0
        group.append(piece)
        held += len(piece.data)
    if group:
        yield unit()


def _pieces(one: Input, stream: Stored, settings: Settings) -> Iterator[Piece]:
    """The records of one stream: of an archive, a file of records, or the page that it is."""
    if stream.is_zstd():
        fault = Fault("NotText", "is compressed with zstandard", "unpack it: zstd -d")
        yield Piece(one.name, 1, 0, "none", b"", 0, fault)
    elif one.kind == "warc" or (one.kind == "far" and stream.is_warc()):
        yield from _archived(one, stream, settings)
    elif one.kind == "records" or one.identity.lower().partition("?")[0].endswith(RECORD_ENDINGS):
        yield from _lines(one, stream, settings)
    else:
        data = decompressed(stream).read(settings.max_bytes + 1)
        yield Piece(one.name, 1, 0, "page", data, len(data))


def _archived(one: Input, stream: Stored, settings: Settings) -> Iterator[Piece]:
    most = settings.max_bytes + _MARGIN
    number = 0
    for number, found in enumerate(frames(stream, compressed=stream.is_gzip(), most=most), 1):
        fault = None
        if found.damage:
            fault = faults.damaged(found.damage)
        elif len(found.data) < found.size:
            fault = faults.too_large(settings.max_bytes)
        yield Piece(one.name, number, found.offset, "warc", found.data, found.size, fault)
    if not number:
        yield Piece(one.name, 1, 0, "none", b"", 0, Fault("EmptyInput", "is empty"))


def _lines(one: Input, stream: Stored, settings: Settings) -> Iterator[Piece]:
    lines = decompressed(stream)
    number = 0
    try:
        while line := lines.readline(settings.max_bytes + 1):
            number += 1
            size = len(line)
            if size > settings.max_bytes:
                size += _rest_of_line(lines, line)
                yield Piece(one.name, number, None, "line", b"", size, faults.too_large(settings.max_bytes))
            elif line.strip(b" \t\r\n\x00\xef\xbb\xbf"):
                yield Piece(one.name, number, None, "line", line, size)
    except (gzip.BadGzipFile, EOFError, zlib.error):
        yield Piece(
            one.name, number + 1, None, "none", b"", 0, faults.damaged("is damaged gzip from here on")
        )
    else:
        if not number:
            yield Piece(one.name, 1, 0, "none", b"", 0, Fault("EmptyInput", "is empty"))


def _rest_of_line(lines: BufferedReader, line: bytes) -> int:
    size = 0
    while line and not line.endswith(b"\n"):
        line = lines.readline(1 << 20)
        size += len(line)
    return size


def _files(one: Input) -> Iterator[Piece]:
    for file in one.files:
        try:
            size = os.path.getsize(file)
        except OSError:
            size = 0
        yield Piece(file, 1, 0, "page", b"", size)
