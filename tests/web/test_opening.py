"""What a page counts it leads to: the statements, the words, the article."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from reportedly import Ledger
from reportedly.web import links
from reportedly.web.access import Gate
from reportedly.web.app import create
from reportedly.web.plots import plot
from reportedly.web.site import Site
from tests.ledger.making import ferry


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A slow machine shows what a fast one does."""
    monkeypatch.setattr("reportedly.web.remembered.PATIENCE", 60.0)


def page(client: TestClient, address: str) -> html.HtmlElement:
    return html.document_fromstring(client.get(address).text)


def text_of(node: html.HtmlElement) -> str:
    return "".join(map(str, node.itertext()))


def found(client: TestClient, address: str) -> int:
    """Statements that the search of an address finds."""
    (count,) = page(client, address).cssselect(".found-count")
    return int(re.sub(r"\D", "", count.text_content().partition("statement")[0]))


def test_shares_of_an_outlet_lead_to_what_they_count(client: TestClient) -> None:
    counted = page(client, links.outlet("Meridian")).cssselect(".shares td.n a")
    assert len(counted) > 4
    for one in counted:
        assert found(client, one.get("href") or "") == int(one.text_content().split()[0])


def test_whom_an_outlet_quotes_leads_to_what_they_say_there(client: TestClient) -> None:
    (first, *_) = page(client, links.outlet("Meridian")).cssselect("ol.plain li")
    name, count = first.cssselect("a")
    said = page(client, count.get("href") or "")
    assert len(said.cssselect(".said-in .said")) == int(count.text_content().split()[0])
    assert said.cssselect("h1")[0].text_content() == name.text_content()


def test_who_echoes_an_outlet_leads_to_the_text_in_common(client: TestClient) -> None:
    shown = page(client, links.outlet("Meridian"))
    (count,) = shown.cssselect(".columns ul.plain a[href$='/trace']")
    trace = page(client, count.get("href") or "")
    assert "Daily Lantern" in text_of(trace)
    assert "Its text was taken over by" in text_of(trace)


def test_a_name_leads_to_where_it_is_used(client: TestClient, ledger: Ledger) -> None:
    number = next(row.number for row in ledger.sources() if row.name == "Tomas Reyl")
    shown = page(client, links.source(number))
    for row in shown.cssselect(".naming tbody tr"):
        outlet = row.cssselect(".name a")[0].text_content()
        for one in row.cssselect("td.whole a"):
            statement = client.get(one.get("href") or "")
            assert statement.status_code == 200
            article = html.document_fromstring(statement.text)
            assert outlet in text_of(article.cssselect(".masthead")[0])


def test_a_day_leads_to_what_was_said_then(client: TestClient, ledger: Ledger) -> None:
    number = next(row.number for row in ledger.sources() if row.name == "Tomas Reyl")
    rows = page(client, links.source(number)).cssselect(".plot tbody tr")
    assert len(rows) > 1
    for row in rows:
        (day,) = row.cssselect("a")
        assert found(client, day.get("href") or "") == int(row[1].text_content())


def test_who_passed_it_on_leads_to_what(client: TestClient, ledger: Ledger) -> None:
    number = next(row.number for row in ledger.sources() if row.name == "Tomas Reyl")
    hops = page(client, links.source(number)).cssselect(".chips li")
    assert hops
    for one in hops:
        (link,) = one.cssselect("a")
        assert found(client, link.get("href") or "") == int(one.text_content().split()[-1])


def test_labels_of_a_plot_do_not_lie_on_each_other() -> None:
    for many in range(2, 70):
        days: dict[str | None, int] = {f"2031-{1 + day // 28:02}-{1 + day % 28:02}": 1 for day in range(many)}
        at = [place for place, _ in plot(days).labels]
        apart = [later - earlier for earlier, later in pairwise(at)]
        # The first one begins at the left edge; a date is an eighth of a plot of 600 pixels.
        assert all(one >= 12.5 for one in apart), many
        assert len(at) < 2 or at[1] >= 19


@pytest.mark.parametrize(
    ("address", "name"),
    [("/nothing", "Not found"), ("/search?q=", None), ("/sources/99999999", "Not found")],
)
def test_a_window_is_named_after_what_happened(client: TestClient, address: str, name: str | None) -> None:
    title = page(client, address).cssselect("title")[0].text_content()
    assert title == f"{name or 'Search'} · reportedly"
    assert page(client, address).cssselect("h1")


def test_too_large_an_upload_is_told_on_a_page(ledger: Ledger) -> None:
    site = Site(ledger, Gate(), frozenset({"testserver"}), max_upload=5000)
    with TestClient(create(site), raise_server_exceptions=False) as client:
        text = {"text": "x" * 20_000}
        answer = client.post("/add", data=text, headers={"accept": "text/html"})
        assert answer.status_code == 413
        shown = html.document_fromstring(answer.text)
        assert "more than may be sent" in text_of(shown)
        assert shown.cssselect("header.top nav a")
        told = client.post("/api/v1/add", json=text)
        assert (told.status_code, list(told.json())) == (413, ["error"])
        # What htmx puts into a message of the page stays a sentence.
        part = client.post("/add", data=text, headers={"accept": "text/html", "hx-request": "true"})
        assert part.text == "This is more than may be sent at once."


def test_who_is_not_let_in_sees_no_menu(ledger: Ledger) -> None:
    with TestClient(create(Site(ledger, Gate.with_password("open")))) as client:
        shown = page(client, "/login")
        assert shown.cssselect("#password")
        assert not shown.cssselect("nav, .quick, .leave")


@pytest.mark.parametrize("path", ["/", "/claims", "/sources", "/outlets", "/search", "/corrections"])
def test_an_empty_ledger_offers_nothing_to_find(tmp_path: Path, path: str) -> None:
    with Ledger(tmp_path / "none.db") as ledger, TestClient(create(Site(ledger))) as client:
        shown = page(client, path)
        assert not shown.cssselect("main .finder, main .finders")
        assert shown.cssselect(".empty") or path == "/"
        if path != "/corrections":
            assert shown.cssselect("main a[href='/add'], main form.add")


def test_an_article_without_statements_has_nothing_to_walk(tmp_path: Path) -> None:
    from dataclasses import replace

    silent = replace(ferry(), attributions=(), sources=())
    with Ledger(tmp_path / "silent.db") as ledger, TestClient(create(Site(ledger))) as client:
        ledger.add(silent)
        shown = page(client, "/articles/ferry")
        assert not shown.cssselect(".walk, .show-statements, #by-source")
        assert "1 article" in page(client, "/search").cssselect(".empty")[0].text_content()
