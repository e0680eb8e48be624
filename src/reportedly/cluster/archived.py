"""One WARC record to the page in it: read with fastwarc, and once more with warcio where that fails."""

from __future__ import annotations

import io
import re
import zlib
from dataclasses import dataclass
from typing import Any

from reportedly.cluster import faults
from reportedly.cluster.values import Fault, Piece
from reportedly.errors import UsageError
from reportedly.read.inputs import is_html
from reportedly.read.raw import Raw
from reportedly.settings import Settings

#: What the two libraries raise for bytes they cannot make sense of.
_UNREADABLE = (OSError, ValueError, EOFError, AttributeError, KeyError, IndexError, TypeError, zlib.error)
_PAGES = {"text/html", "application/xhtml+xml", "application/xml", "text/xml"}
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.I)
_KNOWN_TYPES = {"response", "resource", "conversion"}


@dataclass(frozen=True, slots=True)
class Facts:
    """What a record's headers say, for the columns of the same names."""

    record_id: str | None = None
    record_type: str | None = None
    target: str | None = None
    fetched: str | None = None
    truncated: str | None = None


@dataclass(frozen=True, slots=True)
class _Content:
    """A record's payload, decoded, and what HTTP said of it."""

    data: bytes
    media: str
    charset: str | None
    #: ``None``: there was no HTTP.
    status: int | None


def page(piece: Piece, settings: Settings) -> tuple[Raw | Fault, Facts]:
    """The page that a record holds, or why it holds none.

    Args:
        piece: the record's bytes; only its headers, if it is faulty or too large already.
        settings: limits.
    """
    headers = _headers(piece.data)
    facts = _facts(headers)
    fault = piece.fault or _other_type(facts)
    if fault is not None:
        return fault, facts
    content = _content(piece.data, headers, settings)
    if isinstance(content, Fault):
        return content, facts
    fault = _no_page(content, settings)
    if fault is not None:
        return fault, facts
    html = content.media in _PAGES or (content.media != "text/plain" and is_html(content.data))
    return Raw(
        origin=f"{piece.input}, record {piece.record}",
        data=content.data,
        media="html" if html else "text",
        url=facts.target,
        charset=content.charset,
    ), facts


def _headers(data: bytes) -> dict[str, str]:
    head = re.split(rb"\r?\n\r?\n", data, maxsplit=1)[0].decode("utf-8", "replace")
    pairs = (line.partition(":") for line in head.splitlines()[1:])
    return {name.strip().lower(): value.strip() for name, colon, value in pairs if colon}


def _facts(headers: dict[str, str]) -> Facts:
    return Facts(
        record_id=headers.get("warc-record-id"),
        record_type=headers.get("warc-type", "").lower() or None,
        target=(headers.get("warc-target-uri") or "").strip("<>") or None,
        fetched=headers.get("warc-date"),
        truncated=headers.get("warc-truncated"),
    )


def _other_type(facts: Facts) -> Fault | None:
    if facts.record_type in _KNOWN_TYPES:
        return None
    return faults.no_page(f"is a record of the type {(facts.record_type or 'unknown')[:40]}")


def _no_page(content: _Content, settings: Settings) -> Fault | None:
    if content.status is not None and 300 <= content.status < 400:
        return faults.no_page(f"is a redirect (HTTP {content.status})")
    if content.status is not None and not 200 <= content.status < 300:
        return faults.no_page(f"was answered with HTTP {content.status}")
    if len(content.data) > settings.max_bytes:
        return faults.too_large(settings.max_bytes)
    if content.media in _PAGES or content.media in {"text/plain", ""} or is_html(content.data):
        return None
    return faults.no_page(f"is {content.media[:60]}, not a page")


def _content(data: bytes, headers: dict[str, str], settings: Settings) -> _Content | Fault:
    http = headers.get("content-type", "").lower().startswith("application/http") or (
        headers.get("warc-type", "").lower() == "response"
        and headers.get("warc-target-uri", "").strip("<").lower().startswith("http")
    )
    if not http:
        block = re.split(rb"\r?\n\r?\n", data, maxsplit=1)[1]
        declared = headers.get("content-type", "")
        return _Content(block[: settings.max_bytes + 1], _media(declared), _charset(declared), None)
    try:
        return _by_fastwarc(data, settings)
    except _UNREADABLE:
        return _by_warcio(data, settings)


def _by_fastwarc(data: bytes, settings: Settings) -> _Content:
    try:
        from fastwarc.warc import ArchiveIterator
    except ImportError as error:
        raise _missing("fastwarc") from error
    record: Any = next(iter(ArchiveIterator(io.BytesIO(data), parse_http=True, auto_decode="all")))
    status = record.http_headers.status_code
    if not status:
        raise ValueError("no HTTP status")
    declared = record.http_headers.get("Content-Type") or ""
    body = record.reader.read(settings.max_bytes + 1)
    return _Content(body, _media(declared), _charset(declared), int(status))


def _by_warcio(data: bytes, settings: Settings) -> _Content | Fault:
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError as error:
        raise _missing("warcio") from error
    try:
        record: Any = next(iter(ArchiveIterator(io.BytesIO(data))))
        status = record.http_headers.get_statuscode()
        declared = record.http_headers.get_header("Content-Type") or ""
        body = record.content_stream().read(settings.max_bytes + 1)
    except (*_UNREADABLE, StopIteration, zlib.error):
        return faults.damaged("holds no HTTP answer that can be read")
    if not str(status).isdigit():
        return faults.damaged("holds no HTTP answer that can be read")
    return _Content(body, _media(declared), _charset(declared), int(status))


def _missing(name: str) -> UsageError:
    return UsageError(f"WARC files need {name}, which is not installed: pip install 'reportedly[batch]'")


def _media(declared: str) -> str:
    return declared.partition(";")[0].strip().lower()


def _charset(declared: str) -> str | None:
    match = _CHARSET.search(declared)
    return match[1] if match else None
