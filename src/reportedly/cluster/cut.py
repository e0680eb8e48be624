"""Inputs cut into units: which records belong together follows from the input alone."""

from __future__ import annotations

import gzip
import os
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from io import BufferedReader

from reportedly.cluster import faults
from reportedly.cluster.framing import frames
from reportedly.cluster.inputs import RECORDS, Input
from reportedly.cluster.opening import Stored, opened
from reportedly.cluster.unpacking import Unpacked
from reportedly.cluster.values import PART_BYTES, Fault, Job, Piece, Unit
from reportedly.errors import InputError
from reportedly.read.inputs import decompressed
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
        yield from _unpacked(one, stream, settings)
    elif one.kind == "warc" or (one.kind == "far" and stream.is_warc()):
        yield from _archived(one, stream, settings, compressed=stream.is_gzip())
    elif _is_records(one):
        yield from _lines(one, stream, settings)
    else:
        data = decompressed(stream).read(settings.max_bytes + 1)
        yield Piece(one.name, 1, 0, "page", data, len(data))


def _unpacked(one: Input, stored: Stored, settings: Settings) -> Iterator[Piece]:
    """The same of what zstandard holds; where it breaks off, the last piece says so."""
    stream, last = Unpacked(stored), None
    if one.kind == "warc" or stream.is_warc():
        pieces = _archived(one, stream, settings, compressed=False)
    elif _is_records(one):
        pieces = _lines(one, stream, settings)
    else:
        data = stream.read(settings.max_bytes + 1)
        pieces = iter([Piece(one.name, 1, 0, "page", data, len(data))])
    for piece in pieces:
        if stream.damaged and piece.fault and piece.fault.error == "EmptyInput":
            break
        # Bytes of what is unpacked say nothing about where in the file.
        last = replace(piece, offset=None)
        yield last
    if stream.damaged and (last is None or last.fault is None):
        fault = faults.damaged("is damaged zstandard from here on, or needs a dictionary")
        yield Piece(one.name, last.record + 1 if last else 1, None, "none", b"", 0, fault)


def _is_records(one: Input) -> bool:
    return one.kind == "records" or one.identity.lower().partition("?")[0].endswith(RECORDS)


def _archived(one: Input, stream: BufferedReader, settings: Settings, *, compressed: bool) -> Iterator[Piece]:
    most = settings.max_bytes + _MARGIN
    number = 0
    for number, found in enumerate(frames(stream, compressed=compressed, most=most), 1):
        fault = None
        if found.damage:
            fault = faults.damaged(found.damage)
        elif len(found.data) < found.size:
            fault = faults.too_large(settings.max_bytes)
        yield Piece(one.name, number, found.offset, "warc", found.data, found.size, fault)
    if not number:
        yield Piece(one.name, 1, 0, "none", b"", 0, Fault("EmptyInput", "is empty"))


def _lines(one: Input, stream: BufferedReader, settings: Settings) -> Iterator[Piece]:
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
