"""A feed that a ledger watches, as a page shows it."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reportedly.export.visible import one_line
from reportedly.read.feeds.state import FeedState
from reportedly.web.watching import next_look


@dataclass(frozen=True, slots=True)
class FeedView:
    """One feed. Moments are ISO 8601 in UTC."""

    url: str
    title: str | None
    #: When it was looked at last, and when it is looked at next, or before when it is not.
    checked_at: str | None
    next_at: str | None
    #: Entries that were dealt with and still stand in it.
    entries: int
    #: Failures since the last success, and why.
    errors: int
    error: str | None
    #: Its server gave it up for good.
    gone: bool
    #: It is a list of so many feeds.
    lists: int


def feed_view(state: Mapping[str, Any], checked_at: str | None, minutes: int | None = None) -> FeedView:
    """One feed, from what the ledger keeps of it.

    Args:
        state: of the feed.
        checked_at: when it was looked at last.
        minutes: between two looks, where the application looks by itself.
    """
    known = FeedState.from_dict(state)
    next_at = next_look(known, checked_at, minutes) if minutes else known.next_at
    return FeedView(
        url=known.url,
        title=one_line(known.title) if known.title else None,
        checked_at=checked_at,
        next_at=moment(next_at) if next_at and not known.gone else None,
        entries=len(known.seen),
        errors=known.errors,
        error=one_line(known.error) if known.error else None,
        gone=known.gone,
        lists=len(known.feeds),
    )


def moment(seconds: float) -> str:
    """Seconds since 1970 as ISO 8601 in UTC."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))
