"""Readings out of a ledger: as they were read, and with what people corrected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from reportedly.errors import NotInLedger
from reportedly.ledger import codec, schema
from reportedly.ledger.applying import apply
from reportedly.ledger.characters import kept
from reportedly.ledger.corrections import Corrected, Correction
from reportedly.ledger.parts import batches
from reportedly.types import Document, Reading

_D, _R, _C = schema.documents.c, schema.readings.c, schema.corrections.c


@dataclass(frozen=True, slots=True)
class Kept:
    """An article of the ledger: one version of it with its newest reading."""

    #: Its number in the ledger.
    key: int
    fingerprint: str
    #: As the extractor wrote it.
    reading: Reading
    corrections: tuple[Correction, ...]
    #: The version that counts.
    current: bool = True

    def corrected(self) -> Corrected:
        """With what people said of it."""
        return apply(self.reading, self.fingerprint, self.corrections)


@dataclass(frozen=True, slots=True)
class Packed:
    """An article as it stands in the rows; small, so that another process may unpack it."""

    key: int
    fingerprint: str
    text: str
    extra: dict[str, Any]
    current: bool
    body: bytes
    corrections: tuple[Correction, ...]

    def kept(self) -> Kept:
        """The article with its reading."""
        document = codec.build(Document, {**self.extra, "text": self.text})
        reading = codec.decode(self.body, document)
        return Kept(self.key, self.fingerprint, reading, self.corrections, self.current)


def find(connection: sa.Connection, name: str, document: str, version: int | None = None) -> int:
    """The number of an article.

    Args:
        connection: of a ledger.
        name: the ledger's, for the message.
        document: id, URL, or the uid of one of its statements.
        version: the current one by default.

    Raises:
        NotInLedger: there is none, or there are several.
    """
    document = kept(document)
    wanted = sa.or_(_D.id == document, _D.address == document, _D.url == document)
    chosen = sa.select(_D.pk).where(wanted, _D.current)
    if version is not None:
        # An article keeps its address from version to version, and not always its id.
        one = sa.select(_D.address).where(wanted)
        chosen = sa.select(_D.pk).where(_D.address.in_(one), _D.version == version)
    found = list(connection.scalars(chosen.limit(2)))
    if len(found) > 1:
        # One of several with the same text may have no other address than its id.
        found = list(connection.scalars(chosen.where(_D.address == document).limit(2))) or found
    if not found:
        said = sa.select(schema.attributions.c.document).where(schema.attributions.c.uid == document)
        found = list(connection.scalars(said))
    if not found:
        raise NotInLedger(name, f"has no article {document!r}", "look for it with reportedly search")
    if len(found) > 1:
        raise NotInLedger(name, f"has several articles with the id {document!r}", "name it by its URL")
    return int(found[0])


def named() -> sa.ColumnElement[str]:
    """By what an article is found: its id, or its address where another article has the same text and id."""
    other = schema.documents.alias()
    shared = sa.exists().where(other.c.id == _D.id, other.c.current, other.c.address != _D.address)
    return sa.case((shared, _D.address), else_=_D.id)


def having_id(connection: sa.Connection, document: str, limit: int) -> list[int]:
    """Numbers of the current articles of an id: all those with one text, the newest first."""
    query = sa.select(_D.pk).where(_D.id == kept(document), _D.current)
    return list(connection.scalars(query.order_by(_D.day.desc().nulls_last(), _D.pk.desc()).limit(limit)))


def load(connection: sa.Connection, keys: Sequence[int]) -> Iterator[Kept]:
    """Articles by number, in the order of their numbers."""
    for one in packed(connection, keys):
        yield one.kept()


def packed(connection: sa.Connection, keys: Sequence[int]) -> Iterator[Packed]:
    """The same, before their readings are made from the rows."""
    for part in batches(sorted(keys)):
        corrections = _corrections(connection, part)
        query = (
            sa.select(_D.pk, _D.fingerprint, _D.text, _D.extra, _D.current, _R.body)
            .join(schema.readings, _R.document == _D.pk)
            .where(_D.pk.in_(part), _R.current)
            .order_by(_D.pk)
        )
        for row in connection.execute(query):
            yield Packed(*row, tuple(corrections.get(row.pk, ())))


def keys(
    connection: sa.Connection,
    *,
    after: int = 0,
    limit: int | None = None,
    versions: bool = False,
    touched: bool = False,
) -> list[int]:
    """Numbers of articles, ascending.

    Args:
        connection: of a ledger.
        after: only higher ones.
        limit: at most so many.
        versions: those that were superseded, too.
        touched: only those that somebody corrected.
    """
    chosen = sa.select(_D.pk).where(_D.pk > after).order_by(_D.pk).limit(limit)
    if not versions:
        chosen = chosen.where(_D.current)
    if touched:
        chosen = chosen.where(_D.pk.in_(sa.select(_C.document).where(_C.undone_at.is_(None))))
    return list(connection.scalars(chosen))


def outdated(connection: sa.Connection, model: str | None, program: str) -> list[int]:
    """Numbers of the current articles whose reading another model or program wrote."""
    other = sa.or_(_R.model != model, _R.program != program, _R.model.is_(None))
    query = sa.select(_D.pk).join(schema.readings, _R.document == _D.pk)
    return list(connection.scalars(query.where(_R.current, _D.current, other).order_by(_D.pk)))


def count(connection: sa.Connection) -> int:
    """Number of articles, current versions."""
    return connection.scalar(sa.select(sa.func.count()).select_from(schema.documents).where(_D.current)) or 0


def read_before(connection: sa.Connection, raws: Iterable[str]) -> dict[str, tuple[str, bool]]:
    """Of the hashes of inputs that have been read into the ledger the article's address, and whether that
    version of it counts."""
    found: dict[str, tuple[str, bool]] = {}
    query = sa.select(_D.raw, _D.address, _D.current).order_by(_D.version)
    for part in batches(sorted(set(raws))):
        found |= {
            row.raw: (row.address, row.current) for row in connection.execute(query.where(_D.raw.in_(part)))
        }
    return found


def has_entry(connection: sa.Connection, url: str) -> bool:
    """An article that a feed lists under this address is in the ledger."""
    url = kept(url)
    found = sa.select(_D.pk).where(sa.or_(_D.entry == url, _D.url == url)).limit(1)
    return connection.scalar(found) is not None


def correction(row: Any) -> Correction:
    """A row of ``corrections`` as a value."""
    values = dict(row)
    return Correction(number=values.pop("pk"), **values)


def _corrections(connection: sa.Connection, documents: Sequence[int]) -> dict[int, list[Correction]]:
    query = sa.select(schema.corrections).where(_C.document.in_(documents)).order_by(_C.pk)
    found: dict[int, list[Correction]] = {}
    for row in connection.execute(query).mappings():
        found.setdefault(row["document"], []).append(correction(row))
    return found
