"""How the web application does with many readers: ``python -m bench.web --ledger L --readers 50 --out PAGE``.

The server is one process, as ``reportedly serve`` starts it. Each reader opens a page, reads it for some
seconds, and clicks on one of its links or searches for a word, for as long as it is told. What is measured
is the time from the request to the last byte, client and server on the same machine.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import re
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx

_LINK = re.compile(r'href="(/[^"#]*)"')
_WORDS = (
    "president",
    "court",
    "bridge",
    "police",
    "school",
    "tariff",
    "said",
    "water",
    "minister",
    "election",
)
_NOT_PAGES = ("/static/", "/export", "/api", "/logout")
_START_SECONDS = 60.0


@dataclass(slots=True)
class Seen:
    """What the readers met."""

    #: Seconds by kind of page.
    took: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)
    #: Seconds of processor that the server used meanwhile, in the background too.
    processor: float = 0.0

    @property
    def all(self) -> list[float]:
        """Seconds of every page."""
        return [one for times in self.took.values() for one in times]


async def _reader(client: httpx.AsyncClient, seen: Seen, until: float, think: float, seed: int) -> None:
    random_ = random.Random(seed)
    address = "/"
    await asyncio.sleep(random_.random() * think)
    while time.monotonic() < until:
        started = time.perf_counter()
        try:
            answer = await client.get(address)
        except httpx.HTTPError as error:
            seen.errors.append(f"{address}: {type(error).__name__}")
            address = "/"
            continue
        seen.took[_kind(address)].append(time.perf_counter() - started)
        if answer.status_code != 200:
            seen.errors.append(f"{address}: {answer.status_code}")
        address = _next(answer.text, random_)
        await asyncio.sleep(random_.uniform(0.4, 1.6) * think)


def _next(text: str, random_: random.Random) -> str:
    if random_.random() < 0.15:
        return f"/search?q={random_.choice(_WORDS)}"
    links = [link for link in _LINK.findall(text) if not link.startswith(_NOT_PAGES)]
    return random_.choice(links).replace("&amp;", "&") if links else "/"


def _kind(address: str) -> str:
    path = address.partition("?")[0].strip("/").split("/")
    return (path[0] or "articles") + (" (one)" if len(path) > 1 else "")


async def _clicking(port: int, readers: int, seconds: float, think: float) -> Seen:
    seen = Seen()
    limits = httpx.Limits(max_connections=readers)
    address = f"http://127.0.0.1:{port}"
    async with httpx.AsyncClient(
        base_url=address, limits=limits, timeout=60, follow_redirects=True
    ) as client:
        until = time.monotonic() + seconds
        await asyncio.gather(*(_reader(client, seen, until, think, seed) for seed in range(readers)))
    return seen


def _report(seen: Seen, readers: int, seconds: float, think: float, statements: int) -> Iterator[str]:
    every = seen.all
    yield f"{readers} readers, {think:g} s a page, {seconds:g} s, {statements:,} statements, one process"
    yield (
        f"{len(every)} pages; median {_ms(every)} ms, nine in ten within {_ms(every, 0.9)} ms, "
        f"slowest {max(every) * 1000:.0f} ms; errors: {len(seen.errors)}."
    )
    spent = seen.processor / len(every) * 1000
    yield f"The server used {spent:.0f} ms of processor a page, what it did in the background included."
    yield ""
    yield "| page | times | median ms | nine in ten within ms |"
    yield "|---|---:|---:|---:|"
    for kind, times in sorted(seen.took.items()):
        yield f"| {kind} | {len(times)} | {_ms(times)} | {_ms(times, 0.9)} |"


def _ms(times: list[float], share: float = 0.5) -> str:
    if share == 0.5:
        return f"{statistics.median(times) * 1000:.0f}"
    return f"{sorted(times)[int(share * (len(times) - 1))] * 1000:.0f}"


def _processor(pid: int) -> float:
    """Seconds of processor that a process has used; 0 where the system does not tell."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _count(ledger: str) -> int:
    from reportedly import Ledger

    with Ledger(ledger, read_only=True) as opened:
        return opened.count_statements()


def main() -> None:
    """Start the server, let the readers in, print what they met."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ledger", required=True)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--think", type=float, default=3)
    parser.add_argument("--settle", type=float, default=0, help="Seconds for the server to count by itself.")
    parser.add_argument("--port", type=int, default=8099)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    command = [sys.executable, "-c", "from reportedly.cli import main; main()", "serve", "--read-only"]
    server = subprocess.Popen([*command, "--ledger", given.ledger, "--port", str(given.port)])
    try:
        answering(f"http://127.0.0.1:{given.port}")
        time.sleep(given.settle)
        asyncio.run(_clicking(given.port, 2, 5, 0.2))  # what is loaded at the first use is loaded now
        before = _processor(server.pid)
        seen = asyncio.run(_clicking(given.port, given.readers, given.seconds, given.think))
        seen.processor = _processor(server.pid) - before
    finally:
        server.terminate()
        server.wait()
    lines = list(_report(seen, given.readers, given.seconds, given.think, _count(given.ledger)))
    print("\n".join([*lines, *seen.errors[:10]]))
    if given.out:
        command_line = (
            f"python -m bench.web --ledger LEDGER --seconds {given.seconds:g} --think {given.think:g} "
            f"--settle {given.settle:g}"
        )
        foot = f"By `{command_line}`, on two cores, readers and server alike."
        given.out.write_text("\n".join(["# Readers of the web application", "", *lines, "", foot, ""]))


def answering(url: str) -> None:
    """Wait until the application answers."""
    until = time.monotonic() + _START_SECONDS
    while True:
        try:
            httpx.get(f"{url}/login", timeout=5)
            return
        except httpx.HTTPError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


if __name__ == "__main__":
    main()
