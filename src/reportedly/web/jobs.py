"""Work that goes on while pages are read: one piece after the other, in a thread of its own."""

from __future__ import annotations

import logging
import secrets
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

State = Literal["waiting", "running", "done", "cancelled", "failed"]

_LOG = logging.getLogger("reportedly.web")
#: Jobs that are over and can still be looked at, and steps of one that are kept.
_REMEMBERED, _STEPS = 50, 2000


class Cancelled(Exception):
    """Somebody wants the job to end."""


@dataclass(frozen=True, slots=True)
class Step:
    """One input is done."""

    #: As the reader named it.
    name: str
    status: Literal["added", "unchanged", "failed"]
    #: Why it failed.
    sentence: str | None = None
    #: The article's id, where it is in the ledger.
    document: str | None = None


@dataclass(slots=True, eq=False)
class Job:
    """One piece of work and how far it is."""

    title: str
    work: Callable[[Job], None]
    id: str = field(default_factory=lambda: secrets.token_urlsafe(12))
    state: State = "waiting"
    #: What it does now.
    doing: str = ""
    done: int = 0
    total: int | None = None
    steps: list[Step] = field(default_factory=list)
    added: int = 0
    unchanged: int = 0
    failed: int = 0
    _cancel: threading.Event = field(default_factory=threading.Event)

    @property
    def over(self) -> bool:
        """Nothing more will happen."""
        return self.state not in ("waiting", "running")

    def cancel(self) -> None:
        """End it where it stands; what is written stays."""
        self._cancel.set()

    def check(self) -> None:
        """Called by the work between its steps.

        Raises:
            Cancelled: it is to end.
        """
        if self._cancel.is_set():
            raise Cancelled

    def take(self, step: Step) -> None:
        """Count a step."""
        self.done += 1
        setattr(self, step.status, getattr(self, step.status) + 1)
        if len(self.steps) < _STEPS:
            self.steps.append(step)


class Jobs:
    """The queue and its thread."""

    def __init__(self) -> None:
        self._known: dict[str, Job] = {}
        self._waiting: deque[Job] = deque()
        self._news = threading.Condition()
        self._thread: threading.Thread | None = None
        self._stopping = False

    def start(self) -> None:
        """Begin to work."""
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="jobs", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the running job between two steps, and leave those that wait."""
        with self._news:
            self._stopping = True
            for job in self._known.values():
                job.cancel()
            self._news.notify_all()
        if self._thread is not None:
            self._thread.join(timeout=30)

    def submit(self, title: str, work: Callable[[Job], None]) -> Job:
        """Put a piece of work at the end of the queue."""
        job = Job(title, work)
        with self._news:
            self._known[job.id] = job
            over = [one for one in self._known.values() if one.over]
            for old in over[: max(0, len(over) - _REMEMBERED)]:
                del self._known[old.id]
            self._waiting.append(job)
            self._news.notify_all()
        return job

    def get(self, identifier: str) -> Job | None:
        """A job by its id."""
        return self._known.get(identifier)

    def all(self) -> list[Job]:
        """Those that are remembered, the newest first."""
        with self._news:
            return list(self._known.values())[::-1]

    @property
    def current(self) -> Job | None:
        """The one that runs."""
        return next((job for job in self.all() if job.state == "running"), None)

    def _run(self) -> None:
        while True:
            with self._news:
                self._news.wait_for(lambda: self._waiting or self._stopping)
                if self._stopping:
                    return
                job = self._waiting.popleft()
            self._do(job)

    def _do(self, job: Job) -> None:
        try:
            job.check()
            job.state = "running"
            job.work(job)
            job.state = "done"
        except Cancelled:
            job.state = "cancelled"
        except Exception:
            _LOG.exception("a job failed: %s", job.title)
            job.state = "failed"
        job.doing = ""
