"""Archives from a web server that breaks off, refuses, redirects, or changes its file."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from reportedly.cluster.download import Download
from reportedly.errors import FetchError, PrivateAddress
from reportedly.settings import Settings
from tests.cluster.making import archive, done, page, rows

pytestmark = pytest.mark.network

DATA = bytes(range(256)) * 4000
ALLOWED = Settings(allow_private=True, fetch_seconds=5)


class Handler(BaseHTTPRequestHandler):
    """Behaves as the first part of the path says."""

    asked: list[str | None]
    data = DATA

    def log_message(self, format: str, *args: Any) -> None: ...

    def do_GET(self) -> None:
        how = self.path.strip("/").split(".")[0]
        self.asked.append(self.headers["Range"])
        if how == "moved":
            self.send_response(302)
            self.send_header("Location", "/whole")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        if how == "missing":
            self.send_error(404)
            return
        start = int((self.headers["Range"] or "bytes=0-")[6:-1]) if how != "noranges" else 0
        rest = self.data[start:]
        self.send_response(206 if start else 200)
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(self.data) - 1}/{len(self.data)}")
        self.send_header("ETag", f'"{len(self.asked)}"' if how == "changing" else '"same"')
        self.send_header("Content-Length", str(len(rest)))
        self.end_headers()
        breaks = how in {"breaking", "noranges", "changing"} and len(self.asked) < 4
        self.wfile.write(b"" if how == "dead" else rest[: 200_000 * len(self.asked)] if breaks else rest)


@pytest.fixture
def server() -> Iterator[str]:
    Handler.asked, Handler.data = [], DATA
    serving = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=serving.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{serving.server_port}"
    serving.shutdown()
    serving.server_close()


def fetched(url: str, settings: Settings = ALLOWED) -> bytes:
    with Download(url, settings, pause=lambda seconds: None) as download:
        return download.read()


@pytest.mark.parametrize("how", ["whole", "moved", "breaking", "noranges"])
def test_every_byte_once(server: str, how: str) -> None:
    assert fetched(f"{server}/{how}") == DATA


def test_it_goes_on_where_it_broke(server: str) -> None:
    fetched(f"{server}/breaking")
    assert Handler.asked == [None, "bytes=200000-", "bytes=600000-"]


@pytest.mark.parametrize(
    ("how", "reason"),
    [
        ("missing", "the server answered 404 Not Found"),
        ("dead", "broke off again and again"),
        ("changing", "changed while it was read"),
    ],
)
def test_what_cannot_be_had(server: str, how: str, reason: str) -> None:
    with pytest.raises(FetchError) as raised:
        fetched(f"{server}/{how}")
    assert raised.value.reason == reason


def test_private_addresses_are_not_asked(server: str) -> None:
    with pytest.raises(PrivateAddress):
        fetched(f"{server}/whole", Settings())
    assert Handler.asked == []


def test_a_batch_from_the_web(server: str, tmp_path: Path) -> None:
    Handler.data = archive(tmp_path / "a.warc.gz", [page(n) for n in range(30)]).read_bytes()
    names = (f"{server}/whole.warc.gz", f"{server}/missing.gz")
    counts = done(tmp_path / "out", *names, allow_private=True).counts
    assert (counts.documents, counts.failed) == (30, 1)
    assert rows(tmp_path / "out", "errors")[0]["reason"] == "the server answered 404 Not Found"


def test_a_batch_from_other_storage(tmp_path: Path) -> None:
    fsspec = pytest.importorskip("fsspec")
    given = archive(tmp_path / "a.warc.gz", [page(n) for n in range(9)])
    with fsspec.open("memory://bucket/a.warc.gz", "wb") as opened:
        opened.write(given.read_bytes())
    names = ("memory://bucket/a.warc.gz", "memory://bucket/none.warc.gz", "nosuch://bucket/a.warc.gz")
    counts = done(tmp_path / "out", *names).counts
    assert (counts.documents, counts.failed) == (9, 2)
    assert {row["reason"] for row in rows(tmp_path / "out", "errors")} == {
        "no such file",
        "is an address of a kind that is not known",
    }
