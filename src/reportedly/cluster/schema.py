"""The columns of the four tables and the rows that a record has in them; docs/batch.md describes each."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from reportedly.cluster.archived import Facts
from reportedly.cluster.values import Fault, Piece
from reportedly.export.tables import TABLES, Row
from reportedly.types import Reading, Spans

#: Version of the columns; it changes when one is renamed or dropped, or changes its type.
VERSION = "reportedly-batch/1"

BatchTable = Literal["documents", "attributions", "sources", "errors"]
ColumnType = Literal["string", "integer", "number", "boolean", "strings", "spans"]

_KEY: dict[str, ColumnType] = {"input": "string", "record": "integer"}
_FACTS: dict[str, ColumnType] = {
    "offset": "integer",
    "record_id": "string",
    "record_type": "string",
    "target": "string",
    "fetched": "string",
}
#: Columns by table, in order. The key ``input, record`` leads all of them.
COLUMNS: Mapping[BatchTable, Mapping[str, ColumnType]] = MappingProxyType(
    {
        "documents": {
            **_KEY,
            **_FACTS,
            "truncated": "string",
            **TABLES["articles"].columns,
            "reading": "string",
        },
        "attributions": {
            **_KEY,
            **TABLES["statements"].columns,
            "source_spans": "spans",
            "cue_spans": "spans",
            "content_spans": "spans",
        },
        "sources": {**_KEY, **TABLES["sources"].columns, "party": "string", "mention_spans": "spans"},
        "errors": {
            **_KEY,
            **_FACTS,
            "size": "integer",
            "error": "string",
            "reason": "string",
            "advice": "string",
            "skipped": "boolean",
        },
    }
)


@dataclass(slots=True)
class Rows:
    """What some records come to, by table."""

    documents: list[Row] = field(default_factory=list)
    attributions: list[Row] = field(default_factory=list)
    sources: list[Row] = field(default_factory=list)
    errors: list[Row] = field(default_factory=list)

    def read(self, piece: Piece, facts: Facts, reading: Reading) -> None:
        """Take a document."""
        key = {"input": piece.input, "record": piece.record}
        for article in TABLES["articles"].rows(reading):
            self.documents.append(
                {
                    **key,
                    **_facts(piece, facts),
                    "truncated": facts.truncated,
                    **article,
                    "reading": _rest(reading),
                }
            )
        for row, a in zip(TABLES["statements"].rows(reading), reading.attributions, strict=True):
            spans = {
                "source_spans": _pairs(a.source),
                "cue_spans": _pairs(a.cue),
                "content_spans": _pairs(a.content),
            }
            self.attributions.append({**key, **row, **spans})
        for row, source in zip(TABLES["sources"].rows(reading), reading.sources, strict=True):
            self.sources.append(
                {**key, **row, "party": source.party, "mention_spans": _pairs(source.mentions)}
            )

    def failed(self, piece: Piece, facts: Facts, fault: Fault) -> None:
        """Take a record that is no document."""
        self.errors.append(
            {
                "input": piece.input,
                "record": piece.record,
                **_facts(piece, facts),
                "size": piece.size,
                "error": fault.error,
                "reason": fault.reason,
                "advice": fault.advice,
                "skipped": fault.skipped,
            }
        )

    def table(self, name: BatchTable) -> list[Row]:
        """The rows of one table."""
        found: list[Row] = getattr(self, name)
        return found


@cache
def arrow_schema(name: BatchTable) -> Any:
    """The Arrow schema of a table; the same in every part."""
    import pyarrow as arrow

    from reportedly.version import __version__

    integer = arrow.int64()
    types = {
        "string": arrow.string(),
        "integer": integer,
        "number": arrow.float64(),
        "boolean": arrow.bool_(),
        "strings": arrow.list_(arrow.string()),
        "spans": arrow.list_(arrow.struct([("start", integer), ("end", integer)])),
    }
    metadata = {"reportedly.batch": VERSION, "reportedly.version": __version__, "reportedly.table": name}
    return arrow.schema([(column, types[kind]) for column, kind in COLUMNS[name].items()], metadata=metadata)


def _facts(piece: Piece, facts: Facts) -> Row:
    return {
        "offset": piece.offset,
        "record_id": facts.record_id,
        "record_type": facts.record_type,
        "target": facts.target,
        "fetched": facts.fetched,
    }


def _rest(reading: Reading) -> str:
    """The reading as JSON of ``reportedly/1``, but for the text, which has its own column."""
    from reportedly.export.json import to_dict

    return json.dumps({**to_dict(reading), "text": None}, ensure_ascii=False, allow_nan=False)


def _pairs(spans: Spans) -> list[dict[str, int]]:
    return [{"start": start, "end": end} for start, end in spans]
