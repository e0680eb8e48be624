"""Fetching, against a real server on loopback."""

# Rows of text are easier to read on one line.
# ruff: noqa: E501
from __future__ import annotations

import gzip
import time
import zlib
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from reportedly.errors import FetchError, FetchTimeout, PrivateAddress, TooLarge
from reportedly.read import address
from reportedly.read.address import is_public
from reportedly.read.document import to_document
from reportedly.read.fetch import fetch
from reportedly.read.raw import Raw
from reportedly.settings import Settings
from reportedly.version import __version__
from tests.read.making import PAGES, every, failure

pytestmark = pytest.mark.network

OPEN = Settings(allow_private=True, fetch_seconds=10, max_bytes=1_000_000)
HASTY = Settings(allow_private=True, fetch_seconds=0.6)
PAGE = (PAGES / "newspaper.html").read_bytes()


class Server(BaseHTTPRequestHandler):
    """Answers as its path says."""

    agents: list[str] = []  # noqa: RUF012

    def do_GET(self) -> None:
        """Answer one request."""
        self.agents.append(self.headers["User-Agent"])
        answers: dict[str, Callable[[], None]] = {
            "/page": lambda: self.answer(PAGE),
            "/gzip": lambda: self.answer(gzip.compress(PAGE), encoding="gzip"),
            "/deflate": lambda: self.answer(zlib.compress(PAGE), encoding="deflate"),
            "/bare": lambda: self.answer(zlib.compress(PAGE)[2:-4], encoding="deflate"),
            "/latin": lambda: self.answer(
                PAGE.decode().replace('<meta charset="utf-8">', "").encode("cp1252"),
                "text/html; charset=ISO-8859-1",
            ),
            "/wrong": lambda: self.answer(PAGE, "text/html; charset=koi8-r"),
            "/bomb": lambda: self.answer(gzip.compress(b"a" * 50_000_000), encoding="gzip"),
            "/text": lambda: self.answer(b"Plain words.", "text/plain"),
            "/br": lambda: self.answer(b"xx", encoding="br"),
            "/loop": lambda: self.redirect("/loop"),
            "/once": lambda: self.redirect("/page"),
            "/away": lambda: self.redirect("http://10.0.0.7/admin"),
            "/file": lambda: self.redirect("file:///etc/passwd"),
            "/huge": lambda: self.head(200, {"Content-Length": "900000000", "Content-Type": "text/html"}),
            "/endless": self.endless,
            "/dribble": self.dribble,
            "/silent": lambda: time.sleep(5),
            "/headers": self.slow_headers,
        }
        answers.get(self.path, lambda: self.send_error(404))()

    def head(self, status: int, headers: dict[str, str]) -> None:
        """Status line and headers."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def answer(self, data: bytes, media: str = "text/html", encoding: str = "") -> None:
        """A whole answer."""
        self.head(
            200,
            {"Content-Type": media, "Content-Length": str(len(data))}
            | ({"Content-Encoding": encoding} if encoding else {}),
        )
        self.wfile.write(data)

    def redirect(self, target: str) -> None:
        """To somewhere else."""
        self.head(302, {"Location": target, "Content-Length": "0"})

    def endless(self) -> None:
        """A body with no end."""
        self.head(200, {"Content-Type": "text/html"})
        self.until_broken(b"a" * 65536, 0)

    def dribble(self) -> None:
        """One byte now and then."""
        self.head(200, {"Content-Type": "text/html"})
        self.until_broken(b"a", 0.1)

    def slow_headers(self) -> None:
        """A header that never ends."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
        self.until_broken(b"a", 0.1)

    def until_broken(self, data: bytes, pause: float) -> None:
        """The same until the other side hangs up, or three seconds."""
        end = time.monotonic() + 30
        try:
            while time.monotonic() < end:
                self.wfile.write(data)
                self.wfile.flush()
                time.sleep(pause)
        except OSError:
            return

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("path", ["/page", "/gzip", "/deflate", "/bare", "/once"])
def test_fetches(base: str, path: str) -> None:
    found = fetch(base + path, OPEN)
    assert found.data == PAGE
    assert found.url == base + ("/page" if path == "/once" else path)


def test_says_who_it_is(base: str) -> None:
    fetch(f"{base}/page", OPEN)
    assert Server.agents[-1].startswith(f"reportedly/{__version__}")


@pytest.mark.parametrize("path", ["/latin", "/wrong"])
def test_charset_of_the_server(base: str, path: str) -> None:
    (raw,) = every([base + path], OPEN)
    assert isinstance(raw, Raw)
    assert "“We cannot wait.”" in to_document(raw, OPEN).text


@pytest.mark.parametrize(
    ("path", "kind", "reason"),
    [
        ("/none", FetchError, "the server answered 404 Not Found"),
        ("/loop", FetchError, "redirects more than 5 times"),
        ("/file", FetchError, "leads to a file address; only http and https are fetched"),
        ("/br", FetchError, "cannot be fetched: the content encoding br is not known"),
        ("/bomb", TooLarge, "is larger than 1,000,000 bytes (raise the limit with --max-bytes)"),
        ("/huge", TooLarge, "is larger than 1,000,000 bytes (raise the limit with --max-bytes)"),
        ("/endless", TooLarge, "is larger than 1,000,000 bytes (raise the limit with --max-bytes)"),
    ],
)
def test_refuses(base: str, path: str, kind: type[FetchError], reason: str) -> None:
    error = failure(base + path, OPEN)
    assert type(error) is kind
    assert str(error) == f"{base}{path}: {reason}"


@pytest.mark.parametrize("path", ["/dribble", "/silent", "/headers"])
def test_one_clock_over_everything(base: str, path: str) -> None:
    started = time.monotonic()
    error = failure(base + path, HASTY)
    assert time.monotonic() - started < 15
    assert type(error) is FetchTimeout
    assert str(error).startswith(f"{base}{path}: did not ")
    assert str(error).endswith("within 0.6 seconds")


def test_private_addresses_are_refused(base: str) -> None:
    error = failure(f"{base}/page", Settings())
    assert type(error) is PrivateAddress
    assert (
        str(error) == f"{base}/page: leads to the private address 127.0.0.1 (allow it with --allow-private)"
    )


def test_redirect_to_a_private_address(base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # The test's own server counts as public here; what it redirects to does not.
    monkeypatch.setattr(address, "is_public", lambda a: a == "127.0.0.1" or is_public(a))
    error = failure(f"{base}/away", Settings())
    assert type(error) is PrivateAddress
    assert "10.0.0.7" in str(error)


@pytest.mark.parametrize(
    "url", ["http://nobody.invalid/", "http://127.0.0.1:1/", "http://[::1", "http:///x", "http://a:99999/"]
)
def test_nobody_there(url: str) -> None:
    error = failure(url, OPEN)
    assert type(error) is FetchError
    assert str(error).startswith(url)


@pytest.mark.parametrize(
    "ip",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1", "255.255.255.255",
        "192.0.2.1", "240.0.0.1", "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::a00:1",
        "2002:7f00:1::", "2001:db8::1", "not an address",
    ],
)  # fmt: skip
def test_not_public(ip: str) -> None:
    assert not is_public(ip)


@pytest.mark.parametrize(
    "ip",
    ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:93.184.216.34", "64:ff9b::5db8:d822"],
)
def test_public(ip: str) -> None:
    assert is_public(ip)
