"""Feeds, looked at once or for ever: what is new in them comes out as articles.

What to remember and when to look again is decided in ``feeds.state``; this file only carries it out.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from reportedly.errors import (
    Disallowed,
    FeedGone,
    FetchError,
    InputError,
    MissingInput,
    NoArticle,
    NotAFeed,
    PrivateAddress,
    TooLarge,
    TryLater,
)
from reportedly.read.feeds import state as states
from reportedly.read.feeds.articles import article, key
from reportedly.read.feeds.discover import discover
from reportedly.read.feeds.feed import Entry, Feed, Subscriptions
from reportedly.read.feeds.parse import parse_feed
from reportedly.read.feeds.polite import Guest, written
from reportedly.read.feeds.state import FeedState
from reportedly.read.feeds.words import address
from reportedly.read.fetch import Answer, refused
from reportedly.read.raw import Raw
from reportedly.settings import DEFAULTS, Settings

#: Failures that another try cannot mend.
_FINAL = (PrivateAddress, Disallowed, NoArticle, TooLarge)


class Store(Protocol):
    """Where a watch keeps what it has to remember."""

    def state(self, url: str) -> FeedState | None:
        """What was kept last of the feed that the user named so; ``None``: nothing yet."""

    def keep(self, state: FeedState) -> None:
        """Remember, for good, under ``state.url``."""

    def known(self, entry_url: str) -> bool:
        """Whether the article with this ``Raw.entry`` was taken in already."""


@dataclass(frozen=True, slots=True)
class Look:
    """What one look at a feed brought."""

    #: To be kept.
    state: FeedState
    #: The feed, if a new one came.
    feed: Feed | None = None
    #: The answer it came in.
    answer: Answer | None = None
    #: Why there is none, if something went wrong.
    error: InputError | None = None


def watch(
    feeds: Iterable[str],
    store: Store,
    *,
    once: bool = False,
    settings: Settings = DEFAULTS,
    clock: Callable[[], float] = time.time,
    sleep: Callable[[float], None] = time.sleep,
) -> Generator[Raw | InputError, None, None]:
    """New articles of feeds, as they appear; what fails is yielded as its error, never raised.

    An article counts as dealt with when the next one is asked for: whoever stops in between gets it again,
    unless ``store.known`` says that it was taken in. An entry that fails is tried at the next two looks too.

    Args:
        feeds: addresses of feeds, of OPML lists, or of pages that name a feed; paths of OPML files.
        store: remembers.
        once: look at every feed once and end; else sleep between looks and never end, unless all are gone.
        settings: limits, ``host_seconds``, ``feed_seconds``, ``feed_longest_seconds``.
        clock: seconds since 1970.
        sleep: waits so many seconds.
    """
    guest = Guest(settings, clock, sleep)
    watched: list[str] = []
    for name in feeds:
        yield from _named(name, watched, settings)
    first = True
    while watched:
        for url in _growing(watched, store):
            yield from _visit(url, store, guest, once=once, tell=once or first)
        first = False
        left = [state for state in map(store.state, watched) if state and not state.gone]
        if once or not left:
            return
        sleep(max(1.0, min(state.next_at for state in left) - clock()))


def poll(feed_url: str, state: FeedState | None, guest: Guest) -> Look:
    """Look at one feed, whether it is due or not.

    Args:
        feed_url: as the user named it.
        state: what was kept of it; ``None``: nothing.
        guest: asks.

    Returns:
        What came, never an exception for what the server did.
    """
    state = state or FeedState.new(feed_url)
    try:
        return _look(state, guest)
    except InputError as error:
        return Look(states.failed(state, error.reason, guest.clock(), guest.settings), error=error)


def _look(state: FeedState, guest: Guest) -> Look:
    arrival = guest.get(state.address, headers=states.conditions(state))
    answer, now = arrival.answer, guest.clock()
    if answer.status == 304:
        return Look(states.unchanged(state, arrival.address, now, guest.settings))
    if answer.status >= 400:
        error = refused(state.address, answer)
        if answer.status == 410:
            error = FeedGone(state.address, "is gone for good, says its server", "take it off your list")
        return Look(states.refused(state, answer, error.reason, now, guest.settings), error=error)
    parsed, found, at = _parsed(answer, arrival.address, state.address, guest)
    names = [key(entry, parsed) for entry in parsed.entries] if isinstance(parsed, Feed) else []
    arrived = states.arrived(state, at, parsed.title, names, guest.clock(), guest.settings)
    if isinstance(parsed, Subscriptions):
        listed = replace(arrived, feeds=tuple(one.url for one in parsed.feeds))
        return Look(states.finished(listed, found, ()))
    return Look(arrived, parsed, found)


def _parsed(answer: Answer, at: str, origin: str, guest: Guest) -> tuple[Feed | Subscriptions, Answer, str]:
    """The feed in an answer, or the one that the page in the answer names; its answer and its address."""
    page = answer.page
    try:
        parsed = parse_feed(page.data, url=page.url, origin=origin, charset=page.charset)
        return _placed(parsed, at, answer), answer, at
    except NotAFeed:
        named = discover(page.data, url=page.url, charset=page.charset)
        if not named:
            raise
    arrival = guest.get(named[0].url)
    if arrival.answer.status >= 400:
        raise refused(named[0].url, arrival.answer)
    page = arrival.answer.page
    parsed = parse_feed(page.data, url=page.url, origin=named[0].url, charset=page.charset)
    return _placed(parsed, arrival.address, arrival.answer), arrival.answer, arrival.address


def _placed(parsed: Feed | Subscriptions, at: str, answer: Answer) -> Feed | Subscriptions:
    """A feed under its lasting address; the last entry of one that was cut off is half an entry."""
    if isinstance(parsed, Feed) and not answer.complete:
        parsed = replace(parsed, entries=parsed.entries[:-1])
    return replace(parsed, url=at)


def _visit(url: str, store: Store, guest: Guest, *, once: bool, tell: bool) -> Iterator[Raw | InputError]:
    """One feed's turn: nothing, an error, or its new articles."""
    state = store.state(url) or FeedState.new(url)
    if not states.due(state, guest.clock(), once=once):
        if tell and (state.gone or state.errors):
            yield _why_not(state)
        return
    look = poll(url, state, guest)
    if look.error is not None:
        yield look.error
    if look.feed is None or look.answer is None:
        store.keep(look.state)
        return
    yield from _new(look.state, look.feed, look.answer, store, guest)


