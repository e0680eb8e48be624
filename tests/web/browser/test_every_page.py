"""Every kind of page: axe finds nothing serious, nothing is fetched from elsewhere, and it has a name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reportedly import Ledger
from reportedly.web.access import Gate
from reportedly.web.serving import LOCAL_NAMES
from reportedly.web.site import Site
from tests.web.browser.conftest import serious, serving
from tests.web.browser.test_claims import patient
from tests.web.browser.test_looks import addresses

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]
__all__ = ["addresses", "patient"]


@pytest.fixture
def empty_url(tmp_path: Path) -> Iterator[str]:
    """An application over a ledger with nothing in it."""
    with Ledger(tmp_path / "none.db") as made, serving(Site(made, hosts=LOCAL_NAMES)) as address:
        yield address


@pytest.mark.parametrize(("width", "scheme"), [(1280, "dark"), (360, "light"), (3840, "light")])
def test_axe_finds_nothing_serious(
    app_url: str, open_page: Open, addresses: list[str], width: int, scheme: str
) -> None:
    page = open_page(app_url, width=width, scheme=scheme)
    found = {}
    for address in addresses:
        page.goto(app_url + address)
        page.wait_for_load_state("networkidle")
        found[address] = serious(page)
    assert {address: troubles for address, troubles in found.items() if troubles} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nor_where_there_is_nothing(empty_url: str, open_page: Open, scheme: str) -> None:
    page = open_page(empty_url, scheme=scheme, width=360)
    for path in ("/", "/claims", "/sources", "/outlets", "/search", "/suggestions", "/feeds", "/corrections"):
        page.goto(empty_url + path)
        page.wait_for_load_state("networkidle")
        assert serious(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nor_at_the_door(ledger: Ledger, open_page: Open, scheme: str) -> None:
    with serving(Site(ledger, Gate.with_password("open"), LOCAL_NAMES)) as address:
        page = open_page(f"{address}/claims", scheme=scheme)
        page.fill("#password", "wrong")
        page.keyboard.press("Enter")
        page.locator(".wrong").wait_for()
        assert serious(page) == []
        page.fill("#password", "open")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{address}/**")
        page.locator("header.top nav").wait_for()


def test_nothing_is_fetched_from_elsewhere_and_pages_have_names(
    app_url: str, open_page: Open, addresses: list[str]
) -> None:
    page = open_page(app_url)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    titles = {}
    for address in addresses:
        page.goto(app_url + address)
        page.wait_for_load_state("networkidle")
        titles[address] = page.title()
    assert [url for url in asked if not url.startswith((app_url, "data:"))] == []
    assert len(asked) > len(addresses)
    assert all(title.endswith(" · reportedly") for title in titles.values())
    # Each kind of page has a name of its own, by which a window is found again.
    assert len(set(titles.values())) == len(titles), titles


def test_too_large_a_file_is_told_on_a_page(ledger: Ledger, open_page: Open, tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    large.write_text("x" * 3_000_000)
    with serving(Site(ledger, hosts=LOCAL_NAMES, max_upload=200_000)) as address:
        page = open_page(f"{address}/add")
        page.set_input_files("input[name=files] >> nth=0", str(large))
        # The page says so before anything is sent; who sends it all the same is told by the server.
        assert page.evaluate("!document.querySelector('form.add').checkValidity()")
        page.evaluate("document.querySelector('form.add').noValidate = true")
        page.get_by_role("button", name="Add", exact=True).click()
        page.locator(".error h1", has_text="Too large").wait_for()
        assert page.title() == "Too large · reportedly"
