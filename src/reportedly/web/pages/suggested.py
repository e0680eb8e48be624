"""Finding pairs that may be one takes seconds in a large ledger: it is done aside, and kept for a while."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

from reportedly.errors import ReportedlyError
from reportedly.ledger.tallies import State

if TYPE_CHECKING:
    from starlette.requests import Request

_Pair = TypeVar("_Pair")
_LOG = logging.getLogger("reportedly.web")
#: Seconds after which they are looked for again, and how long a page waits for them.
_FRESH, _WAIT = 60.0, 0.25
#: So many times as long as it took to find them they are shown at least.
_TIMES = 20


class Finder(Generic[_Pair]):
    """Pairs found last; looks for them anew in a thread of its own."""

    def __init__(self, find: Callable[[], tuple[_Pair, ...]]) -> None:
        self._find = find
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._pairs: tuple[_Pair, ...] | None = None
        self._at, self._took = 0.0, 0.0
        self._state: State = ()

    def found(self, state: State) -> tuple[_Pair, ...] | None:
        """Pairs, some of which may have been judged since; ``None``: they are being looked for.

        Args:
            state: of the ledger; pairs found in an equal one are not looked for again.
        """
        self._look(state)
        return self._pairs

    def _look(self, state: State) -> None:
        with self._lock:
            old = time.monotonic() - self._at > max(_FRESH, _TIMES * self._took)
            if self._thread is None and (self._pairs is None or (old and state != self._state)):
                self._thread = threading.Thread(target=self._run, args=(state,), daemon=True)
                self._thread.start()
            running = self._thread if self._pairs is None else None
        if running is not None:
            running.join(_WAIT)

    def _run(self, state: State) -> None:
        started = time.monotonic()
        try:
            self._pairs, self._state = self._find(), state
            self._at = time.monotonic()
            self._took = self._at - started
        except ReportedlyError as error:
            _LOG.warning("looking for pairs that may be one: %s", error)
        finally:
            with self._lock:
                self._thread = None


def finder(request: Request, name: str, find: Callable[[], tuple[_Pair, ...]]) -> Finder[_Pair]:
    """The application's finder of that name.

    Args:
        request: to the application.
        name: of what it finds.
        find: finds it.
    """
    finders: dict[str, Finder[_Pair]] = request.app.state.finders
    return finders.setdefault(name, Finder(find))
