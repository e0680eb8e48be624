"""Finding pairs that may be one takes seconds in a large ledger: it is done aside, and kept for a while."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

from reportedly.errors import ReportedlyError

if TYPE_CHECKING:
    from starlette.requests import Request

_Pair = TypeVar("_Pair")
_LOG = logging.getLogger("reportedly.web")
#: Seconds after which they are looked for again, and how long a page waits for them.
_FRESH, _WAIT = 60.0, 0.25


class Finder(Generic[_Pair]):
    """Pairs found last; looks for them anew in a thread of its own."""

    def __init__(self, find: Callable[[], tuple[_Pair, ...]]) -> None:
        self._find = find
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._pairs: tuple[_Pair, ...] | None = None
        self._at = 0.0

    def found(self) -> tuple[_Pair, ...] | None:
        """Pairs, some of which may have been judged since; ``None``: they are being looked for."""
        self._look()
        return self._pairs

    def _look(self) -> None:
        with self._lock:
            old = time.monotonic() - self._at > _FRESH or self._pairs is None
            if old and self._thread is None:
                self._thread = threading.Thread(target=self._run, daemon=True)
                self._thread.start()
            running = self._thread if self._pairs is None else None
        if running is not None:
            running.join(_WAIT)

    def _run(self) -> None:
        try:
            self._pairs = self._find()
            self._at = time.monotonic()
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
