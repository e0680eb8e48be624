"""What is remembered of a feed between two looks at it, and what each answer makes of it: values only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from email.utils import parsedate_to_datetime
from typing import Any

from reportedly.read.fetch import Answer
from reportedly.settings import Settings

#: Looks at an article that cannot be had now, before it is left alone.
TRIES = 3
#: Seconds: a server that asks for more time is asked again after a week.
_LONGEST_RETRY_AFTER = 604800.0
#: Seconds before the first second attempt; doubled with every failure.
_FIRST_BACK_OFF = 60.0
#: Answers that say when to come back.
_LATER = frozenset({429, 503})


@dataclass(frozen=True, slots=True)
class FeedState:
    """One feed as it was left. Times are seconds since 1970, UTC."""

    #: As the user named it; never changes.
    url: str
    #: Where it is now, after permanent redirects.
    address: str
    title: str | None = None
    #: ``ETag`` and ``Last-Modified`` of the last answer that was dealt with to its last entry.
    etag: str | None = None
    modified: str | None = None
    #: Not looked at again before.
    next_at: float = 0.0
    #: Failures since the last success.
    errors: int = 0
    #: What went wrong last; ``None``: nothing.
    error: str | None = None
    #: The server said that it is gone for good.
    gone: bool = False
    #: The feeds that it names, where it is itself a list of feeds.
    feeds: tuple[str, ...] = ()
    #: Entries, by address, that are dealt with and still in the feed.
    seen: tuple[str, ...] = ()
    #: Entries, by address, that could not be had, and how often they were tried.
    tried: tuple[tuple[str, int], ...] = ()

    @classmethod
    def new(cls, url: str) -> FeedState:
        """Of a feed that was never looked at."""
        return cls(url=url, address=url)

    def to_dict(self) -> dict[str, Any]:
        """As plain values for JSON."""
        lists = {"feeds": list(self.feeds), "seen": list(self.seen), "tried": [list(p) for p in self.tried]}
        return {**asdict(self), **lists}

    @classmethod
    def from_dict(cls, value: Mapping[str, Any]) -> FeedState:
        """Back from ``to_dict``; fields that a newer version added are left out."""
        known = {key: value[key] for key in cls.__slots__ if key in value}
        known["feeds"] = tuple(value.get("feeds", ()))
        known["seen"] = tuple(value.get("seen", ()))
        known["tried"] = tuple((str(key), int(times)) for key, times in value.get("tried", ()))
        return cls(**known)


def due(state: FeedState, now: float, *, once: bool = False) -> bool:
    """Whether a feed may be looked at.

    Args:
        state: of the feed.
        now: seconds since 1970.
        once: a person, or their timetable, asks now: only what a server asked for, or failures, make it wait.
    """
    return not state.gone and (now >= state.next_at or (once and not state.errors))


def conditions(state: FeedState) -> dict[str, str]:
    """The headers that let a server answer "not modified"."""
    asked = {"If-None-Match": state.etag, "If-Modified-Since": state.modified}
    return {name: value for name, value in asked.items() if value}


def failed(state: FeedState, reason: str, now: float, settings: Settings) -> FeedState:
    """After no answer, or one that is no feed: twice as long a wait each time, up to a limit."""
    wait = min(_FIRST_BACK_OFF * 2.0 ** min(state.errors, 40), settings.feed_longest_seconds)
    return replace(state, errors=state.errors + 1, error=reason, next_at=now + wait)


def refused(state: FeedState, answer: Answer, reason: str, now: float, settings: Settings) -> FeedState:
    """After an answer of 400 or more: gone for good, later when it says so, else as after a failure."""
    if answer.status == 410:
        return replace(state, gone=True, error=reason)
    waiting = failed(state, reason, now, settings)
    return replace(waiting, next_at=max(waiting.next_at, now + retry_after(answer, now)))


def unchanged(state: FeedState, address: str, now: float, settings: Settings) -> FeedState:
    """After "not modified" (304)."""
    return replace(state, address=address, errors=0, error=None, next_at=now + settings.feed_seconds)


def arrived(
    state: FeedState, address: str, title: str | None, keys: Iterable[str], now: float, settings: Settings
) -> FeedState:
    """After a feed came; what is no longer in it is forgotten.

    The validators go, so that the whole feed comes again if its entries are not all dealt with.

    Args:
        state: before.
        address: where permanent redirects, and only those, led.
        title: the feed's own.
        keys: every entry's address.
        now: seconds since 1970.
        settings: how long until the next look.
    """
    there = frozenset(keys)
    return replace(
        state,
        address=address,
        title=title,
        etag=None,
        modified=None,
        errors=0,
        error=None,
        next_at=now + settings.feed_seconds,
        seen=tuple(key for key in state.seen if key in there),
        tried=tuple(pair for pair in state.tried if pair[0] in there),
    )


def dealt_with(state: FeedState, key: str) -> FeedState:
    """After an entry's article was handed on, or will never be had."""
    seen = state.seen if key in state.seen else (*state.seen, key)
    return replace(state, seen=seen, tried=tuple(pair for pair in state.tried if pair[0] != key))


def missed(state: FeedState, key: str) -> FeedState:
    """After an entry's article could not be had: tried again at the next looks, then left alone."""
    times = dict(state.tried).get(key, 0) + 1
    if times >= TRIES:
        return dealt_with(state, key)
    return replace(state, tried=(*(pair for pair in state.tried if pair[0] != key), (key, times)))


def finished(state: FeedState, answer: Answer, keys: Iterable[str]) -> FeedState:
    """After the last entry: validators are kept only if nothing is left to try and the answer was whole."""
    if not answer.complete or not frozenset(keys) <= frozenset(state.seen):
        return state
    return replace(
        state,
        etag=_sendable(answer.headers.get("etag")),
        modified=_sendable(answer.headers.get("last-modified")),
    )


def retry_after(answer: Answer, now: float) -> float:
    """Seconds that a 429 or 503 asks to wait, given as such or as a date; 0 where it does not say."""
    written = (answer.headers.get("retry-after") or "").strip() if answer.status in _LATER else ""
    if written.isascii() and written.isdigit():
        return min(float(written[:12]), _LONGEST_RETRY_AFTER)
    try:
        until = parsedate_to_datetime(written).timestamp()
    except (ValueError, TypeError, IndexError, OverflowError):
        return 0.0
    return min(max(0.0, until - now), _LONGEST_RETRY_AFTER)


def _sendable(value: str | None) -> str | None:
    """A header that can be sent back as it came."""
    return value if value and len(value) <= 1000 and value.isascii() and value.isprintable() else None
