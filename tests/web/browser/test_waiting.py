"""A page stands while what it will show is being made, says so, and fills itself."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from reportedly.web import links
from reportedly.web.pages import claims
from tests.export import traces

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from reportedly import Ledger
    from reportedly.trace.values import Trace

Open = Callable[..., "Page"]


def test_a_page_fills_itself_and_says_so(
    app_url: str, open_page: Open, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    until = threading.Event()

    def slowly(*_: object) -> Trace:
        until.wait(60)
        return traces.copies(30)

    monkeypatch.setattr(claims, "trace_statement", slowly)
    page = open_page(app_url + links.claim(ledger.claims(limit=1)[0].id))
    page.set_default_timeout(60_000)
    page.wait_for_selector("[data-pending] :text('Following it through')")
    page.evaluate("document.querySelector('[data-pending] p').dataset.same = 'yes'")
    with page.expect_response(lambda answer: answer.status == 204):
        pass
    # Nothing is put in before there is something to put in: what listens is not told the same every second.
    assert page.locator("[data-pending] [data-same]").count() == 1
    # It is told that something goes on, by a clock that whoever listens does not hear.
    page.locator("[data-waited] output", has_text="2").wait_for()
    assert page.locator("[data-waited] [aria-hidden] output").count() == 1
    # Meanwhile other pages answer.
    other = open_page(app_url + "/search?q=rifles")
    assert other.locator("#found mark").count()
    until.set()
    page.wait_for_selector("svg.trace-graph")
    assert page.locator("[data-waited]").count() == 0
    page.wait_for_selector("#heard:has-text('the page is here')", state="attached")
