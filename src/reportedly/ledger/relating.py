"""The ledger's side of the trace: what is to be related, with what, and what came of it.

One step, in **one** writing transaction (``Database.write``), so that of two programs that relate at once the
second sees what the first has put and no pair is missed:

1. ``pending`` names documents that are not marked yet, ``loading.articles`` gives what they state;
2. ``put_marks`` marks each of them and says which of its contents are to be related;
3. ``articles_meeting`` and ``statements_meeting`` give the pairs to compare, ``due_articles`` and
   ``due_statements`` those that came together because something between them went;
4. ``put_reuses`` and ``put_relations`` keep what the comparison found, if it found something.

What is stored depends on the documents alone, not on their order or on how they were divided into steps. It
is the relation of every pair of neighbours (:mod:`reportedly.ledger.postings`) between which there is one; a
relation is a function of the two; neighbourhood is a function of the set, and each arrival and departure sees
to it that pairs which leave it lose their row and pairs which enter it are compared. A pair is always handed
out in the same order: contents by their hash, articles by their fingerprint. Contents are represented by the
statement with the smallest uid (``loading.representatives``). What it takes of the caller: the keys of a
content and its relations look at nothing that ``identity.content_hash`` does not cover.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from reportedly.ledger import marks, schema
from reportedly.ledger.adding import batches
from reportedly.ledger.asking import ask
from reportedly.ledger.postings import Pair

_T, _D, _A = schema.traced.c, schema.documents.c, schema.assertions.c
_U, _R = schema.reuses.c, schema.relations.c
_DUE = schema.due
#: Of each pair the number of hashes that both have.
_IN_COMMON = (
    "SELECT m.a, m.b, (SELECT count(*) FROM article_marks AS x CROSS JOIN article_marks AS y "
    "WHERE x.document = m.a AND y.document = m.b AND y.hash = x.hash) FROM m"
)


@dataclass(frozen=True, slots=True)
class Reused:
    """What two documents have in common; ``one`` has the smaller fingerprint."""

    #: Numbers of the documents.
    one: int
    other: int
    kind: str
    confidence: float
    share_one: float = 0.0
    share_other: float = 0.0
    #: The number of the one the other depends on; ``None``: unknown.
    earlier: int | None = None
    direction_confidence: float = 0.0
    #: As JSON has them.
    passages: tuple[Any, ...] = ()
    evidence: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Related:
    """How two contents stand to each other; ``one`` has the smaller hash."""

    #: Their hashes.
    one: int
    other: int
    kind: str
    confidence: float
    #: What, in the first one, in the second one.
    reasons: tuple[tuple[str, str, str], ...] = ()


def pending(connection: sa.Connection, version: str, limit: int) -> list[int]:
    """Numbers of current documents that this version of the trace has not marked; at most ``limit``."""
    found: list[int] = []
    for other in (_T.version.is_(None), _T.version < version, _T.version > version):
        query = sa.select(_T.document).where(other).order_by(_T.version, _T.document)
        found += connection.scalars(query.limit(limit - len(found))) if len(found) < limit else []
    return found


def put_marks(
    connection: sa.Connection,
    document: int,
    version: str,
    hashes: Iterable[int],
    keys: Mapping[int, Iterable[int]],
) -> list[int]:
    """Mark a document and its contents; all that was known of it by other marks is forgotten.

    Args:
        connection: within a writing transaction.
        document: its number.
        version: of the trace.
        hashes: of its passages; the text as a whole is added to them.
        keys: of each of its contents, by content hash. A content without keys meets nothing.

    Returns:
        Hashes of the contents that ``statements_meeting`` is to be asked for.
    """
    return marks.put(connection, document, version, hashes, keys)


def articles_meeting(connection: sa.Connection, documents: Iterable[int]) -> dict[Pair, int]:
    """Pairs of articles to compare in which one of these is, and the number of marks they share in all."""
    return _shared(connection, marks.ARTICLES.candidates(connection, documents))


def statements_meeting(connection: sa.Connection, contents: Iterable[int]) -> set[Pair]:
    """Pairs of contents to compare in which one of these is, the smaller hash first."""
    return marks.STATEMENTS.candidates(connection, contents)


def due_articles(connection: sa.Connection, limit: int = 1000) -> dict[Pair, int]:
    """Like ``articles_meeting``, of those that came together because something went. Each is given once."""
    found = marks.ARTICLES.valid(connection, _take(connection, schema.reuses, limit))
    return _shared(connection, found)


def due_statements(connection: sa.Connection, limit: int = 10_000) -> set[Pair]:
    """Like ``statements_meeting``, of those that came together because something went. Each is given once."""
    return marks.STATEMENTS.valid(connection, _take(connection, schema.relations, limit))


def has_due(connection: sa.Connection) -> bool:
    """There are pairs that came together and were not given out yet."""
    return connection.scalar(sa.select(_DUE.c.one).limit(1)) is not None


def put_reuses(connection: sa.Connection, found: Sequence[Reused]) -> None:
    """Keep what articles have in common, in place of what was kept of the same pairs."""
    _replace(connection, schema.reuses, [row(one) for one in found])


def put_relations(connection: sa.Connection, found: Sequence[Related]) -> None:
    """Keep relations of contents, in place of what was kept of the same pairs.

    Raises:
        ValueError: a pair is in the wrong order.
    """
    if any(one.one >= one.other for one in found):
        raise ValueError("the content with the smaller hash comes first")
    _replace(connection, schema.relations, [row(one) for one in found])


def row(found: Reused | Related) -> dict[str, Any]:
    """As a table has it; what is inside is plain already."""
    return {name: getattr(found, name) for name in found.__slots__}


def reuses_of(connection: sa.Connection, documents: Sequence[int]) -> list[Reused]:
    """What these documents have in common with any other."""
    rows = _touching(connection, schema.reuses, documents)
    return [_reused(row) for row in rows]


def _reused(row: Mapping[str, Any]) -> Reused:
    return Reused(**{**row, "passages": tuple(row["passages"]), "evidence": tuple(row["evidence"])})


def reuses_among(connection: sa.Connection, documents: Iterable[int]) -> list[Reused]:
    """What these documents have in common with each other."""
    wanted = set(documents)
    found = []
    for part in batches(sorted(wanted)):
        rows = connection.execute(sa.select(schema.reuses).where(_U.one.in_(part))).mappings()
        found += [_reused(dict(row)) for row in rows if row["other"] in wanted]
    return sorted(found, key=lambda one: (one.one, one.other))


def related(connection: sa.Connection, contents: Sequence[int]) -> list[Related]:
    """How these contents stand to any other."""
    rows = _touching(connection, schema.relations, contents)
    return [Related(**{**row, "reasons": tuple(tuple(r) for r in row["reasons"])}) for row in rows]


def neighbours(connection: sa.Connection, assertions: Sequence[int]) -> list[Related]:
    """How statements, by number, stand to others; ``loading.saying`` has the statements of a content."""
    contents: set[int] = set()
    for part in batches(assertions):
        contents |= set(connection.scalars(sa.select(_A.content_hash).where(_A.pk.in_(part))))
    return related(connection, sorted(contents))


def clear(connection: sa.Connection) -> None:
    """Forget all of it: everything is pending."""
    marks.clear(connection)


def _shared(connection: sa.Connection, pairs: set[Pair]) -> dict[Pair, int]:
    """The pairs by fingerprint, with the size of what their marks have in common."""
    prints: dict[int, str] = {}
    for part in batches(sorted({item for pair in pairs for item in pair})):
        rows = connection.execute(sa.select(_D.pk, _D.fingerprint).where(_D.pk.in_(part)))
        prints |= {row.pk: row.fingerprint for row in rows}
    found = {}
    for one, other, shared in ask(connection, "a, b", sorted(pairs), _IN_COMMON):
        first, second = sorted((one, other), key=lambda key: (prints[key], key))
        found[first, second] = shared
    return found


def _take(connection: sa.Connection, table: sa.Table, limit: int) -> list[Pair]:
    """Pairs that are due, which are not any more then."""
    query = sa.select(_DUE.c.one, _DUE.c.other).where(_DUE.c.what == table.name)
    taken = [(row.one, row.other) for row in connection.execute(query.limit(limit))]
    gone = _DUE.delete().where(
        _DUE.c.what == table.name, _DUE.c.one == sa.bindparam("a"), _DUE.c.other == sa.bindparam("b")
    )
    if taken:
        connection.execute(gone, [{"a": one, "b": other} for one, other in taken])
    return taken


def _replace(connection: sa.Connection, table: sa.Table, rows: Sequence[dict[str, Any]]) -> None:
    if not rows:
        return
    stored = marks.between(connection, table, {(row["one"], row["other"]) for row in rows})
    for one, other in stored:
        connection.execute(table.delete().where(table.c.one == one, table.c.other == other))
    connection.execute(table.insert(), list(rows))


def _touching(connection: sa.Connection, table: sa.Table, items: Sequence[int]) -> list[dict[str, Any]]:
    found: dict[Pair, dict[str, Any]] = {}
    for part in batches(sorted(set(items))):
        for side in (table.c.one, table.c.other):
            for row in connection.execute(sa.select(table).where(side.in_(part))).mappings():
                found[row["one"], row["other"]] = dict(row)
    return [found[pair] for pair in sorted(found)]
