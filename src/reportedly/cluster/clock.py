"""What one record may take of time and memory, kept by the process that reads it."""

from __future__ import annotations

import faulthandler
import os
import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from reportedly.cluster.values import Limits

#: The exit code of a process whose time by the clock was up.
LATE = 1


class OutOfTime(BaseException):
    """Raised wherever the program is when a record's time is up; no ``except Exception`` holds it."""


def limit_memory(limits: Limits) -> None:
    """Let this process have no more address space than allowed: more of it is a ``MemoryError``."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    allowed = limits.memory if hard == resource.RLIM_INFINITY else min(limits.memory, hard)
    resource.setrlimit(resource.RLIMIT_AS, (allowed, hard))


@contextmanager
def clock(limits: Limits) -> Iterator[None]:
    """Time for one record.

    Processor time raises ``OutOfTime``, and again every second should somebody catch it. Where nothing can
    be raised (native code that never comes back, a sleep) the process ends when five times as long has
    passed by the clock: that is done by a thread which needs no Python.
    """
    signal.signal(signal.SIGPROF, _late)
    with open(os.devnull, "w") as nowhere:
        faulthandler.dump_traceback_later(limits.patience, exit=True, file=nowhere)
        signal.setitimer(signal.ITIMER_PROF, limits.seconds, 1.0)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            faulthandler.cancel_dump_traceback_later()


def _late(number: int, frame: FrameType | None) -> None:
    raise OutOfTime
