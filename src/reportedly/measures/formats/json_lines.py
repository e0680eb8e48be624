"""Annotations as JSON: one document a line, or one Reading in a file."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path

from reportedly.errors import MalformedRecord, NotText
from reportedly.measures.annotated import AnnotatedDocument, AttributionRelation, check_spans
from reportedly.types import Spans

_SHAPE = (
    'a document is {"id": ..., "text": ..., "attributions": [{"source": [[start, end]], "cue", "content"}]}'
)


def read_file(path: Path) -> dict[str, AnnotatedDocument]:
    """Documents by id, in the order of the file; see `reportedly.measures.formats.load`."""
    documents: dict[str, AnnotatedDocument] = {}
    for where, record in _records(path):
        document = _document(where, record)
        if document.id in documents:
            raise MalformedRecord(
                where, f"document {document.id!r} is there twice", "give every document once"
            )
        documents[document.id] = document
    return documents


def _records(path: Path) -> Iterator[tuple[str, object]]:
    text = _text(path)
    try:
        whole = json.loads(text)
    except json.JSONDecodeError:
        yield from _lines(path, text)
    else:
        yield str(path), whole


def _lines(path: Path, text: str) -> Iterator[tuple[str, object]]:
    # Not splitlines(): JSON strings may hold U+2028 and its like as they are.
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            where = f"{path}, line {number}"
            try:
                yield where, json.loads(line)
            except json.JSONDecodeError as error:
                raise MalformedRecord(
                    where, f"not JSON: {error.msg} at column {error.colno}", _SHAPE
                ) from None


def _text(path: Path) -> str:
    data = path.read_bytes()
    try:
        return (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotText(str(path), f"not UTF-8 at byte {error.start}", "convert it to UTF-8") from None
    except (OSError, EOFError, zlib.error) as error:
        raise NotText(str(path), f"a damaged gzip file: {error}", "compress it again") from None


def _document(where: str, record: object) -> AnnotatedDocument:
    if not isinstance(record, dict) or not isinstance(record.get("attributions"), list):
        raise MalformedRecord(where, 'no list of "attributions"', _SHAPE)
    name, text, outlet = record.get("id"), record.get("text"), record.get("outlet")
    if not isinstance(name, str | int) or not isinstance(text, str | None):
        raise MalformedRecord(where, 'no "id", or a "text" that is not a string', _SHAPE)
    document = AnnotatedDocument(
        id=str(name),
        text=text,
        attributions=tuple(_attribution(where, item) for item in record["attributions"]),
        outlet=outlet if isinstance(outlet, str) else None,
    )
    if text is not None:
        check_spans(document, text, where)
    return document


def _attribution(where: str, item: object) -> AttributionRelation:
    if not isinstance(item, dict):
        raise MalformedRecord(where, f"an attribution that is no object: {item!r:.60}", _SHAPE)
    confidence, name = item.get("confidence"), item.get("id")
    if confidence is not None and (not isinstance(confidence, int | float) or not 0 <= confidence <= 1):
        raise MalformedRecord(
            where, f"confidence {confidence!r:.60}", "give a number from 0 to 1, or leave it out"
        )
    return AttributionRelation(
        source=_spans(where, "source", item.get("source")),
        cue=_spans(where, "cue", item.get("cue")),
        content=_spans(where, "content", item.get("content")),
        confidence=None if confidence is None else float(confidence),
        id=None if name is None else str(name),
    )


def _spans(where: str, role: str, value: object) -> Spans:
    if value is None:
        return ()
    if isinstance(value, list) and all(_is_span(item) for item in value):
        return tuple(sorted((item[0], item[1]) for item in value))
    raise MalformedRecord(where, f"{role} {value!r:.60} is no list of [start, end] pairs", _SHAPE)


def _is_span(item: object) -> bool:
    return isinstance(item, list) and len(item) == 2 and all(type(offset) is int for offset in item)
