"""What people say of two speakers, kept; who is one with whom follows from it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import sqlalchemy as sa

from reportedly.errors import NotInLedger, UsageError
from reportedly.ledger import schema
from reportedly.ledger.characters import kept
from reportedly.ledger.database import Database
from reportedly.ledger.moment import now
from reportedly.ledger.suggesting import Name, Suggestion, suggest

_P, _J, _S = schema.speakers.c, schema.judgements.c, schema.sources.c


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person said that two speakers are one, or are two."""

    #: Its number in the ledger.
    number: int
    left: str
    right: str
    same: bool
    by: str
    at: str
    undone_by: str | None = None
    undone_at: str | None = None


def suggestions(connection: sa.Connection, *, limit: int | None = 50) -> tuple[Suggestion, ...]:
    """Speakers that may be one and of which nobody has said anything yet, the likeliest first."""
    rows = connection.execute(sa.select(_J.left_key, _J.right_key).where(_J.undone_at.is_(None)))
    judged = frozenset((left, right) for left, right in rows)
    return suggest(_names(connection), judged)[:limit]


def judge(database: Database, left: str, right: str, *, same: bool, by: str) -> Judgement:
    """Say that two speakers are one person or organisation, or that they are not. Both last.

    Args:
        database: the ledger.
        left: a speaker's key or its exact name.
        right: another's.
        same: they are one.
        by: who says so.

    Raises:
        NotInLedger: no such speaker.
        UsageError: they are the same already.
    """
    name = str(database.location)
    if not by.strip():
        raise UsageError("a judgement needs the name of who makes it")

    by = kept(by)
    # Done twice it would be recorded twice: no second try where the connection was lost.
    with database.writing() as connection:
        keys = sorted((_key(connection, name, left), _key(connection, name, right)))
        if keys[0] == keys[1]:
            raise UsageError(f"{left!r} and {right!r} are the same name already")
        pair = sa.and_(_J.left_key == keys[0], _J.right_key == keys[1], _J.undone_at.is_(None))
        at = now()
        connection.execute(schema.judgements.update().where(pair).values(undone_by=by, undone_at=at))
        values = {"left_key": keys[0], "right_key": keys[1], "same": same, "by": by, "at": at}
        result = connection.execute(schema.judgements.insert().values(values))
        _merge(connection)
        assert result.inserted_primary_key is not None
        return Judgement(result.inserted_primary_key[0], keys[0], keys[1], same, by, at)


def undo(database: Database, number: int, *, by: str) -> None:
    """Take a judgement back; it stays in the record.

    Raises:
        NotInLedger: there is none of that number, or it was undone.
    """
    with database.writing() as connection:
        chosen = schema.judgements.update().where(_J.pk == number, _J.undone_at.is_(None))
        if not connection.execute(chosen.values(undone_by=kept(by), undone_at=now())).rowcount:
            raise NotInLedger(str(database.location), f"has no judgement {number} that stands")
        _merge(connection)


def listed(connection: sa.Connection) -> tuple[Judgement, ...]:
    """Every judgement, the newest first."""
    query = sa.select(schema.judgements).order_by(_J.pk.desc())
    return tuple(
        Judgement(
            row["pk"],
            row["left_key"],
            row["right_key"],
            row["same"],
            row["by"],
            row["at"],
            row["undone_by"],
            row["undone_at"],
        )
        for row in connection.execute(query).mappings()
    )


def _merge(connection: sa.Connection) -> None:
    """Write down who is one with whom, by all judgements that stand."""
    rows = connection.execute(sa.select(_J.left_key, _J.right_key).where(_J.same, _J.undone_at.is_(None)))
    near: dict[str, set[str]] = defaultdict(set)
    for left, right in rows:
        near[left].add(right)
        near[right].add(left)
    connection.execute(schema.speakers.update().where(_P.merged_into.is_not(None)).values(merged_into=None))
    seen: set[str] = set()
    for start in sorted(near):
        if start in seen:
            continue
        group, todo = set(), [start]
        while todo:
            key = todo.pop()
            if key not in group:
                group.add(key)
                todo += near[key]
        seen |= group
        _unite(connection, sorted(group))


def _unite(connection: sa.Connection, group: list[str]) -> None:
    """The longest name that is no single document's own is the main one."""
    rows = connection.execute(sa.select(_P.pk, _P.key, _P.name).where(_P.key.in_(group))).all()
    if len(rows) < 2:
        return
    main = max(rows, key=lambda row: ("@" not in row.key, len(row.name), -row.pk))
    others = [row.pk for row in rows if row.pk != main.pk]
    connection.execute(schema.speakers.update().where(_P.pk.in_(others)).values(merged_into=main.pk))


def _key(connection: sa.Connection, ledger: str, name: str) -> str:
    name = kept(name)
    found = connection.execute(
        sa.select(_P.key).where(sa.or_(_P.key == name, _P.name == name)).order_by(_P.pk).limit(2)
    ).all()
    if not found:
        raise NotInLedger(ledger, f"has no source {name!r}", "list them with reportedly sources")
    return str(found[0].key)


def _names(connection: sa.Connection) -> list[Name]:
    links = schema.attribution_sources.c
    counted = (
        sa.select(_S.speaker, sa.func.count())
        .join(schema.attribution_sources, links.source == _S.pk)
        .where(_S.speaker.is_not(None))
        .group_by(_S.speaker)
    )
    counts: dict[int, int] = {row[0]: row[1] for row in connection.execute(counted)}
    described: dict[int, set[str]] = defaultdict(set)
    outlets: dict[int, set[str]] = defaultdict(set)
    query = (
        sa.select(_S.speaker, _S.title, _S.affiliation, schema.outlets.c.name)
        .join(schema.documents, schema.documents.c.pk == _S.document)
        .outerjoin(schema.outlets, schema.outlets.c.pk == schema.documents.c.outlet)
        .where(_S.speaker.is_not(None))
        .distinct()
    )
    for speaker, title, affiliation, outlet in connection.execute(query):
        described[speaker] |= {text for text in (title, affiliation) if text}
        outlets[speaker] |= {outlet} if outlet else set()
    rows = connection.execute(sa.select(_P.pk, _P.key, _P.name).where(_P.merged_into.is_(None)))
    return [
        Name(
            row.key, row.name, counts.get(row.pk, 0), frozenset(described[row.pk]), frozenset(outlets[row.pk])
        )
        for row in rows
        if counts.get(row.pk)
    ]
