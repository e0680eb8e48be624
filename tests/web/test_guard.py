"""Who is let in, and what every answer carries."""

from __future__ import annotations

from dataclasses import replace

import pytest
from starlette.routing import Mount, Route
from starlette.testclient import TestClient

from reportedly.web.access import Gate
from reportedly.web.app import create
from reportedly.web.serving import Address, gate
from reportedly.web.site import Site
from tests.web.conftest import token


@pytest.mark.parametrize("path", ["/", "/nowhere", "/articles/none", "/static/site.css", "/login"])
def test_every_answer_carries_the_policy(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def test_a_bug_is_one_sentence_with_the_policy(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("/secret/path/of/the/server")

    monkeypatch.setattr("reportedly.bulk.Ledger.articles", fail)
    answer = client.get("/")
    assert answer.status_code == 500
    assert "/secret" not in answer.text
    assert "content-security-policy" in answer.headers


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "testserver.evil.example", ""])
def test_other_hosts_are_not_served(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 421


def _changes(routes: list[object]) -> list[Route]:
    found: list[Route] = []
    for route in routes:
        if isinstance(route, Mount):
            found += _changes(list(route.routes))
        elif isinstance(route, Route) and (route.methods or set()) - {"GET", "HEAD"}:
            found.append(route)
    return found


def test_every_change_is_guarded(site: Site) -> None:
    changes = _changes(list(create(site).routes))
    assert changes
    assert all(hasattr(route.endpoint, "guards") for route in changes)


@pytest.mark.parametrize(
    ("headers", "data"),
    [
        ({}, {}),
        ({"x-csrf-token": "wrong"}, {}),
        ({}, {"csrf": "wrong"}),
        ({"origin": "https://evil.example"}, {}),
        ({"sec-fetch-site": "cross-site"}, {}),
        ({"content-type": "text/plain"}, {}),
    ],
)
def test_changes_from_elsewhere_are_refused(
    client: TestClient, headers: dict[str, str], data: dict[str, str]
) -> None:
    token(client)
    assert client.post("/logout", headers=headers, data=data).status_code == 403


def test_the_right_token_is_not_enough_from_another_site(client: TestClient) -> None:
    right = token(client)
    answer = client.post("/logout", data={"csrf": right}, headers={"origin": "https://evil.example"})
    assert answer.status_code == 403
    assert client.post("/logout", data={"csrf": right}, follow_redirects=False).status_code == 303


def test_too_much_is_refused(site: Site) -> None:
    client = TestClient(create(replace(site, max_upload=1000)))
    assert client.post("/login", data={"password": "x" * 2000}).status_code == 413
    # Without a length the body is counted as it comes.
    assert client.post("/login", content=(b"x" * 500 for _ in range(4))).status_code == 413


@pytest.fixture
def locked(site: Site) -> TestClient:
    return TestClient(
        create(replace(site, gate=Gate.with_password("open sesame", "t0ken"))), follow_redirects=False
    )


def test_nobody_comes_in_without_the_password(locked: TestClient) -> None:
    answer = locked.get("/claims?start=3")
    assert (answer.status_code, answer.headers["location"]) == (303, "/login?next=%2Fclaims%3Fstart%3D3")
    assert locked.get("/api/articles").status_code == 401
    csrf = token(locked, "/login")
    assert locked.post("/login", data={"csrf": csrf, "password": "no"}).status_code == 401
    assert locked.get("/").status_code == 303
    right = {"csrf": csrf, "password": "open sesame", "next": "/"}
    assert locked.post("/login", data=right).status_code == 303
    assert locked.get("/").status_code == 200
    locked.post("/logout", data={"csrf": token(locked)})
    assert locked.get("/").status_code == 303


@pytest.mark.parametrize(
    "target", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/\nx"]
)
def test_logging_in_leads_nowhere_else(locked: TestClient, target: str) -> None:
    form = {"csrf": token(locked, "/login"), "password": "open sesame", "next": target}
    assert locked.post("/login", data=form).headers["location"] == "/"


def test_a_link_with_the_token_lets_in(locked: TestClient) -> None:
    assert locked.get("/login?token=wrong").status_code == 200
    assert locked.get("/login?token=t0ken").status_code == 303
    assert locked.get("/").status_code == 200


def test_guessing_is_slowed(locked: TestClient) -> None:
    csrf = token(locked, "/login")
    for _ in range(5):
        locked.post("/login", data={"csrf": csrf, "password": "no"})
    assert locked.post("/login", data={"csrf": csrf, "password": "open sesame"}).status_code == 401


@pytest.mark.parametrize(
    ("host", "closed"),
    [("127.0.0.1", False), ("localhost", False), ("::1", False), ("0.0.0.0", True), ("paper.example", True)],
)
def test_other_addresses_demand_a_word(host: str, closed: bool) -> None:
    assert gate(Address(host), None, None).locked is closed
