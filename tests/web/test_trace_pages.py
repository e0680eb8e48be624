"""Pages of claims, sources and outlets over a real ledger."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from lxml import html
from starlette.testclient import TestClient

from reportedly import Ledger
from reportedly.ledger import schema
from reportedly.trace.values import Trace
from reportedly.web import links
from reportedly.web.app import create
from reportedly.web.pages import claims
from reportedly.web.remembered import Remembered
from reportedly.web.site import Site
from tests.export import traces
from tests.web.hostile import PAYLOADS, write
from tests.web.spider import dangers

Put = Callable[[Trace], str]


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A slow machine shows what a fast one does."""
    monkeypatch.setattr("reportedly.web.remembered.PATIENCE", 30.0)
    monkeypatch.setattr("reportedly.web.pages.claims._WAIT", 30.0)


def _links(text: str, start: str) -> list[str]:
    found = [a.get("href") for a in html.document_fromstring(text).iter("a")]
    return list(dict.fromkeys(link for link in found if link and link.startswith(start)))


def _text(page: html.HtmlElement, selector: str) -> str:
    return "".join(page.cssselect(selector)[0].itertext())


def _numbers(page: html.HtmlElement, selector: str) -> list[int]:
    return [int(cell.text or 0) for cell in page.cssselect(selector)]


def _claim(client: TestClient) -> str:
    return _links(client.get("/claims?q=forty+crates").text, "/claims/c1-")[0]


def test_the_list_of_claims_has_all_figures(client: TestClient) -> None:
    first = html.document_fromstring(client.get("/claims").text).cssselect(".claims li")[0]
    figures = {div.findtext("dt"): div.findtext("dd") for div in first.cssselect("dl div")}
    assert figures == {"articles": "6", "outlets": "6", "origins": "2", "parties": "2", "denied by": "1"}


def test_a_claim_with_its_origins_and_denial(client: TestClient) -> None:
    text = client.get(_claim(client)).text
    page = html.document_fromstring(text)
    assert [b.text for b in page.cssselect(".figures b")] == ["6", "6", "2", "2", "1"]
    assert page.cssselect("svg.trace-graph a .point.drifted")
    assert "Peter Vane" in _text(page, "section.denies")
    assert not page.cssselect("[style]")


def test_an_echo_is_a_page_and_a_part(client: TestClient) -> None:
    claim = _claim(client)
    pages = {
        link: client.get(link).text for link in _links(client.get(claim).text, claim) if "/echoes/" in link
    }
    address, whole = next(one for one in pages.items() if "hedge dropped" in one[1])
    assert re.search(r"<(ins|del)>", whole)
    assert "<h1" in whole
    part = client.get(address, headers={"hx-request": "true"}).text
    assert part.lstrip().startswith('<div class="echo')
    assert "<html" not in part


def test_all_statements_and_the_graph(client: TestClient) -> None:
    claim = _claim(client)
    rows = html.document_fromstring(client.get(f"{claim}/statements").text).cssselect("tbody tr")
    # Headline, lead and the sentence behind it all say so, in the agency and where it was copied.
    assert len(rows) == 10
    graph = client.get(f"{claim}/graph.json").json()
    assert {dot["role"] for dot in graph["dots"]} == {"origin", "claim", "echo", "denies"}
    assert client.get(f"{claim}/explore").status_code == 200


def test_a_claim_is_found_in_other_words(client: TestClient) -> None:
    answer = client.get("/trace?q=40+crates+of+rifles+left+the+Orla+depot+in+March", follow_redirects=False)
    if answer.status_code == 200:
        assert "Forty crates" in answer.text
    else:
        assert "Forty crates" in client.get(answer.headers["location"]).text


