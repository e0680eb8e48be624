"""What a reader does from end to end, on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from reportedly import Ledger
from reportedly.web.app import create
from reportedly.web.links import part
from reportedly.web.site import Site
from tests.ledger.postgres import Server, running
from tests.web.conftest import token
from tests.web.spider import dangers, pages
from tests.web.test_add import results, send
from tests.web.test_api import check, done

_NUMBERS = count(1)
_FIRST = (
    "Harbour wall gives way\n\nThe harbour wall at Lisk gave way on Tuesday, said Mara Quill, the harbour "
    'master. "Nobody was hurt," she told reporters. The council said it would rebuild the wall by spring.'
)
_SECOND = (
    "Council promises new wall\n\nThe council said it would rebuild the wall by spring, the Post reported. "
    '"Nobody was hurt," Mara Quill told reporters. Tomas Reyl, a fisherman, denied that anybody was warned.'
)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with running() as started:
        yield started


@pytest.fixture(params=["sqlite", "postgresql"])
def client(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[TestClient]:
    """An application over an empty ledger."""
    address = str(tmp_path / "news.db")
    if request.param == "postgresql":
        address = request.getfixturevalue("server").create(f"web{next(_NUMBERS)}")
    with (
        Ledger(address) as ledger,
        TestClient(create(Site(ledger)), raise_server_exceptions=False) as made,
    ):
        yield made


def test_from_an_empty_ledger_to_an_export(client: TestClient) -> None:
    from reportedly.web.api.openapi import document
    from reportedly.web.api.routes import CALLS

    known = {"outlet": "Lisk Post", "date": "2031-05-04"}
    ((state, said, link),) = results(send(client, text=_FIRST, **known))
    assert state == "added", said
    found = results(send(client, [("../second.txt", _SECOND.encode()), ("\x00.txt", b"")]))
    assert [state for state, _, _ in found] == ["added", "failed"]
    assert link is not None
    assert client.get(link).status_code == 200

    described = document(CALLS)
    for call in CALLS:
        if call.method == "GET" and "{" not in call.path and call.answer:
            answer = client.get(
                call.path, params={"q": "wall", "target": "the wall would be rebuilt by spring"}
            )
            if answer.status_code == 404 and call.path.endswith("/trace"):
                continue
            assert answer.status_code == 200, (call.path, answer.text)
            check(answer.json(), call.answer, described)

    page = html.fromstring(client.get("/search?q=wall").text)
    assert page.cssselect(".statement mark")
    assert client.get("/search?q=wall&by=meaning").status_code == 200
    assert client.get("/search?q=wall&in=articles").status_code == 200
    assert client.get("/api/v1/ledger").json()["unrelated"] == 0

    article = client.get("/api/v1/articles").json()["items"][0]["document"]
    change = {"target": "document", "field": "title", "value": "Changed \x00"}
    made = client.post("/api/v1/corrections", json={"document": article, "changes": [change]}).json()["items"]
    assert client.get(f"/api/v1/articles/{part(article)}").json()["title"].startswith("Changed")
    assert client.post(f"/api/v1/corrections/{made[0]['number']}/undo", json={}).status_code == 200

    judged = client.post(
        "/api/v1/judgements", json={"left": "Mara Quill", "right": "Tomas Reyl", "same": True}
    )
    assert judged.status_code == 201, judged.text
    source = (
        client.get("/api/v1/sources?name=Mara").json()["items"]
        + client.get("/api/v1/sources?name=Tomas").json()["items"]
    )
    one = client.get(f"/api/v1/sources/{source[0]['number']}").json()
    assert one == source[0]
    assert client.post(f"/api/v1/judgements/{judged.json()['number']}/undo", json={}).status_code == 200

    for format in ("rows-csv", "rows-jsonl", "jsonl", "csv", "brat", "webanno"):
        assert client.get(f"/export/file?format={format}&q=wall").status_code == 200
    rows = client.get("/export/file?format=rows-jsonl").content.splitlines()
    assert {json.loads(row)["uid"] for row in rows}


def test_feeds_are_kept_and_forgotten(client: TestClient) -> None:
    # A private address: it fails at once, and is watched all the same.
    job = client.post("/api/v1/feeds", json={"url": "http://127.0.0.1/feed"}).json()
    assert done(client, job["id"])["failed"] == 1
    (feed,) = client.get("/api/v1/feeds").json()["items"]
    assert feed["errors"] == 1
    assert client.post("/api/v1/feeds/stop", json={"url": feed["url"]}).status_code == 200
    assert client.get("/api/v1/feeds").json()["items"] == []


def test_pages_of_the_menu_stand_on_any_database(client: TestClient) -> None:
    send(client, text=_FIRST)
    token(client)
    for address in ("/", "/add", "/feeds", "/export", "/search", "/search?q=wall", "/api"):
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert not list(dangers(answer.text))
    assert sum(1 for _, status, _ in pages(client) if status < 500) > 5
