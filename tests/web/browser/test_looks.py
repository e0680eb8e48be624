"""How the pages look: nothing is cut off on a phone, the focus is seen, and what is printed is whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from reportedly.web import links
from tests.web.browser.test_claims import patient

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from reportedly import Ledger

Open = Callable[..., "Page"]
__all__ = ["patient"]

#: Width of an A4 page between its margins, in CSS pixels.
_PAPER = 688
#: Blocks that stand out to the right of the page, except in what scrolls by itself.
_CUT = """() => {
  const wide = document.documentElement.clientWidth;
  const scrolls = (one) => one.closest(
    ".graph, .top nav, pre, svg, [hidden], .skip, .unseen, .seen-by-keys, thead, details:not([open]) > div");
  return [...document.querySelectorAll("main *, header *")].filter((one) => !scrolls(one))
    .filter((one) => one.getClientRects().length && one.getBoundingClientRect().right > wide + 1)
    .map((one) => `${one.tagName} ${one.className} ${one.textContent.slice(0, 40)}`).slice(0, 5);
}"""
#: The element with the focus is told from the others: by a ring, or its row by a mark.
_SEEN = """() => {
  const one = document.activeElement;
  const rings = (element) => {
    const style = getComputedStyle(element);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  };
  const ring = rings(one) || (one.matches(".seen-by-keys") && rings(one.parentElement));
  // Chromium rings the calendar's own button inside of the field.
  return one === document.body || ring || one.matches(".marked") || one.type === "date";
}"""


@pytest.fixture
def addresses(ledger: Ledger) -> list[str]:
    """A page of every kind."""
    claim = ledger.claims(limit=1)[0].id
    longest = max(ledger.articles(), key=lambda row: row.statements)
    source = ledger.sources(limit=1)[0].number
    statement = ledger.statements(document=longest.document)[0].uid
    return [
        "/", "/claims", links.claim(claim),
        f"{links.claim(claim)}/statements", f"{links.claim(claim)}/explore",
        links.article(longest.document), f"{links.article(longest.document)}/trace",
        f"{links.article(longest.document)}/echoes", f"/statements/{statement}/edit",
        "/sources", links.source(source), "/outlets", links.outlet("Meridian"), "/search?q=rifles",
        "/add", "/feeds", "/suggestions", "/suggestions/claims", "/corrections",
        "/export", "/api", "/nothing",
    ]  # fmt: skip


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_is_cut_off(app_url: str, open_page: Open, addresses: list[str], width: int) -> None:
    page = open_page(app_url, width=width)
    found = {}
    for address in addresses:
        page.goto(app_url + address)
        found[address] = page.evaluate(_CUT)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    assert {address: cut for address, cut in found.items() if cut} == {}


#: The smallest letters of a page that are seen, in CSS pixels.
_SMALLEST = """() => Math.min(...[...document.querySelectorAll("main *")]
  .filter((one) => one.checkVisibility())
  .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
  .map((one) => parseFloat(getComputedStyle(one).fontSize) * (one.currentCSSZoom || 1)))"""


def test_letters_grow_with_the_screen(app_url: str, open_page: Open, addresses: list[str]) -> None:
    common, large = open_page(app_url, width=1440), open_page(app_url, width=3840, height=2100)
    for address in addresses[:16]:
        common.goto(app_url + address)
        large.goto(app_url + address)
        assert large.evaluate(_SMALLEST) >= 1.55 * common.evaluate(_SMALLEST), address
        assert large.evaluate("document.documentElement.scrollWidth") <= 3840
    body = "getComputedStyle(document.body).fontSize"
    assert common.evaluate(body) == "15px"


def test_on_a_large_screen_nothing_lies_on_another(
    app_url: str, open_page: Open, addresses: list[str]
) -> None:
    page = open_page(app_url + addresses[5], width=3840, height=2100)
    how = page.locator(".how").bounding_box()
    assert how
    for other in page.locator(".card .warning, .card .legend li").all():
        box = other.bounding_box()
        assert box
        apart = box["y"] + box["height"] <= how["y"] + 1 or box["y"] >= how["y"] + how["height"] - 1
        assert apart or box["x"] + box["width"] <= how["x"]


def test_the_frame_has_the_edges_of_what_it_frames(
    app_url: str, open_page: Open, addresses: list[str]
) -> None:
    for width in (768, 1280, 2560):
        page = open_page(app_url, width=width)
        for address in addresses[:6]:
            page.goto(app_url + address)
            left = "(name) => document.querySelector(name).getBoundingClientRect().left"
            brand, head = page.evaluate(left, ".brand"), page.evaluate(left, "main h1, main .masthead")
            assert abs(brand - head) <= 1, (width, address)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_focus_is_seen(app_url: str, open_page: Open, addresses: list[str], scheme: str) -> None:
    page = open_page(app_url, scheme=scheme)
    unseen = []
    for address in addresses if scheme == "light" else addresses[:8]:
        page.goto(app_url + address)
        for _ in range(30):
            page.keyboard.press("Tab")
            if not page.evaluate(_SEEN):
                unseen.append((address, page.evaluate("document.activeElement.outerHTML.slice(0, 120)")))
    assert unseen == []


def test_an_article_ends_where_its_text_ends(app_url: str, open_page: Open, ledger: Ledger) -> None:
    longest = max(ledger.articles(), key=lambda row: row.statements)
    page = open_page(app_url + links.article(longest.document))
    assert page.locator(".stretch").count() > 1
    gap = page.evaluate(
        "() => document.querySelector('.reportedly footer').getBoundingClientRect().top"
        " - Math.max(...[...document.querySelectorAll('.body :is(.text, .note)')]"
        ".map((one) => one.getBoundingClientRect().bottom))"
    )
    assert gap < 120


def test_values_of_the_chosen_note_are_pressed_with_keys(
    app_url: str, open_page: Open, ledger: Ledger
) -> None:
    longest = max(ledger.articles(), key=lambda row: row.statements)
    page = open_page(app_url + links.article(longest.document))
    assert page.locator(".note [role=button]").count() == 0
    page.keyboard.press("j")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.note.chosen .fact.name[role=button]')")
    page.keyboard.press("Space")
    first = page.inner_text(".because")
    page.locator(".note.chosen .confidence").focus()
    page.keyboard.press("Enter")
    assert page.inner_text(".because") != first
    page.keyboard.press("Escape")
    assert page.locator(".note [role=button], .note [aria-pressed]").count() == 0


def test_a_printed_article_is_whole(app_url: str, open_page: Open, ledger: Ledger) -> None:
    longest = max(ledger.articles(), key=lambda row: row.statements)
    page = open_page(app_url + links.article(longest.document), width=_PAPER, scheme="dark")
    page.emulate_media(media="print")
    for hidden in (".top", ".tools", ".how", ".echoes"):
        assert not page.locator(hidden).first.is_visible(), hidden
    # Every source, also of those that the page folds away, and the notes beside the text.
    assert page.locator(".speaker").last.is_visible()
    names = (".text", ".notes")
    boxes = [page.locator(f".body .row:has(.notes) > {name}").first.bounding_box() for name in names]
    text, notes = (box for box in boxes if box)
    assert text["x"] + text["width"] <= notes["x"]
    assert abs(text["y"] - notes["y"]) < 20
    assert text["width"] > notes["width"] > 160
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_a_printed_claim_is_whole(app_url: str, open_page: Open, addresses: list[str]) -> None:
    page = open_page(app_url + addresses[2], width=_PAPER)
    page.wait_for_selector("svg.trace-tall")
    assert int(page.get_attribute("svg.trace-graph", "width") or 0) > _PAPER
    page.emulate_media(media="print")
    # On paper the wide one, whatever the window is.
    assert not page.is_visible("svg.trace-tall")
    assert page.evaluate("document.querySelector('.trace-graph').getBoundingClientRect().width") <= _PAPER
    page.goto(app_url + "/search?q=rifles")
    assert page.locator(".statement").first.is_visible()
    for hidden in (".facets", ".as-data"):
        assert not page.locator(hidden).first.is_visible(), hidden
