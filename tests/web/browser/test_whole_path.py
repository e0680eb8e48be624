"""All that a user does, one thing after another, in a real Chromium; on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reportedly import Ledger
from reportedly.web.serving import LOCAL_NAMES
from reportedly.web.site import Site
from tests.ledger.postgres import Server, running
from tests.web.browser.conftest import opened, serious, serving
from tests.web.test_article_page import READING
from tests.web.test_suggestions_page import article_by

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]
_NUMBERS = count(1)
_MINUTE = 60_000
_TEXT = (
    "Harbour wall gives way\n\nThe harbour wall at Lisk gave way on Tuesday morning and boats lay on their "
    'sides, said Mara Quill, the harbour master. "Nobody was hurt, and the road is closed until the wall is '
    'rebuilt," she told reporters on the quay. The council said it would rebuild the wall by spring.'
)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with running() as started:
        yield started


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A slow machine shows what a fast one does."""
    monkeypatch.setattr("reportedly.web.remembered.PATIENCE", 60.0)
    monkeypatch.setattr("reportedly.web.pages.claims._WAIT", 60.0)


@pytest.fixture(params=["sqlite", "postgresql"])
def news(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    """Two names that may be one, and nothing else."""
    address = str(tmp_path / "news.db")
    if request.param == "postgresql":
        address = request.getfixturevalue("server").create(f"path{next(_NUMBERS)}")
    with Ledger(address) as made:
        second = article_by("Ada J. Fenwick", 2)
        made.add(
            article_by("Ada Fenwick", 1),
            replace(second, document=replace(second.document, outlet="Elm Herald")),
            replace(READING, document=replace(READING.document, outlet="Orla Mail")),
        )
        made.relate()
        yield made


def test_a_user_does_everything(news: Ledger, open_page: Open) -> None:
    with serving(Site(news, hosts=LOCAL_NAMES, by="Ada Reader")) as url:
        page = open_page(f"{url}/add")
        page.set_default_timeout(_MINUTE)
        _add(page, "Lisk Post", "2031-05-04")
        page.goto(f"{url}/add")
        _add(page, "Elm Herald", "2031-05-05")
        _walk(page)
        _correct_and_undo(page, news)
        page.goto(f"{url}/suggestions")
        _merge(page, news)
        page.goto(f"{url}/claims")
        _follow(page)
        page.goto(f"{url}/search")
        _search_and_export(page)


def _add(page: Page, outlet: str, day: str) -> None:
    """Add an article and open it."""
    # Its last words are the outlet's own: it is another article, not the same text elsewhere.
    page.get_by_label("The article: its text").fill(f"{_TEXT}\n\nReported for the {outlet}.")
    page.get_by_label("Outlet").fill(outlet)
    page.get_by_label("Published").fill(day)
    page.get_by_label("Its address on the web").fill(f"https://{outlet.split()[0].lower()}.example/wall")
    page.get_by_role("button", name="Add", exact=True).click()
    opened(page)
    page.wait_for_url(re.compile(r"/articles/"))
    assert "Harbour wall gives way" in page.locator("main").inner_text()


def _walk(page: Page) -> None:
    """Read it, statement by statement, with the keyboard."""
    page.keyboard.press("j")
    assert page.inner_text("#place").startswith("1 of ")
    assert page.locator(".text .lit").count() > 0
    page.keyboard.press("j")
    assert page.inner_text("#place").startswith("2 of ")
    page.keyboard.press("k")
    assert page.inner_text("#place").startswith("1 of ")
    assert serious(page) == []


def _correct_and_undo(page: Page, news: Ledger) -> None:
    """Give a statement another source, and take that back."""
    before = page.inner_text(".note.chosen .name")
    page.keyboard.press("e")
    page.wait_for_selector("#editor [name=source_id]")
    options = page.locator("#editor [name=source_id] option:not(:checked)")
    other = next(text for text in options.all_text_contents() if text.strip() and "…" not in text)
    page.select_option("#editor [name=source_id]", label=other)
    page.fill("#editor [name=by]", "Bo")
    page.click("#editor button:has-text('Save')")
    page.wait_for_selector(".done")
    page.wait_for_selector(".note.chosen:has-text('corrected by Bo')")
    page.keyboard.press("u")
    page.wait_for_selector(".done", state="detached")
    page.wait_for_selector(".note.chosen:has-text('checked by nobody')")
    assert page.inner_text(".note.chosen .name") == before
    assert [one.undone_by for one in news.corrections()] == ["Bo"]


def _merge(page: Page, news: Ledger) -> None:
    """Say that two sources are one, with a key."""
    names = {source.name for source in news.sources() if "Fenwick" in source.name}
    assert len(names) == 2
    page.wait_for_selector(".pair.marked")
    page.keyboard.press("y")
    page.wait_for_selector(".judged")
    assert [one.same for one in news.judgements()] == [True]
    (one,) = [source for source in news.sources() if "Fenwick" in source.name]
    assert {one.name, *one.aliases} == names


def _follow(page: Page) -> None:
    """Open a claim, its graph, and an echo with both texts; then the whole graph."""
    # What was corrected is related anew, aside.
    for _ in range(60):
        if "not related yet" not in page.inner_text("main") and not page.locator(".relating").count():
            break
        page.wait_for_timeout(1000)
        page.reload()
    page.get_by_role("link", name=re.compile("Nobody was hurt")).first.click()
    page.wait_for_selector("svg.trace-graph")
    page.locator(".tree [data-echo]").first.click()
    page.wait_for_selector("#echo .both")
    sides = page.locator("#echo .text-side")
    assert sides.count() == 2
    assert {"Lisk Post", "Elm Herald"} == set(page.locator("#echo .text-side .outlet").all_inner_texts())
    claim = page.url
    page.goto(f"{claim}/explore")
    page.wait_for_selector("#explore[data-nodes]")
    page.goto(f"{claim}/statements")
    with page.expect_download() as waiting:
        page.locator(".as-data a", has_text="JSON").click()
    rows = json.loads(Path(waiting.value.path()).read_text("utf8"))
    assert {row["outlet"] for row in rows} == {"Lisk Post", "Elm Herald"}


def _search_and_export(page: Page) -> None:
    """Look for words, narrow it, take it away."""
    page.locator("#q").press_sequentially("hurt", delay=20)
    page.locator("#found mark").first.wait_for()
    page.wait_for_url(re.compile(r"q=hurt"))
    page.locator(".facets a").first.click()
    page.locator(".chip").first.wait_for()
    with page.expect_download() as waiting:
        page.locator(".found .as-data a", has_text="CSV").click()
    assert "hurt" in Path(waiting.value.path()).read_text("utf8").lower()
    page.locator("a.export-link").click()
    page.wait_for_url(re.compile(r"/export\?q=hurt"))
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Articles, JSON", exact=True).click()
    assert json.loads(Path(waiting.value.path()).read_text("utf8"))
