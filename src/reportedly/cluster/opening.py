"""An input's bytes, wherever it is: this machine, the web, or S3-compatible storage."""

from __future__ import annotations

import io
import zlib
from pathlib import Path
from typing import IO, Any, cast

from reportedly.cluster.inputs import Input
from reportedly.errors import FetchError, MissingInput, UsageError
from reportedly.settings import Settings

_BUFFER = 1 << 16


class Stored(io.BufferedReader):
    """The bytes of an input as they are stored."""

    def __init__(self, raw: IO[bytes]) -> None:
        self.counted = _Counted(raw)
        super().__init__(self.counted, _BUFFER)

    @property
    def taken(self) -> int:
        """Bytes read so far, a buffer more or less."""
        return self.counted.count

    def is_gzip(self) -> bool:
        """Whether it begins as gzip does."""
        return self.peek(2)[:2] == b"\x1f\x8b"

    def is_zstd(self) -> bool:
        """Whether it begins as zstandard does, with a frame or with one that is to be skipped (RFC 8878)."""
        head = self.peek(4)[:4]
        return head == b"\x28\xb5\x2f\xfd" or (head[1:] == b"\x2a\x4d\x18" and 0x50 <= head[0] <= 0x5F)

    def is_warc(self) -> bool:
        """Whether its first record is one of WARC."""
        head = self.peek(_BUFFER)
        if self.is_gzip():
            try:
                head = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, 5)
            except zlib.error:
                return False
        return head[:5] == b"WARC/"


class _Counted(io.RawIOBase):
    def __init__(self, raw: IO[bytes]) -> None:
        self._raw = raw
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._raw.read(len(buffer))
        buffer[: len(data)] = data
        self.count += len(data)
        return len(data)

    def close(self) -> None:
        self._raw.close()
        super().close()


def opened(one: Input, settings: Settings) -> Stored:
    """A stream of the input's bytes.

    Raises:
        InputError: it cannot be had.
        UsageError: what reads such addresses is not installed.
    """
    if one.kind != "far":
        try:
            return Stored(Path(one.identity).open("rb", buffering=0))
        except OSError as error:
            reason = f"cannot be read: {(error.strerror or str(error)).lower()}"
            raise MissingInput(one.name, reason) from error
    if one.identity.lower().startswith(("http://", "https://")):
        from reportedly.cluster.download import Download

        return Stored(cast("IO[bytes]", Download(one.identity, settings)))
    return Stored(_by_fsspec(one))


def _by_fsspec(one: Input) -> IO[bytes]:
    """``s3://`` with s3fs, and whatever else is installed."""
    try:
        import fsspec

        return cast("IO[bytes]", fsspec.open(one.identity, "rb").open())
    except ImportError as error:
        scheme = one.identity.partition(":")[0].lower()
        raise UsageError(
            f"{scheme}:// needs a library that is not installed: pip install 'reportedly[s3]'"
        ) from error
    except ValueError as error:
        raise FetchError(one.name, "is an address of a kind that is not known") from error
    except FileNotFoundError as error:
        raise MissingInput(one.name, "no such file") from error
    except Exception as error:  # every storage has errors of its own
        raise FetchError(one.name, f"cannot be fetched: {' '.join(str(error).split())[:200]}") from error
