"""Counts over a whole ledger, and by what one can tell that they have changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from reportedly.ledger import schema
from reportedly.ledger.adding import batches

_A, _S, _D, _O = schema.attributions.c, schema.assertions.c, schema.documents.c, schema.outlets.c
_T, _J = schema.traced.c, schema.judgements.c

#: Two equal ones: nothing that people see has changed between them.
State = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sourced:
    """Statements of one kind of source in one outlet."""

    #: Number of the outlet; ``None``: unknown.
    outlet: int | None
    kind: str | None
    statements: int
    #: Of them those that somebody stands between, on the way to the page.
    relayed: int


def state(connection: sa.Connection) -> State:
    """What changes with every change: every article that is added, read anew or corrected has new rows,
    every article that is related is no longer waiting. Each part is looked up in an index."""
    asked = (
        sa.select(sa.func.max(_A.pk)),
        sa.select(sa.func.max(_S.pk)),
        sa.select(sa.func.max(_D.pk)),
        sa.select(sa.func.count()).select_from(schema.judgements),
        sa.select(sa.func.count(_J.undone_at)),
        sa.select(sa.func.count()).select_from(schema.traced).where(_T.version.is_(None)),
    )
    found = connection.execute(sa.select(*(one.scalar_subquery() for one in asked))).one()
    return tuple(value or 0 for value in found)


def sourced(connection: sa.Connection) -> list[Sourced]:
    """All statements by outlet and kind of source."""
    query = sa.select(_A.outlet, _A.source_kind, sa.func.count(), sa.func.count(_A.relay))
    return [Sourced(*row) for row in connection.execute(query.group_by(_A.outlet, _A.source_kind))]


def own_voice(connection: sa.Connection) -> dict[int | None, int]:
    """Sentences in the articles' own voice, by outlet."""
    query = (
        sa.select(_D.outlet, sa.func.count())
        .select_from(schema.assertions)
        .join(schema.documents, _D.pk == _S.document)
        .where(_S.attribution.is_(None))
        .group_by(_D.outlet)
    )
    return dict(connection.execute(query).all())


def outlet_names(connection: sa.Connection) -> dict[int, str]:
    """The name of every outlet."""
    return dict(connection.execute(sa.select(_O.pk, _O.name)).all())


@dataclass(frozen=True, slots=True)
class First:
    """The earliest statement of some contents."""

    uid: str
    text: str
    #: Who says so; ``None``: own voice, or unresolved.
    source: str | None
    outlet: str | None
    #: Days of publication of the first and the last article.
    first: str | None
    last: str | None


def firsts(connection: sa.Connection, groups: Sequence[Sequence[int]]) -> list[First | None]:
    """Of each group of contents the earliest statement: by time of publication, then by key."""
    place = {content: number for number, group in enumerate(groups) for content in group}
    best: dict[int, tuple[str, str, int]] = {}
    days: dict[int, tuple[str, str]] = {}
    query = sa.select(_S.content_hash, _S.pk, _D.published, _D.fingerprint, _D.day).join(
        schema.documents, _D.pk == _S.document
    )
    for part in batches(sorted(place)):
        for content, pk, published, key, day in connection.execute(query.where(_S.content_hash.in_(part))):
            group = place[content]
            one = (published or "9999", key, pk)
            best[group] = min(best.get(group, one), one)
            if day:
                known = days.get(group, (day, day))
                days[group] = min(known[0], day), max(known[1], day)
    told = _told(connection, [pk for _, _, pk in best.values()])
    return [
        First(*told[best[number][2]], *days.get(number, (None, None))) if number in best else None
        for number in range(len(groups))
    ]


def _told(
    connection: sa.Connection, keys: Sequence[int]
) -> dict[int, tuple[str, str, str | None, str | None]]:
    source = sa.case((_S.content.is_not(None), sa.null()), else_=_A.source_name)
    query = (
        sa.select(_S.pk, _S.uid, sa.func.coalesce(_S.content, _A.content), source, _O.name)
        .join(schema.documents, _D.pk == _S.document)
        .outerjoin(schema.outlets, _O.pk == _D.outlet)
        .outerjoin(schema.attributions, _A.pk == _S.attribution)
    )
    found = {}
    for part in batches(sorted(keys)):
        for pk, uid, text, source, outlet in connection.execute(query.where(_S.pk.in_(part))):
            found[pk] = (uid, text or "", source, outlet)
    return found


def texts(connection: sa.Connection, uids: Sequence[str]) -> dict[str, str]:
    """The texts of the articles in which these statements stand, by the statements' uids."""
    query = sa.select(_S.uid, _D.text).join(schema.documents, _D.pk == _S.document)
    return {
        uid: text
        for part in batches(sorted(set(uids)))
        for uid, text in connection.execute(query.where(_S.uid.in_(part)))
    }


def sample(connection: sa.Connection, windows: int = 20, size: int = 800) -> list[str]:
    """What is said in a ledger, from places spread over all of it; of a small one everything."""
    low, high = connection.execute(sa.select(sa.func.min(_A.pk), sa.func.max(_A.pk))).one()
    if low is None:
        return []
    step = max(size, (high - low + 1) // windows)
    found: list[str] = []
    for start in range(low, high + 1, step):
        window = sa.select(_A.content).where(_A.pk >= start, _A.pk < start + step).order_by(_A.pk)
        found += connection.scalars(window.limit(size))
    return found
