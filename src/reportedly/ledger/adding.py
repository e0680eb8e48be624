"""Puts readings into a ledger: new articles, new versions of known ones, and the rows derived from them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import zip_longest
from typing import Any, Literal

import sqlalchemy as sa

from reportedly.ledger import codec, identity, marks, schema
from reportedly.ledger.characters import kept
from reportedly.ledger.corrections import Correction, apply
from reportedly.ledger.database import Dialect
from reportedly.ledger.derive import Derived, Row, day, derive
from reportedly.types import Document, Reading
from reportedly.version import __version__

Outcome = Literal["added", "unchanged"]

#: Keys in one ``IN (…)``; SQLite takes 32,766.
_MANY = 500
_COLUMNS = ("title", "byline", "published", "url", "language")


@dataclass(frozen=True, slots=True)
class Entry:
    """A reading on its way into the ledger."""

    reading: Reading
    #: Hash of the input it was read from, by which the input is known again without reading it.
    raw: str | None = None
    #: The address under which a feed lists it.
    entry: str | None = None


@dataclass(slots=True)
class _Known:
    """The versions of the articles of a batch, those put in by the batch itself too."""

    fingerprints: dict[tuple[str, str], int] = field(default_factory=dict)
    last: dict[str, int] = field(default_factory=dict)

    def see(self, address: str, number: int, fingerprint: str) -> None:
        self.fingerprints[address, fingerprint] = number
        self.last[address] = max(number, self.last.get(address, 0))


def now() -> str:
    """The moment, ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def keep(connection: sa.Connection, dialect: Dialect, entries: Sequence[Entry]) -> tuple[Outcome, ...]:
    """Keep readings, in one transaction of the caller's.

    An article that is known as it is stays ``unchanged``. One that differs from what is known under its
    address
    becomes its newest version; the rows of the one before leave the searched tables, its text and reading
    stay.

    Args:
        connection: within a writing transaction.
        dialect: of its database.
        entries: readings of one model and program version, in order.
    """
    at = now()
    entries = [replace(entry, reading=clean(entry.reading)) for entry in entries]
    known = _known(connection, {identity.address(entry.reading.document) for entry in entries})
    outcomes: list[Outcome] = []
    fresh: list[tuple[Entry, str, int]] = []
    for entry in entries:
        document = entry.reading.document
        address, fingerprint = identity.address(document), identity.fingerprint(document)
        if (address, fingerprint) in known.fingerprints:
            outcomes.append("unchanged")
            continue
        number = known.last.get(address, 0) + 1
        known.see(address, number, fingerprint)
        fresh.append((entry, fingerprint, number))
        outcomes.append("added")
    if fresh:
        _insert(connection, dialect, fresh, known, at)
    return tuple(outcomes)


def clean(reading: Reading) -> Reading:
    """Without the characters no database keeps (NUL, unpaired surrogates): U+FFFD, so that offsets hold."""
    document = reading.document
    changes: dict[str, Any] = {
        name: kept(found)
        for name in ("id", "text", "title", "outlet", "byline", "published", "url", "bio", "origin")
        if isinstance(found := getattr(document, name), str) and kept(found) != found
    }
    return replace(reading, document=replace(document, **changes)) if changes else reading


def renew(
    connection: sa.Connection, dialect: Dialect, key: int, reading: Reading, corrections: Iterable[Correction]
) -> None:
    """Put a newer reading of an article in place of the one that counts; what people corrected stays.

    Args:
        connection: within a writing transaction.
        dialect: of its database.
        key: of the document.
        reading: the new one.
        corrections: all of the document.
    """
    reading = clean(reading)
    row, of = _reading_row(key, reading, now()), schema.readings.c
    same = sa.and_(of.body == row["body"], of.model == row["model"], of.program == row["program"])
    standing = sa.select(of.pk).where(of.document == key, of.current, same)
    # It stands already where the answer to an earlier try was lost.
    if connection.scalar(standing) is None:
        connection.execute(schema.readings.update().where(of.document == key).values(current=False))
        connection.execute(schema.readings.insert(), [row])
    rederive(connection, dialect, key, reading, corrections)


