"""Carries corrections into a ledger and out of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from reportedly.errors import NotInLedger, UsageError
from reportedly.ledger import corrections, documents, schema
from reportedly.ledger.characters import kept, kept_in
from reportedly.ledger.corrections import Corrected, Correction, Target
from reportedly.ledger.database import Database
from reportedly.ledger.moment import now
from reportedly.ledger.renewing import rederive
from reportedly.types import Attribution, Source

_C, _A = schema.corrections.c, schema.attributions.c


@dataclass(frozen=True, slots=True)
class Change:
    """What somebody wants changed."""

    target: Target
    #: Of an attribution its uid, or its id in the article; of a source its id; of a document nothing.
    id: str
    field: str
    #: As JSON has it. ``source_id``, ``parent``, ``continues``, ``same_as``: an id in the article.
    #: ``exists``: ``False`` takes it away; to put one in, the fields of the new one.
    value: Any
    note: str | None = None


def correct(database: Database, document: str, changes: list[Change], *, by: str) -> tuple[Correction, ...]:
    """Record corrections of one article and apply them, all or none.

    Args:
        database: the ledger.
        document: id, URL, or uid of a statement.
        changes: what is to be changed, in order.
        by: who says so.

    Returns:
        The corrections as they stand in the ledger.

    Raises:
        NotInLedger: no such article, attribution or source.
        UsageError: a field or a value that cannot be.
    """
    if not by.strip():
        raise UsageError("a correction needs the name of who makes it")

    def work(connection: sa.Connection) -> tuple[Correction, ...]:
        key = documents.find(connection, str(database.location), document)
        made = []
        for change in changes:
            (kept,) = documents.load(connection, [key])
            correction = _correction(kept.corrected(), change, kept.fingerprint, str(database.location))
            row = _row(replace(correction, by=by, at=now(), document=key))
            correction = replace(correction, **row)
            result = connection.execute(schema.corrections.insert().values(**row))
            assert result.inserted_primary_key is not None
            made.append(replace(correction, number=result.inserted_primary_key[0]))
        _renew(connection, database, key)
        return tuple(made)

    # Done twice it would be recorded twice: no second try where the connection was lost.
    with database.writing() as connection:
        return work(connection)


def undo(database: Database, number: int, *, by: str) -> Correction:
    """Take a correction back; it stays in the record with who took it back and when.

    Raises:
        NotInLedger: no such correction.
        UsageError: it was undone before.
    """
    name = str(database.location)

    def work(connection: sa.Connection) -> Correction:
        row = connection.execute(sa.select(schema.corrections).where(_C.pk == number)).mappings().first()
        if row is None:
            raise NotInLedger(name, f"has no correction {number}", "list them with reportedly corrections")
        found = documents.correction(row)
        if found.undone_at is not None:
            raise UsageError(f"correction {number} was undone by {found.undone_by} at {found.undone_at}")
        undone = replace(found, undone_by=by, undone_at=now())
        values = {"undone_by": kept(by), "undone_at": undone.undone_at}
        connection.execute(schema.corrections.update().where(_C.pk == number).values(values))
        _renew(connection, database, found.document)
        return undone

    with database.writing() as connection:
        return work(connection)


def listed(
    connection: sa.Connection,
    *,
    document: int | None = None,
    by: str | None = None,
    undone: bool = True,
    limit: int | None = None,
) -> tuple[Correction, ...]:
    """Corrections, the newest first."""
    query = sa.select(schema.corrections).order_by(_C.pk.desc()).limit(limit)
    if document is not None:
        query = query.where(_C.document == document)
    if by is not None:
        query = query.where(_C.by == by)
    if not undone:
        query = query.where(_C.undone_at.is_(None))
    return tuple(documents.correction(row) for row in connection.execute(query).mappings())


def _renew(connection: sa.Connection, database: Database, key: int) -> None:
    (kept,) = documents.load(connection, [key])
    rederive(connection, database.dialect, key, kept.reading, kept.corrections)


def _correction(corrected: Corrected, change: Change, fingerprint: str, ledger: str) -> Correction:
    """The change with all that is needed to find its target again. Who and when are still to be put in."""
    corrections.check(change.target, change.field, change.value if not _is_new(change) else True)
    if change.target == "document":
        document = corrected.reading.document
        before = getattr(document, change.field)
        return _blank("document", fingerprint, change, change.value, before, {})
    if _is_new(change):
        return _new(corrected, change, fingerprint)
    found = _meant(corrected, change.target, change.id, ledger)
    return _blank(
        change.target,
        corrected.uids[found.id],
        change,
        _value(corrected, change, ledger),
        _before(corrected, change, found),
        _anchor(corrected, found),
    )


def _is_new(change: Change) -> bool:
    return change.field == "exists" and isinstance(change.value, dict)


def _new(corrected: Corrected, change: Change, fingerprint: str) -> Correction:
    reading, length = corrected.reading, len(corrected.reading.text)
    plain = dict(change.value)
    for name, value in plain.items():
        if name == "source_id":
            continue
        corrections.check(change.target, name, value)
    if change.target == "attribution":
        if not plain.get("content"):
            raise UsageError("a new attribution needs the characters of its content")
        made = corrections.made(Attribution, {"id": "new", "kind": "indirect", **plain, "source_id": None})
        uid = corrections.attribution_uid(fingerprint, made)
        source = reading.source(plain.get("source_id"))
        anchor = corrections.anchor(made) | ({"source_anchor": _anchor(corrected, source)} if source else {})
    else:
        if not plain.get("name"):
            raise UsageError("a new source needs a name")
        new = corrections.made(Source, {"id": "new", "mentions": [], **plain})
        uid, anchor = corrections.new_source_uid(fingerprint, new), corrections.anchor(new)
    spans = [span for value in plain.values() if isinstance(value, list) for span in value]
    if any(span[1] > length for span in spans):
        raise UsageError(f"the article has only {length} characters")
    if uid in corrected.uids.values():
        raise UsageError("the article has it already: correct that one")
    return _blank(change.target, uid, change, True, False, anchor)


def _blank(
    target: Target, uid: str, change: Change, value: Any, before: Any, anchor: dict[str, Any]
) -> Correction:
    return Correction(target, uid, change.field, value, before, anchor, by="", at="", note=change.note)


def _meant(corrected: Corrected, target: Target, id: str, ledger: str) -> Attribution | Source:
    reading = corrected.reading
    kept: tuple[Attribution | Source, ...] = (
        reading.attributions if target == "attribution" else reading.sources
    )
    found = next((one for one in kept if id in (one.id, corrected.uids[one.id])), None)
    if found is None:
        raise NotInLedger(
            ledger, f"has no {target} {id!r} in this article", "see its ids with reportedly show"
        )
    return found


def _value(corrected: Corrected, change: Change, ledger: str) -> Any:
    targets: dict[str, Target] = {
        "source_id": "source",
        "same_as": "source",
        "parent": "attribution",
        "continues": "attribution",
    }
    if change.field in targets and change.value is not None:
        return _anchor(corrected, _meant(corrected, targets[change.field], str(change.value), ledger))
    if isinstance(change.value, list) and any(span[1] > len(corrected.reading.text) for span in change.value):
        raise UsageError(f"the article has only {len(corrected.reading.text)} characters")
    return change.value


def _before(corrected: Corrected, change: Change, found: Attribution | Source) -> Any:
    if change.field == "exists":
        return True
    if change.field == "confirmed":
        return "confirmed" in corrected.touched.get(found.id, ())
    if change.field == "same_as":
        return None
    return corrections.anchor(found)[change.field]


def _anchor(corrected: Corrected, found: Attribution | Source) -> dict[str, Any]:
    """As the person saw it, with its source, so that it can be put back whole."""
    plain = {**corrections.anchor(found), "uid": corrected.uids[found.id]}
    if isinstance(found, Attribution):
        source = corrected.reading.source(found.source_id)
        plain["source_anchor"] = _anchor(corrected, source) if source else None
    return plain


def _row(correction: Correction) -> dict[str, Any]:
    names = ("document", "target", "uid", "field", "value", "before", "anchor", "by", "at", "note")
    return {name: kept_in(getattr(correction, name)) for name in names}
