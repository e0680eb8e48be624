"""The address of a page holds what it shows: it can be kept, sent, and gone back to."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from reportedly.web import links

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from reportedly import Ledger

Open = Callable[..., "Page"]


def test_back_leads_to_the_search_before(app_url: str, open_page: Open) -> None:
    page = open_page(f"{app_url}/search")
    for words in ("rifles", "depot"):
        page.fill("#q", words)
        page.wait_for_url(re.compile(f"q={words}"))
        page.locator("#found mark", has_text=re.compile(words, re.I)).first.wait_for()
    assert page.title() == "depot · reportedly"
    page.go_back()
    page.wait_for_url(re.compile("q=rifles"))
    page.locator("#found mark", has_text=re.compile("rifles", re.I)).first.wait_for()
    # The whole page, not the part that was new.
    assert page.locator("header.top nav a").count() > 5
    assert page.input_value("#q") == "rifles"
    assert page.title() == "rifles · reportedly"
    page.go_forward()
    page.wait_for_url(re.compile("q=depot"))
    page.locator("#found mark", has_text=re.compile("depot", re.I)).first.wait_for()
    assert page.input_value("#q") == "depot"


def test_what_narrows_an_article_stands_in_its_address(app_url: str, open_page: Open, ledger: Ledger) -> None:
    longest = max(ledger.articles(), key=lambda row: row.statements)
    page = open_page(app_url + links.article(longest.document))
    every = page.inner_text("#place")
    page.locator("#by-source").select_option(index=1)
    page.locator(".show-own").check()
    page.wait_for_url(re.compile("source=s[0-9]+.*own=shown"))
    narrowed = page.inner_text("#place")
    assert narrowed != every
    page.reload()
    assert page.inner_text("#place") == narrowed
    assert page.is_checked(".show-own")
    page.locator("#by-source").select_option("")
    page.locator(".show-own").uncheck()
    page.wait_for_url(re.compile("/articles/[^?]+$"))
    assert page.inner_text("#place") == every