def rederive(
    connection: sa.Connection, dialect: Dialect, key: int, reading: Reading, corrections: Iterable[Correction]
) -> None:
    """Make the derived rows of an article anew.

    Args:
        connection: within a writing transaction.
        dialect: of its database.
        key: of the document.
        reading: as read, not yet corrected.
        corrections: all of the document.
    """
    documents = schema.documents
    row = connection.execute(
        sa.select(documents.c.fingerprint, documents.c.current).where(documents.c.pk == key)
    ).one()
    corrected = apply(reading, row.fingerprint, corrections)
    document = corrected.reading.document
    outlet = _outlets(connection, [document.outlet]).get(document.outlet or "")
    connection.execute(
        documents.update().where(documents.c.pk == key).values(**_shown(document), outlet=outlet)
    )
    _forget(connection, [key])
    if row.current:
        _insert_derived(connection, dialect, [(key, outlet, derive(corrected, row.fingerprint))])


def _known(connection: sa.Connection, addresses: set[str]) -> _Known:
    documents = schema.documents
    known = _Known()
    for part in batches(sorted(addresses)):
        query = sa.select(documents.c.address, documents.c.version, documents.c.fingerprint)
        for row in connection.execute(query.where(documents.c.address.in_(part))):
            known.see(row.address, row.version, row.fingerprint)
    return known


def _insert(
    connection: sa.Connection, dialect: Dialect, fresh: list[tuple[Entry, str, int]], known: _Known, at: str
) -> None:
    later = sorted({identity.address(entry.reading.document) for entry, _, number in fresh if number > 1})
    _supersede(connection, later)
    keys = dialect.reserve(connection, schema.documents, len(fresh))
    outlets = _outlets(connection, [entry.reading.document.outlet for entry, _, _ in fresh])
    rows, readings, derived = [], [], []
    for key, (entry, fingerprint, number) in zip(keys, fresh, strict=True):
        document = entry.reading.document
        current = known.last[identity.address(document)] == number
        outlet = outlets.get(document.outlet or "")
        rows.append(_document_row(key, entry, fingerprint, number, current, outlet, at))
        readings.append(_reading_row(key, entry.reading, at))
        if current:
            corrected = apply(entry.reading, fingerprint, ())
            derived.append((key, outlet, derive(corrected, fingerprint)))
    connection.execute(schema.documents.insert(), rows)
    connection.execute(schema.readings.insert(), readings)
    _insert_derived(connection, dialect, derived)


def _supersede(connection: sa.Connection, addresses: list[str]) -> None:
    """The versions until now are no longer the current ones."""
    documents = schema.documents
    for part in batches(addresses):
        chosen = sa.select(documents.c.pk).where(documents.c.address.in_(part), documents.c.current)
        keys = list(connection.scalars(chosen))
        _forget(connection, keys)
        connection.execute(documents.update().where(documents.c.pk.in_(keys)).values(current=False))


def _forget(connection: sa.Connection, documents: Sequence[int]) -> None:
    """Take the derived rows of documents away."""
    marks.forget(connection, documents)
    for part in batches(documents):
        connection.execute(schema.assertions.delete().where(schema.assertions.c.document.in_(part)))
        theirs = sa.select(schema.attributions.c.pk).where(schema.attributions.c.document.in_(part))
        for table in (schema.vectors, schema.attribution_sources):
            connection.execute(table.delete().where(table.c.attribution.in_(theirs)))
        for table in (schema.attributions, schema.sources):
            connection.execute(table.delete().where(table.c.document.in_(part)))


