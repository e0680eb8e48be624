"""The largest pages in a real Chromium: ``python -m bench.web_large --ledger L --out PAGE``.

Makes a ledger, unless it is there, in which one statement stands in many articles and which has an article
of 20,000 words. Opens the pages of both, and measures when the first words are painted, when the page has
loaded, and how long it takes from a key or a click until the next frame is drawn. Other programs lengthen all
of that; least they disturb the processor time, which is of the server, and of the browser's main thread until
the first paint.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil

from bench.web import answering
from bench.web_large_ledger import WORDS, make
from reportedly import Ledger

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_LOADS, _ACTS = 5, 7
#: Milliseconds after the load in which what a page does then is counted, too.
_SETTLING = 1500
_TASKS = ("RunTask", "ThreadControllerImpl::RunTask")
_TRACED = ["toplevel", "devtools.timeline", "loading"]
_TIMES = """() => {
  const page = performance.getEntriesByType('navigation')[0];
  const paint = performance.getEntriesByName('first-contentful-paint')[0];
  return {paint: paint ? paint.startTime : page.loadEventEnd, load: page.loadEventEnd,
    size: page.decodedBodySize, sent: page.encodedBodySize, answered: page.responseStart};
}"""
_FRAME = """(act) => new Promise((done) => {
  const start = performance.now();
  act();
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - start), 0));
})"""
_KEY = "() => document.dispatchEvent(new KeyboardEvent('keydown', {{key: '{0}', bubbles: true}}))"
_SCROLL = "() => scrollTo(0, document.body.scrollHeight / 2)"
_CLAIM_ACTS = {
    "unfold": "() => document.querySelector('.tree details summary').click()",
    "figure": "() => document.querySelector('.figures summary').click()",
    "scroll": _SCROLL,
}
_BLOCK = "document.getElementById('explore')._cyreg.cy.nodes('[?count]').max((one) => one.data('count')).ele"
_GRAPH_ACTS = {
    "unfold": f"() => {_BLOCK}.emit('tap')",
    "only what changed": "() => document.querySelector('[data-only-drifted]').click()",
    "zoom": "() => document.querySelector('[data-zoom=in]').click()",
    "pan": "() => document.getElementById('explore')._cyreg.cy.panBy({x: 15, y: 8})",
}
_ARTICLE_ACTS = {
    "j": _KEY.format("j"),
    "k": _KEY.format("k"),
    "filter": "() => { const s = document.querySelector('#by-source'); if (s) { s.selectedIndex = 2;"
    " s.dispatchEvent(new Event('change', {bubbles: true})); } }",
    "scroll": _SCROLL,
}


def main() -> None:
    """Make the ledger, open the pages, write down what they took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ledger", type=Path, required=True)
    parser.add_argument("--copies", type=int, default=1000)
    parser.add_argument("--echoes", type=int, default=5000)
    parser.add_argument("--port", type=int, default=8098)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    if not given.ledger.exists():
        make(given.ledger, given.copies, given.echoes)
    command = [sys.executable, "-c", "from reportedly.cli import main; main()", "serve", "--read-only"]
    server = subprocess.Popen([*command, "--ledger", str(given.ledger), "--port", str(given.port)])
    try:
        url = f"http://127.0.0.1:{given.port}"
        lines = list(_measured(given.ledger, url, psutil.Process(server.pid)))
    finally:
        server.terminate()
        server.wait()
    print("\n".join(lines))
    if given.out:
        given.out.write_text("\n".join(["# The largest pages", "", *lines, ""]))


