"""Adding through the browser: files with hostile names, texts, addresses that lead where they must not."""

from __future__ import annotations

import gzip
import json
import re
import socket
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from reportedly import Ledger
from reportedly.settings import Settings
from reportedly.web.app import create
from reportedly.web.site import Site
from tests.web.conftest import token
from tests.web.spider import dangers

_TEXT = (
    "Harbour wall gives way\n\nThe harbour wall at Lisk gave way on Tuesday, said Mara Quill, the harbour "
    'master. "Nobody was hurt," she told reporters. The council said it would rebuild the wall by spring.'
)
_PAGE = f"<html><title>Wall</title><body><article><h1>Wall</h1><p>{_TEXT}</p></article></body></html>"


def send(client: TestClient, files: Sequence[tuple[str, bytes]] = (), /, **form: str) -> str:
    """The page of the job when it is over, or that says why there is none."""
    answer = client.post(
        "/add",
        data={"csrf": token(client), **form},
        files=[("files", (name, data)) for name, data in files] if files else None,
    )
    until = time.monotonic() + 60
    while 'hx-trigger="every 1s"' in answer.text and time.monotonic() < until:
        time.sleep(0.05)
        answer = client.get(str(answer.url))
    assert not list(dangers(answer.text))
    return answer.text


def results(page: str) -> list[tuple[str, str, str | None]]:
    """What became of each input, what is said of it, and the address of its article."""
    found = []
    for node in html.fromstring(page).cssselect(".results li"):
        link = node.cssselect("a.title")
        said = " ".join(str(node.xpath("string()")).split())
        found.append((node.get("class") or "", said, link[0].get("href") if link else None))
    return found


def test_a_pasted_text_becomes_an_article(client: TestClient) -> None:
    known = {"title": "Wall", "outlet": "Lisk Post", "date": "2031-05-04", "url": "https://lisk.example/wall"}
    ((state, said, link),) = results(send(client, text=_TEXT, **known))
    assert state == "added", said
    assert link is not None
    api = client.get(link.replace("/articles/", "/api/v1/articles/")).json()
    assert {name: api[name] for name in ("title", "outlet", "published", "url")} == {
        "title": "Wall",
        "outlet": "Lisk Post",
        "published": "2031-05-04",
        "url": "https://lisk.example/wall",
    }
    assert client.get(link).status_code == 200
    # It is related to the others: nothing is left to do.
    assert client.get("/api/v1/ledger").json()["unrelated"] == 0


_RECORDS = "\n".join(
    json.dumps({"text": f"{_TEXT} It was storm number {n}.", "id": f"wall-{n}"}) for n in range(3)
)


