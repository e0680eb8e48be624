"""Every value of an article's margin opens its reason: the words light up, and are told."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reportedly.web import links

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from reportedly import Ledger

Open = Callable[..., "Page"]
_LIT = "() => [...(CSS.highlights.get('reason') || [])].map((range) => range.toString()).join(' ')"
#: Everything that notes tell.
_KINDS = {
    "source", "kind", "title", "affiliation", "justification", "basis", "when", "factuality", "stance",
    "relay", "implicit", "confidence", "place", "date",
}  # fmt: skip


def test_every_value_shows_the_words(app_url: str, open_page: Open, ledger: Ledger) -> None:
    page = open_page(app_url)
    seen: set[str] = set()
    for row in sorted(ledger.articles(), key=lambda row: -row.statements)[:9]:
        page.goto(app_url + links.article(row.document))
        for note in page.locator(".note").all():
            new = [name for name in _of(note) if name not in seen]
            if not new:
                continue
            note.locator(".number").click()
            for name in new:
                note.locator(f"[data-f={name}]").first.click()
                assert page.inner_text(".because"), (row.title, name)
                assert page.evaluate(_LIT), (row.title, name, note.inner_text())
                seen.add(name)
    assert seen >= _KINDS - {"place"}, _KINDS - seen


def _of(note) -> list[str]:  # type: ignore[no-untyped-def]
    return [str(one.get_attribute("data-f")) for one in note.locator("[data-f]:not(.standing)").all()]


def test_an_echo_shows_the_words_elsewhere(app_url: str, open_page: Open, ledger: Ledger) -> None:
    copied = next(row for row in ledger.articles() if row.outlet == "Daily Lantern")
    page = open_page(app_url + links.article(copied.document))
    badge = page.locator(".note .standing", has_text="echo").first
    badge.wait_for()
    badge.click()
    told = page.locator(".because")
    assert "Meridian" in told.inner_text()
    assert told.locator("a[href^='/articles/']").count()
    assert told.locator("a[href^='/claims/']").count()
    assert page.evaluate(_LIT)
    # Of the chosen statement it is reached with keys, as the other values are.
    assert badge.get_attribute("role") == "button"
