"""Finding pairs of sources takes seconds in a large ledger: it is done aside, and kept for a while."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reportedly.errors import ReportedlyError

if TYPE_CHECKING:
    from starlette.requests import Request

    from reportedly.bulk import Ledger
    from reportedly.ledger.judging import Judgement
    from reportedly.ledger.suggesting import Suggestion

_LOG = logging.getLogger("reportedly.web")
#: Seconds after which they are looked for again, and how long a page waits for them.
_FRESH, _WAIT = 60.0, 0.25
_MOST = 2000


class Finder:
    """Pairs found last; looks for them anew in a thread of its own."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._pairs: tuple[Suggestion, ...] | None = None
        self._at = 0.0

    @classmethod
    def of(cls, request: Request) -> Finder:
        """The application's."""
        state = request.app.state
        if not hasattr(state, "suggested"):
            state.suggested = cls()
        found = state.suggested
        assert isinstance(found, cls)
        return found

    def found(self, ledger: Ledger, judgements: Sequence[Judgement]) -> tuple[Suggestion, ...] | None:
        """Pairs of which nobody has said anything; ``None``: they are being looked for.

        Args:
            ledger: to look in.
            judgements: all that were made; those that stand are not asked again.
        """
        self._look(ledger)
        if self._pairs is None:
            return None
        said = {(one.left, one.right) for one in judgements if one.undone_at is None}
        return tuple(
            pair
            for pair in self._pairs
            if (min(pair.left.key, pair.right.key), max(pair.left.key, pair.right.key)) not in said
        )

    def _look(self, ledger: Ledger) -> None:
        with self._lock:
            old = time.monotonic() - self._at > _FRESH or self._pairs is None
            if old and self._thread is None:
                self._thread = threading.Thread(target=self._run, args=(ledger,), daemon=True)
                self._thread.start()
            running = self._thread
        if running is not None:
            running.join(_WAIT)

    def _run(self, ledger: Ledger) -> None:
        try:
            self._pairs = ledger.suggestions(limit=_MOST)
            self._at = time.monotonic()
        except ReportedlyError as error:
            _LOG.warning("looking for sources that may be one: %s", error)
        finally:
            with self._lock:
                self._thread = None
