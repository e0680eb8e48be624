"""A toy trace over a ledger, and what it has to store, worked out from the set of articles alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import combinations

import sqlalchemy as sa

from reportedly.ledger import identity, loading, marks, relating, schema
from reportedly.ledger.postings import Pair
from reportedly.ledger.record import Record
from reportedly.ledger.relating import Related, Reused
from reportedly.types import Document, Reading

VERSION = "t1"
Stored = tuple[set[tuple[str, str, str]], set[tuple[int, int, str]]]


@dataclass(frozen=True, slots=True)
class Page:
    """An article of sentences, each in its own voice; two with a word in common may say the same."""

    address: str
    sentences: tuple[tuple[str, ...], ...]
    outlet: str | None = None
    day: str | None = None

    @property
    def reading(self) -> Reading:
        """As the extractor would give it."""
        text, spans = "", []
        for sentence in self.sentences:
            start = len(text)
            text += " ".join(sentence) + ".\n\n"
            spans.append((start, len(text) - 2))
        document = Document(
            self.address,
            text,
            outlet=self.outlet,
            published=self.day,
            url=f"https://x.example/{self.address}",
        )
        return Reading(document, own_voice=tuple(spans), model="test/1")


def words(text: str) -> set[int]:
    """The toy's hashes: one a word."""
    return {identity.short_hash(word) for word in text.replace(".", "").split()}


def compare(one: str, other: str) -> str | None:
    """The toy's comparison of two articles by fingerprint: a third of the pairs have nothing in common."""
    return ("copy", "rewrite", None)[identity.short_hash(one, other) % 3]


def relate(one: int, other: int) -> str | None:
    """The toy's comparison of two contents."""
    return ("same", "denies", None)[identity.short_hash(str(one), str(other)) % 3]


def trace(ledger: Record, at_once: int = 3, version: str = VERSION) -> None:
    """Relate all that is pending, in steps."""

    def step(connection: sa.Connection) -> bool:
        todo = relating.pending(connection, version, at_once)
        if not todo and not relating.has_due(connection):
            return False
        relate_documents(connection, todo, version)
        return True

    while ledger.database.write(step):
        pass


def relate_documents(connection: sa.Connection, todo: list[int], version: str = VERSION) -> None:
    """One step."""
    fresh: set[int] = set()
    for one in loading.articles(connection, todo):
        keys = {
            s.content_hash: words(one.reading.text[slice(*span)])
            for s, span in zip(one.statements, sorted(set(one.reading.own_voice)), strict=True)
        }
        fresh |= set(relating.put_marks(connection, one.pk, version, words(one.reading.text), keys))
    pairs = relating.articles_meeting(connection, todo) | relating.due_articles(connection, 5)
    prints = dict(connection.execute(sa.select(schema.documents.c.pk, schema.documents.c.fingerprint)).all())
    found = [
        Reused(one, other, kind, 0.5)
        for one, other in pairs
        if (kind := compare(prints[one], prints[other])) is not None
    ]
    relating.put_reuses(connection, found)
    contents = relating.statements_meeting(connection, fresh) | relating.due_statements(connection, 5)
    related = [
        Related(one, other, kind, 0.5) for one, other in contents if (kind := relate(one, other)) is not None
    ]
    relating.put_relations(connection, related)


def stored(ledger: Record) -> Stored:
    """What the ledger has now."""
    with ledger.database.reading() as connection:
        one, other = schema.documents.alias(), schema.documents.alias()
        reuses = connection.execute(
            sa.select(one.c.fingerprint, other.c.fingerprint, schema.reuses.c.kind)
            .join(one, one.c.pk == schema.reuses.c.one)
            .join(other, other.c.pk == schema.reuses.c.other)
        )
        of = schema.relations.c
        relations = connection.execute(sa.select(of.one, of.other, of.kind))
        return {tuple(row) for row in reuses}, {tuple(row) for row in relations}


def wanted(pages: Iterable[Page]) -> Stored:
    """What it has to have, by brute force."""
    readings = [page.reading for page in pages]
    return _reuses(readings), _relations(readings)


def _reuses(readings: list[Reading]) -> set[tuple[str, str, str]]:
    lists: dict[int, list[tuple[int, str, str | None]]] = {}
    for reading in readings:
        document, key = reading.document, identity.fingerprint(reading.document)
        for hash in words(reading.text):
            lists.setdefault(hash, []).append(
                (marks.article_place(document.published, "f1-" + "0" * 10), key, document.outlet)
            )
        body = identity.body_hash(reading.text)
        lists.setdefault(body, []).append(
            (marks.article_place(document.published, "f1-" + "0" * 10), key, None)
        )
    pairs: set[tuple[str, str]] = set()
    for found in lists.values():
        found.sort()
        outlets = [outlet for _, _, outlet in found]
        common = {o for o in outlets if o and outlets.count(o) > (marks.ARTICLES.common or 0)}
        for (n, one), (m, other) in combinations(enumerate(found), 2):
            if m - n <= marks.ARTICLES.width and not (one[2] == other[2] and one[2] in common):
                pairs.add((min(one[1], other[1]), max(one[1], other[1])))
    return {(*pair, kind) for pair in pairs if (kind := compare(*pair)) is not None}


def _relations(readings: list[Reading]) -> set[tuple[int, int, str]]:
    keys = {
        identity.content_hash(reading.text[slice(*span)]): words(reading.text[slice(*span)])
        for reading in readings
        for span in reading.own_voice
    }
    lists: dict[int, list[tuple[int, int]]] = {}
    for content, theirs in keys.items():
        for key in theirs:
            lists.setdefault(key, []).append((marks.statement_place(key, theirs, content), content))
    pairs: set[Pair] = set()
    for found in lists.values():
        found.sort()
        for (n, (_, one)), (m, (_, other)) in combinations(enumerate(found), 2):
            if m - n <= marks.STATEMENTS.width:
                pairs.add((min(one, other), max(one, other)))
    return {(*pair, kind) for pair in pairs if (kind := relate(*pair)) is not None}


def narrow(width: int, common: int) -> tuple[object, object]:
    """Short lists, so that few articles overflow them."""
    return (
        replace(marks.ARTICLES, width=width, common=common),
        replace(marks.STATEMENTS, width=width),
    )
