"""Asking servers as a guest would: after their robots.txt, with pauses, and later when told so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

from reportedly.errors import Disallowed, FetchError, InputError, PrivateAddress, TryLater
from reportedly.read.encoding import decode
from reportedly.read.feeds.robots import Robots
from reportedly.read.feeds.state import retry_after
from reportedly.read.fetch import AGENT, Answer, ask, refused
from reportedly.settings import Settings

#: Seconds for which a robots.txt is believed (RFC 9309: a day), and for which one that cannot be had is.
_ROBOTS_SECONDS, _NO_ROBOTS_SECONDS = 86400.0, 600.0
_ROBOTS_BYTES = 2_000_000
_PERMANENT = frozenset({301, 308})


@dataclass(frozen=True, slots=True)
class Arrival:
    """An answer, and where its page lives."""

    answer: Answer
    #: Where permanent redirects led before any other: the page's address from now on.
    address: str


class Guest:
    """Asks, knowing of each host its rules, when it was asked last, and when it may be asked again."""

    def __init__(
        self, settings: Settings, clock: Callable[[], float], sleep: Callable[[float], None]
    ) -> None:
        self.settings = settings
        self.clock = clock
        self.sleep = sleep
        #: By scheme and host: rules or why there are none, and until when that holds.
        self._robots: dict[str, tuple[Robots | FetchError, float]] = {}
        #: By host: when it was last asked.
        self._asked: dict[str, float] = {}
        #: By host: not to be asked before, because it said so.
        self._closed: dict[str, float] = {}

    def get(self, url: str, *, headers: Mapping[str, str] | None = None) -> Arrival:
        """Ask for a page, following redirects as politely as the first request.

        Args:
            url: http or https.
            headers: sent beside the usual ones.

        Returns:
            Whatever the server answers, refusals too.

        Raises:
            Disallowed: robots.txt asks programs to stay away.
            TryLater: the host asked to be left alone for now.
            FetchError, TooLarge: there is no answer, or the robots.txt cannot be had.
        """
        at = address = url
        permanent = True
        for _ in range(self.settings.max_redirects + 1):
            answer = self._ask_once(at, url, headers)
            if answer.target is None:
                return Arrival(answer, address)
            at = answer.target
            permanent = permanent and answer.status in _PERMANENT
            address = at if permanent else address
        raise FetchError(url, f"redirects more than {self.settings.max_redirects} times")

    def page(self, url: str) -> Answer:
        """Ask for a page and take only a page.

        Raises:
            FetchError, TooLarge: as ``get``, and for every answer of 400 or more.
        """
        answer = self.get(url).answer
        if answer.status >= 400:
            raise refused(url, answer)
        return answer

    def _ask_once(self, at: str, origin: str, headers: Mapping[str, str] | None) -> Answer:
        self._check_open(at, origin)
        robots = self._rules(at, origin)
        if not robots.allows(at):
            raise Disallowed(origin, "is closed to programs by its robots.txt", "open it in a browser")
        return self._paced(at, robots.delay, self.settings, headers)

    def _check_open(self, at: str, origin: str) -> None:
        until = self._closed.get(_host(at), 0.0)
        if self.clock() < until:
            raise TryLater(origin, f"its server asked to be left alone until {written(until)}")

    def _paced(
        self,
        at: str,
        delay: float,
        settings: Settings,
        headers: Mapping[str, str] | None = None,
        follow: bool = False,
    ) -> Answer:
        """One request, not before the host has had its rest."""
        host = _host(at)
        pause = max(delay, settings.host_seconds)
        rest = self._asked.get(host, float("-inf")) + pause - self.clock()
        if rest > 0:
            self.sleep(min(rest, pause))  # a clock set back must not make it hours
        try:
            answer = ask(at, settings, headers=headers, follow=follow)
        finally:
            self._asked[host] = self.clock()
        wait = retry_after(answer, self.clock())
        if wait:
            self._closed[host] = self.clock() + wait
        return answer

    def _rules(self, at: str, origin: str) -> Robots:
        parts = urlsplit(at)
        site = f"{parts.scheme}://{parts.netloc}"
        known, until = self._robots.get(site, (None, 0.0))
        if known is None or self.clock() >= until:
            known = self._fetch_rules(site)
            lasts = _ROBOTS_SECONDS if isinstance(known, Robots) else _NO_ROBOTS_SECONDS
            self._robots[site] = known, self.clock() + lasts
        if isinstance(known, Robots):
            return known
        # A server that cannot say what is allowed is treated as if nothing were (RFC 9309, 2.3.1.4).
        raise FetchError(origin, f"its robots.txt cannot be had: {known.reason}")

    def _fetch_rules(self, site: str) -> Robots | FetchError:
        url = f"{site}/robots.txt"
        limits = replace(self.settings, max_bytes=_ROBOTS_BYTES)
        try:
            answer = self._paced(url, 0.0, limits, follow=True)
        except PrivateAddress:
            raise
        except InputError as error:
            return error if isinstance(error, FetchError) else FetchError(url, error.reason)
        if answer.status >= 500 or answer.status == 429:
            return refused(url, answer)
        if answer.status >= 400:
            return Robots("", AGENT)
        try:
            return Robots(decode(answer.page.data, origin=url, charset=answer.page.charset), AGENT)
        except InputError:  # empty, or no text: it says nothing
            return Robots("", AGENT)


def _host(url: str) -> str:
    return urlsplit(url).netloc.lower()


def written(seconds: float) -> str:
    """A time for messages."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M UTC")
