"""Puts readings into a ledger: new articles, new versions of known ones, and known ones that came back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

import sqlalchemy as sa

from reportedly.ledger import derived_rows, identity, schema, versions
from reportedly.ledger.applying import apply
from reportedly.ledger.article_rows import Version, clean, document_row, reading_row
from reportedly.ledger.database import Dialect
from reportedly.ledger.derive import derive
from reportedly.ledger.moment import now
from reportedly.ledger.parts import batches as batches
from reportedly.types import Reading

Outcome = Literal["added", "unchanged"]


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
    """The versions of the articles of a batch, those that it puts in too."""

    numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    last: dict[str, int] = field(default_factory=dict)
    #: The version of each article that counts; it is the one that came last.
    counts: dict[str, int] = field(default_factory=dict)

    def see(self, address: str, fingerprint: str, number: int, *, counts: bool) -> None:
        self.numbers[address, fingerprint] = number
        self.last[address] = max(number, self.last.get(address, 0))
        if counts:
            self.counts[address] = number


def keep(connection: sa.Connection, dialect: Dialect, entries: Sequence[Entry]) -> tuple[Outcome, ...]:
    """Keep readings, in one transaction of the caller's.

    An article that is known as it is stays ``unchanged``. One that differs from what is known under its
    address becomes its newest version; the rows of the one before leave the searched tables, its text and
    reading stay. One that is again what it was before is not kept twice: its old version counts again.

    Args:
        connection: within a writing transaction.
        dialect: of its database.
        entries: readings of one model and program version, in order.
    """
    at = now()
    entries = [replace(entry, reading=clean(entry.reading)) for entry in entries]
    known = _known(connection, {identity.address(entry.reading.document) for entry in entries})
    before = dict(known.counts)
    outcomes: list[Outcome] = []
    fresh: list[tuple[Entry, str, int]] = []
    for entry in entries:
        document = entry.reading.document
        address, fingerprint = identity.address(document), identity.fingerprint(document)
        number = known.numbers.get((address, fingerprint))
        outcomes.append("unchanged" if number == known.counts.get(address, 0) else "added")
        if number is None:
            number = known.last.get(address, 0) + 1
            fresh.append((entry, fingerprint, number))
        known.see(address, fingerprint, number, counts=True)
    changed = known.counts.items() - before.items()
    versions.supersede(connection, sorted(address for address, _ in changed if address in before))
    if fresh:
        _insert(connection, dialect, fresh, known, at)
    new = {(identity.address(entry.reading.document), number) for entry, _, number in fresh}
    versions.bring_back(connection, dialect, dict(changed - new))
    return tuple(outcomes)


def _known(connection: sa.Connection, addresses: set[str]) -> _Known:
    documents = schema.documents.c
    known = _Known()
    query = sa.select(documents.address, documents.fingerprint, documents.version, documents.current)
    for part in batches(sorted(addresses)):
        for row in connection.execute(query.where(documents.address.in_(part))):
            known.see(row.address, row.fingerprint, row.version, counts=row.current)
    return known


def _insert(
    connection: sa.Connection, dialect: Dialect, fresh: list[tuple[Entry, str, int]], known: _Known, at: str
) -> None:
    keys = dialect.reserve(connection, schema.documents, len(fresh))
    outlets = derived_rows.outlets(connection, [entry.reading.document.outlet for entry, _, _ in fresh])
    rows, readings, derived = [], [], []
    for key, (entry, fingerprint, number) in zip(keys, fresh, strict=True):
        document = entry.reading.document
        current = known.counts[identity.address(document)] == number
        outlet = outlets.get(document.outlet or "")
        version = Version(document, fingerprint, number, current, entry.raw, entry.entry)
        rows.append(document_row(key, version, outlet, at))
        readings.append(reading_row(key, entry.reading, at))
        if current:
            derived.append((key, outlet, derive(apply(entry.reading, fingerprint, ()), fingerprint)))
    dialect.insert(connection, schema.documents, rows)
    dialect.insert(connection, schema.readings, readings)
    derived_rows.put(connection, dialect, derived)
