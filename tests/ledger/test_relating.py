"""What the trace stores depends on the articles, not on how they came."""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from reportedly.errors import NotInLedger
from reportedly.ledger import loading, marks, relating, schema
from reportedly.ledger.adding import Entry
from reportedly.ledger.correcting import Change
from reportedly.ledger.record import Record
from tests.export.marked import change, reading
from tests.ledger.making import FERRY, entries, ferry
from tests.ledger.test_faults import started
from tests.ledger.tracing import Page, narrow, stored, trace, wanted

WORDS = ("ash", "bay", "cod", "dew", "elm", "fog", "gin")
DAYS = (None, "2024-01-01", "2024-01-02", "2024-02-30", "2031-05-05")


@pytest.fixture(autouse=True)
def short_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    articles, statements = narrow(2, 2)
    monkeypatch.setattr(marks, "ARTICLES", articles)
    monkeypatch.setattr(marks, "STATEMENTS", statements)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "empty.db"
    Record(path, create=True).close()
    return path


def keep(ledger: Record, *pages: Page) -> None:
    ledger.keep([Entry(page.reading) for page in pages])


sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(tuple)
pages = st.builds(
    Page,
    address=st.sampled_from([f"p{n}" for n in range(9)]),
    sentences=st.lists(sentences, min_size=1, max_size=3).map(tuple),
    outlet=st.sampled_from((None, "The Gazette", "The Herald")),
    day=st.sampled_from(DAYS),
)


@settings(
    max_examples=30,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(pages, min_size=1, max_size=16), st.data())
def test_any_order_any_steps(empty: Path, found: list[Page], data: st.DataObject) -> None:
    """Later versions take the place of earlier ones; the rest comes in any order, traced now and then."""
    last = {page.address: page for page in found}
    path = empty.with_name("tried.db")
    shutil.copy(empty, path)
    path.with_name(path.name + "-wal").unlink(missing_ok=True)
    with Record(path) as ledger:
        kept: dict[str, list[Page]] = {}
        for page in found:
            if all(page != before for before in kept.get(page.address, [])):
                kept.setdefault(page.address, []).append(page)
                keep(ledger, page)
                if data.draw(st.booleans()):
                    trace(ledger, data.draw(st.integers(1, 4)))
        final = [versions[-1] for versions in kept.values()]
        trace(ledger)
        assert stored(ledger) == wanted(final)
        assert ledger.check().problems == ()
    assert last.keys() == kept.keys()


@pytest.mark.parametrize("seed", range(3))
def test_many_articles_on_every_database(ledger: Record, seed: int) -> None:
    chosen = random.Random(seed)

    def page(number: int) -> Page:
        found = tuple(
            tuple(chosen.choices(WORDS, k=chosen.randint(1, 4))) for _ in range(chosen.randint(1, 4))
        )
        outlet = chosen.choice((None, "The Gazette", "The Herald"))
        return Page(f"p{number}", found, outlet, chosen.choice(DAYS))

    before, after = [page(n) for n in range(40)], [page(n) for n in range(25)]
    keep(ledger, *before)
    trace(ledger, 7)
    assert stored(ledger) == wanted(before)
    keep(ledger, *after[:12])
    trace(ledger, 2)
    keep(ledger, *after[12:])
    trace(ledger)
    final = wanted([*after, *before[25:]])
    assert stored(ledger) == final
    ledger.database.write(relating.clear)
    trace(ledger, 11)
    assert stored(ledger) == final
    trace(ledger, version="t2")  # a newer trace looks at everything anew
    assert stored(ledger) == final
    assert ledger.check().problems == ()


def test_what_the_trace_takes(ledger: Record) -> None:
    marked = "[O|The pier was built in 1921.]\n\n" + FERRY
    ledger.keep(entries(ferry(marked=marked)))
    with ledger.database.reading() as connection:
        (key,) = relating.pending(connection, "v1", 9)
        (one,) = loading.articles(connection, [key])
        rows = loading.assertions(connection, loading.stated_by(connection, key))
        name = str(ledger.location)
        assert loading.find(connection, name, rows[0].uid) == (key, rows[0].pk)
        assert loading.find(connection, name, "https://gazette.example/ferry") == (key, None)
        assert loading.find(connection, name, "ferry") == (key, None)
        assert loading.find(connection, name, one.key) == (key, None)
        with pytest.raises(NotInLedger):
            loading.find(connection, name, "nothing")
    assert one.reading.own_voice == ((0, 27),)
    assert [s.attribution for s in one.statements] == [None, "a1", "a2", "a3"]
    assert [(s.uid, s.pk) for s in one.statements] == [(row.uid, row.pk) for row in rows]
    own, said = rows[0], rows[1]
    assert (own.own_voice, own.content, own.source, own.uid[:3]) == (True, one.reading.text[:27], None, "v1-")
    assert (said.own_voice, said.content) == (False, "the ferry is out of service until May")
    assert (said.source, said.speaker) == ("Jane Doe", "p:jane doe")
    assert (said.outlet, said.day, said.url) == ("The Gazette", "2024-03-06", "https://gazette.example/ferry")


