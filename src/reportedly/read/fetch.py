"""One page from a URL, under limits of size, time and redirects, and from public addresses only.

Built on the standard library's ``http.client``, because the connection must go to the very address that was
checked (a name asked for twice can give two answers), and that takes ten lines there. It reads no proxy
settings from the environment.
"""

from __future__ import annotations

import http.client
import re
import socket
import ssl
import threading
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from reportedly.errors import FetchError, FetchTimeout, InputError, TooLarge
from reportedly.read.address import resolve
from reportedly.settings import Settings
from reportedly.version import __version__

REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHUNK = 65536
#: The name under which the project asks, and by which a robots.txt can address it.
AGENT = "reportedly"
USER_AGENT = f"{AGENT}/{__version__} (+https://github.com/reportedly/reportedly)"
_HEADERS = {
    "User-Agent": USER_AGENT,
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
    "Accept-Language": "en",
    "Connection": "close",
}


@dataclass(frozen=True, slots=True)
class Page:
    """What a server answered."""

    #: Where the page was in the end, after redirects.
    url: str
    data: bytes
    #: The character encoding that the server declared.
    charset: str | None
    #: Media type, lower case, without parameters.
    media: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered, whatever its status."""

    status: int
    #: The words beside the status.
    reason: str
    #: The body, read only of answers under 300; else empty.
    page: Page
    #: By lower-case name.
    headers: Mapping[str, str] = field(default_factory=dict)
    #: The body is as long as the server said it would be.
    complete: bool = True

    @property
    def target(self) -> str | None:
        """Where a redirect leads, absolute; ``None`` for every other answer."""
        location = self.headers.get("location")
        return urljoin(self.page.url, location) if self.status in REDIRECTS and location else None


def fetch(url: str, settings: Settings) -> Page:
    """Fetch a page.

    Args:
        url: http or https.
        settings: ``max_bytes`` (before and after decompression), ``fetch_seconds`` (for everything together),
            ``max_redirects``, ``allow_private``.

    Raises:
        PrivateAddress: the URL, or a redirect of it, leads to a private address.
        FetchTimeout: it took longer than allowed, however it spent the time.
        TooLarge: the body is over the limit.
        FetchError: anything else that went wrong on the way.
    """
    answer = ask(url, settings)
    if answer.status >= 400:
        raise refused(url, answer)
    return answer.page


def refused(url: str, answer: Answer) -> FetchError:
    """The error of an answer that is no page."""
    return FetchError(url, f"the server answered {answer.status} {answer.reason}".rstrip())


def ask(
    url: str, settings: Settings, *, headers: Mapping[str, str] | None = None, follow: bool = True
) -> Answer:
    """Ask for a page and take any answer, a refusal too.

    Args:
        url: http or https.
        settings: limits, as for ``fetch``.
        headers: sent beside the usual ones, to ask on conditions.
        follow: go where redirects lead; else a redirect is the answer.

    Raises:
        PrivateAddress, FetchTimeout, TooLarge, FetchError: as ``fetch``, but never for the status.
    """
    attempt = _Attempt(url, settings, headers or {}, follow)
    worker = threading.Thread(target=attempt.run, name="reportedly-fetch", daemon=True)
    worker.start()
    # One clock over names, handshakes, headers and body: a server that sends one byte a second keeps every
    # single read within its time-out.
    worker.join(settings.fetch_seconds)
    if worker.is_alive():
        attempt.abandon()
        raise FetchTimeout(url, f"did not finish within {settings.fetch_seconds:g} seconds")
    if attempt.error is not None:
        raise attempt.error
    assert attempt.answer is not None
    return attempt.answer


class _Attempt:
    """One fetch in its own thread, which can be abandoned from outside."""

    def __init__(self, url: str, settings: Settings, headers: Mapping[str, str], follow: bool) -> None:
        self.url = url
        self.settings = settings
        self.headers = {**_HEADERS, **headers}
        self.follow = follow
        self.answer: Answer | None = None
        self.error: InputError | None = None
        self._connection: http.client.HTTPConnection | None = None
        self._abandoned = False

    def run(self) -> None:
        """Carry the fetch out; the outcome is in ``answer`` or ``error``."""
        try:
            self.answer = self._follow()
        except InputError as error:
            self.error = error
        except TimeoutError:
            self.error = FetchTimeout(
                self.url, f"did not answer within {self.settings.fetch_seconds:g} seconds"
            )
        except ssl.SSLError as error:
            self.error = FetchError(self.url, f"no secure connection: {error.reason or error}".lower())
        except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
            self.error = FetchError(self.url, f"cannot be fetched: {_said(error)}")

    def abandon(self) -> None:
        """Break the connection, so that the thread ends soon."""
        self._abandoned = True
        connection = self._connection
        if connection is not None and connection.sock is not None:
            try:
                connection.sock.shutdown(socket.SHUT_RDWR)
            except OSError:
                return

    def _follow(self) -> Answer:
        url = self.url
        for _ in range(self.settings.max_redirects + 1):
            response = self._ask(url)
            try:
                target = response.getheader("Location")
                if not self.follow or response.status not in REDIRECTS or not target:
                    return self._answer(url, response)
                url = urljoin(url, target)
            finally:
                response.close()
                self._close()
        raise FetchError(self.url, f"redirects more than {self.settings.max_redirects} times")

    def _ask(self, url: str) -> http.client.HTTPResponse:
        parts = checked(url, self.url)
        host = str(parts.hostname)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        address = resolve(host, port, origin=self.url, allow_private=self.settings.allow_private)
        if self._abandoned:
            raise TimeoutError
        connection = connected(parts.scheme, host, port, address, self.settings.fetch_seconds)
        self._connection = connection
        path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") + (
            f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else ""
        )
        connection.request("GET", path, headers=self.headers)
        return connection.getresponse()

    def _answer(self, url: str, response: http.client.HTTPResponse) -> Answer:
        content_type = response.getheader("Content-Type") or ""
        charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", content_type, re.I)
        media = content_type.partition(";")[0].strip().lower()
        readable = response.status < 300 or (self.follow and response.status < 400)
        data, complete = self._body(response) if readable else (b"", True)
        page = Page(url, data, charset[1] if charset else None, media)
        headers = {name.lower(): value for name, value in response.getheaders()}
        return Answer(response.status, response.reason, page, headers, complete)

    def _body(self, response: http.client.HTTPResponse) -> tuple[bytes, bool]:
        """The body unpacked, and whether all of it came."""
        limit = self.settings.max_bytes
        declared = response.getheader("Content-Length") or ""
        if declared.isdigit() and int(declared) > limit:
            raise self._too_large()
        unpack = _decoder(response.getheader("Content-Encoding") or "")
        body, received = bytearray(), 0
        while chunk := response.read1(_CHUNK):
            received += len(chunk)
            body += unpack(chunk, limit + 1 - len(body))
            if max(received, len(body)) > limit:
                raise self._too_large()
        return bytes(body), not declared.isdigit() or received >= int(declared)

    def _too_large(self) -> TooLarge:
        return TooLarge(
            self.url, f"is larger than {self.settings.max_bytes:,} bytes", "raise the limit with --max-bytes"
        )

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def checked(url: str, origin: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise FetchError(origin, "is not a valid URL") from error
    if parts.scheme not in {"http", "https"}:
        raise FetchError(
            origin, f"leads to a {parts.scheme or 'nameless'} address; only http and https are fetched"
        )
    if not parts.hostname:
        raise FetchError(origin, "names no host")
    return parts


def connected(scheme: str, host: str, port: int, address: str, seconds: float) -> http.client.HTTPConnection:
    """A connection that speaks to ``host`` (header, certificate) at ``address`` (socket)."""
    if scheme == "http":
        plain = http.client.HTTPConnection(host, port, timeout=seconds)
        plain.sock = socket.create_connection((address, port), timeout=seconds)
        return plain
    secure = http.client.HTTPSConnection(host, port, timeout=seconds, context=_tls())
    secure.sock = _tls().wrap_socket(
        socket.create_connection((address, port), timeout=seconds), server_hostname=host
    )
    return secure


@cache
def _tls() -> ssl.SSLContext:
    """The machine's certificate authorities, and certifi's for machines that have none installed."""
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def _decoder(encoding: str) -> Callable[[bytes, int], bytes]:
    """A function from the next bytes, and how many more are wanted, to what they decompress to."""
    encoding = encoding.strip().lower()
    if encoding in {"", "identity"}:
        return lambda chunk, room: chunk
    if encoding not in {"gzip", "x-gzip", "deflate"}:
        raise ValueError(f"the content encoding {encoding} is not known")
    stream = zlib.decompressobj(zlib.MAX_WBITS | 32)  # gzip or zlib, whichever header comes
    first = True

    def unpack(chunk: bytes, room: int) -> bytes:
        nonlocal stream, first
        try:
            return stream.decompress(chunk, max(1, room))
        except zlib.error:
            if not first or encoding != "deflate":
                raise
            stream = zlib.decompressobj(-zlib.MAX_WBITS)  # servers that send bare deflate
            return stream.decompress(chunk, max(1, room))
        finally:
            first = False

    return unpack


def _said(error: Exception) -> str:
    """An error's own words on one line, without its number."""
    words = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return " ".join(str(words).split()).rstrip(".")
