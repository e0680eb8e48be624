"""The claims of a ledger, those with the most articles first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from reportedly.ledger import relating
from reportedly.ledger.database import Database
from reportedly.trace.claims import claims
from reportedly.trace.graph import trace
from reportedly.trace.values import Relation, Trace
from reportedly.tracing.gather import gather


@dataclass(frozen=True, slots=True)
class _Group:
    #: Hashes of its contents.
    contents: tuple[int, ...]
    articles: int
    outlets: int


def listed(database: Database, limit: int = 20, *, least: int = 2) -> Iterator[Trace]:
    """The claims of a ledger, each traced.

    Args:
        database: a ledger.
        limit: at most so many.
        least: made by at least so many articles.
    """
    with database.reading() as connection:
        for group in _groups(connection, least)[:limit]:
            gathered = gather(connection, group.contents[0])
            yield trace(gathered.claim, gathered.material)


def _groups(connection: sa.Connection, least: int) -> list[_Group]:
    """Contents that make one claim, those of most articles first."""
    relations = [
        Relation(str(row.one), str(row.other), row.kind, row.confidence)  # type: ignore[arg-type]
        for row in relating.all_relations(connection)
    ]
    contents = {uid for relation in relations for uid in (relation.here, relation.there)}
    contents |= {str(hash) for hash in relating.repeated(connection)}
    made = [tuple(int(uid) for uid in group) for group in claims(contents, relations)]
    where = relating.where_stated(connection, [hash for group in made for hash in group])
    groups = []
    for group in made:
        places = {place for hash in group for place in where.get(hash, ())}
        articles = {document for document, _ in places}
        outlets = {outlet for _, outlet in places}
        if len(articles) >= least:
            groups.append(_Group(group, len(articles), len(outlets)))
    return sorted(groups, key=lambda group: (-group.articles, -group.outlets, group.contents))
