"""Reads many inputs with every core, in order; a process that dies takes only its own input with it."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from types import ModuleType
from typing import TypeVar

from reportedly.errors import InputError, ReportedlyError
from reportedly.read.raw import Raw
from reportedly.settings import Settings
from reportedly.types import Document, Reading

#: What one piece of work comes to.
Result = Reading | InputError
_Given = TypeVar("_Given")
_Made = TypeVar("_Made")
#: Pieces read in this process before others are started: starting them takes longer.
_FEW = 4
#: Pieces handed out for each process, so that none waits.
_AHEAD = 6


@dataclass(frozen=True, slots=True)
class Override:
    """What the user knows better than the inputs."""

    published: str | None = None
    outlet: str | None = None
    url: str | None = None


#: The inputs say it all.
NOTHING = Override()


@dataclass(frozen=True, slots=True)
class Work:
    """One article to be read: as it came in, or a document to be read again."""

    given: Raw | Document
    settings: Settings
    override: Override = NOTHING


def read(work: Work) -> Result:
    """Read one; what cannot be read is its error."""
    from reportedly.pipeline import read_document
    from reportedly.read.document import to_document

    try:
        document = work.given
        if isinstance(document, Raw):
            known = work.override
            document = to_document(
                document, work.settings, url=known.url, published=known.published, outlet=known.outlet
            )
        return read_document(document, work.settings)
    except InputError as error:
        return error
    except ReportedlyError:
        raise
    except Exception as error:  # a mistake of ours in one article of thousands must not end the run
        return InputError(
            work.given.origin or "",
            f"could not be read for a mistake in reportedly: {type(error).__name__}: {error}",
            "the other inputs were read; report it with the article",
        )


def read_all(
    works: Iterable[Work], *, workers: int | None = None, read_one: Callable[[Work], Result] = read
) -> Iterator[tuple[Work, Result]]:
    """Read every piece of work, in order.

    A few are read right here; with more, processes are started. When one of these dies (killed, out of
    memory), the
    pieces that were out are read again one at a time, and one that kills its process again is given up as an
    error.

    Args:
        works: drawn from as there is room.
        workers: processes; as many as the machine has cores by default, 1: all in this one.
        read_one: does it.
    """
    works = iter(works)
    workers = workers or os.cpu_count() or 1
    first = list(islice(works, _FEW + 1)) if workers > 1 else []
    if workers == 1 or len(first) <= _FEW:
        for work in chain(first, works):
            yield work, read_one(work)
        return
    yield from _in_processes(chain(first, works), workers, read_one)


def _in_processes(
    works: Iterator[Work], workers: int, read_one: Callable[[Work], Result]
) -> Iterator[tuple[Work, Result]]:
    pool = processes(workers)
    out: deque[tuple[Work, Future[Result]]] = deque()
    try:
        while True:
            while len(out) < workers * _AHEAD and (work := next(works, None)) is not None:
                try:
                    out.append((work, hand_out(pool, read_one, work)))
                except BrokenProcessPool:
                    failed: Future[Result] = Future()
                    failed.set_exception(BrokenProcessPool())
                    out.append((work, failed))
                    break
            if not out:
                return
            work, future = out.popleft()
            try:
                yield work, future.result()
            except BrokenProcessPool:
                pool.shutdown(wait=False, cancel_futures=True)
                suspects = [work, *(late for late, _ in out)]
                out.clear()
                for suspect in suspects:
                    yield suspect, _alone(suspect, read_one)
                pool = processes(workers)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _alone(work: Work, read_one: Callable[[Work], Result]) -> Result:
    """In a process of its own, which it may kill."""
    with processes(1) as pool:
        try:
            return hand_out(pool, read_one, work).result()
        except BrokenProcessPool:
            origin = work.given.origin or ""
            return InputError(origin, "ended the process that read it, twice", "report it with the article")


def processes(workers: int) -> ProcessPoolExecutor:
    """Processes to work in, which end with this one."""
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_start)


def hand_out(pool: ProcessPoolExecutor, work_on: Callable[[_Given], _Made], given: _Given) -> Future[_Made]:
    """Hand a piece of work out; a process started for it imports this package and not the caller's script.

    Else a script without ``if __name__ == "__main__"`` would run again in every process.
    """
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        return pool.submit(work_on, given)
    finally:
        sys.modules["__main__"] = main


def _start() -> None:
    # The terminal's interruption goes to every process; only the one that counts ends the work.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A reading process whose parent was killed would wait for work forever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
