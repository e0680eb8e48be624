"""The rows of an article itself and of what was read in it. Pure; ``adding`` puts them in."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass, replace
from operator import is_
from typing import Any

from reportedly.ledger import codec, identity
from reportedly.ledger.characters import kept
from reportedly.ledger.derive import Row, day
from reportedly.types import Document, Reading
from reportedly.version import __version__

_COLUMNS = ("title", "byline", "published", "url", "language")


@dataclass(frozen=True, slots=True)
class Version:
    """A version of an article on its way into the ledger."""

    document: Document
    fingerprint: str
    #: Counted from 1.
    number: int
    #: The one that counts.
    current: bool
    #: Hash of the input it was read from.
    raw: str | None
    #: The address under which a feed lists it.
    entry: str | None


def clean(reading: Reading) -> Reading:
    """Without the characters no database keeps (NUL, unpaired surrogates): U+FFFD, so that offsets hold."""
    document, sources = _kept(reading.document), _kept(reading.sources)
    if document is reading.document and sources is reading.sources:
        return reading
    return replace(reading, document=document, sources=sources)


def _kept(value: Any) -> Any:
    """The same value where nothing in it has to change."""
    if isinstance(value, str):
        found = kept(value)
        return value if found == value else found
    if isinstance(value, tuple):
        parts = [_kept(part) for part in value]
        return value if all(map(is_, parts, value)) else tuple(parts)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {f.name: _kept(before) for f in fields(value) if (before := getattr(value, f.name))}
        changed = {name: after for name, after in changed.items() if after is not getattr(value, name)}
        return replace(value, **changed) if changed else value
    return value


def document_row(key: int, version: Version, outlet: int | None, at: str) -> Row:
    """The row of ``documents``.

    Args:
        key: its number in the ledger.
        version: the article.
        outlet: number of who published it.
        at: the moment.
    """
    document = version.document
    return {
        "pk": key,
        "id": document.id,
        "address": identity.address(document),
        "version": version.number,
        "current": version.current,
        "fingerprint": version.fingerprint,
        "raw": version.raw,
        "outlet": outlet,
        "text": document.text,
        "extra": _extra(document),
        "origin": document.origin,
        "entry": version.entry,
        "added_at": at,
        **shown_row(document),
    }


def shown_row(document: Document) -> Row:
    """Of that row what people can correct, but the outlet."""
    return {**{name: getattr(document, name) for name in _COLUMNS}, "day": day(document)}


def reading_row(key: int, reading: Reading, at: str) -> Row:
    """The row of ``readings``; ``key``: of its document."""
    return {
        "document": key,
        "current": True,
        "model": reading.model,
        "program": __version__,
        "body": codec.encode(reading),
        "read_at": at,
    }


def _extra(document: Document) -> dict[str, Any]:
    """All of a document as it came in, but its text."""
    return {name: value for name, value in codec.plain(document).items() if name != "text"}
