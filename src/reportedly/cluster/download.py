"""A file from the web as a stream that goes on where the connection broke (RFC 9110, range requests)."""

from __future__ import annotations

import http.client
import io
import re
import time
from collections.abc import Callable
from urllib.parse import quote, urljoin

from reportedly.errors import FetchError, InputError
from reportedly.read.address import resolve
from reportedly.read.fetch import REDIRECTS, USER_AGENT, checked, connected
from reportedly.settings import Settings

#: Connections tried one after the other without a byte coming.
_TRIES = 5
_RANGE = re.compile(r"bytes (\d+)-\d+/")


class Download(io.RawIOBase):
    """The bytes of an address, in order, each once.

    Args:
        url: http or https.
        settings: ``fetch_seconds`` for every single answer, ``max_redirects``, ``allow_private``.
        pause: waits some seconds before the next attempt.

    Raises:
        InputError: it cannot be had: at once, or while it is read.
    """

    def __init__(self, url: str, settings: Settings, pause: Callable[[float], None] = time.sleep) -> None:
        self._url = url
        self._settings = settings
        self._pause = pause
        self._connection: http.client.HTTPConnection | None = None
        self._at = 0
        #: Where the server says it ends; ``None``: it does not say.
        self._end: int | None = None
        self._tag: str | None = None
        self._response: http.client.HTTPResponse | None = self._answer()

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Read some bytes; 0 only at the end, which is where the server said it would be."""
        for attempt in range(_TRIES):
            got = self._some(buffer)
            if got or (self._end is not None and self._at >= self._end):
                return got
            if self._end is None and self._response is not None:
                return 0
            self._pause(2.0**attempt)
            self._response = self._again()
        raise FetchError(self._url, "broke off again and again")

    def close(self) -> None:
        """Close the connection."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        super().close()

    def _some(self, buffer: bytearray | memoryview) -> int:
        if self._response is None:
            return 0
        try:
            got = self._response.readinto(memoryview(buffer).cast("B"))
        except (OSError, http.client.HTTPException, ValueError):
            self._response = None
            return 0
        self._at += got
        return got

    def _again(self) -> http.client.HTTPResponse | None:
        try:
            return self._answer()
        except InputError as error:
            if "changed" in error.reason:
                raise
            return None

    def _answer(self) -> http.client.HTTPResponse:
        try:
            return self._placed(self._asked())
        except (OSError, http.client.HTTPException) as error:
            words = getattr(error, "strerror", None) or str(error) or type(error).__name__
            raise FetchError(self._url, f"cannot be fetched: {' '.join(str(words).split())}") from error

    def _placed(self, response: http.client.HTTPResponse) -> http.client.HTTPResponse:
        """The answer, read up to where reading goes on."""
        if response.status not in {200, 206}:
            raise FetchError(self._url, f"the server answered {response.status} {response.reason}".rstrip())
        tag = response.getheader("ETag")
        if self._at and tag != self._tag:
            raise FetchError(self._url, "changed while it was read")
        match = _RANGE.match(response.getheader("Content-Range") or "")
        start = int(match[1]) if response.status == 206 and match else 0
        length = response.getheader("Content-Length") or ""
        self._tag, self._end = tag, start + int(length) if length.isdigit() else None
        while start < self._at:
            passed = len(response.read(min(1 << 20, self._at - start)))
            if not passed:
                raise FetchError(self._url, "broke off again and again")
            start += passed
        return response

    def _asked(self) -> http.client.HTTPResponse:
        url = self._url
        for _ in range(self._settings.max_redirects + 1):
            response = self._ask(url)
            target = response.getheader("Location")
            if response.status not in REDIRECTS or not target:
                return response
            url = urljoin(url, target)
        raise FetchError(self._url, f"redirects more than {self._settings.max_redirects} times")

    def _ask(self, url: str) -> http.client.HTTPResponse:
        parts = checked(url, self._url)
        host = str(parts.hostname)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        address = resolve(host, port, origin=self._url, allow_private=self._settings.allow_private)
        if self._connection is not None:
            self._connection.close()
        seconds = self._settings.fetch_seconds
        self._connection = connected(parts.scheme, host, port, address, seconds)
        path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") + (
            f"?{parts.query}" if parts.query else ""
        )
        headers = {"User-Agent": USER_AGENT, "Accept-Encoding": "identity"}
        if self._at:
            headers["Range"] = f"bytes={self._at}-"
        self._connection.request("GET", path, headers=headers)
        return self._connection.getresponse()
