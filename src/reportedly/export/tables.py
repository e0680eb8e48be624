"""Three flat tables with typed columns: statements, sources, articles.

Where several values stand in one place (a relay chain, several sources of a statement) the column is a list
of strings. ``start`` and ``end`` reach from the first to the last character of a content.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

from reportedly.export.statements import relay_names
from reportedly.types import Reading, Spans

#: Version of the columns; it changes when one is renamed or dropped, or changes its type.
VERSION = "reportedly-tables/1"

ColumnType = Literal["string", "integer", "number", "boolean", "strings"]
TableName = Literal["statements", "sources", "articles"]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its columns in order, and the rows a reading has in it."""

    name: TableName
    columns: Mapping[str, ColumnType]
    rows: Callable[[Reading], Iterator[Row]]


def statement_rows(reading: Reading) -> Iterator[Row]:
    """A row per attribution, in the reading's order."""
    sources = {source.id: source for source in reading.sources}
    for a in reading.attributions:
        source = sources.get(a.source_id or "")
        yield {
            "document_id": reading.id,
            "statement_id": a.id,
            "content": reading.quote(a.content),
            "content_kind": a.kind,
            "cue": _words(reading, a.cue),
            "source_words": _words(reading, a.source),
            "source_id": a.source_id,
            "source_ids": list(a.source_ids or ((a.source_id,) if a.source_id else ())),
            "source_name": source.name if source else None,
            "source_kind": source.kind if source else None,
            "source_title": source.title if source else None,
            "source_affiliation": source.affiliation if source else None,
            "implicit": a.implicit,
            "continues": a.continues,
            "parent": a.parent,
            "relay": list(relay_names(a, sources)),
            "basis": _words(reading, a.basis),
            "when": a.when.text if a.when else None,
            "when_from": a.when.start if a.when else None,
            "when_to": a.when.end if a.when else None,
            "factuality": a.factuality,
            "stance": a.stance,
            "confidence": a.confidence,
            "start": min((start for start, _ in a.content), default=None),
            "end": max((end for _, end in a.content), default=None),
            "url": reading.document.url,
            "outlet": reading.document.outlet,
            "published": reading.document.published,
            "model": reading.model,
        }


def source_rows(reading: Reading) -> Iterator[Row]:
    """A row per source of the document."""
    for source in reading.sources:
        yield {
            "document_id": reading.id,
            "source_id": source.id,
            "name": source.name,
            "kind": source.kind,
            "title": source.title,
            "affiliation": source.affiliation,
            "justification": _words(reading, source.justification),
            "mentions": len(source.mentions),
            "statements": sum(source.id in (a.source_ids or (a.source_id,)) for a in reading.attributions),
            "confidence": source.confidence,
        }


def article_rows(reading: Reading) -> Iterator[Row]:
    """One row: the article and its card."""
    document, card = reading.document, reading.card
    yield {
        "document_id": document.id,
        "url": document.url,
        "title": document.title,
        "outlet": document.outlet,
        "byline": document.byline,
        "published": document.published,
        "language": document.language,
        "labels": list(document.labels),
        "characters": len(document.text),
        "statements": card.statements,
        "sources": len(reading.sources),
        "attributed_share": card.attributed_share,
        "quoted_share": card.quoted_share,
        "own_voice_share": card.own_voice_share,
        "anonymous_share": card.anonymous_share,
        "single_source": card.single_source,
        "unresolved": card.unresolved,
        "relayed": card.relayed,
        "model": reading.model,
        "text": document.text,
    }


def _words(reading: Reading, spans: Spans) -> str | None:
    return reading.quote(spans) if spans else None


def _columns(names: str, **others: ColumnType) -> Mapping[str, ColumnType]:
    """Strings, but for those that ``others`` names."""
    return MappingProxyType({name: others.get(name, "string") for name in names.split()})


_ALL = (
    Table(
        "statements",
        _columns(
            "document_id statement_id content content_kind cue source_words source_id source_ids source_name "
            "source_kind source_title source_affiliation implicit continues parent relay basis when "
            "when_from when_to factuality stance confidence start end url outlet published model",
            source_ids="strings",
            relay="strings",
            implicit="boolean",
            confidence="number",
            start="integer",
            end="integer",
        ),
        statement_rows,
    ),
    Table(
        "sources",
        _columns(
            "document_id source_id name kind title affiliation justification mentions statements confidence",
            mentions="integer",
            statements="integer",
            confidence="number",
        ),
        source_rows,
    ),
    Table(
        "articles",
        _columns(
            "document_id url title outlet byline published language labels characters statements sources "
            "attributed_share quoted_share own_voice_share anonymous_share single_source unresolved relayed "
            "model text",
            labels="strings",
            characters="integer",
            statements="integer",
            sources="integer",
            attributed_share="number",
            quoted_share="number",
            own_voice_share="number",
            anonymous_share="number",
            single_source="boolean",
            unresolved="integer",
            relayed="integer",
        ),
        article_rows,
    ),
)

#: Table by name.
TABLES: Mapping[TableName, Table] = MappingProxyType({table.name: table for table in _ALL})
