"""Following a claim as a reader does: its graph, an echo with both texts, the whole graph to move in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from reportedly.web import links
from reportedly.web.pages import claims
from tests.export import traces
from tests.web.browser.conftest import serious

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Open = Callable[..., "Page"]


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A slow machine shows what a fast one does."""
    monkeypatch.setattr("reportedly.web.remembered.PATIENCE", 60.0)
    monkeypatch.setattr("reportedly.web.pages.claims._WAIT", 60.0)


def _claim(page: Page) -> None:
    page.get_by_role("link", name="Forty crates of rifles allegedly left the Orla depot").click()
    page.wait_for_selector("svg.trace-graph")


def test_from_the_list_to_both_texts(app_url: str, open_page: Open) -> None:
    page = open_page(app_url + "/claims")
    _claim(page)
    page.locator("summary", has_text="origins").click()
    assert page.get_by_text("Places where the claim enters the record").is_visible()
    page.locator("svg.trace-graph a:has(.point.drifted)").click()
    page.wait_for_selector("#echo .both")
    assert "Anvil Notes" in page.inner_text("#echo .echo-title")
    assert page.locator("#echo .both blockquote").count() == 2
    assert page.locator("#echo del").first.is_visible()
    assert "hedge dropped" in page.inner_text("#echo")
    assert page.evaluate("document.activeElement.className") == "echo-title"
    assert "/echoes/" not in page.url
    number = int(page.inner_text("#echo .steps .soft").split()[0])
    page.get_by_role("link", name="Next").click()
    page.locator("#echo .steps .soft", has_text=f"{number + 1} of").wait_for()
    page.keyboard.press("Escape")
    assert page.locator("#echo *").count() == 0


def test_a_line_leads_to_both_texts_too(app_url: str, open_page: Open) -> None:
    page = open_page(app_url + "/claims")
    _claim(page)
    page.locator("svg.trace-graph a:has(.edge.denies)").first.dispatch_event("click")
    page.wait_for_selector("#echo .echo.denies")


def test_on_a_phone_the_graph_goes_downwards(app_url: str, open_page: Open) -> None:
    page = open_page(app_url + "/claims", width=360)
    page.get_by_role("link", name="Forty crates of rifles allegedly left the Orla depot").click()
    drawing = page.locator("svg.trace-tall")
    drawing.wait_for()
    assert not page.locator("svg.trace-graph").is_visible()
    box = drawing.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    # Nothing of it is to be scrolled for, and it can be read and hit.
    scrolls = "[...document.querySelectorAll('.scroll')].filter((one) => one.scrollWidth > one.clientWidth)"
    assert page.evaluate(f"{scrolls}.length") == 0
    row = drawing.get_by_role("link", name="Anvil Notes ·").locator(".row")
    hit = row.bounding_box()
    assert hit
    assert hit["height"] >= 36
    assert page.locator("svg.trace-tall .how.drifted").first.evaluate("one => one.getBBox().height") >= 11
    row.click()
    page.wait_for_selector("#echo .both")
    assert "Anvil Notes" in page.inner_text("#echo .echo-title")


