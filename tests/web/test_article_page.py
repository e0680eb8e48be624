"""The page of an article: what it shows beside the text, and why."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from reportedly import Ledger
from reportedly.ledger.correcting import Change
from reportedly.types import Attribution, Document, Reading, Source, When
from reportedly.web.app import create
from reportedly.web.links import article
from reportedly.web.pages.article_view import ArticlePage, article_page
from reportedly.web.site import Site
from tests.web.spider import dangers, seen

TEXT = (
    "Bridge to close\n\n"
    "“The bridge will be closed,” Mayor Ada Fenwick said on Monday, citing a report.\n\n"
    "Police insisted nothing was wrong. It rained."
)


def spans(words: str) -> tuple[tuple[int, int], ...]:
    start = TEXT.index(words)
    return ((start, start + len(words)),)


READING = Reading(
    Document("bridge", TEXT, title="Bridge to close", headline=(0, 15), outlet="Orla Mail"),
    attributions=(
        Attribution(
            "a1",
            "direct",
            content=spans("“The bridge will be closed,”"),
            cue=spans("said"),
            source=spans("Mayor Ada Fenwick"),
            source_id="s1",
            source_ids=("s1",),
            confidence=0.91,
            factuality="CT+",
            basis=spans("citing a report"),
            when=When("on Monday", "2031-05-05", "2031-05-05", spans("on Monday")[0]),
            reasons={"factuality": spans("will")},
        ),
        Attribution(
            "a2",
            "indirect",
            content=spans("nothing was wrong"),
            cue=spans("insisted"),
            source=spans("Police"),
            source_id="s2",
            source_ids=("s2",),
            confidence=0.4,
            stance="distances",
        ),
    ),
    sources=(
        Source(
            "s1",
            "Ada Fenwick",
            spans("Mayor Ada Fenwick"),
            "named_person",
            title="Mayor",
            reasons={"title": spans("Mayor")},
        ),
        Source("s2", "Police", spans("Police"), "unnamed_group"),
    ),
    own_voice=spans("It rained."),
)


@pytest.fixture
def small(tmp_path: Path):  # type: ignore[no-untyped-def]
    with Ledger(tmp_path / "small.db") as made:
        made.add(READING)
        made.relate()
        yield made


def page_of(ledger: Ledger, document: str = "bridge") -> ArticlePage:
    return article_page(ledger.shown(document))


def whys(page: ArticlePage, number: int) -> dict[str, tuple[str, str, str]]:
    margin = page.margins[number]
    return {f.name: (f.text, f.why, f.spans) for f in (margin.name, *margin.facts, margin.sure)}


def at(words: str) -> str:
    return " ".join(f"{start}-{end}" for start, end in spans(words))


KNOWS = "How the source claims to know"
SURE = "How sure the software is that source and content are both right."


@pytest.mark.parametrize(
    ("number", "name", "text", "why", "where"),
    [
        (1, "source", "Ada Fenwick", "The words “Mayor Ada Fenwick”.", at("Mayor Ada Fenwick")),
        (1, "title", "Mayor", "How the article names the source: “Mayor”.", at("Mayor")),
        (1, "factuality", "certain", "How firmly it is put: “will”.", at("will")),
        (1, "when", "on Monday", "When it was said: 2031-05-05.", at("on Monday")),
        (1, "basis", "basis: “citing a report”", f"{KNOWS}: “citing a report”.", at("citing a report")),
        # Where no words of its own are given, the cue tells.
        (2, "stance", "article distances itself", "How the article puts it: “insisted”.", at("insisted")),
        (2, "confidence", "40\u202f%", SURE, f"{at('Police')} {at('nothing was wrong')}"),
    ],
)  # fmt: skip
def test_every_value_has_a_reason(
    small: Ledger, number: int, name: str, text: str, why: str, where: str
) -> None:
    assert whys(page_of(small), number)[name] == (text, why, where)


def test_what_a_person_said_is_told_apart(small: Ledger) -> None:
    uid = page_of(small).margins[2].uid
    assert page_of(small).margins[2].person == ""
    small.correct("bridge", Change("attribution", uid, "stance", "neutral"), by="Ada")
    small.correct("bridge", Change("attribution", uid, "factuality", "PR+"), by="Bo")
    margin = page_of(small).margins[2]
    assert margin.person == "corrected by Ada, Bo: stance, factuality"
    assert [f.name for f in margin.facts if f.said] == ["factuality"]
    assert (margin.sure.text, page_of(small).margins[1].person) == ("a person", "")


def test_a_confirmed_statement_says_by_whom(small: Ledger) -> None:
    uid = page_of(small).margins[1].uid
    small.correct("bridge", Change("attribution", uid, "confirmed", True), by="Ada")
    assert page_of(small).margins[1].person == "confirmed by Ada"


def test_filters_list_what_there_is(small: Ledger) -> None:
    page = page_of(small)
    assert [(c.value, c.label, c.count) for c in page.sources] == [
        ("s1", "Ada Fenwick", 1),
        ("s2", "Police", 1),
    ]
    assert [(c.value, c.count) for c in page.kinds] == [("named_person", 1), ("unnamed_group", 1)]


def test_the_page_holds_the_text_and_its_offsets(small: Ledger) -> None:
    with TestClient(create(Site(small))) as client:
        text = client.get("/articles/bridge").text
    starts = [int(n) for n in re.findall(r'data-start="(\d+)"', text)]
    assert starts == [0, TEXT.index("“The"), TEXT.index("Police")]
    assert 'hx-get="/articles/bridge/echoes"' in text


def test_the_article_leads_to_its_export(small: Ledger) -> None:
    with TestClient(create(Site(small))) as client:
        page = client.get("/articles/bridge").text
        (address,) = re.findall(r'href="(/export[?]document=[^"]+)"', page)
        assert "One article" in client.get(address).text


def test_a_permanent_link_leads_to_the_statement_and_outlives_corrections(small: Ledger) -> None:
    uid = page_of(small).margins[2].uid
    small.correct("bridge", Change("attribution", uid, "content", [list(spans("wrong")[0])]), by="Ada")
    with TestClient(create(Site(small)), follow_redirects=False) as client:
        answer = client.get(f"/statements/{uid}")
        assert (answer.status_code, answer.headers["location"]) == (303, f"/articles/bridge#{uid}")
        assert f'id="{uid}"' in client.get("/articles/bridge").text
        assert client.get("/statements/u1-000000000000000000000000").status_code == 404


def test_a_permanent_link_outlives_a_new_reading(small: Ledger) -> None:
    uid = page_of(small).margins[1].uid
    small.renew(small.shown("bridge").key, READING)
    with TestClient(create(Site(small)), follow_redirects=False) as client:
        assert client.get(f"/statements/{uid}").headers["location"] == f"/articles/bridge#{uid}"


def test_a_link_finds_the_statement_that_a_new_reading_cuts_in_another_way(small: Ledger) -> None:
    from dataclasses import replace

    uid = page_of(small).margins[2].uid
    first, second = READING.attributions
    small.renew(
        small.shown("bridge").key,
        replace(READING, attributions=(first, replace(second, content=spans("nothing was wrong.")))),
    )
    now = page_of(small).margins[2].uid
    assert now != uid
    with TestClient(create(Site(small)), follow_redirects=False) as client:
        answer = client.get(f"/statements/{uid}?in=bridge")
        assert answer.headers["location"] == f"/articles/bridge#{now}"
        assert client.get(f"/statements/{uid}?in=nothing").status_code == 404


def test_a_link_to_a_statement_that_was_taken_out_leads_to_the_article(small: Ledger) -> None:
    uid = page_of(small).margins[2].uid
    small.correct("bridge", Change("attribution", uid, "exists", False), by="Ada")
    with TestClient(create(Site(small)), follow_redirects=False) as client:
        assert client.get(f"/statements/{uid}").headers["location"] == "/articles/bridge"


def test_a_link_to_a_sentence_in_the_articles_own_voice_marks_it(small: Ledger) -> None:
    from reportedly.ledger.identity import own_uid

    shown = small.shown("bridge")
    (sentence,) = shown.reading.own_voice
    with TestClient(create(Site(small)), follow_redirects=False) as client:
        where = client.get(f"/statements/{own_uid(shown.fingerprint, sentence)}").headers["location"]
    assert where == f"/articles/bridge#at={sentence[0]}-{sentence[1]}"


def test_an_earlier_version_can_be_read_and_not_changed(small: Ledger) -> None:
    from dataclasses import replace

    # Versions share an address; their ids may differ.
    page = replace(READING.document, url="https://orla.example/bridge")
    small.add(replace(READING, document=replace(page, id="before")))
    small.add(replace(READING, document=replace(page, id="now", title="Bridge closed")))
    with TestClient(create(Site(small))) as client:
        now = client.get("/articles/now").text
        earlier = re.search(r'href="([^"]+\?version=1)"', now)
        assert earlier
        before = client.get(earlier[1]).text
        assert client.get("/articles/now?version=9").status_code == 404
    assert 'data-do="edit"' in now
    assert 'data-do="edit"' not in before
    assert "Version 1 of 2" in before


def test_a_ledger_open_for_reading_has_no_controls(small: Ledger, tmp_path: Path) -> None:
    uid = page_of(small).margins[1].uid
    small.correct("bridge", Change("attribution", uid, "confirmed", True), by="Ada")
    with (
        Ledger(tmp_path / "small.db", read_only=True) as closed,
        TestClient(create(Site(closed)), raise_server_exceptions=False) as client,
    ):
        pages = [client.get(f"/{name}").text for name in ("articles/bridge", "corrections", "suggestions")]
        assert client.get(f"/statements/{uid}/edit").status_code == 403
    for text in pages:
        assert 'data-do="edit"' not in text
        assert 'data-do="confirm"' not in text
        assert 'method="post"' not in text


HOSTILE = "<script>alert(1)</script> \u202eflow\u202c \x1b[31m {{7*7}} שלום"


def test_hostile_titles_and_text_stay_text(small: Ledger) -> None:
    from dataclasses import replace

    text = TEXT.replace("It rained.", HOSTILE)
    document = Document("h/..?#" + HOSTILE, text, title=HOSTILE, url="javascript:alert(1)", outlet=HOSTILE)
    sources = tuple(replace(one, name=HOSTILE, title=HOSTILE) for one in READING.sources)
    small.add(replace(READING, document=document, sources=sources, own_voice=()))
    with TestClient(create(Site(small))) as client:
        for address in (article(document.id), article(document.id) + "/echoes"):
            answer = client.get(address)
            assert answer.status_code == 200
            assert not list(dangers(answer.text))
            assert "\u202e" not in seen(answer.text)
            assert "\x1b" not in seen(answer.text)
    page = article_page(small.shown(document.id))
    assert not page.view.linked


def test_echoes_lead_to_the_other_article_and_the_claim(client: TestClient, ledger: Ledger) -> None:
    found = [
        text
        for row in ledger.articles()
        if "echo"
        in (text := client.get(f"{article(row.document)}/echoes", headers={"hx-request": "true"}).text)
        and 'data-standing="echo"' in text
    ]
    assert found
    assert all(re.search(r'href="/articles/[^"]+#[uv]1-', text) for text in found)
    assert any('href="/claims/c1-' in text for text in found)
    assert not any("<html" in text for text in found)


def test_articles_of_one_text_are_told_apart(tmp_path: Path) -> None:
    """Wire copies have one id: lists lead to each of them, and the id to all."""
    with Ledger(tmp_path / "wire.db") as made:
        for name in ("orla", "elm", "lisk"):
            document = replace(READING.document, outlet=name, url=f"https://{name}.example/wire")
            made.add(replace(READING, document=document))
        made.add(READING)
        names = {row.document for row in made.articles()}
        assert names == {"bridge", *(f"https://{name}.example/wire" for name in ("orla", "elm", "lisk"))}
        assert {made.reading(name).document.outlet for name in names} == {"orla", "elm", "lisk", "Orla Mail"}
        assert {row.document for row in made.statements()} == names
        with TestClient(create(Site(made)), raise_server_exceptions=False) as client:
            # The one without an address is what its id means.
            for name in names:
                assert f'id="reading" data-document="{name}"' in client.get(article(name)).text


def test_an_id_of_several_articles_leads_to_all_of_them(tmp_path: Path) -> None:
    with Ledger(tmp_path / "wire.db") as made:
        for name in ("orla", "elm"):
            document = replace(READING.document, outlet=name, url=f"https://{name}.example/<b>")
            made.add(replace(READING, document=document))
        with TestClient(create(Site(made)), raise_server_exceptions=False) as client:
            text = client.get("/articles/bridge").text
            assert "2 articles of one text" in text
            assert not list(dangers(text))
            for name in ("orla", "elm"):
                assert article(f"https://{name}.example/<b>") in text
