"""WARC records around pages (ISO 28500): headers, HTTP, and the gzip member."""

from __future__ import annotations

import gzip
import uuid
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Made:
    """What a record holds."""

    body: bytes
    address: str = ""
    kind: str = "response"
    status: str = "200 OK"
    media: str = "text/html; charset=utf-8"
    #: Further lines of HTTP.
    headers: tuple[str, ...] = ()
    #: Further lines of WARC.
    lines: tuple[str, ...] = ()


def record(made: Made, number: int) -> bytes:
    """The record, uncompressed; a response has HTTP around its body."""
    block = made.body
    if made.kind == "response":
        head = [f"HTTP/1.1 {made.status}", f"Content-Type: {made.media}", *made.headers]
        block = "\r\n".join(head).encode("latin-1") + b"\r\n\r\n" + made.body
    if made.kind == "request":
        block = b"GET / HTTP/1.1\r\nHost: paper.example\r\n\r\n"
    name = uuid.uuid5(uuid.NAMESPACE_URL, f"{number} {made.address}")
    kinds = {
        "response": "application/http; msgtype=response",
        "request": "application/http; msgtype=request",
        "warcinfo": "application/warc-fields",
        "metadata": "application/warc-fields",
    }
    lines = [
        "WARC/1.0",
        f"WARC-Type: {made.kind}",
        f"WARC-Record-ID: <urn:uuid:{name}>",
        f"WARC-Date: 2024-05-{1 + number % 28:02}T{number % 24:02}:00:00Z",
        *([f"WARC-Target-URI: {made.address}"] if made.address else []),
        f"Content-Type: {kinds.get(made.kind, made.media)}",
        *made.lines,
        f"Content-Length: {len(block)}",
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def member(one: bytes) -> bytes:
    """A record as a gzip member of its own."""
    return gzip.compress(one, 6, mtime=0)