def _why_not(state: FeedState) -> InputError:
    if state.gone:
        return FeedGone(state.url, "is gone for good, says its server", "take it off your list")
    return TryLater(state.url, f"is left alone until {written(state.next_at)}: {state.error}")


def _new(
    state: FeedState, feed: Feed, answer: Answer, store: Store, guest: Guest
) -> Iterator[Raw | InputError]:
    """The articles of a feed that are not dealt with, each kept as such once the next is asked for."""
    store.keep(state)
    seen = set(state.seen)
    for entry in feed.entries:
        name = key(entry, feed)
        if name in seen:
            continue
        seen.add(name)
        if store.known(name):
            state = states.dealt_with(state, name)
            continue
        got = _article(entry, feed, guest)
        yield got
        state = _after(state, name, got)
        store.keep(state)
    store.keep(states.finished(state, answer, (key(entry, feed) for entry in feed.entries)))


def _article(entry: Entry, feed: Feed, guest: Guest) -> Raw | InputError:
    try:
        return article(entry, feed, guest)
    except InputError as error:
        return error


def _after(state: FeedState, name: str, got: Raw | InputError) -> FeedState:
    """The state when an entry's article, or its error, was handed on."""
    if isinstance(got, TryLater):  # nothing was asked, so it was no try
        return state
    if isinstance(got, InputError) and not isinstance(got, _FINAL):
        return states.missed(state, name)
    return states.dealt_with(state, name)


def _growing(watched: list[str], store: Store) -> Iterator[str]:
    """Every feed once, and after a list of feeds those it names, which are watched from then on."""
    known = set(watched)
    for url in watched:  # the list grows under the loop
        yield url
        state = store.state(url)
        for listed in state.feeds if state else ():
            if listed not in known:
                known.add(listed)
                watched.append(listed)


def _named(name: str, watched: list[str], settings: Settings) -> Iterator[InputError]:
    """Add what the user names to the feeds that are watched; yield what cannot be."""
    try:
        found = [name] if "://" in name else _listed(name, settings)
    except InputError as error:
        yield error
        return
    for url in found:
        if address(url, None) is None:
            yield FetchError(url, "is not an http or https address")
        elif url not in watched:
            watched.append(url)


def _listed(path: str, settings: Settings) -> list[str]:
    """The feeds of an OPML file."""
    try:
        with Path(path).open("rb") as opened:
            data = opened.read(settings.max_bytes + 1)
    except FileNotFoundError as error:
        raise MissingInput(path, "no such file") from error
    except OSError as error:
        raise MissingInput(path, f"cannot be read: {(error.strerror or str(error)).lower()}") from error
    if len(data) > settings.max_bytes:
        raise TooLarge(
            path, f"is larger than {settings.max_bytes:,} bytes", "raise the limit with --max-bytes"
        )
    parsed = parse_feed(data, url=path)
    if isinstance(parsed, Feed):
        raise NotAFeed(path, "is a feed in a file, which never changes", "read it with: reportedly add")
    return [one.url for one in parsed.feeds]
