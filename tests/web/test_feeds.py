"""Feeds in the browser: one is watched, looked at, and watched no longer."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from lxml import html
from starlette.testclient import TestClient

from reportedly.read.feeds.state import FeedState
from reportedly.settings import Settings
from reportedly.web.app import create
from reportedly.web.site import Site
from reportedly.web.watching import Watch, due
from tests.web.conftest import token
from tests.web.spider import dangers

_SAID = (
    "The harbour wall at Lisk gave way on Tuesday, said Mara Quill, the harbour master, who had warned the "
    "council twice that winter storms would break it."
)
_STORY = (
    f"<html><head><title>Wall</title></head><body><article><h1>Harbour wall gives way</h1><p>{_SAID}</p>"
    "<p>“Nobody was hurt,” she told reporters on the quay, where boats lay on their sides.</p>"
    "<p>The council said that it would rebuild the wall by spring and close the road until then.</p>"
    "</article></body></html>"
)
_FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Lisk &lt;script&gt;Post</title>
<item><title>Wall</title><link>http://127.0.0.1:{port}/story</link></item></channel></rss>"""


class _Paper(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        pages = {"/feed": ("application/rss+xml", _FEED), "/story": ("text/html", _STORY)}
        kind, text = pages.get(self.path, ("text/plain", ""))
        self.send_response(200 if text else 404)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.end_headers()
        self.wfile.write(text.replace("{port}", str(self.connection.getsockname()[1])).encode())

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def paper() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Paper)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def client(site: Site) -> Iterator[TestClient]:
    settings = Settings(allow_private=True, host_seconds=0.0)
    with TestClient(create(replace(site, settings=settings)), raise_server_exceptions=False) as made:
        yield made


def _settled(client: TestClient, address: str) -> str:
    until = time.monotonic() + 60
    while "every 1s" in (page := client.get(address).text) and time.monotonic() < until:
        time.sleep(0.05)
    return page


def test_a_feed_is_watched_looked_at_and_watched_no_longer(client: TestClient, paper: str) -> None:
    csrf = token(client)
    job = client.post("/feeds", data={"csrf": csrf, "url": f"{paper}/feed"})
    page = _settled(client, str(job.url))
    assert "1 added" in page, page
    (feed,) = client.get("/api/v1/feeds").json()["items"]
    assert (feed["url"], feed["title"], feed["entries"], feed["errors"]) == (
        f"{paper}/feed",
        "Lisk Post",
        1,
        0,
    )
    shown = client.get("/feeds").text
    assert not list(dangers(shown))
    assert "Lisk Post" in shown
    # Nothing is new at the second look.
    again = client.post("/feeds/look", data={"csrf": csrf, "url": f"{paper}/feed"})
    assert "0 added" in _settled(client, str(again.url))
    client.post("/feeds/stop", data={"csrf": csrf, "url": f"{paper}/feed"})
    assert client.get("/api/v1/feeds").json()["items"] == []
    assert "No feed is watched" in client.get("/feeds").text


def test_a_feed_that_fails_says_why(client: TestClient, paper: str) -> None:
    job = client.post("/feeds", data={"csrf": token(client), "url": f"{paper}/none"})
    assert "404" in _settled(client, str(job.url))
    table = str(html.fromstring(client.get("/feeds").text).xpath("string(//table)"))
    assert "failed 1 time" in table
    assert "404" in table


@pytest.mark.parametrize(
    "url", ["", "javascript:alert(1)", "file:///etc/passwd", "/etc/feeds.opml", "x.opml"]
)
def test_what_is_no_web_address_is_not_watched(client: TestClient, url: str) -> None:
    answer = client.post("/feeds", data={"csrf": token(client), "url": url})
    assert answer.status_code == 400
    assert "begins with http" in answer.text
    assert not list(dangers(answer.text))
    assert client.get("/api/v1/feeds").json()["items"] == []


@pytest.mark.parametrize("url", ["http://127.0.0.1/feed", "http://[::1]/", "http://169.254.169.254/"])
def test_private_addresses_are_not_asked(site: Site, url: str) -> None:
    with TestClient(create(site)) as client:
        job = client.post("/feeds", data={"csrf": token(client), "url": url})
        page = _settled(client, str(job.url))
        assert "private address" in page
        assert "--allow-private" not in page


def test_only_watched_feeds_are_looked_at(client: TestClient, paper: str) -> None:
    answer = client.post("/feeds/look", data={"csrf": token(client), "url": f"{paper}/feed"})
    assert answer.status_code == 400
    assert "No such feed" in answer.text


def test_feeds_are_looked_at_by_themselves_when_that_is_switched_on(client: TestClient, paper: str) -> None:
    csrf, app = token(client), client.app
    _settled(client, str(client.post("/feeds", data={"csrf": csrf, "url": f"{paper}/feed"}).url))
    watch = Watch(app.state.jobs, app.state.site)  # type: ignore[attr-defined]
    later = time.time() + 3600
    assert not watch.look(later)
    client.post("/feeds/by-itself", data={"csrf": csrf, "on": "yes", "minutes": "30"})
    page = client.get("/feeds").text
    assert "every 30 minutes" in page
    assert "Next look" in page
    assert not watch.look(time.time())
    assert watch.look(later)
    assert "0 added" in _settled(client, "/feeds")
    client.post("/feeds/by-itself", data={"csrf": csrf, "on": "no"})
    assert not watch.look(later + 7200)


@pytest.mark.parametrize("minutes", ["0", "4", "1441", "-5", "x", "", "9" * 30])
def test_feeds_are_not_looked_at_too_often(client: TestClient, minutes: str) -> None:
    given = {"csrf": token(client), "on": "yes", "minutes": minutes}
    answer = client.post("/feeds/by-itself", data=given)
    assert answer.status_code == 400
    assert "every 5 to 1440 minutes" in answer.text


@pytest.mark.parametrize(
    ("changes", "at", "now", "wanted"),
    [
        ({}, "1970-01-01T00:00:00+00:00", 599, False),
        ({}, "1970-01-01T00:00:00+00:00", 600, True),
        # One that failed waits as long as its server, or the failures, say.
        ({"errors": 3, "next_at": 5000.0}, "1970-01-01T00:00:00+00:00", 4999, False),
        ({"errors": 3, "next_at": 5000.0}, "1970-01-01T00:00:00+00:00", 5000, True),
        ({"gone": True}, "1970-01-01T00:00:00+00:00", 9999, False),
        ({}, None, 0, True),
    ],
)
def test_which_feeds_are_due(changes: dict[str, object], at: str | None, now: float, wanted: bool) -> None:
    state = FeedState.new("http://lisk.example/feed").to_dict() | changes
    assert due([(state, at)], 10, now) == (["http://lisk.example/feed"] if wanted else [])
