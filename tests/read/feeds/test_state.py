"""What each answer makes of what is remembered of a feed, as rows."""

# Rows are easier to read on one line.
from __future__ import annotations

import json
from dataclasses import replace

import pytest

from reportedly.read.feeds import state as states
from reportedly.read.feeds.state import FeedState
from reportedly.read.fetch import Answer, Page
from reportedly.settings import Settings

NOW = 1_528_192_800.0  # Tue, 05 Jun 2018 10:00:00 GMT
SETTINGS = Settings(feed_seconds=1800, feed_longest_seconds=86400)
NEW = FeedState.new("https://h.example/f")
FULL = FeedState(
    "https://h.example/f", "https://h.example/g", "Harbour Post", '"e"', "Tue, 05 Jun 2018 10:00:00 GMT",
    NOW, 2, "the server answered 500", False, ("https://o.example/f",), ("a", "b"), (("c", 1),),
)  # fmt: skip


def answer(status: int, **headers: str) -> Answer:
    """An answer without a body."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(status, "x", Page("https://h.example/f", b"", None, ""), named)


@pytest.mark.parametrize("state", [NEW, FULL])
def test_there_and_back(state: FeedState) -> None:
    assert FeedState.from_dict(json.loads(json.dumps(state.to_dict()))) == state
    assert FeedState.from_dict({**state.to_dict(), "newer": 1}) == state


def test_of_an_older_version() -> None:
    assert FeedState.from_dict({"url": "u", "address": "a"}) == FeedState("u", "a")


@pytest.mark.parametrize(
    ("state", "once", "is_due"),
    [
        (NEW, False, True),
        (replace(NEW, next_at=NOW), False, True),
        (replace(NEW, next_at=NOW + 1), False, False),
        (replace(NEW, next_at=NOW + 1), True, True),  # the user's own timetable
        (replace(NEW, next_at=NOW + 1, errors=1), True, False),  # but not after failures
        (replace(NEW, gone=True), True, False),
        (replace(NEW, gone=True), False, False),
    ],
)
def test_due(state: FeedState, once: bool, is_due: bool) -> None:
    assert states.due(state, NOW, once=once) is is_due


@pytest.mark.parametrize(
    ("errors", "wait"), [(0, 60), (1, 120), (2, 240), (5, 1920), (10, 61440), (11, 86400), (5000, 86400)]
)
def test_back_off(errors: int, wait: float) -> None:
    after = states.failed(replace(NEW, errors=errors), "did not answer", NOW, SETTINGS)
    assert (after.errors, after.error, after.next_at - NOW) == (errors + 1, "did not answer", wait)


@pytest.mark.parametrize(
    ("given", "wait"),
    [
        (answer(429, retry_after="3600"), 3600),
        (answer(503, retry_after="3600"), 3600),
        (answer(500, retry_after="3600"), 60),  # means nothing there
        (answer(404), 60),
        (answer(429), 60),
        (answer(429, retry_after="Tue, 05 Jun 2018 12:00:00 GMT"), 7200),
        (answer(429, retry_after="Tue, 05 Jun 2018 12:00:00 -0000"), 7200),
        (answer(429, retry_after="Tue, 05 Jun 2018 09:00:00 GMT"), 60),  # has passed
        (answer(429, retry_after="Sun, 05 Jun 2118 12:00:00 GMT"), 604800),
        (answer(429, retry_after="9" * 400), 604800),
        (answer(429, retry_after="-5"), 60),
        (answer(429, retry_after="１０００"), 60),
        (answer(429, retry_after="soon"), 60),
    ],
)
def test_retry_after(given: Answer, wait: float) -> None:
    after = states.refused(NEW, given, "no", NOW, SETTINGS)
    assert after.next_at - NOW == wait
    assert not after.gone


def test_gone() -> None:
    assert states.refused(NEW, answer(410), "gone", NOW, SETTINGS) == replace(NEW, gone=True, error="gone")


def test_not_modified_forgets_failures_and_keeps_the_rest() -> None:
    assert states.unchanged(FULL, "https://n.example/f", NOW, SETTINGS) == replace(
        FULL, address="https://n.example/f", errors=0, error=None, next_at=NOW + 1800
    )


def test_arrived_keeps_of_entries_what_is_in_the_feed() -> None:
    after = states.arrived(FULL, FULL.address, "New title", ["b", "d"], NOW, SETTINGS)
    assert (after.seen, after.tried, after.title, after.errors) == (("b",), (), "New title", 0)
    assert states.conditions(after) == {}  # until every entry is dealt with


def test_conditions() -> None:
    assert states.conditions(NEW) == {}
    assert states.conditions(FULL) == {"If-None-Match": '"e"', "If-Modified-Since": FULL.modified}


def test_tries_end() -> None:
    state = NEW
    for times in (1, 2):
        state = states.missed(state, "c")
        assert (state.tried, state.seen) == ((("c", times),), ())
    assert states.missed(state, "c") == replace(NEW, seen=("c",))
    assert states.dealt_with(states.dealt_with(state, "c"), "c") == replace(NEW, seen=("c",))


@pytest.mark.parametrize(
    ("given", "keys", "kept"),
    [
        (answer(200, etag='"e"', last_modified="L"), ["a", "b"], ('"e"', "L")),
        (answer(200, etag='"e"'), ["a", "z"], (None, None)),  # something is left to try
        (replace(answer(200, etag='"e"'), complete=False), ["a"], (None, None)),  # cut off on its way
        (answer(200, etag="e\r\nX-Evil: 1", last_modified="L" * 2000), ["a"], (None, None)),
    ],
)
def test_validators(given: Answer, keys: list[str], kept: tuple[str | None, str | None]) -> None:
    after = states.finished(replace(NEW, seen=("a", "b")), given, keys)
    assert (after.etag, after.modified) == kept
