"""Pairs of sources that may be one: shown side by side, judged, and taken back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from reportedly import Ledger
from reportedly.types import Reading
from reportedly.web.app import create
from reportedly.web.site import Site
from tests.web.conftest import token
from tests.web.spider import dangers
from tests.web.test_against_own_words import reading
from tests.web.test_article_page import READING

PART = {"hx-request": "true"}


def article_by(name: str, number: int) -> Reading:
    """The small article with another name for the mayor."""
    document = replace(READING.document, id=f"n{number}", published=f"2031-05-0{number}")
    sources = tuple(replace(source, name=name) if source.id == "s1" else source for source in READING.sources)
    return replace(READING, document=document, sources=sources)


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "pair.db") as made:
        made.add(article_by("Ada Fenwick", 1), article_by("Ada <b>J.</b> Fenwick", 2))
        yield made


@pytest.fixture
def reader(pair: Ledger) -> Iterator[TestClient]:
    with TestClient(create(Site(pair, by="Ada")), raise_server_exceptions=False) as made:
        made.headers["x-csrf-token"] = token(made)
        yield made


def shown(client: TestClient) -> str:
    """The page once the pairs have been looked for."""
    for _ in range(50):
        text = client.get("/suggestions").text
        if "Looking for" not in text:
            return text
    raise AssertionError("the pairs are never found")


def keys(text: str) -> dict[str, str]:
    return {name: unescape(value) for name, value in re.findall(r'name="(left|right)" value="([^"]+)"', text)}


def test_a_pair_stands_side_by_side_with_reason_score_and_statements(reader: TestClient) -> None:
    text = shown(reader)
    assert text.count('<li class="entry pair"') == 1
    assert "first and last name are the same" in text
    assert re.search(r'<b class="num">\d\d.%</b>', text)
    assert text.count("The bridge will be closed") == 2
    assert len(re.findall(r'href="/statements/u1-', text)) == 2
    assert "Ada &lt;b&gt;" in text
    assert not list(dangers(text))


@pytest.mark.parametrize(("same", "sources"), [("yes", 1), ("no", 2)])
def test_a_pair_is_judged_and_taken_back(reader: TestClient, pair: Ledger, same: str, sources: int) -> None:
    def people() -> int:
        return sum("Fenwick" in source.name for source in pair.sources())

    answer = reader.post(
        "/suggestions/judge", data={**keys(shown(reader)), "same": same, "by": "Bo"}, headers=PART
    )
    assert "<html" not in answer.text
    assert "entry pair" not in answer.text
    assert people() == sources
    (made,) = pair.judgements()
    assert (made.same, made.by) == (same == "yes", "Bo")
    assert f'name="number" value="{made.number}"' in answer.text
    again = reader.post("/suggestions/undo", data={"number": str(made.number)}, headers=PART)
    assert "entry pair" in again.text
    assert people() == 2
    assert pair.judgements()[0].undone_by == "Bo"


@pytest.mark.parametrize(
    ("values", "status"),
    [
        ({"left": "p:nobody", "right": "p:ada fenwick", "same": "yes"}, 404),
        ({"left": "p:ada fenwick", "right": "p:ada fenwick", "same": "yes"}, 400),
        ({"left": "p:ada fenwick", "right": "p:nobody", "same": "perhaps"}, 400),
        ({}, 400),
    ],
)
def test_what_cannot_be_judged(reader: TestClient, pair: Ledger, values: dict[str, str], status: int) -> None:
    assert reader.post("/suggestions/judge", data=values).status_code == status
    assert pair.judgements() == ()


@pytest.mark.parametrize("number", ["7", "x", "", "-1", "9" * 40])
def test_no_such_judgement(reader: TestClient, number: str) -> None:
    assert reader.post("/suggestions/undo", data={"number": number}).status_code == 404


def test_without_script_an_answer_leads_back(reader: TestClient) -> None:
    answer = reader.post(
        "/suggestions/judge", data={**keys(shown(reader)), "same": "yes"}, follow_redirects=False
    )
    assert (answer.status_code, answer.headers["location"]) == (303, "/suggestions")


def test_those_statements_are_shown_that_say_most(tmp_path: Path) -> None:
    long = ("the wall would be rebuilt by the spring", "the road stays closed", "boats lay on their sides")
    one = reading(1, "yes", *long, "never")
    other = reading(2, "the ferry did not run")
    named = (replace(other.sources[0], name="Ada J. Fenwick"),)
    with Ledger(tmp_path / "said.db") as ledger:
        ledger.add(one, replace(other, sources=named))
        with TestClient(create(Site(ledger))) as client:
            page = html.document_fromstring(shown(client))
    sides = page.cssselect(".side")
    (samples,) = (side.cssselect(".samples li") for side in sides if len(side.cssselect(".samples li")) > 1)
    assert [sample.findtext("i/bdi") for sample in samples] == ["said"] * 3
    assert {sample.findtext("a/bdi") for sample in samples} == {f"“{words}”" for words in long}
    assert samples[0].findtext(".//time") == "2031-05-01"


def test_a_ledger_without_pairs_says_so(client: TestClient) -> None:
    assert "no two names" in shown(client)
