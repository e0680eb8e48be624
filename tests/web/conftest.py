"""An application over a small ledger of the example articles, and a client for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from reportedly import Ledger
from reportedly.web.access import Gate
from reportedly.web.app import create
from reportedly.web.site import Site

_EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="session")
def example_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of all example articles, related; read it, do not change it."""
    path = tmp_path_factory.mktemp("web") / "examples.db"
    with Ledger(path) as ledger:
        ledger.add(str(_EXAMPLES), workers=1)
        ledger.relate()
    return path


@pytest.fixture
def ledger(example_ledger: Path, tmp_path: Path) -> Iterator[Ledger]:
    """A copy of it for one test to change."""
    path = tmp_path / "news.db"
    path.write_bytes(example_ledger.read_bytes())
    with Ledger(path) as opened:
        yield opened


@pytest.fixture
def site(ledger: Ledger) -> Site:
    return Site(ledger, Gate(), frozenset({"testserver"}))


@pytest.fixture
def client(site: Site) -> Iterator[TestClient]:
    with TestClient(create(site), raise_server_exceptions=False) as made:
        yield made


def token(client: TestClient, page: str = "/") -> str:
    """The session's token, as a page carries it."""
    found = re.search(
        r"X-CSRF-Token&#34;: &#34;([^&]+)|\"X-CSRF-Token\": \"([^\"]+)\"", client.get(page).text
    )
    assert found is not None
    return found[1] or found[2]
