"""Correcting statements over the web, undoing it, and two people at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from reportedly import Ledger
from reportedly.web.app import create
from reportedly.web.site import Site
from tests.web.conftest import token
from tests.web.spider import dangers, seen
from tests.web.test_article_page import READING, TEXT, at

PART = {"hx-request": "true"}


@pytest.fixture
def news(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "news.db") as made:
        made.add(READING)
        yield made


@pytest.fixture
def reader(news: Ledger) -> Iterator[TestClient]:
    with TestClient(create(Site(news, by="Ada")), raise_server_exceptions=False) as made:
        made.headers["x-csrf-token"] = token(made)
        yield made


def uid_of(ledger: Ledger, id: str = "a1") -> str:
    return ledger.shown("bridge").corrected.uids[id]


def fields(client: TestClient, uid: str) -> dict[str, str]:
    """The form as a browser would send it, untouched."""
    text = client.get(f"/statements/{uid}/edit", headers=PART).text
    found = {n: unescape(v) for n, v in re.findall(r'<input[^>]*? name="([^"]+)" value="([^"]*)"', text)}
    found |= {n: unescape(v) for n, v in re.findall(r'<textarea name="([^"]+)"[^>]*>([^<]*)<', text)}
    for name, options in re.findall(r'<select name="([^"]+)">(.*?)</select>', text, re.S):
        chosen = re.search(r'<option value="([^"]*)" selected', options)
        found[name] = unescape(chosen[1]) if chosen else unescape(re.findall(r'value="([^"]*)"', options)[0])
    return found


def send(client: TestClient, uid: str, what: str = "correct", **values: str):  # type: ignore[no-untyped-def]
    return client.post(f"/statements/{uid}/{what}", data=values, headers=PART)


def present(ledger: Ledger, id: str = "a1"):  # type: ignore[no-untyped-def]
    reading = ledger.shown("bridge").reading
    one = next((a for a in reading.attributions if a.id == id), None)
    return one, reading.source(one.source_id) if one else None


def test_a_form_sent_as_it_was_opened_changes_nothing(reader: TestClient, news: Ledger) -> None:
    uid = uid_of(news)
    answer = send(reader, uid, **fields(reader, uid))
    assert answer.status_code == 200
    assert news.corrections() == ()


@pytest.mark.parametrize(
    ("name", "value", "field", "became"),
    [
        ("kind", "mixed", "kind", "mixed"),
        ("factuality", "PS-", "factuality", "PS-"),
        ("factuality", "", "factuality", None),
        ("stance", "endorses", "stance", "endorses"),
        ("content", at("The bridge"), "content", tuple(READING.attributions[0].content[:0]) or ((18, 28),)),
        # Words of the article.
        ("content", "The bridge", "content", ((18, 28),)),
        ("cue", "citing", "cue", ((TEXT.index("citing"), TEXT.index("citing") + 6),)),
        ("basis", "", "basis", ()),
        ("source", f"{at('Mayor')} {at('Fenwick')}", "source", None),
    ],
)
def test_one_value_is_corrected(
    reader: TestClient, news: Ledger, name: str, value: str, field: str, became: object
) -> None:
    uid = uid_of(news)
    answer = send(reader, uid, **{**fields(reader, uid), name: value, "by": "Bo", "note": "because"})
    assert answer.status_code == 200
    (made,) = news.corrections()
    assert (made.field, made.by, made.note) == (field, "Bo", "because")
    if field != "source":
        assert getattr(present(news)[0], field) == became
    else:
        assert news.shown("bridge").reading.quote(present(news)[0].source) == "Mayor … Fenwick"
    assert "Undo" in answer.text
    assert f'data-selected="{uid}"' in answer.text
    # The name stays with the reader.
    assert fields(reader, uid)["by"] == "Bo"


def test_the_form_shows_words_and_not_their_places(reader: TestClient, news: Ledger) -> None:
    uid = uid_of(news)
    values = fields(reader, uid)
    assert (values["content"], values["cue"]) == ("“The bridge will be closed,”", "said")
    assert values["content_at"] == at("“The bridge will be closed,”")
    # What was wrong can be mended where it was written.
    answer = send(reader, uid, **{**values, "cue": "no such words", "content": "The bridge"})
    assert ">no such words</textarea>" in answer.text
    assert ">The bridge</textarea>" in answer.text


def test_the_source_becomes_another_known_one_or_a_new_one(reader: TestClient, news: Ledger) -> None:
    uid = uid_of(news)
    police = news.shown("bridge").corrected.uids["s2"]
    send(reader, uid, **{**fields(reader, uid), "source_id": police})
    assert present(news)[1].name == "Police"
    new = {"source_id": "new", "new_name": "Zoe Quark", "new_kind": "named_person"}
    send(reader, uid, **{**fields(reader, uid), **new})
    assert (present(news)[1].name, present(news)[1].kind) == ("Zoe Quark", "named_person")
    other = uid_of(news, "a2")
    send(reader, other, **{**fields(reader, other), **new, "new_name": "Bram Hask"})
    assert (present(news)[1].name, present(news, "a2")[1].name) == ("Zoe Quark", "Bram Hask")
    # A name that the article has is that source.
    send(reader, other, **{**fields(reader, other), **new, "new_name": "zoe quark"})
    assert len({source.name for source in news.shown("bridge").reading.sources}) == 4
    assert present(news, "a2")[1].name == "Zoe Quark"
    send(reader, other, **{**fields(reader, other), "source_id": ""})
    assert present(news, "a2")[1] is None
    assert news.check().problems == ()


def test_what_is_known_of_a_source_is_corrected_everywhere(reader: TestClient, news: Ledger) -> None:
    uid = uid_of(news)
    values = {"title": "Deputy mayor", "affiliation": "city", "source_kind": "anonymous_source"}
    send(reader, uid, **{**fields(reader, uid), **values})
    source = present(news)[1]
    assert (source.title, source.affiliation, source.kind) == ("Deputy mayor", "city", "anonymous_source")
    assert {one.target for one in news.corrections()} == {"source"}


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"content": ""}, "take it out instead"),
        ({"content": "9999-10000"}, "no such characters"),
        ({"content": "20-10"}, "no such characters"),
        ({"cue": "no such words"}, "are not in the article"),
        ({"cue": "citin"}, "are not in the article"),
        ({"factuality": "XX"}, "factuality is one of"),
        ({"source_id": "new", "new_name": " "}, "Write the name"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(
    reader: TestClient, news: Ledger, values: dict[str, str], sentence: str
) -> None:
    uid = uid_of(news)
    answer = send(reader, uid, **{**fields(reader, uid), **values})
    assert sentence in answer.text
    assert answer.headers["hx-retarget"] == "#editor"
    assert news.corrections() == ()


def test_confirm_reject_and_undo(reader: TestClient, news: Ledger) -> None:
    uid = uid_of(news)
    send(reader, uid, "confirm", document="bridge")
    assert news.shown("bridge").corrected.touched["a1"] == ("confirmed",)
    answer = send(reader, uid, "reject", document="bridge", by="Bo")
    assert present(news)[0] is None
    number = re.findall(r'name="number" value="(\d+)"', answer.text)
    back = reader.post(
        "/corrections/undo", data={"number": number, "document": "bridge", "uid": uid}, headers=PART
    )
    assert f'data-selected="{uid}"' in back.text
    assert present(news)[0] is not None
    assert [one.undone_by for one in news.corrections()] == ["Bo", None]


def test_several_changes_of_one_save_are_undone_together(reader: TestClient, news: Ledger) -> None:
    uid, before = uid_of(news), present(news)
    values = {"source_id": "new", "new_name": "Zoe Quark", "kind": "mixed", "stance": "rejects"}
    answer = send(reader, uid, **{**fields(reader, uid), **values})
    numbers = re.findall(r'name="number" value="(\d+)"', answer.text)
    assert len(numbers) == 4
    reader.post("/corrections/undo", data={"number": numbers, "document": "bridge", "uid": uid}, headers=PART)
    assert present(news) == before


def test_two_people_who_change_different_values_both_have_their_way(reader: TestClient, news: Ledger) -> None:
    uid = uid_of(news)
    first, second = fields(reader, uid), fields(reader, uid)
    send(reader, uid, **{**first, "kind": "mixed", "by": "Ada"})
    send(reader, uid, **{**second, "stance": "endorses", "by": "Bo"})
    assert (present(news)[0].kind, present(news)[0].stance) == ("mixed", "endorses")


def test_two_people_who_change_the_same_value_are_told(reader: TestClient, news: Ledger) -> None:
    uid = uid_of(news)
    first, second = fields(reader, uid), fields(reader, uid)
    send(reader, uid, **{**first, "stance": "rejects"})
    answer = send(reader, uid, **{**second, "stance": "endorses"})
    assert "Somebody changed the stance while you had this open" in answer.text
    assert present(news)[0].stance == "rejects"
    # What they both want is no quarrel.
    assert "Somebody" not in send(reader, uid, **{**second, "stance": "rejects"}).text


def test_a_statement_that_somebody_took_out_is_gone(reader: TestClient, news: Ledger) -> None:
    uid = uid_of(news)
    opened = fields(reader, uid)
    send(reader, uid, "reject", document="bridge")
    for answer in (send(reader, uid, **{**opened, "kind": "mixed"}), send(reader, uid, "confirm", **opened)):
        assert (answer.status_code, answer.text) == (
            409,
            "This statement is not in the article any more: somebody took it out.",
        )


def test_a_correction_undone_twice_says_by_whom(reader: TestClient, news: Ledger) -> None:
    send(reader, uid_of(news), "confirm", document="bridge")
    for status in (200, 409):
        answer = reader.post("/corrections/undo", data={"number": "1", "document": "bridge"}, headers=PART)
        assert answer.status_code == status
    assert re.fullmatch(r"Correction 1 was undone by Ada at [^<]+\.", answer.text)


@pytest.mark.parametrize("number", ["x", "-1", "99", "9" * 30, "", "1 or 1=1"])
def test_no_such_correction(reader: TestClient, news: Ledger, number: str) -> None:
    assert reader.post("/corrections/undo", data={"number": number}).status_code in (404, 409)


def test_without_script_a_change_leads_back_to_the_statement(reader: TestClient, news: Ledger) -> None:
    uid = uid_of(news)
    values = {**fields(reader, uid), "kind": "mixed"}
    answer = reader.post(f"/statements/{uid}/correct", data=values, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/articles/bridge?done=1#{uid}"
    assert "kind: direct → mixed" in reader.get("/articles/bridge?done=1").text
    wrong = reader.post(f"/statements/{uid}/correct", data={**values, "was_kind": "mixed", "content": ""})
    assert wrong.status_code == 409
    assert "take it out instead" in wrong.text


def test_a_change_needs_the_token(reader: TestClient, news: Ledger) -> None:
    uid = uid_of(news)
    values = {**fields(reader, uid), "kind": "mixed", "csrf": "wrong"}
    for path in (f"/statements/{uid}/correct", f"/statements/{uid}/confirm", "/corrections/undo"):
        assert reader.post(path, data=values, headers={"x-csrf-token": "wrong"}).status_code == 403
    assert news.corrections() == ()


HOSTILE = '"><script>alert(1)</script> \u202egnp \x07'


def test_hostile_names_and_notes_stay_text(reader: TestClient, news: Ledger) -> None:
    uid = uid_of(news)
    values = {"source_id": "new", "new_name": HOSTILE, "note": HOSTILE, "by": HOSTILE}
    answer = send(reader, uid, **{**fields(reader, uid), **values})
    addresses = ("/corrections", "/articles/bridge", f"/statements/{uid}/edit")
    pages = [answer.text, *(reader.get(address).text for address in addresses)]
    for text in pages:
        assert not list(dangers(text))
        assert "\u202e" not in seen(text)


def test_the_history_by_person_and_article(reader: TestClient, news: Ledger) -> None:
    uid = uid_of(news)
    send(reader, uid, "confirm", document="bridge", by="Ada")
    send(reader, uid, **{**fields(reader, uid), "stance": "rejects", "by": "Bo", "note": "see the verb"})
    everything = reader.get("/corrections").text
    assert "article rejects" in everything
    assert "see the verb" in everything
    assert f"/statements/{uid}?in=bridge" in everything
    only = reader.get("/corrections?by=Bo&article=bridge").text
    assert only.count('class="entry') == 1
    assert "None of these" in reader.get("/corrections?by=nobody").text
    assert reader.get("/corrections?article=nothing").status_code == 404
    plain = reader.get("/corrections/export?by=Bo").json()
    assert [(one["article"], one["field"], one["value"]) for one in plain] == [
        ("bridge", "stance", "rejects")
    ]


def test_undo_from_the_history_keeps_the_filter(reader: TestClient, news: Ledger) -> None:
    send(reader, uid_of(news), "confirm", document="bridge", by="Ada")
    answer = reader.post(
        "/corrections/undo",
        data={"number": "1", "back": "by=Ada"},
        follow_redirects=False,
    )
    assert answer.headers["location"] == "/corrections?by=Ada"
    assert "taken back by" in reader.get("/corrections").text
