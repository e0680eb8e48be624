"""What the pages of articles, corrections and suggestions ask a ledger for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.errors import NotInLedger
from reportedly.ledger.correcting import Change
from reportedly.ledger.moved import corrected_in, moved
from reportedly.ledger.record import Record
from tests.ledger.making import entries, ferry, other
from tests.ledger.test_corrections import shifted


def test_an_article_with_all_that_its_page_needs(ledger: Record) -> None:
    ledger.keep(entries(ferry()))
    ledger.correct("ferry", Change("attribution", "a1", "stance", "rejects"), by="Ada")
    shown = ledger.shown("ferry")
    assert shown.reading.attributions[0].stance == "rejects"
    assert [one.by for one in shown.corrections] == ["Ada"]
    numbers = {row.name: row.number for row in ledger.sources()}
    assert {shown.reading.source(id).name: n for id, n in shown.speakers.items()} == numbers  # type: ignore[union-attr]
    assert (shown.version, shown.versions, shown.superseded) == (1, 1, False)
    uid = shown.corrected.uids["a2"]
    assert ledger.shown(uid).key == shown.key


def test_versions_of_an_article(ledger: Record) -> None:
    ledger.keep(entries(ferry()))
    newer = ferry()
    ledger.keep(entries(replace(newer, document=replace(newer.document, title="Ferry back"))))
    assert (ledger.shown("ferry").version, ledger.shown("ferry").versions) == (2, 2)
    assert ledger.shown("ferry", version=1).superseded
    with pytest.raises(NotInLedger):
        ledger.shown("ferry", version=3)


def test_a_source_of_a_merged_pair_has_the_number_of_the_one_they_are(ledger: Record) -> None:
    ledger.keep(entries(ferry(), other(1)))
    ledger.judge("Jane Doe", "J. Doe", same=True, by="Ada")
    ours = {
        ledger.shown(article).reading.source(id).name: number  # type: ignore[union-attr]
        for article in ("ferry", "bus-1")
        for id, number in ledger.shown(article).speakers.items()
    }
    assert ours["Jane Doe"] == ours["J. Doe"]


def test_the_history_in_parts(ledger: Record) -> None:
    ledger.keep(entries(ferry(), other(1)))
    for article, by in (("ferry", "Ada"), ("bus-1", "Bo"), ("ferry", "Bo")):
        ledger.correct(article, Change("attribution", "a1", "confirmed", True), by=by)
    assert [(e.correction.number, e.document, e.title) for e in ledger.history(limit=2)] == [
        (3, "ferry", "Ferry stays in port"),
        (2, "bus-1", "Bus 1"),
    ]
    assert [e.correction.number for e in ledger.history(limit=2, offset=2)] == [1]
    assert [e.correction.number for e in ledger.history("ferry")] == [3, 1]
    assert [e.correction.number for e in ledger.history("ferry", by="Bo")] == [3]
    assert [(one.name, one.corrections) for one in ledger.people()] == [("Bo", 2), ("Ada", 1)]
    with pytest.raises(NotInLedger):
        ledger.history("nothing")


def test_what_a_source_said_last(ledger: Record) -> None:
    ledger.keep(entries(ferry(), other(1), other(2)))
    found = ledger.speaking(["p:ann poe", "p:nobody"], samples=1)
    assert list(found) == ["p:ann poe"]
    assert [row.document for row in found["p:ann poe"].samples] == ["bus-2"]
    assert ledger.speaking(["p:ann poe"])["p:ann poe"].samples == ()


def test_a_name_of_an_earlier_reading_finds_the_statement(ledger: Record) -> None:
    ledger.keep(entries(ferry()))
    before = ledger.shown("ferry")
    ledger.renew(before.key, shifted(before.reading))
    after = ledger.shown("ferry").corrected
    with ledger.database.reading() as connection:
        for old in before.reading.attributions:
            now = moved(connection, before.key, before.corrected.uids[old.id])
            one = next(a for a in after.reading.attributions if after.uids[a.id] == now)
            assert one.content[0][0] == old.content[0][0] + 4
        assert moved(connection, before.key, "u1-000000000000000000000000") is None


def test_a_statement_that_was_corrected_names_its_article(ledger: Record) -> None:
    ledger.keep(entries(ferry()))
    uid = ledger.shown("ferry").corrected.uids["a1"]
    ledger.correct("ferry", Change("attribution", uid, "exists", False), by="Ada")
    with ledger.database.reading() as connection:
        assert corrected_in(connection, uid) == ledger.shown("ferry").key
        assert corrected_in(connection, "u1-000000000000000000000000") is None


def test_new_sources_of_one_article_are_told_apart_by_their_names(ledger: Record) -> None:
    ledger.keep(entries(ferry()))
    for name in ("Zoe Quark", "Bram Hask"):
        ledger.correct(
            "ferry", Change("source", "", "exists", {"name": name, "kind": "named_person"}), by="Ada"
        )
    names = [source.name for source in ledger.shown("ferry").reading.sources]
    assert names[-2:] == ["Zoe Quark", "Bram Hask"]
