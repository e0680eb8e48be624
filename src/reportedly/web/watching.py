"""Looks at the watched feeds by itself while the application runs, where a person has switched that on."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from reportedly.errors import ReportedlyError
from reportedly.ledger import watched
from reportedly.read.feeds.state import FeedState
from reportedly.web import working

if TYPE_CHECKING:
    from reportedly.web.jobs import Jobs
    from reportedly.web.site import Site

_LOG = logging.getLogger("reportedly.web")
#: Seconds between two thoughts about what is due.
TICK = 15.0
#: Minutes between two looks at a feed.
LEAST, MOST, USUAL = 5, 1440, 30


class Watch:
    """A thread that queues a look at every feed that is due."""

    def __init__(self, jobs: Jobs, site: Site) -> None:
        self._jobs, self._site = jobs, site
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="reportedly-watch", daemon=True)

    def start(self) -> None:
        """Begin, where the ledger may be written."""
        if self._site.writable:
            self._thread.start()

    def close(self) -> None:
        """End it."""
        self._over.set()

    def look(self, now: float) -> bool:
        """Queue a look at what is due; whether something was.

        Args:
            now: seconds since 1970.
        """
        with self._site.ledger.database.reading() as connection:
            minutes = watched.minutes(connection)
            states = watched.states(connection) if minutes else []
        wanted = due(states, minutes, now) if minutes else []
        busy = any(not job.over for job in self._jobs.listed("feeds"))
        if wanted and not busy:
            working.look(self._jobs, self._site, wanted)
        return bool(wanted) and not busy

    def _run(self) -> None:
        while not self._over.wait(TICK):
            try:
                self.look(time.time())
            except ReportedlyError as error:
                # The ledger is locked or away for a while, or much is waiting: the next thought may do.
                _LOG.warning("looking at feeds: %s", error)


def due(states: Iterable[tuple[Mapping[str, Any], str | None]], minutes: int, now: float) -> list[str]:
    """Addresses of the feeds to look at.

    Args:
        states: of every feed, with when it was looked at last.
        minutes: between two looks.
        now: seconds since 1970.
    """
    known = [(FeedState.from_dict(state), at) for state, at in states]
    return [state.url for state, at in known if not state.gone and now >= next_look(state, at, minutes)]


def next_look(state: FeedState, checked_at: str | None, minutes: int) -> float:
    """When a feed is looked at next, in seconds since 1970; after a failure, when it may be asked again."""
    if state.errors or checked_at is None:
        return state.next_at
    return datetime.fromisoformat(checked_at).timestamp() + 60 * minutes
