"""The gzip members of a stream, one after the other, with those that are broken or cut off named.

A WARC file is as a rule a chain of gzip members, a record each. Libraries end without a word where such a
chain is cut off or broken; here every byte is either in a member or in a stretch that is reported.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

_CHUNK = 1 << 16
_MAGIC = b"\x1f\x8b\x08"
#: Compressed bytes of one member kept to look for the next one in, should it be broken.
_KEPT = 64_000_000


@dataclass(frozen=True, slots=True)
class Data:
    """Decompressed bytes of the member that begins at ``offset``."""

    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class End:
    """A member is whole, checksum and all."""


@dataclass(frozen=True, slots=True)
class Broken:
    """Nothing more can be had of the stretch of bytes that begins at ``offset``."""

    offset: int
    reason: str


Event = Data | End | Broken


def plain(stream: BinaryIO) -> Iterator[Event]:
    """An uncompressed stream as one member."""
    at = 0
    while chunk := stream.read(_CHUNK):
        yield Data(at, chunk)
        at += len(chunk)
    yield End()


def inflated(stream: BinaryIO) -> Iterator[Event]:
    """The members of a gzip stream.

    A broken member is reported once; reading goes on with the next place where a WARC record begins.
    """
    tail = _Tail(stream)
    while tail.more(2):
        if tail.buffer.startswith(_MAGIC[:2]):
            yield from _member(tail)
        elif not tail.buffer.strip(b"\x00"):
            tail.drop(len(tail.buffer))  # padding
        else:
            yield Broken(tail.at, "is no gzip")
            _to_next(tail, 1)
    if tail.buffer.strip(b"\x00"):
        yield Broken(tail.at, "ends in the middle of a record")


class _Tail:
    """What was read of the stream and not used up."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.buffer = b""
        #: Where in the stream the buffer begins.
        self.at = 0

    def more(self, size: int) -> bool:
        """Whether there are so many bytes; reads them."""
        while len(self.buffer) < size:
            chunk = self._stream.read(_CHUNK)
            if not chunk:
                return False
            self.buffer += chunk
        return True

    def next(self) -> bytes:
        """The next bytes of the stream, added to the buffer."""
        chunk = self._stream.read(_CHUNK)
        self.buffer += chunk
        return chunk

    def drop(self, size: int) -> None:
        """Forget the first bytes."""
        self.buffer = self.buffer[size:]
        self.at += size


def _member(tail: _Tail) -> Iterator[Event]:
    start, kept = tail.at, bytearray()
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 16)
    fed = tail.buffer
    tail.drop(len(fed))
    while True:
        if len(kept) < _KEPT:
            kept += fed
        try:
            while True:
                out = unpack.decompress(fed, _CHUNK * 4)
                if out:
                    yield Data(start, out)
                fed = unpack.unconsumed_tail
                # Once at its end, the object takes what it is given for bytes after the end.
                if unpack.eof or not (fed or out):
                    break
        except zlib.error:
            yield Broken(start, "is damaged")
            _again(tail, bytes(kept), start)
            return
        if unpack.eof:
            tail.buffer, tail.at = unpack.unused_data, tail.at - len(unpack.unused_data)
            yield End()
            return
        fed = tail.next()
        tail.drop(len(fed))
        if not fed:
            yield Broken(start, "ends in the middle of a record")
            # What only looked like a member can have taken in everything that follows.
            _again(tail, bytes(kept), start)
            return


def _again(tail: _Tail, kept: bytes, start: int) -> None:
    """Go back to what was read of a broken member and look for the next one in it."""
    if len(kept) < _KEPT:
        tail.buffer, tail.at = kept + tail.buffer, start
    _to_next(tail, 1)


def _to_next(tail: _Tail, skip: int) -> None:
    """Drop bytes up to the next member that holds the beginning of a WARC record."""
    tail.drop(skip)
    while True:
        found = tail.buffer.find(_MAGIC)
        if found >= 0:
            tail.drop(found)
            tail.more(1024)
            if _begins_record(tail.buffer[:1024]):
                return
            tail.drop(1)
            continue
        tail.drop(max(0, len(tail.buffer) - 2))
        if not tail.next():
            tail.drop(len(tail.buffer))
            return


def _begins_record(data: bytes) -> bool:
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(data, 16).startswith(b"WARC/")
    except zlib.error:
        return False
