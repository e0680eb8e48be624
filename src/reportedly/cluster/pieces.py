"""One piece of an input to what reading takes: its raw page, text or record."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path

from reportedly.cluster import faults
from reportedly.cluster.archived import Facts, page
from reportedly.cluster.values import Fault, Piece
from reportedly.errors import InputError
from reportedly.read.inputs import decompressed, is_html
from reportedly.read.raw import Raw
from reportedly.read.records import record
from reportedly.settings import Settings


def to_raw(piece: Piece, settings: Settings) -> tuple[Raw | Fault, Facts]:
    """What is to be read, or why nothing is, and what the archive says about it."""
    if piece.kind == "warc":
        return page(piece, settings)
    if piece.fault is not None:
        return piece.fault, Facts()
    if piece.kind == "line":
        found = record(piece.data, f"{piece.input}, line {piece.record}", settings.fields)
        if isinstance(found, InputError):
            return faults.of_input(found), Facts()
        return found, Facts(target=found.url)
    return _file(piece, settings), Facts()


def _file(piece: Piece, settings: Settings) -> Raw | Fault:
    if piece.data:
        data = piece.data
    else:
        try:
            with Path(piece.input).open("rb") as opened:
                data = decompressed(opened).read(settings.max_bytes + 1)
        except (gzip.BadGzipFile, EOFError, zlib.error):
            return Fault("NotText", "is a damaged gzip file")
        except OSError as error:
            return Fault("MissingInput", f"cannot be read: {(error.strerror or str(error)).lower()}")
    if len(data) > settings.max_bytes:
        return faults.too_large(settings.max_bytes)
    html = not settings.as_is and is_html(data)
    return Raw(origin=piece.input, data=data, media="html" if html else "text")
