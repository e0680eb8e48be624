"""The API: every call is described, answers, and answers as it is described."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from starlette.routing import Route
from starlette.testclient import TestClient

from reportedly import Ledger
from reportedly.web.access import Gate
from reportedly.web.api.openapi import document, plain
from reportedly.web.api.routes import CALLS
from reportedly.web.app import create
from reportedly.web.links import part
from reportedly.web.site import Site

_TEXT = (
    "Harbour wall gives way\n\nThe harbour wall at Lisk gave way on Tuesday, said Mara Quill, the harbour "
    'master. "Nobody was hurt," she told reporters. The council said it would rebuild the wall by spring.'
)


@pytest.fixture(scope="module")
def described() -> dict[str, Any]:
    return document(CALLS)


@pytest.fixture
def named(client: TestClient) -> dict[str, str]:
    """Something to put into each part of a path."""
    made = client.post("/api/v1/add", json={"text": _TEXT}).json()
    article = client.get("/api/v1/articles?limit=1").json()["items"][0]["document"]
    change = {"target": "document", "field": "title", "value": "Another headline"}
    number = client.post("/api/v1/corrections", json={"document": article, "changes": [change]}).json()
    one, other = client.get("/api/v1/sources?limit=2").json()["items"]
    judged = {"left": one["name"], "right": other["name"], "same": False}
    verdict = client.post("/api/v1/judgements", json=judged).json()
    uid = client.get("/api/v1/statements?limit=1").json()["items"][0]["uid"]
    claim = client.get("/api/v1/claims?limit=1").json()["items"][0]["id"]
    echo = client.get(f"/api/v1/claims/{claim}/statements").json()["items"][-1]["uid"]
    return {
        "document": article,
        "statement": uid,
        "claim": claim,
        "echo": echo,
        "outlet": client.get("/api/v1/outlets?limit=1").json()["items"][0]["name"],
        "job": made["id"],
        "corrections": str(number["items"][0]["number"]),
        "judgements": str(verdict["number"]),
        "sources": str(one["number"]),
    }


def done(client: TestClient, id: str, seconds: float = 60.0) -> dict[str, Any]:
    """A job when it is over."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        job: dict[str, Any] = client.get(f"/api/v1/jobs/{id}").json()
        if job["state"] in ("done", "failed", "cancelled"):
            return job
        time.sleep(0.05)
    raise AssertionError(f"the job does not end: {job}")


def test_the_description_is_valid_openapi(client: TestClient) -> None:
    from openapi_spec_validator import validate

    validate(client.get("/api/openapi.json").json())


def test_every_route_is_described_and_every_description_is_routed(
    site: Site, described: dict[str, Any]
) -> None:
    routes = {
        (plain(route.path), method.lower())
        for route in create(site).routes
        if isinstance(route, Route) and route.path.startswith("/api/v1/")
        for method in (route.methods or set()) - {"HEAD"}
    }
    assert routes == {(path, method) for path, methods in described["paths"].items() for method in methods}
    assert len(routes) == len(CALLS)


_BODIES: dict[str, Any] = {
    "/api/v1/corrections": lambda named: {
        "document": named["document"],
        "changes": [{"target": "document", "field": "outlet", "value": "The Lisk Post"}],
    },
    "/api/v1/judgements": lambda named: {"left": "Tomas Reyl", "right": "Tomas Reyl", "same": True},
    "/api/v1/add": lambda named: {"text": _TEXT},
    "/api/v1/feeds": lambda named: {"url": "http://127.0.0.1/feed.xml"},
    "/api/v1/feeds/by-itself": lambda named: {"minutes": 30},
    "/api/v1/feeds/stop": lambda named: {"url": "http://127.0.0.1/feed.xml"},
}
#: What can only be refused here: nothing is there to be done, or it was said already.
_REFUSED = {"/api/v1/judgements": 400, "/api/v1/feeds/look": 400, "/api/v1/feeds/stop": 404}
_QUERIES = {
    "/api/v1/search": "?q=rifles",
    "/api/v1/trace": "?target={claim}",
    "/api/v1/export": "?format=jsonl",
}


