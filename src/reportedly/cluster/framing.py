"""WARC records cut out of a stream: each exactly once, whole, or named as what it lacks (ISO 28500)."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from reportedly.cluster.members import Broken, Data, End, Event, inflated, plain

#: A record's headers are no longer than this.
_HEADER = 65_536
_LENGTH = re.compile(rb"^content-length:[ \t]*(\d{1,15})[ \t]*\r?$", re.I | re.M)
_HEADER_END = re.compile(rb"\r?\n\r?\n")
_NEXT = re.compile(rb"(?=WARC/[01]\.\d\r?\n)")

CUT_OFF = "ends in the middle of a record"
NO_RECORD = "is no WARC record"


@dataclass(frozen=True, slots=True)
class Framed:
    """One record, or a stretch of bytes that is none."""

    #: Byte of the stream at which it, or the gzip member it is in, begins.
    offset: int
    #: Headers, an empty line, the block; only the headers where the block is over the limit.
    data: bytes
    #: Bytes of headers and block together.
    size: int
    #: Why it is not whole; ``None``: it is.
    damage: str | None = None


def frames(stream: BinaryIO, *, compressed: bool, most: int) -> Iterator[Framed]:
    """Every record of a WARC file, in order.

    Args:
        stream: its bytes.
        compressed: it is gzip, a member for each record or one for all.
        most: bytes of a block kept; of larger ones only the headers.
    """
    framer = _Framer(most, exact=not compressed)
    for event in inflated(stream) if compressed else plain(stream):
        yield from framer.take(event)
    yield from framer.close()


class _Framer:
    def __init__(self, most: int, *, exact: bool) -> None:
        self._most = most
        #: Offsets are those of the bytes, not of the members that hold them.
        self._exact = exact
        self._buffer = bytearray()
        #: Of the buffer's first byte in the decompressed stream.
        self._at = 0
        #: Positions in the decompressed stream, and the offsets of the input that they come from.
        self._marks: deque[tuple[int, int]] = deque()
        #: Headers of the record whose block is being read; empty: none is.
        self._head = b""
        self._offset = self._length = self._left = 0
        self._block = bytearray()
        #: A whole record, held until its member is known to be whole or the next begins.
        self._held: Framed | None = None
        #: In a stretch that is no record and has been reported.
        self._lost = False
        #: A member has just begun.
        self._fresh = True

    def take(self, event: Event) -> Iterator[Framed]:
        """What an event completes."""
        if isinstance(event, Data):
            if self._fresh and self._head and event.data.startswith((b"WARC/1.", b"WARC/0.")):
                yield self._damaged("is shorter than its headers say")
            self._fresh = False
            self._marks.append((self._at + len(self._buffer), event.offset))
            self._buffer += event.data
            yield from self._advance()
        elif isinstance(event, End):
            yield from self._release()
            if self._lost:
                self._forget()
            self._fresh = True
        else:
            yield from self._broken(event)

    def close(self) -> Iterator[Framed]:
        """What is left at the end."""
        yield from self._release()
        if self._head or (self._buffer.strip() and not self._lost):
            yield self._damaged(CUT_OFF)

    def _broken(self, event: Broken) -> Iterator[Framed]:
        begun = bool(self._head or self._buffer.strip())
        if self._held and not begun:
            held, self._held = self._held, None
            yield Framed(held.offset, held.data, held.size, event.reason)
        else:
            yield from self._release()
            if begun and not self._lost:
                yield self._damaged(event.reason)
            elif not self._lost:
                yield Framed(event.offset, b"", 0, event.reason)
        self._forget()
        self._fresh = True

    def _advance(self) -> Iterator[Framed]:
        while True:
            if self._head:
                if not self._fill():
                    return
                self._held = self._whole()
            else:
                self._consume(len(self._buffer) - len(self._buffer.lstrip(b"\r\n")))
                if not self._buffer or (self._lost and not self._found()):
                    return
                yield from self._release()
                reason = self._start()
                if reason is None:
                    return
                if reason:
                    yield Framed(self._here(), b"", 0, reason)
                    self._lost = True
                    self._consume(1)

    def _found(self) -> bool:
        """Whether the next record begins in the buffer; what is before it goes."""
        match = _NEXT.search(self._buffer)
        self._consume(match.end() if match else max(0, len(self._buffer) - 9))
        self._lost = match is None
        return match is not None

    def _start(self) -> str | None:
        """Begin a record: ``""``, or why there is none; ``None``: more bytes are needed."""
        buffer = self._buffer
        if not buffer.startswith(b"WARC/"[: len(buffer)]):
            return NO_RECORD
        end = _HEADER_END.search(buffer, 0, _HEADER)
        if end is None:
            return "has headers without an end" if len(buffer) > _HEADER else None
        length = _LENGTH.search(buffer, 0, end.end())
        if length is None:
            return "does not say how long it is"
        self._offset = self._here()
        self._head = bytes(buffer[: end.end()])
        self._length = self._left = int(length[1])
        self._consume(end.end())
        return ""

    def _fill(self) -> bool:
        """Take bytes for the block; whether it is whole."""
        taken = min(self._left, len(self._buffer))
        if self._length <= self._most:
            self._block += self._buffer[:taken]
        self._consume(taken)
        self._left -= taken
        return not self._left

    def _whole(self) -> Framed:
        found = Framed(self._offset, self._head + bytes(self._block), len(self._head) + self._length)
        self._head, self._block = b"", bytearray()
        return found

    def _damaged(self, reason: str) -> Framed:
        if self._head:
            whole = self._whole()
            return Framed(whole.offset, whole.data, whole.size, reason)
        data = bytes(self._buffer[:_HEADER])
        found = Framed(self._here(), data, len(self._buffer), reason)
        self._consume(len(self._buffer))
        return found

    def _release(self) -> Iterator[Framed]:
        if self._held:
            yield self._held
            self._held = None

    def _forget(self) -> None:
        self._consume(len(self._buffer))
        self._head, self._block, self._lost = b"", bytearray(), False

    def _consume(self, size: int) -> None:
        del self._buffer[:size]
        self._at += size

    def _here(self) -> int:
        """The input's offset of the buffer's first byte."""
        while len(self._marks) > 1 and self._marks[1][0] <= self._at:
            self._marks.popleft()
        at, offset = self._marks[0]
        return offset + (self._at - at if self._exact else 0)
