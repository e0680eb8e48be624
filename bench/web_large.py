"""The largest pages in a real Chromium: ``python -m bench.web_large --ledger L --out PAGE``.

Makes a ledger, unless it is there, in which one statement stands in copies of one article and in other articles
that echo it, and which has an article of 20,000 words. Opens the pages of both, and measures when the first
words are painted, when the page has loaded, and how long it takes from a key or a click until the next frame is
drawn; and what of it is processor time of the server and of the browser, which other programs disturb least.

The copies are related by writing down what the comparison says of each and the three earliest ones: comparing
every pair of them takes hours, and the pages show the same.
"""

from __future__ import annotations

import argparse
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.web import answering
from reportedly import Ledger
from reportedly.types import Attribution, Document, Reading, Source, Spans

if TYPE_CHECKING:
    from playwright.sync_api import Page

_COPIES, _ECHOES, _WORDS = 10_000, 5_000, 20_000
_FIRST_DAY = date(2031, 5, 4)
_CLAIM = "the harbour wall at Lisk would be rebuilt by the spring of next year"
_PLACES = [
    "Lisk",
    "Orla",
    "Elm",
    "Tarn",
    "Fenwick",
    "Quill",
    "Reyl",
    "Brant",
    "Osk",
    "Mere",
    "Holt",
    "Vane",
    "Caddo",
    "Ridge",
    "Sorrel",
    "Penn",
]
_PAPERS = ["Post", "Mail", "Herald", "Echo", "Times", "Courier", "Gazette", "Observer", "Record", "Star"]
_MANNERS = (
    "In {place}, the council said on {day} that {claim}, the {first} reported.",
    "The council told reporters in {place} that {claim}, according to the {first}.",
    "The council, as the {first} reported, said that {claim}; {place} waits for its share of the money.",
)
_FILL = (
    "Boats lay on their sides in the outer basin and the ferry did not run.",
    "The road along the quay stays closed until engineers have looked at the foundations.",
    "A bakery and two workshops lost their stock to the water.",
)
_FRAME = """(act) => new Promise((done) => {
  const start = performance.now();
  act();
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - start), 0));
})"""


