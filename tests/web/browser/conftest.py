"""A real Chromium on an application that really listens: what a reader sees and does.

Use ``open_page(app_url + "/…")``; each test has its own ledger, port and browser context. Whoever has no
Chromium has these tests skipped.
"""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reportedly.web.app import create
from reportedly.web.serving import LOCAL_NAMES
from reportedly.web.site import Site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from reportedly import Ledger

_CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
_SECONDS = 10.0
#: What axe calls serious.
_SERIOUS = ("serious", "critical")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed.")
    if not Path(_CHROMIUM).exists():
        pytest.skip("Chromium is not installed: these tests need /usr/bin/chromium.")
    with playwright.sync_playwright() as running:
        made = running.chromium.launch(
            executable_path=_CHROMIUM, args=["--no-sandbox", "--force-color-profile=srgb"]
        )
        yield made
        made.close()


@contextmanager
def serving(site: Site) -> Iterator[str]:
    """The application over a site on a free port of this machine; its address, without the last slash."""
    import uvicorn

    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port = listening.getsockname()[1]
        app = create(site)
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        limit = time.monotonic() + _SECONDS
        while not server.started and time.monotonic() < limit:
            time.sleep(0.01)
        assert server.started, "the application does not answer"
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.should_exit = True
            thread.join(_SECONDS)


@pytest.fixture
def app_url(ledger: Ledger) -> Iterator[str]:
    """An application over the test's own copy of the example ledger."""
    with serving(Site(ledger, hosts=LOCAL_NAMES, by="Ada Reader")) as address:
        yield address


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens pages in a fresh context; a script's error or a refused load fails the test in the end.

    ``open_page(address, width=1280, height=900, scheme="light")``.
    """
    contexts: list[Any] = []
    troubles: list[str] = []

    def opened(address: str, *, width: int = 1280, height: int = 900, scheme: str = "light") -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,  # type: ignore[arg-type]
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(_SECONDS * 1000)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda said: troubles.append(said.text) if _refused(said.text) else None)
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert troubles == []


def _refused(text: str) -> bool:
    return "Content Security Policy" in text or "Refused to" in text


def opened(page: Page, seconds: float = 60.0) -> None:
    """Wait for the article of a job that is about one: it opens by itself, or is there to be opened."""
    article = page.locator("#reading")
    article.or_(page.locator(".job.done .results a.title")).first.wait_for(timeout=1000 * seconds)
    if not article.count():
        page.locator(".results a.title").click()
    article.wait_for(timeout=1000 * seconds)


def serious(page: Page) -> list[str]:
    """What axe finds on a page that keeps people out: rule and first place of each."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed.")
    found = axe.Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:200]} ({len(one['nodes'])})"
        for one in found
        if one["impact"] in _SERIOUS
    ]
