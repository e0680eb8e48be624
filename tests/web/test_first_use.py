"""What somebody meets who has nothing yet: an empty ledger, an example, the first article."""

from __future__ import annotations

import re
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from reportedly import Ledger
from reportedly.web.app import create
from reportedly.web.jobs import Job, Line
from reportedly.web.respond import _compressed
from reportedly.web.site import Site
from tests.web.conftest import token

_EXAMPLE = Path(__file__).parents[2] / "examples" / "council-tip.txt"


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[TestClient]:
    """An application over a ledger without articles."""
    with Ledger(tmp_path / "new.db") as ledger, TestClient(create(Site(ledger))) as client:
        yield client


def test_an_empty_ledger_opens_with_the_form_and_an_example(empty: TestClient) -> None:
    page = html.fromstring(empty.get("/").text)
    assert page.cssselect("form.add textarea#text")
    (example,) = page.cssselect("main a[href*=example]")
    filled = html.fromstring(empty.get(example.get("href") or "").text)
    assert filled.cssselect("#text")[0].text == _EXAMPLE.read_text("utf-8")
    assert filled.cssselect("#date")[0].get("value") == "2023-03-29"


def test_an_empty_ledger_that_may_only_be_read_has_no_form(tmp_path: Path) -> None:
    Ledger(tmp_path / "new.db").close()
    with (
        Ledger(tmp_path / "new.db", read_only=True) as ledger,
        TestClient(create(Site(ledger))) as client,
    ):
        page = client.get("/").text
    assert "reading only" in page
    assert "<textarea" not in page


@pytest.mark.parametrize("path", ["/claims", "/sources", "/outlets", "/search"])
def test_every_list_of_an_empty_ledger_leads_to_adding(empty: TestClient, path: str) -> None:
    assert html.fromstring(empty.get(path).text).cssselect("main .empty a[href='/add']")


def test_the_example_is_read_and_leads_to_its_article(empty: TestClient) -> None:
    given = {"csrf": token(empty), "text": _EXAMPLE.read_text("utf-8")}
    job = str(empty.post("/add", data=given).url)
    until, answer = time.monotonic() + 60, empty.get(job, headers={"hx-request": "true"})
    while "hx-redirect" not in answer.headers and time.monotonic() < until:
        time.sleep(0.1)
        answer = empty.get(job, headers={"hx-request": "true"})
    assert "Bud Aguinaldo" in empty.get(answer.headers["hx-redirect"]).text
    # Whoever goes back is not sent on once more.
    assert "hx-redirect" not in empty.get(job).headers


@pytest.mark.parametrize(
    ("state", "phase", "lines", "only"),
    [
        ("running", "reading", 1, None),  # more may come: a feed has many
        ("running", "relating", 1, "d0"),
        ("done", "relating", 1, "d0"),
        ("done", "relating", 2, None),
        ("done", "reading", 0, None),
    ],
)
def test_a_job_of_one_article_knows_it(state: str, phase: str, lines: int, only: str | None) -> None:
    job = Job("add", "a text")
    job.lines.extend(Line("a text", "added", f"d{number}") for number in range(lines))
    job.state, job.phase = state, phase  # type: ignore[assignment]
    assert job.only == only


def test_the_first_part_of_a_long_page_can_be_read_before_the_next_is_there() -> None:
    reading = zlib.decompressobj(31)
    sent = _compressed(iter([b"the first screen", b"all the rest"]))
    assert reading.decompress(next(sent)) == b"the first screen"
    assert b"".join(reading.decompress(part) for part in sent) == b"all the rest"


def test_an_article_comes_whole_however_it_is_sent(client: TestClient) -> None:
    found = re.findall(r'href="(/articles/[^"#]+)"', client.get("/").text)[0]
    packed = client.get(found, headers={"accept-encoding": "gzip"})
    plain = client.get(found, headers={"accept-encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.text.rstrip().endswith("</html>")
    assert len(packed.text) == len(plain.text)