def main() -> None:
    """Make the ledger, open the pages, write down what they took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ledger", type=Path, required=True)
    parser.add_argument("--port", type=int, default=8098)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    if not given.ledger.exists():
        make(given.ledger)
    command = [sys.executable, "-c", "from reportedly.cli import main; main()", "serve", "--read-only"]
    server = subprocess.Popen([*command, "--ledger", str(given.ledger), "--port", str(given.port)])
    try:
        lines = list(_measured(given.ledger, f"http://127.0.0.1:{given.port}"))
    finally:
        server.terminate()
        server.wait()
    print("\n".join(lines))
    if given.out:
        given.out.write_text("\n".join(["# The largest pages", "", *lines, ""]))


def make(path: Path) -> None:
    """The ledger."""
    with Ledger(path) as ledger:
        rows = [*readings(), long_article()]
        for start in range(0, len(rows), 500):
            ledger.add(*rows[start : start + 500])
        ledger.relate()


def readings() -> Iterator[Reading]:
    """One article, its copies, and articles that echo it."""
    chosen = random.Random(5)
    wire = f"The council said that {_CLAIM}. " + " ".join(_FILL)
    for number in range(_COPIES + 1):
        yield _reading(f"copy-{number}", wire, _outlet(number), number // 25)
    for number in range(_ECHOES):
        day = 1 + number // 20
        place = f"{chosen.choice(_PLACES)} {chosen.choice(('Cove', 'Hill', 'Bay', 'Green'))} {number}"
        first = _outlet(0)
        said = _MANNERS[number % 3].format(
            place=place, claim=_CLAIM, first=first, day=f"{_FIRST_DAY + timedelta(day):%A}"
        )
        yield _reading(f"echo-{number}", f"{said} {chosen.choice(_FILL)}", _outlet(number + 7), day)


def long_article() -> Reading:
    """An article of 20,000 words in which 40 people say something in every other sentence."""
    chosen, text = random.Random(6), "A long inquiry\n\n"
    attributions: list[Attribution] = []
    names: list[str] = []
    first: dict[str, tuple[int, int]] = {}
    for number in range(40):
        names.append(f"{chosen.choice(_PLACES)}ina {chosen.choice(_PLACES)}er-{number}")
    while len(text.split()) < _WORDS:
        for _ in range(4):
            who, said = chosen.choice(names), f"{chosen.choice(_FILL)[:-1].lower()} {len(attributions)} times"
            start = len(text)
            text += f"{who} told the inquiry that {said}. {chosen.choice(_FILL)} "
            span = (start, start + len(who))
            first.setdefault(who, span)
            cue, content = text.index("told", start), text.index(said, start)
            attributions.append(
                Attribution(
                    f"a{len(attributions) + 1}",
                    "indirect",
                    content=((content, content + len(said)),),
                    cue=((cue, cue + 4),),
                    source=(span,),
                    source_id=f"s{names.index(who) + 1}",
                    source_ids=(f"s{names.index(who) + 1}",),
                    confidence=0.9,
                    factuality="CT+",
                )
            )
        text = text.rstrip() + "\n\n"
    sources = [Source(f"s{n + 1}", who, (first[who],), "named_person") for n, who in enumerate(names)]
    document = Document("long", text.rstrip(), title="A long inquiry", headline=(0, 14), outlet="Lisk Post")
    return Reading(document, attributions=tuple(attributions), sources=tuple(sources))


def _outlet(number: int) -> str:
    place = _PLACES[number % len(_PLACES)]
    return f"{place} {_PAPERS[number // len(_PLACES) % len(_PAPERS)]} {number // 160 or ''}".strip()


def _reading(name: str, text: str, outlet: str, day: int) -> Reading:
    def words(part: str) -> Spans:
        start = text.index(part)
        return ((start, start + len(part)),)

    who = "the council" if "the council" in text else "The council"
    cue = "told" if "told" in text else "said"
    return Reading(
        Document(
            name,
            text,
            title=f"Wall at Lisk ({name})",
            outlet=outlet,
            published=f"{_FIRST_DAY + timedelta(day)}",
        ),
        attributions=(
            Attribution(
                "a1",
                "indirect",
                content=words(_CLAIM),
                cue=words(cue),
                source=words(who),
                source_id="s1",
                source_ids=("s1",),
                confidence=0.95,
                factuality="CT+",
            ),
        ),
        sources=(Source("s1", "the council", words(who), "named_organization"),),
    )


def _measured(ledger: Path, url: str) -> Iterator[str]:
    from playwright.sync_api import sync_playwright

    with Ledger(ledger, read_only=True) as opened:
        uid = opened.statements(document="copy-0")[0].uid
    answering(url)
    yield f"{_COPIES:,} copies and {_ECHOES:,} echoes of one statement; an article of {_WORDS:,} words."
    yield "Milliseconds; the medians of three loads, and of five keys or clicks."
    yield ""
    yield "| page | kB | first paint | loaded | until the next frame |"
    yield "|---|---:|---:|---:|---|"
    with sync_playwright() as running:
        browser = running.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        started = time.perf_counter()
        page.goto(f"{url}/claims/{uid}")
        page.wait_for_selector("svg.trace-graph", timeout=600_000)
        first = time.perf_counter() - started
        yield _row(page, "claim", f"{url}/claims/{uid}", _CLAIM_ACTS)
        yield _row(page, "its statements", f"{url}/claims/{uid}/statements", {})
        page.goto(f"{url}/claims/{uid}/explore")
        page.wait_for_selector("#explore[data-nodes]", timeout=120_000)
        acts = {"zoom": "() => document.querySelector('[data-zoom=in]').click()"}
        yield f"| the whole graph | | | | {_acted(page, acts)} |"
        yield _row(page, "article", f"{url}/articles/long", _ARTICLE_ACTS)
        browser.close()
    yield ""
    yield f"The first reader of the claim waits {first:.1f} s, meanwhile the page says what it does."


_KEY = "() => document.dispatchEvent(new KeyboardEvent('keydown', {{key: '{0}', bubbles: true}}))"
_CLAIM_ACTS = {
    "unfold": "() => document.querySelector('.tree details summary').click()",
    "figure": "() => document.querySelector('.figures summary').click()",
    "scroll": "() => scrollTo(0, document.body.scrollHeight / 2)",
}
_ARTICLE_ACTS = {
    "j": _KEY.format("j"),
    "k": _KEY.format("k"),
    "filter": "() => { const s = document.querySelector('#by-source'); if (s) { s.selectedIndex = 2;"
    " s.dispatchEvent(new Event('change', {bubbles: true})); } }",
    "scroll": "() => scrollTo(0, document.body.scrollHeight / 2)",
}


def _row(page: Page, name: str, url: str, acts: dict[str, str]) -> str:
    paints, loads, size = [], [], 0
    for _ in range(3):
        page.goto(url, wait_until="load", timeout=120_000)
        page.wait_for_timeout(300)
        seen: dict[str, Any] = page.evaluate(
            "() => { const n = performance.getEntriesByType('navigation')[0];"
            " const p = performance.getEntriesByName('first-contentful-paint')[0];"
            " return {paint: p ? p.startTime : null, load: n.loadEventEnd, size: n.decodedBodySize}; }"
        )
        paints.append(seen["paint"] or seen["load"])
        loads.append(seen["load"])
        size = seen["size"]
    painted, loaded = statistics.median(paints), statistics.median(loads)
    return f"| {name} | {size / 1000:.0f} | {painted:.0f} | {loaded:.0f} | {_acted(page, acts)} |"


def _acted(page: Page, acts: dict[str, str]) -> str:
    """The median of five times for each."""
    told = []
    for name, act in acts.items():
        times = [page.evaluate(f"() => ({_FRAME})({act})") for _ in range(5)]
        told.append(f"{name} {statistics.median(times):.0f}")
    return ", ".join(told)


if __name__ == "__main__":
    main()
