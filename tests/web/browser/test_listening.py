"""What a page says to somebody who hears it: names, headings, and what changes without a new page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reportedly import Ledger
from reportedly.web.serving import LOCAL_NAMES
from reportedly.web.site import Site
from tests.web.browser.conftest import serving
from tests.web.browser.test_claims import patient
from tests.web.test_article_page import READING

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]
__all__ = ["patient"]


@pytest.fixture
def url(tmp_path: Path) -> Iterator[str]:
    with Ledger(tmp_path / "news.db") as made:
        made.add(READING)
        made.relate()
        with serving(Site(made, hosts=LOCAL_NAMES, by="Ada Reader")) as address:
            yield address


def test_an_article_is_walked_by_its_headings(url: str, open_page: Open) -> None:
    page = open_page(f"{url}/articles/bridge")
    page.wait_for_selector("#echoes h2", state="attached")
    names = [heading.inner_text() for heading in page.get_by_role("heading").all()]
    assert names == ["Bridge to close", "Sourcing card", "Echoes", "The article and its statements"]
    tree = page.locator("main").aria_snapshot()
    assert '- region "The article and its statements"' in tree
    assert '- list "Statements in the next paragraph"' in tree
    # Values in the margin are told apart by a pause, and signs that are there for the eyes are not read out.
    assert "·" not in page.locator(".note").first.aria_snapshot()


def test_a_statement_that_is_walked_to_is_said(url: str, open_page: Open) -> None:
    page = open_page(f"{url}/articles/bridge")
    page.keyboard.press("j")
    page.wait_for_selector(
        "#heard:has-text('Ada Fenwick said: “The bridge will be closed,”')", state="attached"
    )
    page.keyboard.press("j")
    page.wait_for_selector("#heard:has-text('Police insisted: nothing was wrong')", state="attached")


def test_a_change_is_said_and_the_statement_keeps_the_focus(url: str, open_page: Open) -> None:
    page = open_page(f"{url}/articles/bridge")
    page.keyboard.press("j")
    page.keyboard.press("c")
    page.wait_for_selector(".done")
    page.wait_for_selector("#heard:has-text('by Ada Reader')", state="attached")
    page.wait_for_function("document.activeElement.matches('.note.chosen .number')")


def test_lines_of_a_graph_say_who_stands_how_to_whom(app_url: str, open_page: Open) -> None:
    page = open_page(app_url + "/claims")
    page.get_by_role("link", name="Forty crates of rifles allegedly left the Orla depot").click()
    page.wait_for_selector("svg.trace-graph")
    tree = page.locator("svg.trace-graph").aria_snapshot()
    assert "Orla Mail copies Anvil Notes: 100%" in tree
    assert "The Harrow Echo from the origin Tomas Reyl: 95%" in tree
    # The drawing and the list are as sure of a denial.
    denied = page.locator("section.denies a.link").first.inner_text()
    assert denied.startswith("denies it, ")
    assert f"Vessen Courier denies The Harrow Echo: {denied.rpartition(' ')[2]}" in tree
