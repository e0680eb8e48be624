"""What is written at once is what relating one by one would have stored."""

from __future__ import annotations

import random

import numpy as np
import pytest
import sqlalchemy as sa

from reportedly.ledger import identity, loading, marks, neighbours, relating, schema, whole
from reportedly.ledger.adding import Entry
from reportedly.ledger.record import Record
from reportedly.ledger.relating import Related, Reused
from tests.ledger.tracing import VERSION, Page, compare, narrow, relate, stored, trace, wanted, words

WORDS = ("ash", "bay", "cod", "dew", "elm", "fog", "gin")


@pytest.fixture(autouse=True)
def short_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    articles, statements = narrow(2, 2)
    monkeypatch.setattr(marks, "ARTICLES", articles)
    monkeypatch.setattr(marks, "STATEMENTS", statements)


def made(seed: int, count: int = 40) -> list[Page]:
    chosen = random.Random(seed)

    def page(number: int) -> Page:
        found = tuple(
            tuple(chosen.choices(WORDS, k=chosen.randint(1, 4))) for _ in range(chosen.randint(1, 4))
        )
        outlet = chosen.choice((None, "The Gazette", "The Herald"))
        return Page(f"p{number}", found, outlet, chosen.choice((None, "2024-01-01", "2024-02-30")))

    return [page(number) for number in range(count)]


def trace_whole(ledger: Record) -> None:
    """The toy trace, all at once."""

    def step(connection: sa.Connection) -> None:
        texts: dict[int, str] = {}
        said: dict[int, str] = {}
        for one in loading.articles(connection, [number for number, _ in whole.state(connection).documents]):
            texts[one.pk] = one.reading.text
            for span in one.reading.own_voice:
                content = one.reading.text[slice(*span)]
                said[identity.content_hash(content)] = content
        articles = whole.articles(connection, list(texts), [words(text) for text in texts.values()])
        contents = sorted(said)
        keys = [words(said[content]) for content in contents]
        statements = whole.statements([(np.array(contents, np.int64), whole.statement_marks(contents, keys))])
        columns = schema.documents.c
        prints = {
            row.pk: row.fingerprint for row in connection.execute(sa.select(columns.pk, columns.fingerprint))
        }
        reuses = [
            Reused(one, other, kind, 0.5)
            for one, other in articles.names[articles.pairs].tolist()
            if (kind := compare(prints[one], prints[other])) is not None
        ]
        relations = [
            Related(one, other, kind, 0.5)
            for one, other in statements.names[statements.pairs].tolist()
            if (kind := relate(one, other)) is not None
        ]
        whole.write(connection, VERSION, (articles, statements), reuses, relations)

    ledger.database.write(step)


def tables(ledger: Record) -> list[set[tuple[object, ...]]]:
    with ledger.database.reading() as connection:
        return [
            {tuple(row) for row in connection.execute(sa.select(table))}
            for table in (schema.article_marks, schema.statement_marks, schema.traced, schema.due)
        ]


@pytest.mark.parametrize("seed", range(4))
def test_at_once_or_one_by_one(ledger: Record, seed: int) -> None:
    pages = made(seed)
    ledger.keep([Entry(page.reading) for page in pages])
    trace(ledger, 7)
    one_by_one = tables(ledger)
    trace_whole(ledger)
    assert tables(ledger) == one_by_one
    assert stored(ledger) == wanted(pages)
    assert ledger.check().problems == ()
    # And what comes later finds its place in it.
    more = made(100 + seed, 50)
    ledger.keep([Entry(page.reading) for page in more])
    trace(ledger, 7)
    assert stored(ledger) == wanted(more)
    assert ledger.check().problems == ()


def test_an_empty_ledger(ledger: Record) -> None:
    trace_whole(ledger)
    assert stored(ledger) == (set(), set())


def test_what_is_pending(ledger: Record) -> None:
    pages = made(9, 12)
    ledger.keep([Entry(page.reading) for page in pages[:9]])
    trace_whole(ledger)
    ledger.keep([Entry(page.reading) for page in pages[9:]])
    with ledger.database.reading() as connection:
        assert whole.pending(connection, VERSION) == (3, 12)
        assert whole.pending(connection, "t2") == (12, 12)
        assert len(relating.pending(connection, VERSION, 99)) == 3


def test_places() -> None:
    chosen = random.Random(3)
    keys = [sorted({chosen.getrandbits(63) for _ in range(count)}) for count in (1, 2, 3, 3, 24, 1)]
    contents = [chosen.getrandbits(63) for _ in keys]
    starts = np.cumsum([0, *map(len, keys)])
    found = neighbours.statement_places(
        np.array([key for some in keys for key in some]), starts, np.array(contents)
    )
    assert found.tolist() == [
        marks.statement_place(key, some, content)
        for some, content in zip(keys, contents, strict=True)
        for key in some
    ]
