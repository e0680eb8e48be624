"""What is counted of sources and outlets, on SQLite and on PostgreSQL."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.errors import NotInLedger
from reportedly.ledger import outlet_profile, profiles, relating, tallies
from reportedly.ledger.record import Record
from reportedly.ledger.relating import Related, Reused
from tests.export.marked import reading
from tests.ledger.making import entries, ferry, other


@pytest.fixture
def filled(ledger: Record) -> Record:
    """Two articles of The Gazette, one of them with a title and a relay, and three of The Herald."""
    first = ferry()
    sources = tuple(replace(s, title="mayor") if s.name == "Jane Doe" else s for s in first.sources)
    second = ferry(id="again", url="https://gazette.example/again", published="2024-03-09")
    relayed = replace(second.attributions[0], relay=(second.sources[0].id, second.sources[-1].id))
    again = replace(second, attributions=(relayed, *second.attributions[1:]), own_voice=((0, 4), (5, 9)))
    ledger.keep(entries(replace(first, sources=sources), again, *(other(number) for number in range(3))))
    return ledger


def _number(ledger: Record, name: str) -> int:
    return next(row.number for row in ledger.sources() if row.name == name)


def test_who_a_source_is(filled: Record) -> None:
    number = _number(filled, "Jane Doe")
    with filled.database.reading() as connection:
        found = profiles.speaker(connection, "x", number)
        assert (found.name, found.members, found.aliases) == ("Jane Doe", (number,), ())
        with pytest.raises(NotInLedger):
            profiles.speaker(connection, "x", 10**9)


def test_when_and_where_it_speaks(filled: Record) -> None:
    number = _number(filled, "Jane Doe")
    with filled.database.reading() as connection:
        spoken = {(one.outlet, one.day): one.statements for one in profiles.spoken(connection, [number])}
        namings = {(one.name, one.title): one.articles for one in profiles.namings(connection, [number])}
        assert spoken == {("The Gazette", "2024-03-06"): 2, ("The Gazette", "2024-03-09"): 2}
        assert namings == {("Jane Doe", "mayor"): 1, ("Jane Doe", None): 1}
        assert list(profiles.relays(connection, [number]).values()) == [1]
        assert len(profiles.contents(connection, [number], 3)) == 3


def test_its_statements_in_parts(filled: Record) -> None:
    number = _number(filled, "Jane Doe")
    with filled.database.reading() as connection:
        every = profiles.said_by(connection, [number], None, 10, 0)
        assert len(every) == 4
        assert profiles.said_by(connection, [number], None, 2, 1) == every[1:3]
        assert profiles.said_by(connection, [number], "The Gazette", 10, 0) == every
        assert profiles.said_by(connection, [number], "The Herald", 10, 0) == []


def test_what_contradicts_its_own_words(ledger: Record) -> None:
    marked = (
        "[S|Jane Doe] [C|said] [T|the ferry is out of service].\n\n"
        "[S|Jane Doe] [C|said] [T|the ferry is not out of service].\n\n"
        "[S|Ann Poe] [C|said] [T|the ferry never was out of service]."
    )
    names = {"Jane Doe": "Jane Doe", "Ann Poe": "Ann Poe"}
    ledger.keep(entries(reading(marked, names, id="a", published="2024-03-06")))
    with ledger.database.reading() as connection:
        from reportedly.ledger import loading

        (article,) = loading.articles(connection, [1])
        one, two, three = (stated.content_hash for stated in article.statements if stated.attribution)

    def relation(a: int, b: int, confidence: float) -> Related:
        return Related(min(a, b), max(a, b), "denies", confidence, ())

    found = [relation(one, two, 0.9), relation(one, three, 0.95)]
    ledger.database.write(lambda connection: relating.put_relations(connection, found))
    with ledger.database.reading() as connection:
        number = next(row.number for row in ledger.sources() if row.name == "Jane Doe")
        (against,) = profiles.contradictions(connection, [number], 10)
        assert (against.kind, against.confidence) == ("denies", 0.9)
        ann = next(row.number for row in ledger.sources() if row.name == "Ann Poe")
        assert profiles.contradictions(connection, [ann], 10) == []


def test_how_an_outlet_sources(filled: Record) -> None:
    with filled.database.reading() as connection:
        number = outlet_profile.number_of(connection, "x", "The Gazette")
        counts = outlet_profile.counts(connection, number)
        assert [(one.statements, one.own_voice, one.relayed) for one in counts] == [(3, 0, 0), (3, 2, 1)]
        assert counts[0].kinds == {"named_person": 2, "named_organization": 1}
        quoted = outlet_profile.quoted(connection, number, 5)
        assert [(one.name, one.statements, one.articles) for one in quoted] == [
            ("Jane Doe", 4, 2),
            ("The harbour board", 2, 2),
        ]
        assert sum(outlet_profile.relayed_by(connection, number).values()) == 1
        assert len(outlet_profile.articles(connection, number, 10, 0)) == 2
        with pytest.raises(NotInLedger):
            outlet_profile.number_of(connection, "x", "nobody")


def test_with_whom_an_outlet_shares_text(filled: Record) -> None:
    def reused(one: int, other: int, kind: str, earlier: int | None) -> Reused:
        return Reused(one, other, kind, 0.9, 0.5, 0.5, earlier, 0.8, (), ())

    found = [reused(1, 3, "rewrite", 1), reused(1, 4, "rewrite", 4), reused(2, 5, "wire_copy", None)]
    found.append(reused(2, 4, "same_story", None))
    filled.database.write(lambda connection: relating.put_reuses(connection, found))
    with filled.database.reading() as connection:
        names = {name: number for number, name in tallies.outlet_names(connection).items()}
        shared = outlet_profile.shared(connection, names["The Gazette"])
        assert {(one.outlet, one.kind, one.theirs_first, one.articles) for one in shared} == {
            ("The Herald", "rewrite", False, 1),
            ("The Herald", "rewrite", True, 1),
            ("The Herald", "wire_copy", None, 1),
        }
        back = outlet_profile.shared(connection, names["The Herald"])
        assert {one.theirs_first for one in back} == {True, False, None}


def test_counts_of_the_whole(filled: Record) -> None:
    with filled.database.reading() as connection:
        sourced = tallies.sourced(connection)
        assert sum(one.statements for one in sourced) == filled.count_statements() == 12
        assert sum(one.relayed for one in sourced) == 1
        assert sum(tallies.own_voice(connection).values()) == 2
        assert len(tallies.sample(connection)) == 12


def test_the_state_changes_with_every_change(filled: Record) -> None:
    def state() -> tuple[int, ...]:
        with filled.database.reading() as connection:
            return tallies.state(connection)

    seen = [state(), state()]
    assert seen[0] == seen[1]
    filled.keep(entries(other(9)))
    seen.append(state())
    suggestion = filled.suggestions()[0]
    judged = filled.judge(suggestion.left.key, suggestion.right.key, same=True, by="Ada")
    seen.append(state())
    filled.undo_judgement(judged.number, by="Ada")
    seen.append(state())
    assert len(set(seen)) == 4


def test_an_empty_ledger(ledger: Record) -> None:
    with ledger.database.reading() as connection:
        assert tallies.sample(connection) == []
        assert tallies.sourced(connection) == []
        assert tallies.state(connection) == (0,) * 6
        assert tallies.firsts(connection, []) == []


def test_what_is_counted_is_found(filled: Record) -> None:
    """Each figure names a statement that it was counted from, and a filter finds those that were relayed."""
    relayed = filled.statements(relay="*")
    assert len(relayed) == 1
    hop = str(relayed[0].relay).split(" > ")[1]
    assert [row.uid for row in filled.statements(relay=hop)] == [relayed[0].uid]
    assert len(filled.statements(relay=hop[:-1])) == 0
    assert len(filled.statements(relay=str(relayed[0].relay).split(" > ")[0])) == 0
    with filled.database.reading() as connection:
        named = profiles.namings(connection, [_number(filled, "Jane Doe")])
    assert named
    for one in named:
        assert {row.uid for row in filled.statements()} >= {one.example}