def _measured(ledger: Path, url: str, server: psutil.Process) -> Iterator[str]:
    from playwright.sync_api import sync_playwright

    with Ledger(ledger, read_only=True) as opened:
        uid = opened.statements(document="copy-0")[0].uid
        many = opened.count() - 1
    answering(url)
    yield f"A statement of {many:,} articles; an article of {WORDS:,} words."
    yield f"Milliseconds; the medians of {_LOADS} loads, and of {_ACTS} keys or clicks."
    yield ""
    yield (
        "| page | kB | sent | first byte | first paint | loaded | server's processor "
        "| browser's until painted | until the next frame |"
    )
    yield "|---|---:|---:|---:|---:|---:|---:|---:|---|"
    with sync_playwright() as running:
        browser = running.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        started, busy = time.perf_counter(), _busy(server)
        page.goto(f"{url}/claims/{uid}")
        stood = float(page.evaluate(_TIMES)["paint"])
        page.wait_for_selector("svg.trace-graph", timeout=1_800_000)
        first, busy = time.perf_counter() - started, _busy(server) - busy
        measure = _Measure(browser, page, server)
        yield measure.row("claim", f"{url}/claims/{uid}", _CLAIM_ACTS)
        yield measure.row("its statements", f"{url}/claims/{uid}/statements", {})
        page.goto(f"{url}/claims/{uid}/explore")
        page.wait_for_selector("#explore[data-nodes]", timeout=300_000)
        yield f"| the whole graph | | | | | | | | {_acted(page, _GRAPH_ACTS)} |"
        yield measure.row("article", f"{url}/articles/long", _ARTICLE_ACTS)
        browser.close()
    yield ""
    yield f"For the first reader of the claim a page stands after {stood:.0f} ms and says what it waits for;"
    yield f"the claim is there after {first:.0f} s, of which the server computes {busy / 1000:.0f}."


@dataclass(frozen=True, slots=True)
class _Measure:
    browser: Browser
    page: Page
    server: psutil.Process

    def row(self, name: str, url: str, acts: dict[str, str]) -> str:
        """A line of the table."""
        seen = [self._load(url) for _ in range(_LOADS)]
        names = ("size", "sent", "answered", "paint", "load", "server", "browser")
        told = [statistics.median(one[name] for one in seen) for name in names]
        figures = " | ".join(f"{figure:.0f}" for figure in told)
        return f"| {name} | {figures} | {_acted(self.page, acts)} |"

    def _load(self, url: str) -> dict[str, float]:
        busy = _busy(self.server)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "trace.json")
            self.browser.start_tracing(page=self.page, path=path, categories=_TRACED)
            self.page.goto(url, wait_until="load", timeout=300_000)
            self.page.wait_for_timeout(_SETTLING)
            self.browser.stop_tracing()
            painted = _until_painted(json.loads(path.read_text("utf-8"))["traceEvents"])
        seen: dict[str, float] = self.page.evaluate(_TIMES)
        kilobytes = {name: seen[name] / 1000 for name in ("size", "sent")}
        return {**seen, **kilobytes, "server": _busy(self.server) - busy, "browser": painted}


def _busy(process: psutil.Process) -> float:
    """Milliseconds of processor that it has used."""
    times = process.cpu_times()
    return 1000 * float(times.user + times.system)


def _until_painted(events: list[dict[str, Any]]) -> float:
    """Milliseconds of processor of the thread that paints, from the navigation to the first words."""
    painted = [one for one in events if one["name"] == "firstContentfulPaint"][-1]
    begun = [one for one in events if one["name"] == "navigationStart" and one["ts"] <= painted["ts"]]
    tasks = [
        one.get("tdur", 0)
        for one in events
        if one["name"] in _TASKS
        and (one["pid"], one["tid"]) == (painted["pid"], painted["tid"])
        and (begun[-1]["ts"] if begun else 0) <= one["ts"] <= painted["ts"]
    ]
    return sum(tasks) / 1000


def _acted(page: Page, acts: dict[str, str]) -> str:
    """The median time of each."""
    told = []
    for name, act in acts.items():
        times = [page.evaluate(f"() => ({_FRAME})({act})") for _ in range(_ACTS)]
        told.append(f"{name} {statistics.median(times):.0f}")
    return ", ".join(told)


if __name__ == "__main__":
    main()