@pytest.mark.parametrize(
    ("name", "data", "states"),
    [
        ("wall.txt", _TEXT.encode(), ["added"]),
        ("wall.html", _PAGE.encode(), ["added"]),
        ("wall", _PAGE.encode(), ["added"]),
        ("walls.jsonl", _RECORDS.encode(), ["added"] * 3),
        ("walls.jsonl.gz", gzip.compress(_RECORDS.encode()), ["added"] * 3),
        ("wall.txt.gz", gzip.compress(_TEXT.encode()), ["added"]),
        ("broken.jsonl", b'{"text": 1}\nnot json\n', ["failed", "failed"]),
        ("broken.gz", b"\x1f\x8b\x08\x00nothing", ["failed"]),
        ("empty.txt", b"", ["failed"]),
        ("photo.jpg", bytes(range(256)) * 40, ["failed"]),
        ("bomb.gz", gzip.compress(b"x" * 25_000_000), ["failed"]),
        (
            "deutsch.txt",
            ("Der Bürgermeister sagte am Dienstag, die Mauer werde gebaut. " * 9).encode(),
            ["failed"],
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_files_of_every_kind(client: TestClient, name: str, data: bytes, states: list[str]) -> None:
    found = results(send(client, [(name, data)]))
    assert [state for state, _, _ in found] == states, found
    for state, said, link in found:
        assert name in said
        assert (link is None) is (state == "failed")


@pytest.mark.parametrize(
    "name",
    [
        "../../../../tmp/reportedly-escaped.txt",
        "/etc/passwd",
        "C:\\windows\\system.ini",
        "<script>alert(1)</script>.txt",
        '"><img src=x onerror=alert(1)>.html',
        "x" * 3000 + ".txt",
        "line\x1b[31mred.txt",
        "\u202egnp.txt",
        "http://127.0.0.1/x",
        "-",
        ".",
        "~",
        "$(id)",
        "{{ 7*7 }}",
    ],
)
@pytest.mark.parametrize("data", [_TEXT.encode(), b""])
def test_names_of_files_are_only_names(client: TestClient, name: str, data: bytes, ledger: Ledger) -> None:
    ((state, said, _),) = results(send(client, [(name, data)]))
    assert state == ("added" if data else "failed"), said
    assert len(said) < 500
    assert "root:" not in said
    assert not Path("/tmp/reportedly-escaped.txt").exists()
    assert "\x1b" not in said
    # What failed can be tried again from the command line: there a name that was sent is no path, either.
    assert all(row.input.startswith("upload://") for row in ledger.failures())


def test_trying_uploads_again_reads_no_file(client: TestClient, ledger: Ledger, tmp_path: Path) -> None:
    from reportedly import bulk

    secret = tmp_path / "secret.txt"
    secret.write_text(_TEXT)
    send(client, [(str(secret), b"")])
    steps = list(bulk.retry(ledger, workers=1))
    assert [step.status for step in steps] == ["failed"]


def test_two_files_of_one_name_are_two(client: TestClient) -> None:
    found = results(
        send(client, [("a.txt", _TEXT.encode()), ("a.txt", _TEXT.replace("spring", "May").encode())])
    )
    assert [state for state, _, _ in found] == ["added", "added"]


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "/etc/passwd",
        "../../etc/passwd",
        "-",
        "ftp://a.example/x",
        "data:text/html,x",
        "http:/a.example",
        "http://",
        "http://a b.example/",
        "HTTP:a",
        "*",
    ],
)
def test_what_is_no_web_address_is_refused_at_once(client: TestClient, url: str) -> None:
    page = send(client, urls=f"https://fine.example/\n{url}")
    assert "Only addresses that begin with" in page
    assert client.get("/api/v1/jobs").json()["items"] == []


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://127.0.0.1:22/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://0.0.0.0/",
        "http://localhost/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://user@127.0.0.1/",
        "http://[fe80::1]/",
        "http://[fd00::1]/",
    ],
)
def test_private_addresses_are_not_fetched(client: TestClient, url: str) -> None:
    ((state, said, _),) = results(send(client, urls=url))
    assert state == "failed"
    assert "private address" in said or "cannot be resolved" in said, said
    assert "--allow-private" not in said


class _Redirecting(BaseHTTPRequestHandler):
    hits: list[str]

    def do_GET(self) -> None:
        self.hits.append(self.path)
        self.send_response(302)
        self.send_header("Location", "http://169.254.169.254/latest/meta-data/")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def redirecting() -> Iterator[ThreadingHTTPServer]:
    _Redirecting.hits = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Redirecting)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def test_a_redirect_to_a_private_address_is_not_followed(
    client: TestClient, redirecting: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = redirecting.server_address[1]
    # The first server counts as public here, so that its redirect is what is refused.
    module = import_module("reportedly.read.address")
    monkeypatch.setattr(module, "is_public", lambda address: address == "127.0.0.1")
    ((state, said, _),) = results(send(client, urls=f"http://127.0.0.1:{port}/story"))
    assert state == "failed"
    assert "private address" in said
    assert _Redirecting.hits == ["/story"]


def test_a_name_that_leads_to_a_private_address_is_not_fetched(
    client: TestClient, redirecting: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = redirecting.server_address[1]
    asked: list[str] = []
    real = socket.getaddrinfo

    def resolver(host: str, *rest: object, **more: object) -> object:
        if host != "rebind.example":
            return real(host, *rest, **more)  # type: ignore[arg-type]
        asked.append(host)
        # The second answer is another one than the first.
        address = "93.184.216.34" if len(asked) > 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", resolver)
    ((state, said, _),) = results(send(client, urls=f"http://rebind.example:{port}/"))
    assert state == "failed"
    assert "private address" in said
    assert _Redirecting.hits == []


def test_a_name_is_asked_for_once_and_that_address_is_taken(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, connected = [], []
    real = socket.getaddrinfo

    def resolver(host: str, *rest: object, **more: object) -> object:
        if host != "rebind.example":
            return real(host, *rest, **more)  # type: ignore[arg-type]
        asked.append(host)
        address = "93.184.216.34" if len(asked) == 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80))]

    def connect(address: tuple[str, int], **_: object) -> object:
        connected.append(address[0])
        raise OSError("not today")

    monkeypatch.setattr(socket, "getaddrinfo", resolver)
    monkeypatch.setattr(socket, "create_connection", connect)
    ((state, _, _),) = results(send(client, urls="http://rebind.example/"))
    assert state == "failed"
    assert (len(asked), connected) == (1, ["93.184.216.34"])


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({}, "Nothing was given"),
        ({"text": "  \n"}, "Nothing was given"),
        ({"text": "x", "date": "yesterday"}, "A day is written"),
        ({"text": "x", "date": "2031-02-30"}, "A day is written"),
        ({"text": "x", "url": "javascript:alert(1)"}, "begins with http"),
        ({"urls": "\n".join(f"http://a.example/{n}" for n in range(201))}, "At most 200"),
    ],
)
def test_forms_that_make_no_sense_say_so(client: TestClient, form: dict[str, str], words: str) -> None:
    page = send(client, **form)
    assert words in page
    # What was typed is still there.
    assert all(
        value.strip() in str(html.fromstring(page).xpath("string()")) or name != "urls"
        for name, value in form.items()
    )


