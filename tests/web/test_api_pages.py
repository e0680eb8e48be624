"""What the pages show can be had under /api: page by page."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import html
from starlette.testclient import TestClient

from reportedly import Ledger
from reportedly.ledger.correcting import Change
from reportedly.web import links
from tests.web.spider import seen


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A slow machine shows what a fast one does."""
    monkeypatch.setattr("reportedly.web.remembered.PATIENCE", 60.0)


def page(client: TestClient, address: str) -> html.HtmlElement:
    answer = client.get(address)
    assert answer.status_code == 200
    return html.document_fromstring(answer.text)


def texts(root: html.HtmlElement, selector: str) -> list[str]:
    return [" ".join(one.text_content().split()) for one in root.cssselect(selector)]


def strings(value: Any) -> set[str]:
    """Every string anywhere in an answer."""
    if isinstance(value, str):
        return {value}
    if isinstance(value, dict):
        return {one for part in value.values() for one in strings(part)}
    return {one for part in value for one in strings(part)} if isinstance(value, list) else set()


def test_a_source(client: TestClient, ledger: Ledger) -> None:
    source = next(row for row in ledger.sources() if row.name == "Tomas Reyl")
    shown = page(client, links.source(source.number))
    profile = client.get(f"/api/v1/sources/{source.number}/profile").json()
    said = client.get(f"/api/v1/sources/{source.number}/statements?limit=200").json()
    assert texts(shown, ".topics a") == [one["word"] for one in profile["topics"]]
    assert set(texts(shown, ".naming tbody .name a")) == {one["outlet"] for one in profile["by_outlet"]}
    titles = {about for one in profile["by_outlet"] for _, about, *_ in one["names"] if about}
    assert set(texts(shown, ".title-of")) == titles
    counted = {one["name"]: one["count"] for one in profile["timeline"]}
    rows = shown.cssselect(".plot tbody tr")
    assert {row[0].text_content(): int(row[1].text_content()) for row in rows} == counted
    assert len(shown.cssselect(".said-in .said")) == len(said["items"]) == profile["statements"]


def test_outlets(client: TestClient) -> None:
    shown = page(client, "/outlets")
    listed = client.get("/api/v1/outlets?limit=200").json()["items"]
    assert texts(shown, "td.name a") == [one["name"] for one in listed]
    percents = [
        "–" if one[name]["value"] is None else f"{round(one[name]['value'])}%"
        for one in listed
        for name in ("named", "not_named", "own_voice")
    ]
    assert texts(shown, "td[data-of^=named], td[data-of^=not], td[data-of^=own]") == percents


def test_an_outlet(client: TestClient) -> None:
    shown = page(client, links.outlet("Meridian"))
    profile = client.get("/api/v1/outlets/Meridian/profile").json()
    articles = client.get("/api/v1/outlets/Meridian/articles").json()
    counts = [f"{one['count']} of {one['of']}" for one in profile["shares"]]
    assert texts(shown, ".shares .n .small") == counts
    known = strings(profile)
    assert set(texts(shown, "ol.plain a:first-child")) <= known
    assert set(texts(shown, ".columns ul.plain li > a:first-child")) <= known
    assert set(texts(shown, ".chips bdi")) <= known
    assert texts(shown, ".list .title") == [one["title"] for one in articles["items"]]


def test_both_texts_of_an_echo(client: TestClient, ledger: Ledger) -> None:
    claim = ledger.claims(limit=1)[0].id
    rows = client.get(f"/api/v1/claims/{claim}/statements").json()["items"]
    uid = next(row["uid"] for row in rows if row["link"])
    shown = page(client, f"{links.claim(claim)}/echoes/{uid}")
    told = client.get(f"/api/v1/claims/{claim}/echoes/{uid}").json()
    for side in ("earlier", "later"):
        words = "".join(text for text, _ in told[side]["words"])
        assert " ".join(words.split()) in " ".join(seen(html.tostring(shown, encoding=str)).split())
        assert told[side]["outlet"]
    assert told["confidence"] in shown.text_content()
    assert "previous" not in told


def test_where_an_article_stands(client: TestClient, ledger: Ledger) -> None:
    row = ledger.articles()[0]
    uid = ledger.statements(document=row.document)[0].uid
    ledger.correct(row.document, Change("attribution", uid, "confirmed", True), by="Ada")
    told = client.get(f"/api/v1/articles/{links.part(row.document)}/place").json()
    assert (told["version"], told["versions"], told["corrections"]) == (1, 1, 1)
    assert uid in told["uids"].values()
    assert client.get(f"/api/v1/articles/{links.part(row.document)}?version=1").json()["id"] == row.document


def test_how_often_feeds_are_looked_at(client: TestClient) -> None:
    assert client.get("/api/v1/feeds/by-itself").json() == {"minutes": None}
    client.post("/api/v1/feeds/by-itself", json={"minutes": 45})
    assert client.get("/api/v1/feeds/by-itself").json() == {"minutes": 45}
