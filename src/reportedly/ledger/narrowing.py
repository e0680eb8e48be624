"""Filters as conditions on the table of attributions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

import sqlalchemy as sa

from reportedly.ledger import identity, schema
from reportedly.ledger.characters import kept
from reportedly.ledger.query import Filters

_A = schema.attributions.c
_UNRESOLVED = "unresolved"
#: Keys that are handed over one by one.
_FEW = 1000

Conditions = list[sa.ColumnElement[bool]]


def conditions(connection: sa.Connection, filters: Filters) -> Conditions:
    """What the rows of ``attributions`` have to fulfil.

    Args:
        connection: asked for the keys of outlets, articles and speakers.
        filters: what the user wants.
    """
    found: Conditions = []
    filters = _kept(filters)
    if filters.source is not None:
        found.append(by_source(connection, filters.source))
    if filters.outlet:
        chosen = sa.select(schema.outlets.c.pk).where(
            sa.func.lower(schema.outlets.c.name).in_([name.lower() for name in filters.outlet])
        )
        found.append(_A.outlet.in_(list(connection.scalars(chosen))))
    if filters.document is not None:
        documents = schema.documents.c
        chosen = sa.select(documents.pk).where(
            documents.current, sa.or_(documents.id == filters.document, documents.address == filters.document)
        )
        found.append(_A.document.in_(list(connection.scalars(chosen))))
    if filters.relay is not None:
        found.append(_relayed(filters.relay))
    found += _one_of(_A.source_kind, filters.source_kind)
    found += _one_of(_A.kind, filters.kind)
    found += _one_of(_A.factuality, filters.factuality)
    found += _one_of(_A.stance, filters.stance)
    if filters.since is not None:
        found.append(_A.day >= filters.since)
    if filters.until is not None:
        # A month or a year ends with its last day.
        found.append(_A.day <= filters.until + "-99-99"[: 10 - len(filters.until)])
    if filters.corrected is not None:
        found.append(_A.corrected.is_(filters.corrected))
    return found


def _relayed(name: str) -> sa.ColumnElement[bool]:
    """It came through somebody of this name; the first of a chain is who said so."""
    if name == "*":
        return _A.relay.is_not(None)
    return (_A.relay + " > ").contains(f" > {name} > ", autoescape=True)


def _kept(filters: Filters) -> Filters:
    """Without characters that no database keeps."""
    texts = {f.name: getattr(filters, f.name) for f in fields(Filters)}
    changed = {name: kept(text) for name, text in texts.items() if isinstance(text, str)}
    many = {name: tuple(map(kept, texts)) for name, texts in texts.items() if isinstance(texts, tuple)}
    values: dict[str, Any] = changed | many
    return replace(filters, **values)


def by_source(connection: sa.Connection, name: str) -> sa.ColumnElement[bool]:
    """Attributions of a source: its statements and those it shares with others."""
    keys = speakers_named(connection, name)
    if not keys:
        return sa.func.lower(_A.source_name) == name.lower()
    sources, links = schema.sources.c, schema.attribution_sources.c
    shared = (
        sa.select(links.attribution)
        .join(schema.sources, sources.pk == links.source)
        .where(sources.speaker.in_(keys), sa.text("rank > 0"))
    )
    # Few, and asked for first: both databases then look both parts up in their indexes.
    found = sorted(set(connection.scalars(shared.limit(_FEW + 1))))
    if len(found) <= _FEW:
        return sa.or_(_A.speaker.in_(keys), _A.pk.in_(found)) if found else _A.speaker.in_(keys)
    own = sa.select(_A.pk).where(_A.speaker.in_(keys))
    return _A.pk.in_(own.union(shared))


def speakers_named(connection: sa.Connection, name: str) -> list[int]:
    """Keys of the speakers of a name and of all that are one with them; else of names with all its words."""
    speakers = schema.speakers.c
    plain = identity.normalised(name)
    if not plain:
        return []
    exact = sa.or_(
        speakers.key.in_([f"p:{plain}", f"o:{plain}"]),
        *(
            sa.and_(speakers.key >= f"{letter}:{plain}@", speakers.key < f"{letter}:{plain}A")
            for letter in "pd"
        ),
    )
    found = list(connection.scalars(sa.select(speakers.pk).where(exact)))
    if not found:
        parts = [speakers.key.contains(word, autoescape=True) for word in plain.split()]
        rows = connection.execute(sa.select(speakers.pk, speakers.name).where(*parts))
        words = set(plain.split())
        found = [key for key, full in rows if words <= set(identity.normalised(full).split())]
    return together(connection, found)


def together(connection: sa.Connection, keys: Iterable[int]) -> list[int]:
    """Those speakers and all that a person said are one with them."""
    speakers = schema.speakers.c
    wanted = list(keys)
    mains = set(wanted) | {
        main
        for main in connection.scalars(sa.select(speakers.merged_into).where(speakers.pk.in_(wanted)))
        if main is not None
    }
    members = connection.scalars(sa.select(speakers.pk).where(speakers.merged_into.in_(mains)))
    return sorted(mains | set(members))


def _one_of(column: sa.ColumnElement[Any], values: tuple[str, ...]) -> Conditions:
    if not values:
        return []
    plain = [value for value in values if value != _UNRESOLVED]
    chosen = column.in_(plain)
    return [sa.or_(chosen, column.is_(None)) if _UNRESOLVED in values else chosen]