def test_without_scripts_an_echo_is_a_page(app_url: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(app_url + "/claims?q=forty+crates")
    page.get_by_role("link", name="Forty crates of rifles allegedly left the Orla depot").click()
    page.locator("a.link", has_text="copies it").first.click()
    assert "/echoes/" in page.url
    assert page.locator(".both blockquote").count() == 2
    context.close()


def test_the_whole_graph_to_move_in(app_url: str, open_page: Open) -> None:
    page = open_page(app_url + "/claims")
    _claim(page)
    page.goto(page.url + "/explore")
    page.wait_for_selector("#explore[data-nodes] canvas")
    # Ten statements, two origins, a denial.
    assert int(page.get_attribute("#explore", "data-nodes") or 0) == 13
    # The name of the last point, too, is seen whole.
    seen = f"(() => {{ const box = {_GRAPH}.elements().renderedBoundingBox(); return [box.x1, box.x2] }})()"
    left, right = page.evaluate(seen)
    assert left >= 0
    assert right <= page.evaluate("document.getElementById('explore').clientWidth")
    page.get_by_label("only what changed").check()
    page.get_by_label("Larger").click()
    assert serious(page) == []


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_no_page_keeps_anybody_out(app_url: str, open_page: Open, width: int, scheme: str) -> None:
    page = open_page(app_url + "/claims", width=width, scheme=scheme)
    found = {}
    addresses = ["/claims", "/sources", "/outlets", "/trace", "/trace?q=rifles+left+the+depot"]
    addresses += [page.locator(".claims a.title").first.get_attribute("href") or ""]
    addresses += [addresses[-1] + "/statements"]
    for start, pattern in (("/sources", "td.name a"), ("/outlets", "td.name a")):
        page.goto(app_url + start)
        addresses.append(page.locator(pattern).first.get_attribute("href") or "")
    page.goto(app_url + addresses[5])
    addresses.append(page.locator("a.link[data-echo]").first.get_attribute("href") or "")
    for address in addresses:
        page.goto(app_url + address)
        found[address] = serious(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    assert {address: troubles for address, troubles in found.items() if troubles} == {}


def test_five_thousand_echoes_stay_usable(
    app_url: str, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    trace = traces.copies(5001)
    monkeypatch.setattr(claims, "trace_statement", lambda *_: trace)
    page = open_page(app_url + links.claim(trace.id))
    page.wait_for_selector("svg.trace-graph")
    page.reload()
    paint = None
    for _ in range(50):
        paint = paint or page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime")
        page.wait_for_timeout(100)
    assert paint is not None
    assert paint <= 3000  # wanted: 1000; other tests may run beside this one
    page.locator("summary", has_text="more copies").click()
    assert page.locator(".folded li").count() <= 40
    page.goto(app_url + links.claim(trace.id) + "/explore")
    page.wait_for_selector("#explore[data-nodes='5002']", timeout=60_000)
    took = page.evaluate(
        "() => { const start = performance.now();"
        " document.querySelector('[data-zoom=in]').click();"
        " return new Promise((done) => requestAnimationFrame(() => setTimeout("
        "   () => done(performance.now() - start), 0))); }"
    )
    assert took < 300  # wanted: 100; other tests may run beside this one
    # Those that stand together are one block, until it is chosen.
    folded = int(page.get_attribute("#explore", "data-drawn") or 0)
    assert folded < 400
    _click_block(page)
    page.wait_for_function(f"Number(document.querySelector('#explore').dataset.drawn) > {folded}")
    page.wait_for_selector("#told:has-text('each of them is a point')")
    # Its points are no nodes of the graph, which would take half a second to be drawn.
    assert page.evaluate(f"{_GRAPH}.nodes(\"[role != 'day']\").length") == folded
    _click_block(page, point=True)
    page.wait_for_selector("#echo .both")
    page.get_by_role("button", name="Whole").click()
    page.wait_for_selector(f"#explore[data-drawn='{folded}']")
    assert page.evaluate(f"{_GRAPH}.nodes('[?count]').length") > 5


_GRAPH = "document.getElementById('explore')._cyreg.cy"
#: Where a block stands on the screen, and where its first point does.
_PLACES = f"""() => {{
  const graph = {_GRAPH}, block = graph.nodes('[?count]').max((one) => one.data('count')).ele;
  const box = document.getElementById('explore').getBoundingClientRect(), zoom = graph.zoom();
  const {{ x, y }} = block.renderedPosition(), {{ wide, high }} = block.data();
  const place = (across, down) => [box.left + x + across * zoom, box.top + y + down * zoom];
  return {{ block: place(0, 0), point: place(6 - wide / 2, 6 - high / 2) }};
}}"""


def _click_block(page: Page, *, point: bool = False) -> None:
    """Choose the largest block, or the first of its points."""
    page.locator("#explore").scroll_into_view_if_needed()
    page.mouse.click(*page.evaluate(_PLACES)["point" if point else "block"])


def test_the_whole_graph_is_walked_with_keys(
    app_url: str, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    trace = traces.copies(801)
    monkeypatch.setattr(claims, "trace_statement", lambda *_: trace)
    page = open_page(app_url + links.claim(trace.id) + "/explore")
    page.wait_for_selector("#explore[data-nodes='802'] canvas")
    folded = page.get_attribute("#explore", "data-drawn")
    page.focus("#explore")
    for _ in range(int(folded or 0)):
        page.keyboard.press("j")
        if "choose it to see each of them" in page.inner_text("#told"):
            break
    page.keyboard.press("Enter")
    page.wait_for_selector(f"#explore:not([data-drawn='{folded}'])")
    block = page.inner_text("#told")
    assert "each of them is a point" in block
    page.keyboard.press("j")
    assert page.inner_text("#told") != block
    # Back at the block, which is open: nothing is left to be chosen.
    page.keyboard.press("k")
    assert page.inner_text("#told") == block
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_selector("#echo .both")
    page.wait_for_function("document.activeElement.className === 'echo-title'")
    page.keyboard.press("Escape")
    page.wait_for_function("document.activeElement.id === 'explore'")
    before = page.evaluate(f"{_GRAPH}.zoom()")
    page.keyboard.press("+")
    assert page.evaluate(f"{_GRAPH}.zoom()") > before
    assert serious(page) == []
