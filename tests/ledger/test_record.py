"""What a ledger keeps and finds, the same on every database."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from reportedly.errors import EmptyInput, NotInLedger, UsageError
from reportedly.ledger import nearest, schema
from reportedly.ledger.adding import Entry
from reportedly.ledger.correcting import Change
from reportedly.ledger.failures import Failure
from reportedly.ledger.query import Filters
from reportedly.ledger.record import Record
from tests.ledger.making import FERRY, entries, ferry, other


def contents(ledger: Record, **wanted: Any) -> list[str]:
    return sorted(row.content for row in ledger.statements(Filters(**wanted)))


def test_what_is_kept_comes_back(ledger: Record) -> None:
    assert ledger.keep(entries(ferry(), other(1))) == ("added", "added")
    assert ledger.reading("ferry") == ferry()
    assert ledger.reading("https://gazette.example/ferry") == ferry()
    assert list(ledger.readings()) == [ferry(), other(1)]
    assert ledger.check().problems == ()


def test_the_same_again_is_unchanged(ledger: Record) -> None:
    ledger.keep(entries(ferry()))
    assert ledger.keep(entries(ferry(), ferry(), other(1))) == ("unchanged", "unchanged", "added")
    assert (ledger.count(), ledger.count_statements()) == (2, 5)


def test_a_changed_article_is_a_new_version(ledger: Record) -> None:
    changed = ferry(marked=FERRY.replace("May", "June"))
    ledger.keep(entries(ferry()))
    assert ledger.keep(entries(changed)) == ("added",)
    assert ledger.count() == 1
    assert ledger.reading("ferry") == changed
    assert ledger.reading("ferry", version=1) == ferry()
    assert "the ferry is out of service until June" in contents(ledger)
    assert len(contents(ledger)) == 3
    assert [one.text for one in ledger.readings(versions=True)] == [ferry().text, changed.text]
    assert ledger.check().problems == ()


def test_an_article_that_is_again_what_it_was(ledger: Record) -> None:
    """Its old version counts again, with what people corrected in it; nothing is kept twice."""
    changed = ferry(marked=FERRY.replace("May", "June"))
    ledger.keep([Entry(ferry(), raw="r1-may")])
    ledger.correct("ferry", Change("attribution", "a1", "stance", "rejects"), by="ana")
    ledger.keep([Entry(changed, raw="r1-june")])
    assert ledger.keep(entries(ferry())) == ("added",)
    assert ledger.keep(entries(ferry())) == ("unchanged",)
    assert (ledger.count(), ledger.count_statements()) == (1, 3)
    assert "the ferry is out of service until May" in contents(ledger, corrected=True)
    assert not ledger.shown("ferry").superseded
    assert ledger.shown("ferry", version=2).superseded
    assert ledger.read_before(["r1-june"]) == {"r1-june": ("https://gazette.example/ferry", False)}
    assert ledger.come_back(["r1-june"]) == 1
    assert ledger.come_back(["r1-june"]) == 0
    assert ledger.reading("ferry") == changed
    assert len(list(ledger.readings(versions=True))) == 2
    assert ledger.check().problems == ()


@pytest.mark.parametrize(
    ("again", "last"), [("AB", "B"), ("BA", "A"), ("ABA", "A"), ("AC", "C"), ("CA", "A")]
)
def test_versions_in_one_batch(ledger: Record, again: str, last: str) -> None:
    """The version that came last counts."""
    texts = {name: ferry(marked=FERRY.replace("May", f"{name}pril")) for name in "ABC"}
    ledger.keep(entries(texts["A"], texts["B"]))
    ledger.keep(entries(*(texts[name] for name in again)))
    assert ledger.reading("ferry") == texts[last]
    assert ledger.check().problems == ()
    assert ledger.keep(entries(texts[last])) == ("unchanged",)


def test_two_versions_at_once(ledger: Record) -> None:
    changed = ferry(marked=FERRY.replace("May", "June"))
    assert ledger.keep(entries(ferry(), changed)) == ("added", "added")
    assert ledger.reading("ferry") == changed
    assert ledger.check().problems == ()


def test_characters_that_no_database_keeps(ledger: Record) -> None:
    odd = ferry(marked=FERRY.replace("May", "M\0\ud800y"))
    ledger.keep(entries(odd))
    kept = ledger.reading("ferry")
    assert len(kept.text) == len(odd.text)
    assert "M\ufffd\ufffdy" in kept.text
    assert ledger.check().problems == ()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("ferry", ["the ferry is out of service until May"]),
        ("FERRIES", ["the ferry is out of service until May"]),  # by stem, in any case
        ('"out of service"', ["the ferry is out of service until May"]),  # a phrase with small words
        ('"service out"', []),
        ("ferry OR bus", ["bus number 1 runs late", "the ferry is out of service until May"]),
        ("doe -ferry", ["with her", "“Nobody was warned.”"]),  # the source's name counts
        ("serv*", ["the ferry is out of service until May"]),
        ("ferry AND bridge", []),
        ("harbour", ["that the bridge would close"]),
        ("it's (odd: \"", []),  # nothing of it has a meaning
        ("nobody", ["“Nobody was warned.”"]),  # curly marks are no part of a word
    ],
)
def test_search(ledger: Record, query: str, found: list[str]) -> None:
    ledger.keep(entries(ferry(), other(1)))
    assert sorted(hit.row.content for hit in ledger.search(query)) == found


@pytest.mark.parametrize("query", ["cafe", "CAFÉ", "café", "naive*", "“Café”", '"cafe noir"'])
def test_letters_with_marks(ledger: Record, query: str) -> None:
    marked = FERRY.replace("the ferry", "the “Café Noir” and naïveté")
    ledger.keep(entries(ferry(marked=marked)))
    (hit,) = ledger.search(query)
    assert hit.excerpt == hit.row.content
    assert {hit.excerpt[start:end] for start, end in hit.marks} <= {"Café", "Noir", "Café Noir", "naïveté"}
    assert hit.marks


def test_odd_characters_anywhere(ledger: Record) -> None:
    odd = "M\0\ud800y"
    ledger.keep(entries(ferry()), [Failure(EmptyInput(odd, odd, odd), odd)])
    ledger.correct("ferry", Change("attribution", "a1", "stance", "rejects", note=odd), by=odd)
    ledger.correct("ferry", Change("source", "s1", "name", odd), by="ana")
    ledger.keep_feed(odd, {"title": odd}, odd)
    assert ledger.corrections()[1].by == "M\ufffd\ufffdy"
    assert ledger.feed_state(odd) == {"title": "M\ufffd\ufffdy"}
    assert len(ledger.statements(source=odd)) == 2
    assert ledger.statements(outlet=(odd,), document=odd).to_dicts() == []
    assert not ledger.has_entry(odd)
    assert ledger.check().problems == ()


def test_what_says_next_to_nothing_comes_last(ledger: Record) -> None:
    """By the words alone a statement of one word that is looked for would be the best there is."""
    short = ferry(marked="[S|Ann Poe] [C|named] [T|the ferry].", id="short", url=None)
    told = ferry(
        marked="[S|Ann Poe] [C|said] [T|the old ferry to Orla is late again today].", id="told", url=None
    )
    ledger.keep(entries(told, short))
    assert [hit.row.document for hit in ledger.search("ferry")] == ["told", "short"]
    first, last = ledger.search("ferry")
    assert first.score > last.score > 0


def test_found_words_are_marked(ledger: Record) -> None:
    ledger.keep(entries(ferry()))
    (hit,) = ledger.search("ferry may")
    assert hit.excerpt == hit.row.content
    assert [hit.excerpt[start:end] for start, end in hit.marks] == ["ferry", "May"]


def test_articles_are_found(ledger: Record) -> None:
    ledger.keep(entries(ferry(), other(1)))
    (hit,) = ledger.search_articles("bridge")
    assert hit.row.document == "ferry"
    assert hit.row.statements == 3
    assert [hit.excerpt[start:end] for start, end in hit.marks] == ["bridge"]


def test_a_search_for_nothing(ledger: Record) -> None:
    with pytest.raises(UsageError, match="at least one word"):
        ledger.search("-ferry")


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        ({"source": "jane doe"}, 2),
        ({"source": "Doe"}, 3),  # no source is called so: every name with the word
        ({"source": "Nobody"}, 0),
        ({"outlet": ("the herald",)}, 2),
        ({"source_kind": ("named_organization",)}, 1),
        ({"kind": ("direct",)}, 1),
        ({"since": "2024-04"}, 2),
        ({"until": "2024-03"}, 3),
        ({"document": "ferry"}, 3),
        ({"stance": ("rejects",)}, 0),
        ({"corrected": True}, 0),
        ({"outlet": ("The Gazette",), "source": "Jane Doe", "kind": ("indirect",)}, 1),
    ],
)
def test_filters(ledger: Record, wanted: dict[str, Any], count: int) -> None:
    ledger.keep(entries(ferry(), other(1)))
    assert len(ledger.statements(**wanted)) == ledger.count_statements(**wanted) == count
    # One of these words, or a source's name, is in every statement: a search under a filter leaves the same.
    found = {hit.row.uid for hit in ledger.search("doe OR board OR poe", **wanted)}
    assert found == {row.uid for row in ledger.statements(**wanted)}


def test_sources_and_outlets(ledger: Record) -> None:
    ledger.keep(entries(ferry(), other(1), other(2)))
    rows = {row.name: (row.statements, row.articles, row.outlets) for row in ledger.sources()}
    assert rows == {
        "Jane Doe": (2, 1, 1),
        "Ann Poe": (2, 2, 1),
        "J. Doe": (2, 2, 1),
        "The harbour board": (1, 1, 1),
    }
    assert [(row.name, row.articles, row.statements) for row in ledger.outlets()] == [
        ("The Herald", 2, 4),
        ("The Gazette", 1, 3),
    ]


def test_one_person_when_a_person_says_so(ledger: Record) -> None:
    ledger.keep(entries(ferry(), other(1)))
    (suggestion,) = ledger.suggestions()
    assert {suggestion.left.name, suggestion.right.name} == {"Jane Doe", "J. Doe"}
    assert "initial" in suggestion.reason
    made = ledger.judge("Jane Doe", "J. Doe", same=True, by="ana")
    assert ledger.suggestions() == ()
    assert len(ledger.statements(source="J. Doe")) == 3
    assert [row.aliases for row in ledger.sources() if row.name == "Jane Doe"] == [("J. Doe",)]
    ledger.keep(entries(other(2)))  # it lasts
    assert len(ledger.statements(source="Jane Doe")) == 4
    ledger.undo_judgement(made.number, by="ben")
    assert len(ledger.statements(source="Jane Doe")) == 2


def test_two_persons_when_a_person_says_so(ledger: Record) -> None:
    ledger.keep(entries(ferry(), other(1)))
    ledger.judge("Jane Doe", "J. Doe", same=False, by="ana")
    assert ledger.suggestions() == ()
    assert len(ledger.statements(source="Jane Doe")) == 2
    assert [one.same for one in ledger.judgements()] == [False]


def test_failures_are_kept_until_they_can_be_read(ledger: Record) -> None:
    ledger.keep([], [Failure(EmptyInput("a.txt", "is empty"), "a.txt")])
    ledger.keep([], [Failure(EmptyInput("a.txt", "is empty"), "a.txt")])
    (row,) = ledger.failures()
    assert (row.origin, row.error, row.reason, row.tries) == ("a.txt", "EmptyInput", "is empty", 2)
    ledger.keep(entries(ferry()), read=["a.txt"])
    assert len(ledger.failures()) == 0


def test_raw_inputs_are_known_again(ledger: Record) -> None:
    ledger.keep([Entry(ferry(), raw="r1-0", entry="https://gazette.example/feed/1")])
    assert ledger.read_before(["r1-0", "r1-1"]) == {"r1-0": ("https://gazette.example/ferry", True)}
    assert ledger.has_entry("https://gazette.example/feed/1")
    assert not ledger.has_entry("https://gazette.example/feed/2")


def test_feeds_are_remembered(ledger: Record) -> None:
    assert ledger.feed_state("https://gazette.example/feed") is None
    ledger.keep_feed("https://gazette.example/feed", {"etag": "1"})
    ledger.keep_feed("https://gazette.example/feed", {"etag": "2"})
    assert ledger.feed_state("https://gazette.example/feed") == {"etag": "2"}


def test_check_finds_and_repair_mends(ledger: Record) -> None:
    ledger.keep(entries(ferry(), other(1)))
    with ledger.database.writing() as connection:
        changed = schema.attributions.update().where(schema.attributions.c.document == 1)
        connection.execute(changed.values(stance="rejects"))
        gone = sa.select(schema.attributions.c.pk).where(schema.attributions.c.document == 2)
        links = schema.attribution_sources
        connection.execute(links.delete().where(links.c.attribution.in_(gone)))
    problems = ledger.check().problems
    assert {(one.part, one.document) for one in problems} == {("derived", "ferry"), ("derived", "bus-1")}
    report = ledger.repair()
    assert (report.repaired, report.problems) == (2, ())


def test_tables_for_other_libraries(ledger: Record) -> None:
    ledger.keep(entries(ferry()))
    rows = ledger.statements(order="added")
    assert rows.to_columns()["source"] == ["Jane Doe", "The harbour board", "Jane Doe"]
    assert rows.to_arrow().num_rows == 3
    assert len(rows[1:]) == 2


def test_an_unknown_article(ledger: Record) -> None:
    with pytest.raises(NotInLedger, match="has no article 'x'"):
        ledger.reading("x")


def test_many_articles_come_in_order(ledger: Record) -> None:
    ledger.keep(entries(*(other(n) for n in range(250))))
    assert [one.id for one in ledger.readings()] == [f"bus-{n}" for n in range(250)]
    assert len(ledger.statements(limit=10)) == 10
    assert len(ledger.articles(limit=10, offset=245)) == 5


def test_a_reread_replaces_and_the_old_one_stays(ledger: Record) -> None:
    ledger.keep(entries(ferry()))
    newer = replace(ferry(), attributions=ferry().attributions[:1], model="test/2")
    ledger.renew(1, newer)
    ledger.renew(1, newer)  # as where the answer to the first was lost
    assert ledger.reading("ferry") == newer
    assert ledger.count_statements() == 1
    with ledger.database.reading() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(schema.readings)) == 2
    assert ledger.check().problems == ()


@pytest.mark.model
def test_statements_that_say_something_like_it(ledger: Record) -> None:
    ledger.keep(entries(ferry(), other(1)))
    hits = ledger.similar("the boat does not sail", limit=2)
    assert hits[0].row.content == "the ferry is out of service until May"
    assert hits[0].score >= hits[1].score
    assert [hit.row.content for hit in ledger.similar("the boat does not sail", kind="direct")] == [
        "“Nobody was warned.”"
    ]
    ledger.keep(entries(other(2)))  # the index beside the ledger is of another state now
    assert {hit.row.document for hit in ledger.similar("bus 2 is late", limit=6)} >= {"bus-2", "bus-1"}
    assert ledger.check().problems == ()


@pytest.mark.model
def test_an_index_of_another_ledger_is_not_used(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    for word in ("ferry", "tram"):
        with Record(path, create=True) as ledger:
            ledger.keep(entries(ferry(marked=FERRY.replace("ferry", word))))
            assert f"the {word} is out" in ledger.similar(f"the {word} is out of service", limit=1)[0].excerpt
            assert (tmp_path / "ledger.db.meaning").exists()
        for left in ("", "-wal", "-shm"):
            (tmp_path / f"ledger.db{left}").unlink(missing_ok=True)


@pytest.mark.model
def test_no_room_for_an_index(ledger: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object, **options: object) -> None:
        raise PermissionError("may not be written")

    monkeypatch.setattr("reportedly.ledger.similar.Index.build", refuse)
    ledger.keep(entries(ferry()))
    assert ledger.similar("the boat does not sail", limit=1)[0].row.source == "Jane Doe"


@pytest.mark.model
def test_the_index_of_meaning_takes_in_what_is_new_and_leaves_out_what_went(
    ledger: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[str] = []

    def build(*arguments: Any, **options: Any) -> nearest.Index:
        built.append(options["generation"])
        return nearest.Index.build(*arguments, **options)

    class Counting(nearest.Index):
        pass

    monkeypatch.setattr(Counting, "build", staticmethod(build))
    monkeypatch.setattr("reportedly.ledger.similar.Index", Counting)
    ledger.keep(entries(*(other(number) for number in range(30))))
    assert "bus number" in ledger.similar("bus number 7 runs late", limit=1)[0].row.content
    ledger.keep(entries(ferry()))  # looked at beside the index
    assert ledger.similar("the boat does not sail", limit=1)[0].row.document == "ferry"
    assert ledger.similar("the boat does not sail", limit=1, outlet="The Gazette")[0].row.document == "ferry"
    ledger.correct("bus-7", Change("attribution", "a1", "exists", False), by="ana")  # still in the index
    found = ledger.similar("bus number 7 runs late", limit=60)
    assert len(found) == len({hit.row.uid for hit in found}) == 60
    assert "bus number 7 runs late" not in {hit.row.content for hit in found}
    assert len(built) == 1


@pytest.mark.model
def test_vectors_of_another_model_are_made_anew(ledger: Record) -> None:
    ledger.keep(entries(ferry()))
    with ledger.database.writing() as connection:
        kept = connection.execute(sa.select(schema.vectors.c.vector)).scalars().all()
        connection.execute(schema.meta.update().where(schema.meta.c.name == "vectors").values(value="old"))
        connection.execute(schema.vectors.update().values(vector=bytes(160)))
    ledger.keep(entries(other(1)))  # of this model: not put among those of another
    told: list[tuple[str, int, int]] = []
    assert (
        ledger.similar("the boat does not sail", limit=1, progress=lambda *one: told.append(one))[
            0
        ].row.document
        == "ferry"
    )
    assert told[0] == ("vectors of meaning", 5, 5)
    with ledger.database.reading() as connection:
        again = connection.execute(sa.select(schema.vectors.c.vector)).scalars().all()
    assert len(again) == 5
    assert {bytes(one) for one in kept} <= {bytes(one) for one in again}
    told.clear()
    ledger.similar("the boat does not sail", progress=lambda *one: told.append(one))
    assert told == []


def test_of_many_that_answer_those_added_last_are_ranked(
    ledger: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In windows where the database puts all in order that answer; the same is found without."""
    monkeypatch.setattr("reportedly.ledger.search.RANKED", 3)
    ledger.keep(entries(*(other(number) for number in range(80))))
    last = {f"bus-{number}" for number in range(77, 80)}
    assert {hit.row.document for hit in ledger.search("bus")} == last
    assert {hit.row.document for hit in ledger.search("bus", limit=2, offset=1)} < last
    assert [hit.row.document for hit in ledger.search('"number 2"')] == ["bus-2"]
    assert len(ledger.search("late", since="2024-04-05", until="2024-04-05")) == 3
    assert ledger.search("tram") == ()


@pytest.mark.parametrize("few", [0, 1000])
def test_statements_of_several_sources(ledger: Record, few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.ledger.narrowing._FEW", few)
    made = ferry()
    both = replace(made.attributions[0], source_ids=("s1", "s2"))
    ledger.keep(entries(replace(made, attributions=(both, *made.attributions[1:]))))
    assert len(ledger.statements(source="The harbour board")) == 2
    assert len(ledger.statements(source="Jane Doe")) == 2
