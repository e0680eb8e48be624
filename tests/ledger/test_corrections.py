"""What people correct stays: over later corrections, re-reads, and until it is undone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from reportedly.errors import NotInLedger, UsageError
from reportedly.ledger.correcting import Change
from reportedly.ledger.record import Record
from reportedly.types import Attribution, Reading, Source
from tests.ledger.making import entries, ferry


def shifted(reading: Reading) -> Reading:
    """As a newer model might read it: contents begin a word later, ids and sources are numbered anew."""

    def moved(one: Attribution) -> Attribution:
        (start, end), *rest = one.content
        number = int(one.id[1:]) + 1
        return replace(one, id=f"a{number}", content=((start + 4, end), *rest), stance="neutral")

    first = Attribution("a1", "indirect", content=((0, 4),), confidence=0.2)
    return replace(reading, attributions=(first, *map(moved, reading.attributions)), model="test/2")


def found(reading: Reading, content: str) -> Attribution:
    return next(a for a in reading.attributions if content in reading.quote(a.content))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("stance", "rejects"),
        ("factuality", "PS-"),
        ("factuality", None),
        ("kind", "mixed"),
        ("implicit", True),
        ("cue", []),
        ("basis", [[0, 8]]),
    ],
)
def test_an_attribution(ledger: Record, field: str, value: Any) -> None:
    ledger.keep(entries(ferry()))
    ledger.correct("ferry", Change("attribution", "a2", field, value), by="ana")
    expected = tuple(map(tuple, value)) if isinstance(value, list) else value
    assert getattr(found(ledger.reading("ferry"), "bridge"), field) == expected
    assert ledger.check().problems == ()
    uid = ledger.statements(corrected=True)[0].uid
    ledger.renew(1, shifted(ferry()))
    assert getattr(found(ledger.reading("ferry"), "bridge"), field) == expected
    assert ledger.statements(corrected=True)[0].uid == uid
    assert ledger.check().problems == ()
    ledger.undo(1, by="ben")
    assert getattr(found(ledger.reading("ferry"), "bridge"), field) != expected
    assert ledger.check().problems == ()


def test_a_content_corrected_stays_whatever_is_read(ledger: Record) -> None:
    ledger.keep(entries(ferry()))
    start = ferry().text.index("ferry")
    ledger.correct("ferry", Change("attribution", "a1", "content", [[start, start + 5]]), by="ana")
    ledger.renew(1, shifted(ferry()))
    row = ledger.statements(corrected=True)[0]
    assert (row.content, row.confidence) == ("ferry", 1.0)
    assert len(ledger.statements()) == 4


def test_what_was_taken_away_does_not_come_back(ledger: Record) -> None:
    ledger.keep(entries(ferry()))
    ledger.correct("ferry", Change("attribution", "a2", "exists", False), by="ana")
    assert ledger.count_statements() == 2
    ledger.renew(1, shifted(ferry()))
    assert not any("bridge" in row.content for row in ledger.statements())


def test_what_was_put_in_stays(ledger: Record) -> None:
    ledger.keep(entries(ferry()))
    start = ferry().text.index("is out")
    new = {"content": [[start, start + 6]], "kind": "indirect", "source_id": "s2"}
    ledger.correct("ferry", Change("attribution", "", "exists", new), by="ana")
    for _ in range(2):
        row = ledger.statements(corrected=True)[0]
        assert (row.content, row.source) == ("is out", "The harbour board")
        ledger.renew(1, replace(shifted(ferry()), attributions=()))
    assert ledger.count_statements() == 1


def test_what_a_new_model_misses_is_put_back(ledger: Record) -> None:
    ledger.keep(entries(ferry()))
    ledger.correct("ferry", Change("attribution", "a2", "confirmed", True), by="ana")
    ledger.renew(1, replace(ferry(), attributions=(), sources=()))
    (row,) = ledger.statements()
    assert (row.content, row.source) == ("that the bridge would close", "The harbour board")


def test_the_source_of_a_statement(ledger: Record) -> None:
    ledger.keep(entries(ferry()))
    ledger.correct("ferry", Change("attribution", "a2", "source_id", "s1"), by="ana")
    assert len(ledger.statements(source="Jane Doe")) == 3
    ledger.renew(1, shifted(ferry()))
    assert len(ledger.statements(source="Jane Doe")) == 3


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "Jane A. Doe"),
        ("kind", "unnamed_person"),
        ("title", "captain"),
        ("affiliation", "Ferry Line"),
    ],
)
def test_a_source(ledger: Record, field: str, value: str) -> None:
    ledger.keep(entries(ferry()))
    ledger.correct("ferry", Change("source", "s1", field, value), by="ana")
    for again in (shifted(ferry()), ferry()):
        source = ledger.reading("ferry").source(found(ledger.reading("ferry"), "warned").source_id)
        assert source is not None
        assert getattr(source, field) == value
        ledger.renew(1, again)
    assert ledger.check().problems == ()


def test_two_sources_that_are_one(ledger: Record) -> None:
    ledger.keep(entries(ferry()))
    ledger.correct("ferry", Change("source", "s2", "same_as", "s1"), by="ana")
    assert len(ledger.statements(source="Jane Doe")) == 3
    assert len(ledger.sources()) == 1
    assert ledger.check().problems == ()


def test_an_outlet(ledger: Record) -> None:
    ledger.keep(entries(ferry()))
    ledger.correct("ferry", Change("document", "", "outlet", "The Mail"), by="ana")
    assert [row.name for row in ledger.outlets()] == ["The Mail"]
    assert ledger.keep(entries(ferry())) == ("unchanged",)
    assert ledger.check().problems == ()


def test_later_ones_win_and_all_are_kept(ledger: Record) -> None:
    ledger.keep(entries(ferry()))
    for stance, name in (("rejects", "ana"), ("endorses", "ben")):
        ledger.correct("ferry", Change("attribution", "a1", "stance", stance, note="see"), by=name)
    assert found(ledger.reading("ferry"), "ferry").stance == "endorses"
    assert [(one.by, one.before, one.value) for one in ledger.corrections("ferry")] == [
        ("ben", "rejects", "endorses"),
        ("ana", "neutral", "rejects"),
    ]
    ledger.undo(2, by="cem")
    assert found(ledger.reading("ferry"), "ferry").stance == "rejects"
    assert ledger.corrections()[0].undone_by == "cem"
    assert found(ledger.reading("ferry", as_read=True), "ferry").stance == "neutral"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (Change("attribution", "a1", "colour", "red"), "no field 'colour'"),
        (Change("attribution", "a1", "kind", "loud"), "one of direct, indirect, mixed"),
        (Change("attribution", "a1", "kind", None), "cannot be empty"),
        (Change("attribution", "a1", "content", [[0, 9999]]), "only"),
        (Change("attribution", "a1", "content", "words"), r"list of \[start, end\]"),
        (Change("attribution", "a1", "exists", "no"), "true or false"),
        (Change("source", "s1", "name", 3), "is str"),
    ],
)
def test_what_cannot_be(ledger: Record, change: Change, message: str) -> None:
    ledger.keep(entries(ferry()))
    with pytest.raises(UsageError, match=message):
        ledger.correct("ferry", change, by="ana")
    assert ledger.corrections() == ()


def test_what_is_not_there(ledger: Record) -> None:
    ledger.keep(entries(ferry()))
    with pytest.raises(NotInLedger, match="a9"):
        ledger.correct("ferry", Change("attribution", "a9", "stance", "rejects"), by="ana")
    with pytest.raises(NotInLedger, match="correction 7"):
        ledger.undo(7, by="ana")


def relayed(outlet: str | None = "The Gazette") -> Reading:
    """The board told the Herald, and the page's own outlet ends the chain."""
    made = ferry(outlet=outlet or "")
    made = made if outlet else replace(made, document=replace(made.document, outlet=None))
    herald = Source("s3", "The Herald", mentions=(), kind="named_organization")
    own = Source("s4", "The Gazette", mentions=(), kind="named_organization")
    last = ("s4",) if outlet else ()
    first = replace(made.attributions[0], relay=("s1", "s3", *last))
    return replace(
        made,
        attributions=(first, *made.attributions[1:]),
        sources=(*made.sources, herald, *((own,) if outlet else ())),
    )


