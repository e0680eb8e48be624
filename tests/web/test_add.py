"""Adding articles: what becomes of texts, files and addresses, and what is refused."""

from __future__ import annotations

import gzip
import json
import threading
import time
from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from reportedly.web.adding import file_name, urls_in
from reportedly.web.jobs import Job, Jobs
from reportedly.web.site import Site
from tests.web.conftest import token

_TEXT = (
    "The quarry at Vell will close in June, mayor Ada Fenwick said on Monday.\n\n"
    '"Nobody asked us," said Bo Tarn.'
)
_LONG = 60.0
Files = list[tuple[str, tuple[str, bytes]]]


def _wait(client: TestClient, address: str) -> str:
    until = time.monotonic() + _LONG
    while time.monotonic() < until:
        page = client.get(address).text
        if "hx-trigger" not in page:
            return page
        time.sleep(0.05)
    raise AssertionError("the job never ended")


def _add(
    client: TestClient, data: dict[str, str], files: list[tuple[str, tuple[str, bytes]]] | None = None
) -> str:
    answer = client.post(
        "/add", data={"csrf": token(client), **data}, files=files or None, follow_redirects=False
    )
    assert answer.status_code == 303, answer.text[:500]
    return _wait(client, answer.headers["location"])


def test_a_pasted_text_becomes_an_article(client: TestClient, site: Site) -> None:
    page = _add(
        client, {"text": _TEXT, "title": "Quarry to close", "outlet": "Vell Mail", "published": "2031-05-02"}
    )
    assert "added 1" in page
    row = next(row for row in site.ledger.articles() if row.title == "Quarry to close")
    assert (row.outlet, row.day) == ("Vell Mail", "2031-05-02")
    assert "Bo Tarn" in client.get(f"/articles/{row.document}").text
    again = _add(
        client, {"text": _TEXT, "title": "Quarry to close", "outlet": "Vell Mail", "published": "2031-05-02"}
    )
    assert "unchanged 1" in again


def test_files_of_all_kinds(client: TestClient, site: Site) -> None:
    record = {"id": "r1", "title": "One", "text": _TEXT.replace("June", "July")}
    other = {"id": "r2", "title": "Two", "text": _TEXT.replace("June", "May")}
    lines = (json.dumps(record) + "\n" + json.dumps(other) + "\n").encode()
    html = (
        b"<html><head><title>Three</title></head><body><article><p>"
        + _TEXT.encode() * 3
        + b"</p></article></body></html>"
    )
    page = _add(
        client,
        {},
        [
            ("files", ("records.jsonl.gz", gzip.compress(lines))),
            ("files", ("page.html", html)),
            ("files", ("broken.gz", gzip.compress(lines)[:40])),
            ("files", ("empty.txt", b"")),
            ("files", ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)),
        ],
    )
    assert "added 3" in page
    assert "failed 3" in page
    assert "is a damaged gzip file" in page


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\story.html", "story.html"),
        ("", "file"),
        (None, "file"),
        ("a/b/", "file"),
    ],
)
def test_file_names_are_names_and_no_paths(given: str | None, shown: str) -> None:
    assert file_name(given) == shown


@pytest.mark.parametrize(
    "name", ["../../../etc/passwd", "<script>alert(1)</script>.txt", "\x1b[31m.txt", "x" * 4000]
)
def test_hostile_file_names(client: TestClient, name: str) -> None:
    page = _add(client, {}, [("files", (name, b"\x00\x01\x02" * 50))])
    assert "failed 1" in page
    assert "<script>alert" not in page
    assert "/etc/" not in page


@pytest.mark.parametrize(
    ("text", "good", "others"),
    [
        ("https://a.example/x\n\n http://b.example ", 2, 0),
        ("/etc/passwd", 0, 1),
        ("file:///etc/passwd\njavascript:alert(1)\n-\nftp://a.example", 0, 4),
        ("https://a.example\nhttps://a.example", 1, 0),
    ],
)
def test_addresses_are_of_the_web(text: str, good: int, others: int) -> None:
    assert tuple(map(len, urls_in(text))) == (good, others)


@pytest.mark.parametrize(
    "data",
    [
        {"urls": "/etc/passwd"},
        {"urls": "file:///etc/passwd"},
        {"urls": "-"},
        {"text": "  \n "},
        {"text": _TEXT, "published": "last week"},
        {"urls": "\n".join(f"https://a.example/{n}" for n in range(1001))},
    ],
)
def test_what_cannot_be_taken_is_said_and_kept_in_the_form(client: TestClient, data: dict[str, str]) -> None:
    answer = client.post("/add", data={"csrf": token(client), **data}, follow_redirects=False)
    assert answer.status_code == 400
    assert 'class="wrong"' in answer.text


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:1/x",
        "http://localhost/x",
        "http://[::1]/x",
        "http://169.254.169.254/latest/meta-data",
        "http://10.0.0.1/",
        "http://0.0.0.0/",
        "http://2130706433/",
        "http://[::ffff:127.0.0.1]/",
    ],
)
def test_private_addresses_are_not_fetched(client: TestClient, url: str) -> None:
    page = _add(client, {"urls": url})
    assert "failed 1" in page
    assert "private" in page or "address" in page


def test_a_ledger_to_read_takes_nothing(site: Site, client: TestClient) -> None:
    from dataclasses import replace

    from reportedly import Ledger
    from reportedly.web.app import create

    assert site.ledger.location.path is not None
    with (
        Ledger(site.ledger.location.path, read_only=True) as ledger,
        TestClient(create(replace(site, ledger=ledger, jobs=Jobs()))) as reader,
    ):
        assert '<form class="add"' not in reader.get("/add").text
        assert reader.post("/add", data={"csrf": token(reader), "text": _TEXT}).status_code == 403


def _run(work: Callable[[Job], None]) -> tuple[Jobs, Job]:
    jobs = Jobs()
    job = jobs.submit("test", work)
    jobs.start()
    return jobs, job


def test_a_job_can_be_cancelled_and_the_next_one_runs() -> None:
    begun = threading.Event()

    def endless(job: Job) -> None:
        begun.set()
        while True:
            job.check()
            time.sleep(0.01)

    jobs, job = _run(endless)
    assert begun.wait(10)
    after = jobs.submit("after", lambda job: None)
    job.cancel()
    until = time.monotonic() + 10
    while not after.over and time.monotonic() < until:
        time.sleep(0.01)
    assert (job.state, after.state) == ("cancelled", "done")
    jobs.stop()


def test_a_job_that_fails_does_not_end_the_others() -> None:
    def fail(job: Job) -> None:
        raise RuntimeError("no")

    jobs, job = _run(fail)
    after = jobs.submit("after", lambda job: None)
    until = time.monotonic() + 10
    while not after.over and time.monotonic() < until:
        time.sleep(0.01)
    assert (job.state, after.state) == ("failed", "done")
    jobs.stop()
