"""The values of a batch: pieces, units, faults, limits, and the job that says how to read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from reportedly.settings import DEFAULTS, Settings

#: What the bytes of a piece are: a WARC record, a line of JSON, a file to be opened, or nothing readable.
PieceKind = Literal["warc", "line", "page", "none"]
#: Records in one unit, which is one part of every table.
PART = 500
#: Bytes of records in one unit: they are handed to a process at once.
PART_BYTES = 32_000_000


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a record is no document: what stands in the table of errors."""

    #: The name of the error, one of ``reportedly.errors`` or of docs/batch.md.
    error: str
    #: One sentence without its subject: "is empty".
    reason: str
    #: What to do.
    advice: str | None = None
    #: No article was to be expected in it: a request, an image, a page that was not found.
    skipped: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """One record of an input, as it came."""

    #: The input's name, as the user wrote it.
    input: str
    #: Number of the record in its input, from 1; of a line, its line number.
    record: int
    #: Byte of the input at which it begins: of a compressed WARC record its gzip member's; ``None``: unknown.
    offset: int | None
    kind: PieceKind
    #: Its bytes, decompressed; of a ``page`` nothing yet.
    data: bytes
    #: Its size in bytes, decompressed; ``data`` is shorter where that is over the limit.
    size: int
    #: What is wrong with it already; ``data`` may still tell its address.
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """Some records of one input that are read together and written as one part of each table."""

    #: The name of its files, without ending: it follows from the input and the unit's number.
    name: str
    input: str
    pieces: tuple[Piece, ...]
    #: Bytes of the input that this unit takes, as stored; for the time left.
    stored: int = 0


@dataclass(frozen=True, slots=True)
class Limits:
    """What one record may take before it is given up."""

    #: Processor seconds; five times as long by the clock.
    seconds: float = 60.0
    #: Bytes of address space of a reading process.
    memory: int = 4_000_000_000

    @property
    def patience(self) -> float:
        """Seconds by the clock."""
        return 5 * self.seconds


@dataclass(frozen=True, slots=True)
class Job:
    """How and where to."""

    out: Path
    settings: Settings = DEFAULTS
    limits: Limits = Limits()
    #: Records in one unit.
    part: int = PART


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of some records; ``documents + skipped + failed`` is ``records``."""

    records: int = 0
    documents: int = 0
    #: Records in which no article was to be expected.
    skipped: int = 0
    failed: int = 0
    attributions: int = 0
    sources: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.records + other.records,
            self.documents + other.documents,
            self.skipped + other.skipped,
            self.failed + other.failed,
            self.attributions + other.attributions,
            self.sources + other.sources,
        )
