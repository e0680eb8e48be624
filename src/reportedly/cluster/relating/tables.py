"""The tables of a trace: their columns, and a part of one written whole; docs/batch.md describes each."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, get_args

from reportedly.cluster.parts import encoded, put_bytes
from reportedly.cluster.relating.values import Tracing
from reportedly.export.tables import Row

#: Version of the columns; it changes when one is renamed or dropped, or changes its type.
VERSION = "reportedly-relate/1"
TraceTable = Literal["copies", "relations", "claims", "members", "utterances", "quotations"]
TABLE_NAMES: tuple[TraceTable, ...] = get_args(TraceTable)


def _article(prefix: str = "") -> dict[str, str]:
    return {
        f"{prefix}input": "string",
        f"{prefix}record": "integer",
        f"{prefix}outlet": "string",
        f"{prefix}published": "string",
        f"{prefix}url": "string",
    }


#: Columns by table, in order.
COLUMNS: Mapping[TraceTable, Mapping[str, str]] = MappingProxyType(
    {
        "copies": {
            "kind": "string",
            "confidence": "number",
            "one": "string",
            **_article("one_"),
            "other": "string",
            **_article("other_"),
            "share_one": "number",
            "share_other": "number",
            "earlier": "string",
            "direction_confidence": "number",
            "passages": "passages",
            "evidence": "string",
        },
        "relations": {
            "one": "integer",
            "other": "integer",
            "kind": "string",
            "confidence": "number",
            "reasons": "reasons",
        },
        "claims": {
            "claim": "string",
            "text": "string",
            "statements": "integer",
            "articles": "integer",
            "outlets": "integer",
            "first": "string",
            "last": "string",
            "confidence": "number",
        },
        "members": {
            "claim": "string",
            "uid": "string",
            "content": "integer",
            "article": "string",
            **_article(),
            "text": "string",
            "spans": "spans",
            "own_voice": "boolean",
            "statement_id": "string",
            "source_name": "string",
            "party": "string",
            "factuality": "string",
            "stance": "string",
            "confidence": "number",
        },
        "utterances": {
            "utterance": "string",
            "claim": "string",
            "text": "string",
            "source_name": "string",
            "quotations": "integer",
            "articles": "integer",
            "altered": "boolean",
        },
        "quotations": {
            "utterance": "string",
            "claim": "string",
            "uid": "string",
            "article": "string",
            **_article(),
            "text": "string",
            "spans": "spans",
            "confidence": "number",
            "altered": "boolean",
            "difference": "difference",
        },
    }
)


def write(tracing: Tracing, name: TraceTable, number: int, rows: list[Row]) -> None:
    """One part of a table."""
    put_bytes(tracing.out / name / f"{number:06d}.parquet", encoded(rows, arrow_schema(name)))


@cache
def arrow_schema(name: TraceTable) -> Any:
    """The Arrow schema of a table; the same in every part."""
    import pyarrow as arrow

    integer, string = arrow.int64(), arrow.string()
    span = arrow.struct([("start", integer), ("end", integer)])
    types = {
        "string": string,
        "integer": integer,
        "number": arrow.float64(),
        "boolean": arrow.bool_(),
        "spans": arrow.list_(span),
        "reasons": arrow.list_(arrow.struct([("what", string), ("one", string), ("other", string)])),
        "difference": arrow.list_(arrow.struct([("sign", string), ("words", string)])),
        "passages": arrow.list_(
            arrow.struct([("one", span), ("other", span), ("words", integer), ("quoted", arrow.bool_())])
        ),
    }
    columns = [(column, types[kind]) for column, kind in COLUMNS[name].items()]
    return arrow.schema(columns, metadata={"reportedly.relate": VERSION, "reportedly.table": name})
