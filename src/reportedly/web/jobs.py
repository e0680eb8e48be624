"""Work that goes on while pages are looked at: queued, done by one thread of each kind, told as it goes."""

from __future__ import annotations

import logging
import secrets
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from reportedly.errors import (
    InputError,
    LedgerError,
    LedgerLocked,
    LedgerReadOnly,
    PrivateAddress,
    UsageError,
)

_LOG = logging.getLogger("reportedly.web")

Kind = Literal["add", "feeds", "relate"]
State = Literal["waiting", "running", "done", "cancelled", "failed"]
#: Lines of one job that are kept, jobs that are remembered, and jobs that may wait.
LINES, _REMEMBERED, _WAITING = 2000, 50, 20


class Cancelled(Exception):
    """Somebody asked for the job to end."""


@dataclass(frozen=True, slots=True)
class Line:
    """One input of a job is done."""

    #: As the reader named it.
    name: str
    status: Literal["added", "unchanged", "failed"]
    #: Id and headline of its article, where there is one.
    document: str | None = None
    title: str | None = None
    #: Why it failed, in one sentence.
    why: str | None = None


@dataclass(slots=True)
class Job:
    """One piece of work; written by its thread, read by pages."""

    kind: Kind
    title: str
    id: str = field(default_factory=lambda: secrets.token_urlsafe(12))
    state: State = "waiting"
    #: What it does at the moment.
    phase: str = "waiting"
    #: Articles of the phase that are done, and how many there will be, where that is known.
    done: int = 0
    total: int | None = None
    added: int = 0
    unchanged: int = 0
    failed: int = 0
    #: The first ones only, of very many.
    lines: list[Line] = field(default_factory=list)
    #: Why it ended early.
    trouble: str | None = None
    #: Bytes that wait in it.
    size: int = 0
    started: float = field(default_factory=time.time)
    _stop: threading.Event = field(default_factory=threading.Event)

    @property
    def over(self) -> bool:
        """Nothing more will happen."""
        return self.state in ("done", "cancelled", "failed")

    @property
    def only(self) -> str | None:
        """The article that it was about, once everything is read and there is no other."""
        read = self.state == "done" or self.phase == "relating"
        return self.lines[0].document if self.kind == "add" and read and len(self.lines) == 1 else None

    @property
    def stopping(self) -> bool:
        """It was asked to end."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask it to end; what is written stays."""
        self._stop.set()

    def wait(self, seconds: float) -> None:
        """Until then, or until it is to end."""
        self._stop.wait(seconds)

    def check(self) -> None:
        """Raise ``Cancelled`` if it is to end."""
        if self._stop.is_set():
            raise Cancelled

    def begin(self, phase: str, total: int | None = None) -> None:
        """What it does from now on."""
        self.check()
        self.phase, self.done, self.total = phase, 0, total

    def advance(self, count: int = 1) -> None:
        """So many more are done."""
        self.done += count
        self.check()

    def tell(self, line: Line) -> None:
        """One input is done."""
        setattr(self, line.status, getattr(self, line.status) + 1)
        if len(self.lines) < LINES:
            self.lines.append(line)
        self.advance()


Work = Callable[[Job], None]


class Jobs:
    """The jobs of one application: a queue and a thread of each kind, started when there is something to do.

    Args:
        most: bytes that may wait in all jobs together.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Condition()
        self._known: OrderedDict[str, Job] = OrderedDict()
        self._queues: dict[Kind, deque[tuple[Job, Work]]] = {}
        self._threads: dict[Kind, threading.Thread] = {}
        self._closed = False

    def start(self, job: Job, work: Work) -> Job:
        """Queue a job.

        Raises:
            UsageError: too much is waiting already.
        """
        with self._lock:
            if self._closed:
                raise UsageError("The application is ending.")
            queue = self._queues.setdefault(job.kind, deque())
            waiting = sum(one.size for one in self._known.values() if not one.over)
            if len(queue) >= _WAITING or (waiting and waiting + job.size > self._most):
                raise UsageError("Too much is waiting to be added: try again when some of it is done.")
            self._known[job.id] = job
            self._forget()
            queue.append((job, work))
            if job.kind not in self._threads:
                name = f"reportedly-{job.kind}"
                thread = threading.Thread(target=self._run, args=(job.kind,), name=name, daemon=True)
                self._threads[job.kind] = thread
                thread.start()
            self._lock.notify_all()
        return job

    def get(self, id: str) -> Job | None:
        """A job by its id."""
        return self._known.get(id)

    def listed(self, *kinds: Kind) -> list[Job]:
        """The jobs of these kinds, the newest first."""
        with self._lock:
            return [job for job in reversed(self._known.values()) if job.kind in kinds]

    def relating(self) -> Job | None:
        """The job that relates articles at the moment."""
        with self._lock:
            running = (job for job in self._known.values() if job.state == "running")
            return next((job for job in running if job.phase == "relating" and job.total), None)

    def close(self, patience: float = 10.0) -> None:
        """End everything that runs, after what it is writing is written."""
        with self._lock:
            self._closed = True
            for job in self._known.values():
                job.cancel()
            self._lock.notify_all()
        for thread in self._threads.values():
            thread.join(patience)

    def _forget(self) -> None:
        over = [id for id, job in self._known.items() if job.over]
        for id in over[: max(0, len(self._known) - _REMEMBERED)]:
            del self._known[id]

    def _run(self, kind: Kind) -> None:
        queue = self._queues[kind]
        while True:
            with self._lock:
                self._lock.wait_for(lambda: queue or self._closed)
                if not queue:
                    return
                job, work = queue.popleft()
            _carry_out(job, work)
            del work  # with the bytes that it holds


def _carry_out(job: Job, work: Work) -> None:
    try:
        job.check()
        job.state = "running"
        work(job)
        job.state = "done"
    except Cancelled:
        job.state = "cancelled"
    except LedgerError as error:
        _LOG.warning("%s", error)
        job.trouble, job.state = _sentence(error), "failed"
    except Exception as error:
        # The boundary of the thread: whatever it was, the next job is done.
        _LOG.exception("a job failed", exc_info=error)
        job.trouble, job.state = "Something went wrong here; the log of the server says what.", "failed"
    finally:
        job.size = 0


def _sentence(error: LedgerError) -> str:
    if isinstance(error, LedgerReadOnly):
        return "This ledger is open for reading only."
    if isinstance(error, LedgerLocked):
        return "The ledger is being written by another program."
    return "The ledger cannot be reached at the moment."


def why(error: InputError) -> str:
    """An error for a reader of a page: without options of commands, without anything of the server."""
    if isinstance(error, PrivateAddress):
        return "leads to a private address, which is not fetched from here"
    return error.reason


def jobs_of(request: Any) -> Jobs:
    """The application's jobs."""
    jobs = request.app.state.jobs
    assert isinstance(jobs, Jobs)
    return jobs
