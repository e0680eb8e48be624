"""What a reader does to add, search and take away, in a real Chromium."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.web.browser.conftest import opened, serious

if TYPE_CHECKING:
    from playwright.sync_api import Page

_TEXT = (
    "Harbour wall gives way\n\nThe harbour wall at Lisk gave way on Tuesday, said Mara Quill, the harbour "
    'master. "Nobody was hurt," she told reporters. The council said it would rebuild the wall by spring.'
)


def test_a_text_is_pasted_watched_and_opened(app_url: str, open_page: Callable[..., Page]) -> None:
    page = open_page(f"{app_url}/add")
    page.get_by_label("The article: its text").fill(_TEXT)
    page.get_by_label("Outlet").fill("Lisk Post")
    page.get_by_role("button", name="Add", exact=True).click()
    page.wait_for_url(re.compile(r"/add/[\w-]+$"))
    # The part comes anew by itself until the article is read.
    opened(page)
    page.wait_for_url(re.compile(r"/articles/"))
    assert "Harbour wall gives way" in page.locator("main").inner_text()


def test_files_are_dropped_or_chosen(app_url: str, open_page: Callable[..., Page], tmp_path: Path) -> None:
    files = [tmp_path / "one.txt", tmp_path / "two.jsonl"]
    files[0].write_text(_TEXT)
    files[1].write_text("nothing\n")
    page = open_page(f"{app_url}/add")
    page.locator("input[type=file]:not([data-folder])").set_input_files(files)
    assert page.locator(".chosen li").all_inner_texts() == ["one.txt", "two.jsonl"]
    page.get_by_role("button", name="Add", exact=True).click()
    page.locator(".job.done").wait_for(timeout=60_000)
    assert "1 added, 1 failed" in page.locator(".job .state").inner_text()
    assert "two.jsonl" in page.locator(".results .failed").inner_text()


def test_a_job_goes_on_when_the_page_is_left(app_url: str, open_page: Callable[..., Page]) -> None:
    page = open_page(f"{app_url}/add")
    page.get_by_label("The article: its text").fill(_TEXT)
    page.get_by_role("button", name="Add", exact=True).click()
    page.goto(f"{app_url}/search?q=harbour")
    page.goto(f"{app_url}/add")
    page.locator(".jobs a").first.click()
    opened(page)
    assert "Harbour wall gives way" in page.locator("main").inner_text()


def test_search_as_one_types_then_export(app_url: str, open_page: Callable[..., Page]) -> None:
    page = open_page(f"{app_url}/search")
    page.locator("#q").press_sequentially("rifles", delay=20)
    page.locator("#found mark").first.wait_for()
    page.wait_for_url(re.compile(r"q=rifles"))
    page.locator(".facets a").first.click()
    page.locator(".chip").first.wait_for()
    page.locator("a.export-link").click()
    page.wait_for_url(re.compile(r"/export\?q=rifles"))
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Statements, CSV", exact=True).click()
    download = waiting.value
    assert download.suggested_filename.endswith("-selection-statements.csv")
    assert "rifles" in Path(download.path()).read_text("utf8").lower()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize(
    "path", ["/add", "/feeds", "/export", "/export?q=rifles", "/api", "/search?q=rifles"]
)
def test_nobody_is_kept_out(
    app_url: str, open_page: Callable[..., Page], path: str, width: int, scheme: str
) -> None:
    page = open_page(app_url + path, width=width, scheme=scheme)
    assert serious(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
