"""One source over all articles, by its number; and the ids of articles by theirs."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from reportedly.errors import NotInLedger
from reportedly.ledger import schema
from reportedly.ledger.narrowing import together
from reportedly.ledger.parts import batches
from reportedly.ledger.rows import SourceRow

_P, _A, _S, _D = schema.speakers.c, schema.attributions.c, schema.sources.c, schema.documents.c
_L = schema.attribution_sources.c
_LARGEST = 2**31 - 1


def one_source(connection: sa.Connection, ledger: str, number: int) -> SourceRow:
    """A source with its counts.

    Args:
        connection: of a ledger.
        ledger: its name, for the message.
        number: of the source, or of a name that a person said is it.

    Raises:
        NotInLedger: there is none of that number.
    """
    query = sa.select(_P.pk, _P.merged_into).where(_P.pk == min(number, _LARGEST))
    found = connection.execute(query).first()
    if found is None:
        raise NotInLedger(ledger, f"has no source {number}", "list them with reportedly sources")
    main, members = found.merged_into or found.pk, together(connection, [found.pk])
    counted = connection.execute(
        sa.select(
            sa.func.count(sa.distinct(_A.pk)).label("statements"),
            sa.func.count(sa.distinct(_A.document)).label("articles"),
            sa.func.count(sa.distinct(_A.outlet)).label("outlets"),
            sa.func.min(_A.day).label("first"),
            sa.func.max(_A.day).label("last"),
        )
        .select_from(schema.sources)
        .join(schema.attribution_sources, _L.source == _S.pk)
        .join(schema.attributions, _A.pk == _L.attribution)
        .where(_S.speaker.in_(members))
    ).mappings()
    names = {
        row.pk: row
        for row in connection.execute(sa.select(_P.pk, _P.name, _P.kind).where(_P.pk.in_(members)))
    }
    others = sorted({names[key].name for key in members if key != main} - {names[main].name})
    return SourceRow(main, names[main].name, names[main].kind, aliases=tuple(others), **counted.one())


def document_ids(connection: sa.Connection, numbers: Iterable[int]) -> dict[int, str]:
    """The ids of articles by their numbers."""
    found: dict[int, str] = {}
    for part in batches(sorted(set(numbers))):
        rows = connection.execute(sa.select(_D.pk, _D.id).where(_D.pk.in_(part)))
        found |= {row.pk: row.id for row in rows}
    return found