def test_words_that_nobody_says(client: TestClient) -> None:
    assert "Nothing in this ledger" in client.get("/trace?q=zzzz+qqqq+xxxx").text
    assert client.get("/trace?q=").status_code == 200
    assert client.get("/trace?q=%20%3F%3F").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/claims/nope",
        "/claims/c1-u1-000000000000000000000000",
        "/claims/c1-u1-000000000000000000000000/echoes/x",
        "/claims/c1-u1-000000000000000000000000/graph.json",
        "/sources/99999999",
        "/sources/99999999999999999999999999",
        "/sources/-1",
        "/outlets/nobody",
        "/articles/nope/trace",
    ],
)
def test_what_is_not_there(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_statement_that_is_not_of_the_claim(client: TestClient) -> None:
    assert client.get(f"{_claim(client)}/echoes/u1-000000000000000000000000").status_code == 404


def test_sources_by_name_and_kind(client: TestClient) -> None:
    def rows(path: str) -> int:
        return len(html.document_fromstring(client.get(path).text).cssselect("tbody tr"))

    assert rows("/sources?q=reyl") == 1
    assert rows("/sources?q=reyl&kind=document") == 0
    assert rows("/sources?kind=document") > 0
    assert rows("/sources") == 50
    assert rows("/sources?start=50") > 0


def test_a_source(client: TestClient, ledger: Ledger) -> None:
    row = ledger.sources(name="Tomas Reyl")[0]
    page = html.document_fromstring(client.get(f"/sources/{row.number}").text)
    assert page.findtext(".//h1/bdi") == "Tomas Reyl"
    assert sum(_numbers(page, "table.naming td.n")) == row.statements
    assert sum(_numbers(page, "figure.plot table tbody td.n")) == row.statements
    only = html.document_fromstring(client.get(f"/sources/{row.number}?outlet=Meridian").text)
    said = ledger.statements(source="Tomas Reyl", outlet="Meridian")
    assert len(only.cssselect("#said .said")) == len(said)
    # Those of an article stand under it, each with how it is said.
    assert len(only.cssselect("#said ol.list > li")) == len({one.document for one in said})
    assert [cue.text for cue in only.cssselect("#said .said i bdi")] == [one.cue for one in said if one.cue]


def test_two_sources_made_one_are_one_page(client: TestClient, ledger: Ledger) -> None:
    one, other = ledger.sources(name="Tomas Reyl")[0], ledger.sources(name="Ines Cass")[0]
    speakers = schema.speakers.c
    with ledger.database.reading() as connection:
        keys = dict(connection.execute(sa.select(speakers.pk, speakers.key)).all())
    ledger.judge(keys[one.number], keys[other.number], same=True, by="Ada")
    texts = {client.get(f"/sources/{row.number}").text for row in (one, other)}
    assert all("also" in text and "Ines Cass" in text and "Tomas Reyl" in text for text in texts)
    assert "Ines Cass" in client.get("/sources?q=reyl").text + client.get("/sources?q=cass").text


def test_an_outlet(client: TestClient) -> None:
    page = html.document_fromstring(client.get("/outlets/Daily%20Lantern").text)
    text = _text(page, "main")
    assert "It echoes" in text
    assert page.xpath("//h3[text()='It echoes']/following-sibling::ul//a[@href='/outlets/Meridian']")
    shares = page.cssselect("table.shares tbody tr")
    assert len(shares) == 8
    assert page.cssselect("svg.share circle")
    other = html.document_fromstring(client.get("/outlets/Meridian").text)
    assert other.xpath("//h3[text()='Echoed by']/following-sibling::ul//a[@href='/outlets/Daily%20Lantern']")


def test_a_trace_of_an_article(client: TestClient, ledger: Ledger) -> None:
    (lantern,) = [row for row in ledger.articles() if row.outlet == "Daily Lantern"]
    text = client.get(f"{links.article(lantern.document)}/trace").text
    assert "Takes its text from" in text
    assert "echo of" in text
    # What nobody said earlier is folded, unless there is nothing else.
    page = html.document_fromstring(text)
    for one in page.cssselect(".statements-of > li"):
        assert one.getparent() is not None
        folded = one.getparent().getparent().tag == "details"  # type: ignore[union-attr]
        assert folded == ("stands-first" in one.attrib["class"])


def test_while_it_is_traced_the_page_stands(
    client: TestClient, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = _claim(client)
    monkeypatch.setattr(Remembered, "one", lambda *_, **__: None)
    page = client.get(claim)
    assert page.status_code == 200
    assert "data-pending" in page.text
    assert "Forty crates" in page.text
    assert client.get(f"{claim}/graph.json").status_code == 503
    for path in ("/claims", "/sources", "/outlets", "/outlets/Meridian"):
        assert "data-pending" in client.get(path).text
    # While it stands it asks for the other page, and nothing new comes.
    asking = {"hx-request": "true", "hx-target": "main"}
    (lantern,) = [row for row in ledger.articles() if row.outlet == "Daily Lantern"]
    addresses = (claim, "/sources", f"{links.article(lantern.document)}/echoes")
    for address in addresses:
        answer = client.get(address, headers=asking)
        assert (answer.status_code, answer.text) == (204, "")
    monkeypatch.undo()
    for address in addresses:
        text = client.get(address, headers=asking).text
        assert "<main" in text
        assert "data-pending" not in text


def test_a_page_says_through_how_many_articles_it_follows_a_claim(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = _claim(client)
    client.get("/claims")
    monkeypatch.setattr(Remembered, "one", lambda *_, **__: None)
    assert re.search(r"Following it through \d+ articles", client.get(claim).text)


@pytest.fixture
def traced_as(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> Put:
    """Makes every claim the trace that is given."""

    def put(trace: Trace) -> str:
        monkeypatch.setattr(claims, "trace_statement", lambda *_: trace)
        return links.claim(trace.id)

    return put


def test_what_an_outlet_takes_back_has_a_part_of_its_own(client: TestClient, traced_as: Put) -> None:
    page = html.document_fromstring(client.get(traced_as(traces.withdrawn())).text)
    titles = [part.findtext("h2") for part in page.cssselect("section.denies")]
    assert titles == ["Taken back by"]
    assert "withdrawn" in _text(page, "section.denies")


@pytest.mark.parametrize("trace", [traces.hostile(), traces.empty(), traces.single(), traces.copies(5001)])
def test_traces_of_every_kind_are_shown(client: TestClient, traced_as: Put, trace: Trace) -> None:
    address = traced_as(trace)
    for page in ("", "/statements", "/explore", *(f"/echoes/{uid}" for uid in trace.statements[-2:])):
        answer = client.get(address + page)
        assert answer.status_code == 200, page
        assert not list(dangers(answer.text)), page
        assert len(answer.text) < 400_000
    graph = client.get(f"{address}/graph.json").json()
    assert len(graph["dots"]) >= len(trace.statements)


def test_a_hostile_name_of_a_claim_is_an_address(
    client: TestClient, traced_as: Callable[[Trace], str]
) -> None:
    address = traced_as(replace(traces.story(), id="c1-<script>/../x"))
    for link in _links(client.get(address).text, "/claims/c1"):
        assert "<" not in link
        assert client.get(link).status_code == 200


@pytest.fixture(scope="module")
def besieged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("siege")
    with Ledger(folder / "siege.db") as ledger:
        ledger.add(str(write(folder / "articles.jsonl")), workers=1)
        ledger.relate()
        with TestClient(create(Site(ledger)), raise_server_exceptions=False) as client:
            yield client


def test_hostile_articles_stay_words(besieged: TestClient) -> None:
    seen = 0
    for start, inner in (("/claims", "/claims/c1-"), ("/sources", "/sources/"), ("/outlets", "/outlets/")):
        text = besieged.get(start).text
        assert not list(dangers(text))
        for link in _links(text, inner)[:25]:
            answer = besieged.get(link)
            seen += 1
            assert answer.status_code == 200, link
            assert not list(dangers(answer.text)), link
    assert seen >= 15


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_questions(besieged: TestClient, payload: str) -> None:
    for path in ("/claims", "/sources", "/outlets", "/trace"):
        answer = besieged.get(
            path, params={"q": payload, "kind": payload, "outlet": payload, "start": payload}
        )
        assert answer.status_code < 500
        assert not list(dangers(answer.text))


def test_an_empty_ledger(tmp_path: Path) -> None:
    with Ledger(tmp_path / "empty.db") as ledger, TestClient(create(Site(ledger))) as client:
        for path in ("/claims", "/sources", "/outlets", "/trace"):
            answer = client.get(path)
            assert answer.status_code == 200
            assert re.search(r'class="empty"', answer.text)
