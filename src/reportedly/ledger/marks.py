"""What the trace knows a document and its contents by, and that it goes when they go.

``article_marks`` are of documents, ``statement_marks`` of contents: statements that say the same in the same
words have one ``content_hash``, are marked once, and stand to all others in the same way. So ten thousand
copies of one text have the marks and relations of one. Copies of an article stay articles of their own, as
who published it when matters; a list of them is in the order of their days, and each is compared with its
nearest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import chain

import numpy as np
import sqlalchemy as sa

from reportedly.ledger import identity, schema
from reportedly.ledger.asking import ask
from reportedly.ledger.neighbours import statement_places
from reportedly.ledger.postings import Mark, Pair, Postings

ARTICLES = Postings("article_marks", "hash", "document", width=8, common=5)
STATEMENTS = Postings("statement_marks", "key", "content", width=8)
_BITS = (1 << 63) - 1
#: Bits of a place that tell articles of one day apart; the day stands above them, no day above all days.
_APART, _NO_DAY = 40, (1 << 22) - 1
_MANY = 500


def put(
    connection: sa.Connection,
    document: int,
    version: str,
    hashes: Iterable[int],
    keys: Mapping[int, Iterable[int]],
) -> list[int]:
    """Mark a document and its contents, and forget what was found by other marks.

    Args:
        connection: within a writing transaction.
        document: its number.
        version: of the trace.
        hashes: of its passages.
        keys: of each of its contents, by content hash.

    Returns:
        The contents that are to be related.
    """
    before = connection.scalar(sa.select(schema.traced.c.version).where(schema.traced.c.document == document))
    _drop_articles(connection, [document])
    _hide(
        connection, schema.reuses, ARTICLES, ARTICLES.put(connection, _article(connection, document, hashes))
    )
    wanted = {content: {key & _BITS for key in found} for content, found in keys.items()}
    stands: dict[int, set[int]] = {}
    for mark in STATEMENTS.of(connection, wanted):
        stands.setdefault(mark.item, set()).add(mark.key)
    changed = [content for content, theirs in wanted.items() if stands.get(content, set()) != theirs]
    # A newer trace may see them otherwise even where the keys are the same.
    fresh = changed if before in (None, version) else list(wanted)
    _drop_contents(connection, changed)
    _delete(connection, schema.relations, fresh)
    marks = _statements({one: sorted(wanted[one]) for one in changed})
    _hide(connection, schema.relations, STATEMENTS, STATEMENTS.put(connection, marks))
    connection.execute(
        schema.traced.update().where(schema.traced.c.document == document).values(version=version)
    )
    return fresh


def forget(connection: sa.Connection, documents: Sequence[int]) -> None:
    """Take away all that the trace knows of documents whose assertions are about to go."""
    for start in range(0, len(documents), _MANY):
        part = documents[start : start + _MANY]
        known = schema.traced.c.document.in_(part)
        _drop_articles(connection, part)
        _drop_contents(connection, _only_theirs(connection, part))
        connection.execute(schema.traced.delete().where(known))


def clear(connection: sa.Connection) -> None:
    """Take away all that the trace knows: everything is to be traced again."""
    for table in (schema.article_marks, schema.statement_marks, schema.due, schema.reuses, schema.relations):
        connection.execute(table.delete())
    connection.execute(schema.traced.update().values(version=None))


def between(connection: sa.Connection, table: sa.Table, pairs: Iterable[Pair]) -> list[Pair]:
    """The pairs, in either order, of which a row stands in ``reuses`` or ``relations``."""
    wanted = sorted({two for one, other in pairs for two in ((one, other), (other, one))})
    question = (
        f"SELECT t.one, t.other FROM m CROSS JOIN {table.name} AS t WHERE t.one = m.a AND t.other = m.b"
    )
    return [(row[0], row[1]) for row in ask(connection, "a, b", wanted, question)]


def article_place(day: str | None, fingerprint: str) -> int:
    """By day of publication, those without one last; of one day by fingerprint."""
    apart = int(fingerprint.rpartition("-")[2][: _APART // 4], 16)
    try:
        number = date.fromisoformat(day or "").toordinal()
    except ValueError:
        number = _NO_DAY
    return number << _APART | apart


def statement_place(key: int, keys: Iterable[int], content: int) -> int:
    """Contents with much in common have one smallest other key, mostly, and come to stand together."""
    smallest = min((_mixed(key ^ other) for other in keys if other != key), default=_mixed(key))
    return smallest >> 32 << 32 | content & 0xFFFFFFFF


def _article(connection: sa.Connection, document: int, hashes: Iterable[int]) -> list[Mark]:
    columns = schema.documents.c
    query = sa.select(columns.text, columns.day, columns.fingerprint, columns.outlet)
    row = connection.execute(query.where(columns.pk == document)).one()
    place = article_place(row.day, row.fingerprint)
    marks = {key & _BITS: Mark(key & _BITS, place, document, row.outlet) for key in hashes}
    # Copies meet even where their outlet has the text on many pages.
    body = identity.body_hash(row.text)
    return [*({**marks, body: Mark(body, place, document)}.values())]


def _statements(keys: Mapping[int, Sequence[int]]) -> list[Mark]:
    """The marks of contents by their keys, each key once."""
    starts = np.cumsum([0, *map(len, keys.values())])
    flat = np.fromiter(chain.from_iterable(keys.values()), np.int64, count=int(starts[-1]))
    places = statement_places(flat, starts, np.fromiter(keys, np.int64, count=len(keys))).tolist()
    items = ((key, content) for content, some in keys.items() for key in some)
    return [Mark(key, place, content) for (key, content), place in zip(items, places, strict=True)]


def _mixed(number: int) -> int:
    """Splitmix64, its upper 63 bits."""
    number = (number + 0x9E3779B97F4A7C15) & 0xFFFFFFFFFFFFFFFF
    number = ((number ^ (number >> 30)) * 0xBF58476D1CE4E5B9) & 0xFFFFFFFFFFFFFFFF
    number = ((number ^ (number >> 27)) * 0x94D049BB133111EB) & 0xFFFFFFFFFFFFFFFF
    return (number ^ (number >> 31)) >> 1


def _drop_articles(connection: sa.Connection, documents: Sequence[int]) -> None:
    _delete(connection, schema.reuses, documents)
    _note(connection, schema.reuses, ARTICLES.remove(connection, documents))


def _drop_contents(connection: sa.Connection, contents: Sequence[int]) -> None:
    _delete(connection, schema.relations, contents)
    _note(connection, schema.relations, STATEMENTS.remove(connection, contents))


def _only_theirs(connection: sa.Connection, documents: Sequence[int]) -> list[int]:
    """Contents that no other document has."""
    column, theirs = schema.assertions.c, ", ".join(map(str, documents))
    mine = list(
        connection.scalars(sa.select(column.content_hash).where(column.document.in_(documents)).distinct())
    )
    question = (
        "SELECT m.h FROM m WHERE EXISTS (SELECT 1 FROM assertions AS a WHERE a.content_hash = m.h "
        f"AND a.document NOT IN ({theirs}))"
    )
    held = {row[0] for row in ask(connection, "h", [(hash,) for hash in mine], question)}
    return [hash for hash in mine if hash not in held]


def _hide(connection: sa.Connection, table: sa.Table, lists: Postings, lost: set[Pair]) -> None:
    """Delete what was found between things that are no neighbours any more."""
    stored = between(connection, table, lost) if lost else []
    if not stored:
        return
    kept = lists.valid(connection, {(min(pair), max(pair)) for pair in stored})
    for one, other in stored:
        if (min(one, other), max(one, other)) not in kept:
            connection.execute(table.delete().where(table.c.one == one, table.c.other == other))


def _note(connection: sa.Connection, table: sa.Table, found: set[Pair]) -> None:
    """Remember pairs that are to be compared now."""
    rows = [{"what": table.name, "one": one, "other": other} for one, other in sorted(found)]
    if not rows:
        return
    due = schema.due
    if connection.dialect.name == "sqlite":
        connection.execute(due.insert().prefix_with("OR IGNORE"), rows)
    else:
        from sqlalchemy.dialects.postgresql import insert

        connection.execute(insert(due).on_conflict_do_nothing(), rows)


def _delete(connection: sa.Connection, table: sa.Table, items: Sequence[int]) -> None:
    for start in range(0, len(items), _MANY):
        some = items[start : start + _MANY]
        connection.execute(table.delete().where(table.c.one.in_(some)))
        connection.execute(table.delete().where(table.c.other.in_(some)))