@pytest.mark.parametrize(
    ("outlet", "value", "chain"),
    [
        ("The Gazette", "The Mail", "Jane Doe > The Herald > The Mail"),
        ("The Gazette", "the gazette", "Jane Doe > The Herald > The Gazette"),
        ("The Gazette", "The Herald", "Jane Doe > The Herald"),
        ("The Gazette", None, "Jane Doe > The Herald"),
        (None, "The Mail", "Jane Doe > The Herald > The Mail"),
    ],
)
def test_the_outlet_is_the_last_hop_of_a_chain(
    ledger: Record, outlet: str | None, value: str | None, chain: str
) -> None:
    ledger.keep(entries(relayed(outlet)))
    before = [row.relay for row in ledger.statements(order="added")]
    ledger.correct("ferry", Change("document", "", "outlet", value), by="ana")
    assert [row.relay for row in ledger.statements(order="added")] == [chain, None, None]
    assert len({source.id for source in ledger.reading("ferry").sources}) == len(
        ledger.reading("ferry").sources
    )
    assert ledger.check().problems == ()
    ledger.undo(1, by="ben")
    assert [row.relay for row in ledger.statements(order="added")] == before
    assert ledger.check().problems == ()


def test_an_outlet_that_the_article_quotes_stays_its_source(ledger: Record) -> None:
    made = relayed()
    board = next(source for source in made.sources if source.name.startswith("The harbour"))
    quoted = replace(board, name="The Gazette")
    sources = tuple(quoted if source == board else source for source in made.sources if source.id != "s4")
    first = replace(made.attributions[0], relay=("s1", "s3", quoted.id))
    ledger.keep(entries(replace(made, attributions=(first, *made.attributions[1:]), sources=sources)))
    ledger.correct("ferry", Change("document", "", "outlet", "The Mail"), by="ana")
    assert ledger.statements(order="added")[0].relay == "Jane Doe > The Herald > The Mail"
    assert "The Gazette" in {source.name for source in ledger.reading("ferry").sources}
    assert ledger.check().problems == ()
