"""Processes that read, one to a pool, so that one that dies takes only its own work with it."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from multiprocessing.process import BaseProcess
from types import ModuleType
from typing import ParamSpec, TypeVar

from reportedly.cluster.clock import limit_memory
from reportedly.cluster.values import Limits

_P = ParamSpec("_P")
_T = TypeVar("_T")

#: Hundredths of a second in which the pool's thread writes down how a process ended.
_TRIES = 200
#: Native libraries start threads of their own unless told otherwise; here every core has a process already.
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def process(limits: Limits, count: int = 1) -> ProcessPoolExecutor:
    """A pool of one process under limits of memory, or of several."""
    return ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=_begin, initargs=(limits,))


def submit(
    pool: ProcessPoolExecutor, function: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs
) -> Future[_T]:
    """Hand work out; the process started for it imports this package and not the caller's script."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        return pool.submit(function, *args, **kwargs)
    finally:
        sys.modules["__main__"] = main


def processes_of(pool: ProcessPoolExecutor) -> list[BaseProcess]:
    """The processes that a pool has started."""
    return list((getattr(pool, "_processes", None) or {}).values())


def exit_code(process: BaseProcess) -> int | None:
    """With what a process of a pool ended, waited for; ``None``: nobody can tell.

    The pool's own thread waits for it, too. Where that thread was told first, this one learns for a moment
    only that there is no such process any more.
    """
    process.join()
    for _ in range(_TRIES):
        if process.exitcode is not None:
            break
        time.sleep(0.01)
    return process.exitcode


def end(pool: ProcessPoolExecutor) -> None:
    """End a pool now, whatever it is doing."""
    for one in processes_of(pool):
        one.kill()
    pool.shutdown(wait=True, cancel_futures=True)


def _begin(limits: Limits) -> None:
    # The terminal's interruption goes to every process; only the one that counts ends the work.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in _ONE_THREAD:
        os.environ.setdefault(name, "1")
    limit_memory(limits)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A process whose parent was killed would read on for nobody."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(2)
