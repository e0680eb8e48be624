"""A real server on loopback that answers as it is told and writes down what it was asked, and a clock without waiting."""

# ruff: noqa: E501
from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import sleep

from reportedly.read.feeds.state import FeedState

PROSE = "The ferry will not sail before the spring, the harbour master said on Tuesday. She told the council that nobody knew what it would cost."


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    #: Real seconds before it.
    pause: float = 0.0


@dataclass(frozen=True, slots=True)
class Asked:
    """One request."""

    path: str
    headers: dict[str, str]
    #: By the test's clock.
    at: float


class Clock:
    """Time that passes only when somebody sleeps."""

    def __init__(self, now: float = 1_528_192_800.0) -> None:
        self.now = now
        self.slept: list[float] = []

    def __call__(self) -> float:
        """Seconds since 1970."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Let them pass."""
        self.slept.append(seconds)
        self.now += seconds


class Site:
    """What is at each path, and what was asked. An ``ETag`` in a reply makes the server answer 304 to it."""

    def __init__(self, base: str, clock: Clock) -> None:
        self.base = base
        self.clock = clock
        self.pages: dict[str, Reply] = {}
        self.log: list[Asked] = []

    def asked(self, path: str) -> int:
        """How often a path was asked for."""
        return sum(one.path == path for one in self.log)

    def article(self, path: str) -> None:
        """Put an article there."""
        self.pages[path] = Reply(
            f"<html><body><article><h1>News of {path}</h1><p>{PROSE}</p><p>The engine was built in the north forty years ago, and there are no parts for it in any of the yards along the coast.</p></article>".encode()
        )

    def feed(self, *paths: str, path: str = "/feed", content: str = "", **headers: str) -> None:
        """Put a feed of these articles there."""
        items = "".join(f"<item><title>News of {p}</title><link>{p}</link>{content}</item>" for p in paths)
        body = f"<rss><channel><title>Harbour Post</title>{items}</channel></rss>".encode()
        self.pages[path] = Reply(
            body, headers={name.replace("_", "-"): value for name, value in headers.items()}
        )


class Memory:
    """A store in memory; ``taken`` are the articles that whoever watches has kept."""

    def __init__(self) -> None:
        self.states: dict[str, FeedState] = {}
        self.taken: set[str] = set()

    def state(self, url: str) -> FeedState | None:
        """What was kept."""
        return self.states.get(url)

    def keep(self, state: FeedState) -> None:
        """Keep it, through its written form."""
        self.states[state.url] = FeedState.from_dict(state.to_dict())

    def known(self, entry_url: str) -> bool:
        """Whether it was taken in."""
        return entry_url in self.taken


@contextmanager
def serving(clock: Clock) -> Iterator[Site]:
    """A site on a port of its own."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.log.append(Asked(self.path, dict(self.headers.items()), clock()))
            reply = site.pages.get(self.path, Reply(status=404))
            sleep(reply.pause)
            tag = reply.headers.get("ETag")
            if tag and self.headers.get("If-None-Match") == tag:
                reply = Reply(status=304)
            try:
                self.send_response(reply.status)
                for name, value in {"Content-Length": str(len(reply.body)), **reply.headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(reply.body)
            except OSError:
                return

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site = Site(f"http://127.0.0.1:{server.server_port}", clock)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
