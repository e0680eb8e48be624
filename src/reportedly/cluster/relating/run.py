"""Every job of a trace one after the other, each in many processes; goes on where it was."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol

from reportedly.cluster import stored
from reportedly.cluster.parts import JOB, WORKING, get, needs_arrow, put
from reportedly.cluster.processes import end, process, submit
from reportedly.cluster.relating import claims, compare, components, files, look, meet
from reportedly.cluster.relating.tables import TABLE_NAMES
from reportedly.cluster.relating.tables import VERSION as COLUMNS
from reportedly.cluster.relating.values import Stage, Tracing
from reportedly.cluster.values import Limits
from reportedly.errors import UsageError
from reportedly.tracing.version import VERSION
from reportedly.version import __version__

_TASKS: Mapping[Stage, Callable[[Tracing, int], None]] = MappingProxyType(
    {
        "index": look.index,
        "current": look.current,
        "look": look.look,
        "meet_articles": meet.meet_articles,
        "meet_statements": meet.meet_statements,
        "copies": compare.copies,
        "relations": compare.relations,
        "components": components.components,
        "claims": claims.claims,
    }
)


#: Address space of a process; what it really uses is far less.
_LIMITS = Limits(memory=16_000_000_000)


class Engine(Protocol):
    """What does tasks: each number comes back when its task is done."""

    def __call__(self, tracing: Tracing, stage: Stage, numbers: list[int]) -> Iterator[int]:
        """Do the tasks of one job, in any order."""


@dataclass(frozen=True, slots=True)
class Step:
    """How far a trace is."""

    stage: Stage
    done: int
    of: int


def run(tracing: Tracing, engine: Engine) -> Iterator[Step]:
    """Do what is left of a trace.

    Args:
        tracing: of which tables, and where to.
        engine: ``Local`` or ``relating.daft.OnDaft``.

    Raises:
        UsageError: the folder is another's, or a process ended that should not have.
    """
    needs_arrow()
    with _held(tracing):
        for stage in _TASKS:
            of = tracing.tasks(stage)
            left = [number for number in range(of) if not files.done(tracing, stage, number)]
            yield Step(stage, of - len(left), of)
            for count, _ in enumerate(engine(tracing, stage, left) if left else (), 1):
                yield Step(stage, of - len(left) + count, of)


def task(tracing: Tracing, stage: Stage, number: int) -> int:
    """Do one task, in whatever process; its number."""
    _TASKS[stage](tracing, number)
    files.end(tracing, stage, number)
    return number


@dataclass(frozen=True, slots=True)
class Local:
    """Processes of this machine."""

    #: ``None``: one for each core.
    workers: int | None = None
    limits: Limits = _LIMITS

    def __call__(self, tracing: Tracing, stage: Stage, numbers: list[int]) -> Iterator[int]:
        """Do the tasks of one job."""
        workers = min(self.workers or os.cpu_count() or 1, len(numbers))
        if workers == 1:
            for number in numbers:
                yield task(tracing, stage, number)
            return
        pool = process(self.limits, workers)
        try:
            for future in as_completed([submit(pool, task, tracing, stage, number) for number in numbers]):
                yield future.result()
        except BrokenProcessPool as error:
            raise UsageError(
                "a process was ended from outside, maybe for want of memory: "
                "give the command again, with fewer --workers"
            ) from error
        finally:
            end(pool)


def prepared(tables: Path, out: Path | None = None) -> Tracing:
    """The trace of a batch.

    Args:
        tables: the folder that ``reportedly batch`` wrote.
        out: where to; the folder ``trace`` in it unless given.

    Raises:
        UsageError: that is no such folder, or it has no document.
    """
    if not stored.is_batch(str(tables)):
        raise UsageError(f"{tables}: is not a folder that 'reportedly batch' wrote")
    parts = tuple(sorted(path.stem for path in (tables / "documents").glob("*.parquet")))
    if not parts:
        raise UsageError(f"{tables}: holds no documents yet; run 'reportedly batch' first")
    return Tracing(tables, out or tables / "trace", parts)


@contextmanager
def _held(tracing: Tracing) -> Iterator[None]:
    """The folder for this process alone; a trace of other documents, or by another version, is made anew."""
    import fcntl

    out = tracing.out
    out.mkdir(parents=True, exist_ok=True)
    with (out / ".lock").open("wb") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise UsageError(f"{out}: another process is writing it") from error
        wanted, found = _described(tracing), get(out / JOB)
        if found is None and any(path.name != ".lock" for path in out.iterdir()):
            raise UsageError(f"{out}: is not empty, and not of this command; give --out another folder")
        if found != wanted:
            for name in (*TABLE_NAMES, WORKING):
                shutil.rmtree(out / name, ignore_errors=True)
            put(out / JOB, wanted)
        yield


def _described(tracing: Tracing) -> dict[str, Any]:
    """Whatever decides what the rows are."""
    sizes = [(tracing.tables / "documents" / f"{name}.parquet").stat().st_size for name in tracing.parts]
    return {
        "schema": COLUMNS,
        "version": __version__,
        "trace": VERSION,
        "documents": [list(pair) for pair in zip(tracing.parts, sizes, strict=True)],
    }
