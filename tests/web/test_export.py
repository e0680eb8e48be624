"""Export: every format of everything that can be shown, and names that are only names."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from urllib.parse import quote

import pytest
from lxml import html
from starlette.testclient import TestClient

from reportedly import Ledger
from reportedly.ledger.correcting import Change
from reportedly.read.feeds.state import FeedState
from reportedly.web.exporting import EXPORTS, Export, file_name, selection_of
from reportedly.web.pages.search_view import Wanted
from tests.web.spider import dangers


def links(client: TestClient, address: str) -> dict[str, str]:
    """The addresses of the files that a page offers, by format."""
    page = html.fromstring(client.get(address).text)
    found = [node.get("href") or "" for node in page.cssselect(".formats a")]
    return {address.partition("format=")[2].partition("&")[0]: address for address in found}


def _claim(client: TestClient) -> str:
    return str(client.get("/api/v1/claims?limit=1").json()["items"][0]["id"])


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.name)
@pytest.mark.parametrize("what", ["", "?q=rifles&kind=indirect", "article", "claim"])
def test_everything_goes_out_in_every_format(client: TestClient, export: Export, what: str) -> None:
    if what == "article":
        what = "?document=" + quote(client.get("/api/v1/articles?limit=1").json()["items"][0]["document"])
    elif what == "claim":
        what = "?claim=" + _claim(client)
    offered = links(client, "/export" + what)
    if export.name not in offered:
        assert (export.kind == "claim") is not what.startswith("?claim")
        return
    answer = client.get(offered[export.name])
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith('attachment; filename="')
    _check(export, answer.content)


def _check(export: Export, data: bytes) -> None:
    if export.folder:
        with zipfile.ZipFile(io.BytesIO(data)) as zipped:
            assert zipped.testzip() is None
            assert len(zipped.namelist()) >= 1
            assert all("/" not in name and ".." not in name for name in zipped.namelist())
    elif export.suffix == ".csv":
        assert len(list(csv.reader(io.StringIO(data.decode())))) > 1
    elif export.name == "trace-html":
        assert data.startswith(b"<!doctype html>")
    elif export.name in ("json", "webanno", "trace-json"):
        assert json.loads(data)
    else:
        assert [json.loads(line) for line in data.splitlines()]


def test_what_a_search_shows_is_what_goes_out(client: TestClient) -> None:
    shown = client.get("/api/v1/search?q=rifles&kind=indirect").json()["items"]
    address = links(client, "/export?q=rifles&kind=indirect")["rows-jsonl"]
    rows = [json.loads(line) for line in client.get(address).content.splitlines()]
    assert [row["uid"] for row in rows] == [hit["row"]["uid"] for hit in shown]
    articles = client.get(links(client, "/export?q=rifles&kind=indirect")["jsonl"]).content.splitlines()
    assert {json.loads(line)["id"] for line in articles} == {row["document"] for row in rows}
    assert 0 < len(articles) < client.get("/api/v1/articles").json()["total"]


def test_a_search_leads_to_its_export(client: TestClient) -> None:
    page = html.fromstring(client.get("/search?q=rifles&kind=indirect").text)
    (link,) = page.cssselect("a.export-link")
    assert link.get("href") == "/export?q=rifles&kind=indirect"


def test_the_ledger_goes_out_whole(client: TestClient) -> None:
    lines = client.get("/export/file?format=jsonl").content.splitlines()
    assert len(lines) == client.get("/api/v1/articles").json()["total"]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/export/file", 400),
        ("/export/file?format=exe", 400),
        ("/export/file?format=../../etc/passwd", 400),
        ("/export/file?format=trace-json", 400),
        ("/export/file?format=rows-csv&claim=x", 400),
        ("/export/file?format=jsonl&document=../../etc/passwd", 404),
        ("/export/file?format=jsonl&claim=none", 404),
        ("/export/file?format=brat&claim=none", 404),
        ("/export/file?format=jsonl&q=-x", 400),
        ("/export/file?format=rows-csv&q=%22%22", 400),
    ],
)
def test_what_cannot_be_had_is_refused_before_it_begins(
    client: TestClient, address: str, status: int
) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert "content-disposition" not in answer.headers
    assert not list(dangers(answer.text))


def test_what_finds_nothing_is_an_empty_file(client: TestClient) -> None:
    assert client.get("/export/file?format=jsonl&q=zzzzqqq").content == b""
    assert len(client.get("/export/file?format=rows-csv&q=zzzzqqq").text.splitlines()) == 1


@pytest.mark.parametrize(
    ("ledger", "name"),
    [
        ("news", "news-statements.csv"),
        ('a"; filename="b', "a-filename-b-statements.csv"),
        ("../../x", "x-statements.csv"),
        ("zeitung\r\nx: y", "zeitung-x-y-statements.csv"),
        ("新聞", "ledger-statements.csv"),
    ],
)
def test_names_of_files_are_plain(ledger: str, name: str) -> None:
    from starlette.datastructures import QueryParams

    assert file_name(ledger, selection_of(Wanted(), QueryParams("")), EXPORTS[0]) == name


_LISTS = ("articles", "claims", "sources", "outlets")


@pytest.mark.parametrize("of", _LISTS)
def test_every_list_goes_out_whole(client: TestClient, of: str) -> None:
    page = html.fromstring(client.get("/" if of == "articles" else f"/{of}").text)
    found = {node.text: node.get("href") or "" for node in page.cssselect(".as-data a")}
    rows = client.get(found["JSON"]).json()
    assert len(rows) == client.get(f"/api/v1/{of}?limit=100").json()["total"] > 0
    table = list(csv.DictReader(io.StringIO(client.get(found["CSV"]).text)))
    assert [list(row) for row in table[:1]] == [list(rows[0])]
    assert len(table) == len(rows)


@pytest.mark.parametrize(
    ("page", "of", "field"),
    [
        ("/corrections", "corrections", "field"),
        ("/corrections?by=Ada", "corrections", "field"),
        ("/feeds", "feeds", "url"),
        ("/suggestions", "judgements", "same"),
        ("/suggestions/claims", "claim-suggestions", "left_uid"),
        ("/search?q=rifles&in=articles", "found", "document"),
        ("/search?q=guns+were+moved&by=meaning", "found", "uid"),
    ],
)
def test_lists_that_people_make_go_out_whole(
    client: TestClient, ledger: Ledger, page: str, of: str, field: str
) -> None:
    row = ledger.statements(limit=1)[0]
    ledger.correct(row.document, Change("attribution", row.uid, "confirmed", True), by="Ada")
    one, other, *_ = ledger.sources()
    ledger.judge(one.name, other.name, same=False, by="Ada")
    ledger.keep_feed("https://example.org/feed", FeedState.new("https://example.org/feed").to_dict())
    shown = html.fromstring(client.get(page).text)
    links = {
        node.text: node.get("href") or ""
        for node in shown.cssselect(".as-data a")
        if f"of={of}&" in (node.get("href") or "")
    }
    rows = client.get(links["JSON"]).json()
    assert rows
    assert field in rows[0]
    assert len(list(csv.DictReader(io.StringIO(client.get(links["CSV"]).text)))) == len(rows)


def test_pairs_that_may_be_one_source_go_out(client: TestClient) -> None:
    rows = client.get("/export/list?of=suggestions&format=json").json()
    assert len(rows) == len(client.get("/api/v1/suggestions?limit=200").json()["items"])


def test_what_is_exported_is_named(client: TestClient, ledger: Ledger) -> None:
    row = next(row for row in ledger.articles() if row.title)
    shown = html.fromstring(client.get(f"/export?document={quote(row.document)}").text)
    assert str(row.title) in "".join(map(str, shown.itertext()))
    claim = ledger.claims(limit=1)[0]
    shown = html.fromstring(client.get(f"/export?claim={claim.id}").text)
    assert claim.text in "".join(map(str, shown.itertext()))
    assert client.get("/export?claim=c1-nobody").status_code == 200


@pytest.mark.parametrize(("of", "name"), [("sources", "number"), ("outlets", "name")])
def test_what_a_source_says_and_an_outlet_has_goes_out(client: TestClient, of: str, name: str) -> None:
    one = client.get(f"/export/list?of={of}&format=json").json()[0]
    address = f"/{of}/{quote(str(one[name]))}"
    page = html.fromstring(client.get(address).text)
    link = next(node.get("href") for node in page.cssselect(".as-data a") if node.text == "JSON")
    rows = client.get(str(link)).json()
    assert len(rows) == one["statements" if of == "sources" else "articles"]


def test_a_claim_goes_out_with_what_each_statement_depends_on(client: TestClient) -> None:
    rows = client.get(f"/export/list?of=claim&format=json&claim={_claim(client)}").json()
    assert len(rows) > 1
    assert any(row["earlier"] in {other["uid"] for other in rows} for row in rows)


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("of=secrets&format=csv", 400),
        ("of=sources&format=../../etc/passwd", 400),
        ("of=source&format=csv&number=99999999999999999999", 404),
        ("of=source&format=csv&number=-1", 404),
        ("of=outlet&format=csv&name=%3Cscript%3E", 404),
        ("of=claim&format=json&claim=", 404),
        ("", 400),
    ],
)
def test_no_such_list(client: TestClient, query: str, status: int) -> None:
    answer = client.get(f"/export/list?{query}")
    assert answer.status_code == status
    assert not list(dangers(answer.text))