def test_party_of_a_source(ledger: Record) -> None:
    made = ferry()
    sources = tuple(replace(s, party=f"person:{s.name.casefold()}") for s in made.sources)
    ledger.keep(entries(replace(made, sources=sources)))
    with ledger.database.reading() as connection:
        rows = loading.assertions(connection, loading.stated_by(connection, 1))
    assert [row.party for row in rows] == ["person:jane doe", "person:the harbour board", "person:jane doe"]
    assert ledger.check().problems == ()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("[S|Ann Poe] [C|said] [T|“It is out.”]", "[S|Ann Poe] [C|said] [T|it is  out.]", True),
        ("[S|Ann Poe] [C|said] [T|it is out]", "[S|Ben Roe] [C|said] [T|it is out]", False),
        ("[S|Ann Poe] [C|said] [T|it is out]", "[O|it is out]", False),
        ("[S|Ann Poe] [C|said] [T|it is out]", "[S|Ann Poe] [C|said] [T|it is not out]", False),
    ],
)
def test_which_contents_are_one(ledger: Record, one: str, other: str, same: bool) -> None:
    ledger.keep(entries(reading(one, id="one"), reading(other, id="other")))
    with ledger.database.reading() as connection:
        hashes = list(connection.scalars(sa.select(schema.assertions.c.content_hash)))
    assert len(hashes) == 2
    assert (hashes[0] == hashes[1]) == same


def test_a_denial_is_another_content(ledger: Record) -> None:
    made = reading("[S|Ann Poe] [C|denied] [T|it is out]", id="one")
    denied = change(replace(made, document=replace(made.document, id="other")), "a1", factuality="CT-")
    ledger.keep(entries(made, denied))
    with ledger.database.reading() as connection:
        hashes = list(connection.scalars(sa.select(schema.assertions.c.content_hash)))
    assert len(set(hashes)) == 2


def test_what_is_corrected_is_traced_again(ledger: Record) -> None:
    pages = [Page(f"p{n}", (("ash", "bay", str(n)), ("cod", str(n)))) for n in range(4)]
    keep(ledger, *pages)
    trace(ledger)
    assert stored(ledger) == wanted(pages)
    ledger.correct("p1", Change("document", "", "published", "2024-01-01"), by="ana")
    with ledger.database.reading() as connection:
        assert len(relating.pending(connection, "t1", 9)) == 1
    assert ledger.check().problems == ()
    trace(ledger)
    assert {pair[:2] for pair in stored(ledger)[1]} == {pair[:2] for pair in wanted(pages)[1]}
    new = {"kind": "indirect", "content": [[0, 9]], "source": []}
    ledger.correct("p1", Change("attribution", "", "exists", new), by="ana")
    with ledger.database.reading() as connection:
        rows = loading.assertions(connection, loading.stated_by(connection, 2))
    assert [row.own_voice for row in rows] == [False, True]  # the first is somebody's statement now
    assert ledger.check().problems == ()


STRAY = [
    "DELETE FROM traced WHERE document = 1",
    "UPDATE traced SET version = 't1' WHERE version IS NULL",
    "INSERT INTO article_marks (hash, place, document) VALUES (5, 5, 4)",
    "INSERT INTO statement_marks (key, place, content) VALUES (5, 5, 5)",
    "INSERT INTO relations (one, other, kind, confidence, reasons) VALUES (7, 5, 'same', 1, '[]')",
    "UPDATE assertions SET content_hash = 5 WHERE document = 2",
    "DELETE FROM assertions WHERE document = 3",
]


@pytest.mark.parametrize("damage", STRAY)
def test_check_and_repair(ledger: Record, damage: str) -> None:
    pages = [Page(f"p{n}", (("ash", "bay", str(n)), ("ash", "bay"))) for n in range(4)]
    keep(ledger, *pages[:3])
    trace(ledger)
    keep(ledger, pages[3])
    assert ledger.check().problems == ()
    with ledger.database.writing() as connection:
        connection.exec_driver_sql(damage)
    assert not ledger.check().consistent
    assert ledger.repair().problems == ()
    trace(ledger)
    assert stored(ledger) == wanted(pages)


def many(number: int) -> list[Page]:
    chosen = random.Random(number)
    return [
        Page(f"p{n}", tuple(tuple(chosen.choices(WORDS, k=3)) for _ in range(3)), None, chosen.choice(DAYS))
        for n in range(number)
    ]


def test_two_that_relate_at_once(address: str) -> None:
    pages = many(30)

    def work() -> None:
        with Record(address) as ledger:
            trace(ledger, 2)

    with Record(address, create=True) as ledger:
        keep(ledger, *pages)
    with started(work), started(work):
        pass
    with Record(address) as ledger:
        assert stored(ledger) == wanted(pages)
        assert ledger.check().problems == ()


def test_killed_while_relating(address: str) -> None:
    pages, moments = many(24), random.Random(7)
    with Record(address, create=True) as ledger:
        keep(ledger, *pages)

    def work() -> None:
        with Record(address) as ledger:
            trace(ledger, 1)

    for _ in range(5):
        with started(work) as child:
            time.sleep(moments.uniform(0.05, 0.4))
            os.kill(child, signal.SIGKILL)
        with Record(address) as ledger:
            assert ledger.check().problems == ()
    with Record(address) as ledger:
        trace(ledger)
        assert stored(ledger) == wanted(pages)


def test_copies_and_boilerplate_stay_linear(ledger: Record) -> None:
    """Each copy stands beside its neighbours in time; pages of one outlet do not meet by what all have."""
    copies = [
        Page(f"c{n}", (("ash", "bay", "cod"),), f"The Outlet {n}", f"2024-01-{n + 1:02}") for n in range(28)
    ]
    pages = [Page(f"b{n}", (("fog", "gin"), ("own", str(n))), "The Gazette", "2024-02-01") for n in range(12)]
    keep(ledger, *copies, *pages)
    trace(ledger, 9)
    with ledger.database.reading() as connection:
        keys = list(connection.scalars(sa.select(schema.documents.c.pk)))
        met = relating.articles_meeting(connection, keys)
        assert len(met) == 27 + 26  # two to each side, less at the ends
        assert {one <= 28 and other <= 28 for one, other in met} == {True}
        contents = sa.select(sa.func.count(sa.distinct(schema.statement_marks.c.content)))
        assert connection.scalar(contents) == 1 + 1 + 12