@pytest.mark.parametrize("call", CALLS, ids=lambda call: f"{call.method} {plain(call.path)}")
def test_a_call_answers_as_described(
    client: TestClient, call: Any, named: dict[str, str], described: dict[str, Any]
) -> None:
    path = re.sub(
        r"\{(\w+)(:\w+)?\}", lambda found: part(named.get(found[1]) or named[call.group]), call.path
    )
    if call.method == "GET":
        answer = client.get(path + _QUERIES.get(call.path, "").replace("{claim}", named["claim"]))
    else:
        body = _BODIES.get(call.path, lambda named: {})(named)
        answer = client.post(path, json=body)
    if call.method == "POST" and call.path in _REFUSED:
        assert answer.status_code == _REFUSED[call.path]
        check(answer.json(), "Error", described)
        return
    assert answer.status_code == call.status, answer.text
    if call.answer:
        check(answer.json(), call.answer, described)


def check(value: Any, name: str, described: dict[str, Any]) -> None:
    """A value fits a schema of the description."""
    schema = {"$ref": f"#/components/schemas/{name}", "components": described["components"]}
    jsonschema.Draft202012Validator(schema).validate(value)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/api/v1/search?q=rifles&in=articles", "Hits"),
        ("/api/v1/search?q=guns+were+moved&by=meaning", "Hits"),
        ("/api/v1/statements?kind=direct&order=oldest&limit=200", "Statements"),
        ("/api/v1/facets?q=rifles", "Facets"),
    ],
)
def test_other_answers_are_as_described(
    client: TestClient, path: str, name: str, described: dict[str, Any]
) -> None:
    found = client.get(path).json()
    check(found, name, described)
    assert found.get("items", True)


@pytest.mark.parametrize("kind", ["articles", "statements", "sources", "outlets", "search?q=said"])
def test_parts_of_a_list_make_the_whole(client: TestClient, kind: str) -> None:
    between = "&" if "?" in kind else "?"
    whole = client.get(f"/api/v1/{kind}{between}limit=200").json()["items"]
    address, found = (
        f"/api/v1/{kind}{between}limit=2" if "?" in kind else f"/api/v1/{kind}{between}limit=7",
        list[Any](),
    )
    while address and len(found) <= len(whole):
        answer = client.get(address).json()
        found += answer["items"]
        address = answer["next"]
    assert found[: len(whole)] == whole
    assert len(whole) > 2


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/articles?limit=0",
        "/api/v1/articles?limit=201",
        "/api/v1/articles?limit=-1",
        "/api/v1/articles?limit=x",
        "/api/v1/articles?limit=١",
        "/api/v1/articles?offset=99999999999999",
        "/api/v1/search",
        "/api/v1/search?q=-x",
        "/api/v1/trace",
        "/api/v1/export?format=exe",
        "/api/v1/export",
        "/api/v1/claims?least=0",
    ],
)
def test_what_makes_no_sense_is_an_error_of_one_sentence(
    client: TestClient, path: str, described: dict[str, Any]
) -> None:
    answer = client.get(path)
    assert answer.status_code == 400
    check(answer.json(), "Error", described)


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/articles/none",
        "/api/v1/statements/u1-000000000000000000000000",
        "/api/v1/sources/999999999999999999999",
        "/api/v1/outlets/none",
        "/api/v1/claims/none",
        "/api/v1/jobs/none",
        "/api/v1/none",
        "/api/v1/export?format=jsonl&document=none",
        "/api/v1/export?format=trace-json&claim=none",
    ],
)
def test_what_is_not_there_is_not_found(client: TestClient, path: str, described: dict[str, Any]) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    check(answer.json(), "Error", described)


@pytest.mark.parametrize("target", ["/etc/passwd", "../../etc/passwd", "file:///etc/passwd", "."])
def test_a_path_is_no_file_to_trace(client: TestClient, target: str) -> None:
    answer = client.get("/api/v1/trace", params={"target": target})
    assert answer.status_code in (400, 404)
    assert "root" not in answer.text


@pytest.mark.parametrize(
    "path", [call.path for call in CALLS if call.method == "POST" and "{" not in call.path]
)
@pytest.mark.parametrize(
    "body",
    [
        "[]",
        "1",
        '"x"',
        "null",
        "{",
        "",
        '{"changes": 1, "urls": "x", "url": 1, "left": {}, "document": []}',
        '{"document": "x", "changes": [{"target": "x", "field": "y", "value": "z"}]}',
        '{"document": "x", "changes": [{"target": "attribution", "field": "content", "value": [[1]]}]}',
        '{"urls": ["file:///etc/passwd"], "url": "file:///etc/passwd"}',
        '{"urls": ["http:///x"], "url": "javascript:alert(1)", "text": "\\ud800"}',
        '{"text": "x", "date": "yesterday", "url": "/etc/passwd"}',
    ],
)
def test_bodies_that_make_no_sense_are_refused(client: TestClient, path: str, body: str) -> None:
    answer = client.post(path, content=body, headers={"content-type": "application/json"})
    if path == "/api/v1/add" and body.startswith("{") and "text" not in body and "urls" not in body:
        assert answer.status_code == 400
    assert 400 <= answer.status_code < 500
    assert "/etc" not in answer.text.replace("not file:///etc/passwd", "")


