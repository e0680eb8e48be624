"""Feeds watched on a real server on loopback that counts what it is asked; time passes only in sleeps."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, pairwise
from pathlib import Path

import pytest

from reportedly.errors import (
    Disallowed,
    FeedGone,
    FetchError,
    FetchTimeout,
    InputError,
    MissingInput,
    NotAFeed,
    PrivateAddress,
    TooLarge,
    TryLater,
)
from reportedly.read.document import to_document
from reportedly.read.inputs import expand
from reportedly.read.raw import Raw
from reportedly.read.watch import watch
from reportedly.settings import Settings
from reportedly.version import __version__
from tests.read.feeds.server import PROSE, Clock, Memory, Reply, Site, serving

pytestmark = pytest.mark.network
OPEN = Settings(allow_private=True, fetch_seconds=10, host_seconds=2.0, feed_seconds=1800)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def site(clock: Clock) -> Iterator[Site]:
    with serving(clock) as found:
        for path in ("/1", "/2", "/3"):
            found.article(path)
        yield found


def look(
    site: Site, store: Memory, *feeds: str, settings: Settings = OPEN, take: bool = True
) -> list[Raw | InputError]:
    """One look at the feeds; whoever looks takes the articles in."""
    found = []
    names = [f if "://" in f or not f.startswith("/feed") else site.base + f for f in feeds or ("/feed",)]
    clock = site.clock
    for one in watch(names, store, once=True, settings=settings, clock=clock, sleep=clock.sleep):
        found.append(one)
        if take and isinstance(one, Raw):
            assert one.entry is not None
            store.taken.add(one.entry)
    return found


def paths(site: Site, found: list[Raw | InputError]) -> list[str]:
    """The articles' paths, and the errors' names."""
    return [
        (one.entry or "").replace(site.base, "") if isinstance(one, Raw) else type(one).__name__
        for one in found
    ]


def test_new_articles_then_not_modified(site: Site) -> None:
    store = Memory()
    site.feed("/1", "/2", ETag='"one"')
    found = look(site, store)
    assert paths(site, found) == ["/1", "/2"]
    assert [to_document(one, OPEN).title for one in found if isinstance(one, Raw)] == [
        "News of /1",
        "News of /2",
    ]
    assert look(site, store) == []
    assert site.log[-1].headers["If-None-Match"] == '"one"'
    site.feed("/3", "/1", "/2", ETag='"two"')
    assert paths(site, look(site, store)) == ["/3"]
    assert [site.asked(p) for p in ("/feed", "/1", "/2", "/3", "/robots.txt")] == [3, 1, 1, 1, 3]


def test_says_who_it_is(site: Site) -> None:
    site.feed("/1")
    look(site, Memory())
    assert {one.headers["User-Agent"].split()[0] for one in site.log} == {f"reportedly/{__version__}"}


def test_rest_between_requests_of_a_host(site: Site) -> None:
    site.feed("/1", "/2")
    look(site, Memory())
    times = [one.at for one in site.log]
    assert [b - a for a, b in pairwise(times)] == [2.0, 2.0, 2.0]


def test_crawl_delay_of_robots(site: Site) -> None:
    site.feed("/1")
    site.pages["/robots.txt"] = Reply(b"User-agent: reportedly\nCrawl-delay: 7")
    look(site, Memory())
    assert site.clock.slept == [7.0, 7.0]


def test_robots_close_an_article(site: Site) -> None:
    site.feed("/1", "/2", ETag='"one"')
    site.pages["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /1")
    store = Memory()
    assert paths(site, look(site, store)) == ["Disallowed", "/2"]
    assert (look(site, store), site.asked("/1")) == ([], 0)


def test_robots_close_the_feed(site: Site) -> None:
    site.feed("/1")
    site.pages["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /feed")
    assert [type(one) for one in look(site, Memory())] == [Disallowed]
    assert site.asked("/feed") == 0


def test_robots_that_cannot_be_had_close_everything_for_now(site: Site) -> None:
    site.feed("/1")
    site.pages["/robots.txt"] = Reply(status=503)
    (error,) = look(site, Memory())
    assert isinstance(error, FetchError)
    assert "its robots.txt cannot be had: the server answered 503" in str(error)
    assert site.asked("/feed") == 0


def test_robots_hold_where_a_redirect_leads(site: Site) -> None:
    site.feed("/1")
    site.pages["/1"] = Reply(status=302, headers={"Location": "/2"})
    site.pages["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /2")
    assert paths(site, look(site, Memory())) == ["Disallowed"]
    assert site.asked("/2") == 0


@pytest.mark.parametrize("wait", ["3600", "Tue, 05 Jun 2018 11:00:02 GMT"])
def test_too_many_requests(site: Site, wait: str) -> None:
    store = Memory()
    site.pages["/feed"] = Reply(status=429, headers={"Retry-After": wait})
    (refusal,) = look(site, store)
    assert "429" in str(refusal)
    site.feed("/1")
    (later,) = look(site, store)
    assert isinstance(later, TryLater)
    assert "2018-06-05 11:00 UTC" in str(later)
    assert site.asked("/feed") == 1
    site.clock.now += 3600
    assert paths(site, look(site, store)) == ["/1"]


def test_server_of_articles_wants_time(site: Site) -> None:
    """The others of its articles are not even asked for, and none of them is lost."""
    store = Memory()
    site.feed("/1", "/2", ETag='"one"')
    site.pages["/1"] = Reply(status=429, headers={"Retry-After": "600"})
    assert paths(site, look(site, store)) == ["FetchError", "TryLater"]
    assert site.asked("/2") == 0
    site.article("/1")
    site.clock.now += 600
    assert paths(site, look(site, store)) == ["/1", "/2"]


def test_back_off_doubles_and_ends(site: Site) -> None:
    site.pages["/feed"] = Reply(status=500)
    store, url = Memory(), f"{site.base}/feed"
    endless = watch([url], store, settings=OPEN, clock=site.clock, sleep=site.clock.sleep)
    assert [str(e).partition(": ")[2] for e in islice(endless, 4)] == [
        "the server answered 500 Internal Server Error"
    ] * 4
    asked = [one.at for one in site.log if one.path == "/feed"]
    assert [b - a for a, b in pairwise(asked)] == [60.0, 120.0, 240.0]
    site.feed("/1")
    assert isinstance(next(endless), Raw)
    endless.close()
    state = store.states[url]
    assert (state.errors, state.error) == (0, None)


def test_for_ever(site: Site) -> None:
    site.feed("/1", ETag='"one"')
    store = Memory()
    endless = watch([f"{site.base}/feed"], store, settings=OPEN, clock=site.clock, sleep=site.clock.sleep)
    assert paths(site, [next(endless)]) == ["/1"]
    site.feed("/2", "/1", ETag='"two"')
    assert paths(site, [next(endless)]) == ["/2"]
    first, second = (one.at for one in site.log if one.path == "/feed")
    assert second - first == 1800.0


def test_slow_server(site: Site) -> None:
    site.feed("/1", "/2")
    site.pages["/1"] = Reply(pause=3)
    found = look(site, Memory(), settings=replace(OPEN, fetch_seconds=0.4))
    assert [type(one) for one in found] == [FetchTimeout, Raw]


@pytest.mark.parametrize(
    ("statuses", "moves"), [((301,), True), ((308, 301), True), ((302,), False), ((307, 301), False)]
)
def test_only_permanent_redirects_move_a_feed(site: Site, statuses: tuple[int, ...], moves: bool) -> None:
    store = Memory()
    for number, status in enumerate(statuses):
        here = "/feed" if number == 0 else f"/hop{number}"
        there = "/new" if number == len(statuses) - 1 else f"/hop{number + 1}"
        site.pages[here] = Reply(status=status, headers={"Location": there})
    site.feed("/1", path="/new")
    assert paths(site, look(site, store)) == ["/1"]
    assert store.states[f"{site.base}/feed"].address == site.base + ("/new" if moves else "/feed")
    look(site, store)
    assert site.asked("/feed") == (1 if moves else 2)


def test_redirect_to_what_is_no_feed_moves_nothing(site: Site) -> None:
    store = Memory()
    site.pages["/feed"] = Reply(status=301, headers={"Location": "/1"})
    assert [type(one) for one in look(site, store)] == [NotAFeed]
    assert store.states[f"{site.base}/feed"].address == f"{site.base}/feed"


def test_gone_is_asked_once(site: Site) -> None:
    store = Memory()
    site.pages["/feed"] = Reply(status=410)
    for _ in range(3):
        assert [type(one) for one in look(site, store)] == [FeedGone]
    assert site.asked("/feed") == 1
    # Watched for ever, it is said once, and with nothing left to watch it ends.
    endless = watch([f"{site.base}/feed"], store, settings=OPEN, clock=site.clock, sleep=site.clock.sleep)
    assert [type(one) for one in endless] == [FeedGone]


def test_gzip(site: Site) -> None:
    site.feed("/1")
    for path in ("/feed", "/1"):
        packed = gzip.compress(site.pages[path].body)
        site.pages[path] = Reply(packed, headers={"Content-Encoding": "gzip"})
    (raw,) = look(site, Memory())
    assert isinstance(raw, Raw)
    assert PROSE in to_document(raw, OPEN).text


def test_one_of_three_is_missing(site: Site) -> None:
    """It is tried at three looks and then left alone; the others are had once."""
    store = Memory()
    site.feed("/1", "/gone", "/3", ETag='"one"')
    seen = [paths(site, look(site, store)) for _ in range(5)]
    assert seen == [["/1", "FetchError", "/3"], ["FetchError"], ["FetchError"], [], []]
    assert [site.asked(p) for p in ("/1", "/gone", "/3")] == [1, 3, 1]
    assert site.log[-1].headers["If-None-Match"] == '"one"'


def test_host_that_is_never_there_is_given_up_too(site: Site) -> None:
    store = Memory()
    site.feed("http://127.0.0.1:9/x", "http://127.0.0.1:99999/y", "/3", ETag='"one"')
    seen = [paths(site, look(site, store)) for _ in range(4)]
    assert seen == [["FetchError", "FetchError", "/3"], ["FetchError"] * 2, ["FetchError"] * 2, []]


def test_feed_carries_what_the_page_refuses(site: Site) -> None:
    site.pages["/1"] = Reply(status=403)
    site.feed("/1", content=f"<author>d@h.example (Ada Quay)</author><content>&lt;p>{PROSE}&lt;/p></content>")
    (raw,) = look(site, Memory())
    assert isinstance(raw, Raw)
    assert raw.origin == f"{site.base}/1, as in the feed {site.base}/feed"
    document = to_document(raw, OPEN)
    assert (document.title, document.outlet, document.byline) == ("News of /1", "Harbour Post", "Ada Quay")
    assert document.text == f"News of /1\n\n{PROSE}"
    assert document.url == f"{site.base}/1"


def test_restart_without_doubles(site: Site) -> None:
    """Stopped in the middle, before and after the article was taken in."""
    site.feed("/1", "/2", "/3", ETag='"one"')
    store, url = Memory(), f"{site.base}/feed"
    stopped = watch([url], store, once=True, settings=OPEN, clock=site.clock, sleep=site.clock.sleep)
    assert paths(site, list(islice(stopped, 2))) == ["/1", "/2"]
    stopped.close()
    store.taken.add(f"{site.base}/1")
    assert paths(site, look(site, store)) == ["/2", "/3"]
    assert look(site, store) == []
    stopped = watch([url], Memory(), once=True, settings=OPEN, clock=site.clock, sleep=site.clock.sleep)
    again = Memory()  # its states are lost, its articles are not
    again.taken = set(store.taken)
    assert look(site, again) == []


def test_answer_cut_off_is_asked_for_again_in_full(site: Site) -> None:
    store = Memory()
    site.feed("/1", "/2", ETag='"one"')
    whole = site.pages["/feed"]
    half = whole.body[: whole.body.index(b"<link>/2")]
    headers = {**whole.headers, "Content-Length": str(len(whole.body))}
    site.pages["/feed"] = Reply(half, headers={**headers, "Connection": "close"})
    assert paths(site, look(site, store)) == ["/1"]
    site.pages["/feed"] = whole
    assert paths(site, look(site, store)) == ["/2"]


def test_page_that_names_its_feed(site: Site) -> None:
    store = Memory()
    site.pages["/feed-page"] = Reply(
        b'<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head><body>News'
    )
    site.feed("/1")
    assert paths(site, look(site, store, "/feed-page")) == ["/1"]
    look(site, store, "/feed-page")
    assert site.asked("/feed-page") == 1


def opml(site: Site, *names: str) -> bytes:
    """A list of feeds."""
    outlines = "".join(f'<outline xmlUrl="{site.base}{name}"/>' for name in names)
    return f"<opml><body>{outlines}</body></opml>".encode()


def test_list_of_feeds(site: Site, tmp_path: Path) -> None:
    site.feed("/1", path="/feed1")
    site.feed("/2", path="/feed2")
    site.pages["/feeds"] = Reply(opml(site, "/feed1", "/feed2", "/feed1"), headers={"ETag": '"l"'})
    store = Memory()
    assert paths(site, look(site, store, "/feeds")) == ["/1", "/2"]
    site.feed("/3", path="/feed2")
    assert paths(site, look(site, store, "/feeds")) == ["/3"]  # the list itself was not modified
    path = tmp_path / "ports.opml"
    path.write_bytes(opml(site, "/feed1", "/feed2"))
    assert paths(site, look(site, Memory(), str(path))) == ["/1", "/3"]


def test_what_cannot_be_watched_stops_nothing(site: Site, tmp_path: Path) -> None:
    site.feed("/1")
    path = tmp_path / "feed.xml"
    path.write_bytes(site.pages["/feed"].body)
    site.pages["/feed-large"] = Reply(b"x" * 2000)
    found = look(
        site, Memory(), "nowhere.opml", str(path), "ftp://h.example/f", "/feed-large", "/feed",
        settings=replace(OPEN, max_bytes=1000),
    )  # fmt: skip
    assert [type(one) for one in found] == [MissingInput, NotAFeed, FetchError, TooLarge, Raw]


def test_private_addresses_stay_closed(site: Site) -> None:
    site.feed("/1")
    found = look(site, Memory(), settings=replace(OPEN, allow_private=False))
    assert [type(one) for one in found] == [PrivateAddress]
    assert site.log == []


QUICK = replace(OPEN, host_seconds=0.0)


def test_feed_given_to_read(site: Site, tmp_path: Path) -> None:
    """By its address, as a file, and as a list of feeds."""
    site.feed("/1", "/gone")
    path = tmp_path / "list"
    path.write_bytes(opml(site, "/feed"))
    for given in (f"{site.base}/feed", str(path)):
        found = list(expand([given], stdin=lambda: b"", settings=QUICK))
        assert paths(site, found) == ["/1", "FetchError"]
    path.write_bytes(site.pages["/feed"].body.replace(b"<link>", f"<link>{site.base}".encode()))
    assert paths(site, list(expand([str(path)], stdin=lambda: b"", settings=QUICK))) == ["/1", "FetchError"]
    as_is = list(expand([str(path)], stdin=lambda: b"", settings=replace(QUICK, as_is=True)))
    assert [one.media for one in as_is if isinstance(one, Raw)] == ["text"]


def test_feed_in_a_file_without_a_network(tmp_path: Path) -> None:
    """Entries that carry their text are read from it; an entry without one is an error."""
    path = tmp_path / "feed.xml"
    path.write_text(
        f"<rss><channel><title>Harbour Post</title>"
        f"<item><title>A</title><link>http://127.0.0.1:9/a</link><content>{PROSE}</content></item>"
        f"<item><title>B</title><content>{PROSE}</content></item>"
        f"<item><title>C</title><link>http://127.0.0.1:9/c</link></item></channel></rss>"
    )
    found = list(expand([str(path)], stdin=lambda: b"", settings=QUICK))
    assert [one.title if isinstance(one, Raw) else type(one) for one in found] == ["A", "B", FetchError]
