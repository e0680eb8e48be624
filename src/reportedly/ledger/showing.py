"""Everything that a page about one article needs, in one look at the ledger."""

from __future__ import annotations

from dataclasses import dataclass, replace

import sqlalchemy as sa

from reportedly.ledger import documents, schema
from reportedly.ledger.corrections import Corrected, Correction
from reportedly.ledger.documents import Kept
from reportedly.types import Reading

_D, _S, _P = schema.documents.c, schema.sources.c, schema.speakers.c


@dataclass(frozen=True, slots=True)
class Shown:
    """One article: its reading as corrected, what people said of it, and its place in the ledger."""

    #: Its number in the ledger.
    key: int
    fingerprint: str
    corrected: Corrected
    #: The oldest first, undone ones too.
    corrections: tuple[Correction, ...]
    #: Number of each source over all articles, by its id in this one; those without a name have none.
    speakers: dict[str, int]
    #: What its versions share; their ids may differ.
    address: str
    #: This version of the article, counted from 1, and how many there are.
    version: int
    versions: int
    #: Another version of the article counts.
    superseded: bool

    @property
    def reading(self) -> Reading:
        """As corrected."""
        return self.corrected.reading

    def with_reading(self, reading: Reading) -> Shown:
        """The same with the reading counted anew."""
        return replace(self, corrected=replace(self.corrected, reading=reading))


def shown(connection: sa.Connection, name: str, document: str, version: int | None = None) -> Shown:
    """One article for a page.

    Args:
        connection: of a ledger.
        name: the ledger's, for the message.
        document: id, URL, or the uid of one of its statements.
        version: the current one by default.

    Raises:
        NotInLedger: there is none.
    """
    key = documents.find(connection, name, document, version)
    (kept,) = documents.load(connection, [key])
    return _shown(connection, kept)


def _shown(connection: sa.Connection, kept: Kept) -> Shown:
    row = connection.execute(sa.select(_D.version, _D.address).where(_D.pk == kept.key)).one()
    newest = connection.scalar(sa.select(sa.func.max(_D.version)).where(_D.address == row.address))
    who = (
        sa.select(_S.id, sa.func.coalesce(_P.merged_into, _P.pk))
        .join(schema.speakers, _P.pk == _S.speaker)
        .where(_S.document == kept.key)
    )
    return Shown(
        key=kept.key,
        fingerprint=kept.fingerprint,
        corrected=kept.corrected(),
        corrections=kept.corrections,
        speakers={row[0]: row[1] for row in connection.execute(who)},
        address=row.address,
        version=row.version,
        versions=newest or row.version,
        superseded=not kept.current,
    )
