"""The frame in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.web.browser.conftest import serious

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_list_keeps_nobody_out(
    app_url: str, open_page: Callable[..., Page], width: int, scheme: str
) -> None:
    page = open_page(app_url, width=width, scheme=scheme)
    assert serious(page) == []
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= width


def test_the_search_field_has_a_key(app_url: str, open_page: Callable[..., Page]) -> None:
    page = open_page(app_url)
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"
