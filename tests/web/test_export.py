"""What is shown can be taken along: whole, one article, one claim, a search."""

from __future__ import annotations

import csv
import io
import json
import zipfile

import pytest
from starlette.testclient import TestClient

from reportedly.web.site import Site


@pytest.mark.parametrize("name", ["jsonl", "schemaorg", "prov"])
def test_the_whole_ledger_by_lines(client: TestClient, site: Site, name: str) -> None:
    answer = client.get(f"/export/download?format={name}")
    if answer.headers["content-type"] == "application/zip":
        assert len(zipfile.ZipFile(io.BytesIO(answer.content)).namelist()) == site.ledger.count()
        return
    lines = [json.loads(line) for line in answer.text.splitlines()]
    assert len(lines) == site.ledger.count()
    assert "attachment" in answer.headers["content-disposition"]


def test_the_whole_ledger_as_rows(client: TestClient) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get("/export/download?format=csv").text)))
    assert len(rows) > 100
    assert list(rows[0])[:5] == ["statement", "kind", "name", "title", "justification"]


@pytest.mark.parametrize(("name", "files"), [("html", 24), ("brat", 49), ("webanno", 24), ("parquet", 3)])
def test_folders_come_as_one_file(client: TestClient, name: str, files: int) -> None:
    answer = client.get(f"/export/download?format={name}")
    assert len(zipfile.ZipFile(io.BytesIO(answer.content)).namelist()) >= files


def test_statements_of_a_search(client: TestClient, site: Site) -> None:
    answer = client.get("/export/download?of=statements&q=rifles&kind=indirect&format=csv")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert len(rows) == len(site.ledger.search("rifles", kind=("indirect",), limit=100)) > 0
    lines = client.get("/export/download?of=statements&format=jsonl").text.splitlines()
    assert len(lines) == site.ledger.count_statements()


@pytest.mark.parametrize("name", ["json", "html", "svg"])
def test_a_claim(client: TestClient, site: Site, name: str) -> None:
    claim = site.ledger.claims(limit=1)[0]
    answer = client.get(f"/export/download?claim={claim.id}&format={name}")
    assert answer.status_code == 200
    assert len(answer.text) > 1000


def test_one_article(client: TestClient, site: Site) -> None:
    row = site.ledger.articles(limit=1)[0]
    found = client.get(f"/export/download?article={row.document}&format=jsonl").json()
    assert found["id"] == row.document


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("format=exe", 400),
        ("", 400),
        ("of=statements&format=html", 400),
        ("article=none&format=csv", 404),
        ("claim=none&format=json", 404),
        ("claim=/etc/passwd&format=json", 404),
        ("article=/etc/passwd&format=jsonl", 404),
    ],
)
def test_what_cannot_be_had(client: TestClient, query: str, code: int) -> None:
    answer = client.get(f"/export/download?{query}")
    assert answer.status_code == code
    assert "root:" not in answer.text
