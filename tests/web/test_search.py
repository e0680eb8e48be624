"""Searching as a reader does: words, facets, chips, parts for htmx."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import html
from starlette.datastructures import QueryParams
from starlette.testclient import TestClient

from reportedly.web.pages.search_view import cut, wanted


def _nodes(page: str, selector: str) -> list[Any]:
    return list(html.fromstring(page).cssselect(selector))


def _texts(page: str, selector: str) -> list[str]:
    return [" ".join(node.text_content().split()) for node in _nodes(page, selector)]


def test_words_are_found_and_marked(client: TestClient) -> None:
    page = client.get("/search?q=rifles").text
    assert _texts(page, ".statement")
    assert {mark.lower() for mark in _texts(page, "mark")} == {"rifles"}


def test_a_title_that_the_name_says_is_not_said_again(client: TestClient) -> None:
    for line in _nodes(client.get("/search?q=rifles").text, ".statement"):
        (who,) = [name.text_content().casefold() for name in line.cssselect(".who b")]
        assert who not in [fact.text_content().casefold() for fact in line.cssselect(".about > span")]


def test_a_part_of_a_list_says_where_it_is(client: TestClient) -> None:
    page = client.get("/sources")
    total = int(_texts(page.text, "h1")[0].split()[0])
    assert total > 50
    assert _texts(page.text, ".pager span.num") == [f"1–50 of {total}"]
    assert _texts(page.text, ".pager a") == ["Next 50 ›"]


def test_a_facet_narrows_to_what_it_counts(client: TestClient) -> None:
    facets = _nodes(client.get("/search?q=rifles").text, ".facets a")
    assert facets
    for facet in facets:
        label, count = (" ".join(part.text_content().split()) for part in facet.cssselect("span"))
        narrowed = client.get(facet.get("href")).text
        assert len(_texts(narrowed, ".statement")) == int(count), label
        assert any(label in chip for chip in _texts(narrowed, ".chip")), label


def test_a_chip_leads_back(client: TestClient) -> None:
    page = client.get("/search?q=rifles&kind=indirect&outlet=Meridian").text
    addresses = [chip.get("href") for chip in _nodes(page, ".chip")]
    assert addresses == ["/search?q=rifles&outlet=Meridian", "/search?q=rifles&kind=indirect"]


def test_htmx_gets_what_was_found_and_no_page(client: TestClient) -> None:
    part = client.get("/search?q=rifles", headers={"hx-request": "true"}).text
    assert "<html" not in part
    assert "rifles" in part.lower()


@pytest.mark.parametrize(
    ("address", "least"),
    [
        ("/search?q=rifles&in=articles", 3),
        ("/search?q=guns+were+moved&by=meaning", 3),
        ("/search?source=Tomas+Reyl", 2),
        ("/search?since=2031&until=2031-05", 5),
        ("/search?order=oldest", 30),
    ],
)
def test_ways_to_search(client: TestClient, address: str, least: int) -> None:
    assert len(_texts(client.get(address).text, ".found .list > li")) >= least


@pytest.mark.parametrize("address", ["/search?q=-", "/search?q=%22%22", "/search?q=***", "/search?q=-rifles"])
def test_nothing_to_look_for_is_said(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    assert "at least one word" in answer.text


def test_an_address_says_what_was_asked() -> None:
    address = "/search?q=a+b&in=articles&by=meaning&order=oldest&kind=direct&kind=mixed&source=X&since=2031"
    assert wanted(QueryParams(address.partition("?")[2])).address() == address


@pytest.mark.parametrize(
    "junk", ["since=yesterday", "until=2031-5-1", "order=x", "in=x", "by=x", "unknown=1"]
)
def test_what_makes_no_sense_is_left_out(junk: str) -> None:
    assert wanted(QueryParams(junk)).address() == "/search"


@pytest.mark.parametrize(
    ("marks", "pieces"),
    [
        ((), (("a b c", False),)),
        (((0, 1),), (("a", True), (" b c", False))),
        (((2, 3), (2, 3)), (("a ", False), ("b", True), (" c", False))),
        (((4, 5), (0, 1)), (("a", True), (" b ", False), ("c", True))),
    ],
)
def test_words_are_cut_at_marks(
    marks: tuple[tuple[int, int], ...], pieces: tuple[tuple[str, bool], ...]
) -> None:
    assert cut("a b c", marks) == pieces