@pytest.mark.parametrize(
    "value", [[[0, 10**9]], [[-5, 2]], [["a", "b"]], {}, "x", None, [[5, 1]], 1.5, [[0, 1], [0, 1]]]
)
@pytest.mark.parametrize("field", ["content", "source_id", "exists", "parent", "same_as", "confirmed"])
def test_corrections_that_cannot_be_are_refused(client: TestClient, field: str, value: Any) -> None:
    article = client.get("/api/v1/articles?limit=1").json()["items"][0]["document"]
    target = "source" if field == "same_as" else "attribution"
    id = client.get(f"/api/v1/articles/{part(article)}").json()[f"{target}s"][0]["id"]
    change = {"target": target, "id": id, "field": field, "value": value}
    answer = client.post("/api/v1/corrections", json={"document": article, "changes": [change]})
    assert answer.status_code < 500, answer.text


def test_a_correction_is_made_listed_and_undone(client: TestClient) -> None:
    article = client.get("/api/v1/articles?limit=1").json()["items"][0]
    change = {"target": "document", "field": "title", "value": "Changed", "note": "why not"}
    body = {"document": article["document"], "changes": [change], "by": "Ada"}
    (made,) = client.post("/api/v1/corrections", json=body).json()["items"]
    assert (made["by"], made["before"], made["document"]) == ("Ada", article["title"], article["document"])
    path = f"/api/v1/articles/{part(article['document'])}"
    assert client.get(path).json()["title"] == "Changed"
    assert client.get("/api/v1/corrections?by=Ada").json()["total"] == 1
    undone = client.post(f"/api/v1/corrections/{made['number']}/undo", json={"by": "Bo"}).json()
    assert undone["undone_by"] == "Bo"
    assert client.get(path).json()["title"] == article["title"]
    assert client.post(f"/api/v1/corrections/{made['number']}/undo", json={}).status_code == 400


def test_bytes_are_added_under_their_name(client: TestClient) -> None:
    answer = client.post(
        "/api/v1/add?name=../../wall.txt",
        content=_TEXT.encode(),
        headers={"content-type": "application/octet-stream"},
    )
    job = done(client, answer.json()["id"])
    assert (job["state"], job["added"]) == ("done", 1)
    (line,) = job["results"]
    assert line["name"] == "../../wall.txt"
    assert client.get(f"/api/v1/articles/{part(line['document'])}").json()["text"].startswith("Harbour")


@pytest.fixture
def locked(site: Site) -> Iterator[TestClient]:
    with TestClient(create(replace(site, gate=Gate(token="t0ken")))) as made:
        yield made


def test_a_token_lets_programs_in(locked: TestClient) -> None:
    bearer = {"authorization": "Bearer t0ken"}
    assert locked.get("/api/openapi.json").status_code == 401
    assert locked.get("/api/v1/articles", headers={"authorization": "Bearer no"}).status_code == 401
    assert locked.get("/api/v1/articles", headers=bearer).status_code == 200
    assert locked.post("/api/v1/add", json={"text": _TEXT}).status_code == 401
    assert locked.post("/api/v1/add", json={"text": _TEXT}, headers=bearer).status_code == 202


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])
def test_what_a_page_elsewhere_could_send_changes_nothing(client: TestClient, kind: str) -> None:
    answer = client.post("/api/v1/add?name=x.txt", content=_TEXT.encode(), headers={"content-type": kind})
    assert answer.status_code in (400, 403)


def test_a_ledger_for_reading_only_is_never_changed(site: Site, ledger: Ledger) -> None:
    path = ledger.location.path
    assert path is not None
    with Ledger(path, read_only=True) as shown, TestClient(create(replace(site, ledger=shown))) as client:
        for call in CALLS:
            if call.method == "POST" and "jobs" not in call.path and call.path != "/api/v1/corrections":
                answer = client.post(re.sub(r"\{.*?\}", "1", call.path), json={"url": "http://a.example/"})
                assert answer.status_code == 403, call.path


def test_the_page_for_people_names_every_call(client: TestClient) -> None:
    page = client.get("/api").text
    for call in CALLS:
        assert plain(call.path) in page