def test_too_much_is_refused(site: Site) -> None:
    with TestClient(create(replace(site, max_upload=2000))) as client:
        csrf = token(client)
        answer = client.post("/add", data={"csrf": csrf}, files=[("files", ("a.txt", b"x" * 3000))])
        assert answer.status_code == 413


def test_too_many_files_are_refused(client: TestClient) -> None:
    files = [("files", (f"{n}.txt", b"x")) for n in range(1001)]
    answer = client.post("/add", data={"csrf": token(client)}, files=files)
    assert answer.status_code == 400
    assert "Too many files" in answer.text


def test_a_job_can_be_cancelled_and_keeps_what_it_wrote(site: Site, tmp_path: Path) -> None:
    records = "\n".join(json.dumps({"text": f"{_TEXT} Storm {n}.", "id": f"w{n}"}) for n in range(3000))
    with TestClient(create(site)) as client:
        csrf = token(client)
        page = client.post("/add", data={"csrf": csrf}, files=[("files", ("many.jsonl", records.encode()))])
        address = str(page.url)
        until = time.monotonic() + 60
        while (
            not client.get(address.replace("/add/", "/api/v1/jobs/")).json()["done"]
            and time.monotonic() < until
        ):
            time.sleep(0.1)
        client.post(f"{address}/cancel", data={"csrf": csrf})
        while "every 1s" in client.get(address).text and time.monotonic() < until:
            time.sleep(0.1)
        job = client.get(address.replace("/add/", "/api/v1/jobs/")).json()
        assert job["state"] == "cancelled"
        assert 0 < job["added"] < 3000
        assert site.ledger.count() >= job["added"]


def test_the_part_that_htmx_asks_for_is_a_part(client: TestClient) -> None:
    given = {"csrf": token(client), "text": _TEXT}
    page = client.post("/add", data=given, files=[("files", ("wall.html", _PAGE.encode()))])
    part = client.get(str(page.url), headers={"hx-request": "true"}).text
    assert part.lstrip().startswith('<div id="job"')
    assert not re.search(r"<html", part)


def test_an_unknown_job_is_not_found(client: TestClient) -> None:
    assert client.get("/add/none").status_code == 404
    assert client.post("/add/none/cancel", data={"csrf": token(client)}).status_code == 404


def test_pending_articles_are_related_when_the_application_starts(ledger: Ledger, tmp_path: Path) -> None:
    with Ledger(tmp_path / "other.db") as other:
        text = tmp_path / "wall.txt"
        text.write_text(_TEXT)
        other.add(str(text), workers=1)
        with TestClient(create(Site(other))) as client:
            until = time.monotonic() + 60
            while client.get("/api/v1/ledger").json()["unrelated"] and time.monotonic() < until:
                time.sleep(0.05)
            assert client.get("/api/v1/ledger").json()["unrelated"] == 0


def test_a_ledger_for_reading_only_takes_nothing(site: Site) -> None:
    path = site.ledger.location.path
    assert path is not None
    with Ledger(path, read_only=True) as shown, TestClient(create(replace(site, ledger=shown))) as client:
        assert "reading only" in client.get("/add").text
        assert client.post("/add", data={"csrf": token(client), "text": _TEXT}).status_code == 403


def test_limits_of_reading_hold(site: Site) -> None:
    with TestClient(create(replace(site, settings=Settings(max_bytes=1000)))) as client:
        ((state, said, _),) = results(send(client, [("a.txt", _TEXT.encode() * 9)]))
        assert state == "failed"
        assert "larger than 1,000 bytes" in said
        assert "--max-bytes" not in said
