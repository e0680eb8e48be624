"""Articles, names, addresses and requests that attack: no page runs, loads or tells what it should not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from reportedly import Ledger
from reportedly.web.app import create
from reportedly.web.site import Site
from tests.web.hostile import PAYLOADS, write
from tests.web.spider import dangers, pages

_FEWEST = 30


@pytest.fixture(scope="module")
def besieged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """An application over a ledger of nothing but hostile articles."""
    folder = tmp_path_factory.mktemp("hostile")
    with Ledger(folder / "news.db") as ledger:
        added = ledger.add(str(write(folder / "hostile.jsonl")), workers=1)
        assert added.added == len(PAYLOADS)
        ledger.relate()
        with TestClient(create(Site(ledger)), raise_server_exceptions=False) as client:
            client.folder = str(folder)  # type: ignore[attr-defined]
            yield client


def test_no_page_runs_or_loads_what_an_article_says(besieged: TestClient) -> None:
    seen = 0
    for address, status, text in pages(besieged):
        seen += 1
        assert status == 200, address
        assert not list(dangers(text)), address
        assert besieged.folder not in text, address  # type: ignore[attr-defined]
    assert seen >= _FEWEST


def test_every_page_of_the_examples_answers(client: TestClient) -> None:
    seen = {}
    for address, status, text in pages(client):
        seen[address] = status
        assert not list(dangers(text)), address
    assert len(seen) >= _FEWEST
    assert {address for address, status in seen.items() if status != 200} == set()


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize(
    "address",
    [
        f"/{kind}/{{}}"
        for kind in ("articles", "claims", "sources", "outlets", "statements", "api/v1/articles")
    ]
    + [f"/{kind}?q={{}}" for kind in ("search", "claims", "sources", "trace", "add", "outlets")]
    + ["/{}", "/search?q=%22{}", "/?start={}", "/corrections?by={}", "/export?format={}", "/login?next={}"]
    + ["/api/v1/articles?limit={}", "/export?q={}", "/search?kind={}&day={}"],
)
def test_no_request_is_more_than_refused(besieged: TestClient, address: str, payload: str) -> None:
    from urllib.parse import quote

    answer = besieged.get(address.replace("{}", quote(payload, safe="")))
    assert answer.status_code < 500
    if answer.headers.get("content-type", "").startswith("text/html"):
        assert not list(dangers(answer.text))
    assert besieged.folder not in answer.text  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2f..%2fapp.py", "/static/"]
)
def test_static_files_are_those_named_and_no_other(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.fixture
def nothing(tmp_path: Path) -> Iterator[TestClient]:
    with (
        Ledger(tmp_path / "empty.db") as ledger,
        TestClient(create(Site(ledger)), raise_server_exceptions=False) as made,
    ):
        yield made


def test_an_empty_ledger_has_every_page_of_the_menu(nothing: TestClient) -> None:
    for address, status, text in pages(nothing):
        assert status == 200, address
        assert not list(dangers(text)), address
