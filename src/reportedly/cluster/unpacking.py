"""What zstandard holds, a frame for each record or one for all; unpacked by pyarrow."""

from __future__ import annotations

import io
from typing import Any

from reportedly.cluster.opening import Stored
from reportedly.cluster.parts import needs_arrow

#: Bytes unpacked at once: no more is lost where the stream breaks off.
_BUFFER = 1024


class Unpacked(io.BufferedReader):
    """The bytes in a stream of zstandard, to its end or to where it is damaged."""

    def __init__(self, stored: Stored) -> None:
        needs_arrow()
        import pyarrow as arrow

        self._frames = _Frames(arrow.input_stream(stored, compression="zstd"))
        super().__init__(self._frames, _BUFFER)

    @property
    def damaged(self) -> bool:
        """Whether it broke off, was damaged, or needs a dictionary that it does not bring along."""
        return self._frames.damaged

    def is_warc(self) -> bool:
        """Whether its first record is one of WARC."""
        return self.peek(5)[:5] == b"WARC/"


class _Frames(io.RawIOBase):
    def __init__(self, frames: Any) -> None:
        self._frames = frames
        self.damaged = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self.damaged:
            return 0
        try:
            data = self._frames.read(min(len(buffer), _BUFFER))
        except OSError:
            self.damaged = True
            return 0
        buffer[: len(data)] = data
        return len(data)