def _insert_derived(
    connection: sa.Connection, dialect: Dialect, derived: list[tuple[int, int | None, Derived]]
) -> None:
    speakers = _speakers(connection, [one for _, _, rows in derived for one in rows.speakers if one])
    source_keys = iter(
        dialect.reserve(connection, schema.sources, sum(len(d.sources) for _, _, d in derived))
    )
    keys = iter(
        dialect.reserve(connection, schema.attributions, sum(len(d.attributions) for _, _, d in derived))
    )
    sources: list[Row] = []
    attributions: list[Row] = []
    links: list[Row] = []
    assertions: list[Row] = []
    for document, outlet, rows in derived:
        theirs: list[tuple[int, int | None]] = []
        for row, speaker in zip(rows.sources, rows.speakers, strict=True):
            key, who = next(source_keys), speakers[speaker["key"]] if speaker else None
            theirs.append((key, who))
            sources.append({"pk": key, "document": document, "speaker": who, **row})
        said: list[int] = []
        for row, places in zip(rows.attributions, rows.links, strict=True):
            key = next(keys)
            said.append(key)
            main = theirs[places[0]] if places else (None, None)
            attributions.append(
                {
                    "pk": key,
                    "document": document,
                    "outlet": outlet,
                    "source": main[0],
                    "speaker": main[1],
                    **row,
                }
            )
            links += [
                {"attribution": key, "source": theirs[place][0], "rank": rank}
                for rank, place in enumerate(places)
            ]
        assertions += [
            {"document": document, "attribution": key, **row}
            for row, key in zip_longest(rows.assertions, said)
        ]
    for table, found in (
        (schema.sources, sources),
        (schema.attributions, attributions),
        (schema.attribution_sources, links),
        (schema.assertions, assertions),
        (schema.traced, [{"document": document, "version": None} for document, _, _ in derived]),
    ):
        if found:
            connection.execute(table.insert(), found)


def _outlets(connection: sa.Connection, names: Iterable[str | None]) -> dict[str, int]:
    wanted = sorted({name for name in names if name})
    return _keys(connection, schema.outlets, "name", [{"name": name} for name in wanted])


def _speakers(connection: sa.Connection, rows: Iterable[Row]) -> dict[str, int]:
    wanted = {row["key"]: row for row in rows}
    return _keys(connection, schema.speakers, "key", [wanted[key] for key in sorted(wanted)])


def _keys(connection: sa.Connection, table: sa.Table, name: str, rows: list[Row]) -> dict[str, int]:
    """The primary key by name, of rows that are put in where they are missing."""
    found = _find(connection, table, name, [row[name] for row in rows])
    missing = [row for row in rows if row[name] not in found]
    if missing:
        connection.execute(table.insert(), missing)
        found |= _find(connection, table, name, [row[name] for row in missing])
    return found


def _find(connection: sa.Connection, table: sa.Table, name: str, values: list[str]) -> dict[str, int]:
    column = table.c[name]
    return {
        value: key
        for part in batches(values)
        for key, value in connection.execute(sa.select(table.c.pk, column).where(column.in_(part)))
    }


def _document_row(
    key: int, entry: Entry, fingerprint: str, number: int, current: bool, outlet: int | None, at: str
) -> Row:
    document = entry.reading.document
    return {
        "pk": key,
        "id": document.id,
        "address": identity.address(document),
        "version": number,
        "current": current,
        "fingerprint": fingerprint,
        "raw": entry.raw,
        "outlet": outlet,
        "text": document.text,
        "extra": _extra(document),
        "origin": document.origin,
        "entry": entry.entry,
        "added_at": at,
        **_shown(document),
    }


def _shown(document: Document) -> Row:
    return {**{name: getattr(document, name) for name in _COLUMNS}, "day": day(document)}


def _extra(document: Document) -> dict[str, Any]:
    """All of a document as it came in, but its text."""
    return {name: value for name, value in codec.plain(document).items() if name != "text"}


def _reading_row(key: int, reading: Reading, at: str) -> Row:
    return {
        "document": key,
        "current": True,
        "model": reading.model,
        "program": __version__,
        "body": codec.encode(reading),
        "read_at": at,
    }


def batches(values: Sequence[Any]) -> Iterable[Sequence[Any]]:
    """Parts that fit into one statement."""
    for start in range(0, len(values), _MANY):
        yield values[start : start + _MANY]
