"""One article, named or given: what ``reportedly.read`` takes, to its ``Raw``."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from itertools import islice

from reportedly.errors import EmptyInput, InputError, MissingInput
from reportedly.read.inputs import expand, is_html
from reportedly.read.raw import Raw
from reportedly.settings import Settings

#: What messages call an article that came without a name.
TEXT, BYTES = "the text", "the bytes"
_URL = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*://\S+")


def single(source: str | os.PathLike[str] | bytes, settings: Settings) -> Raw:
    """The one document that a source names or is.

    Args:
        source: a path, a URL, the article's bytes (gzip too), or its text: a string with white space that
            names no existing file. The text may be the markup of a page.
        settings: limits.

    Raises:
        InputError: it cannot be had, is empty, or is more than one document.
    """
    if isinstance(source, bytes):
        return _only("-", BYTES, source, settings)
    if not isinstance(source, str):
        return _named(os.fsdecode(source), settings)
    if _URL.fullmatch(source.strip()):
        return _only(source.strip(), source.strip(), b"", settings)
    # Path.exists raises where a name is too long to be one; this does not.
    if os.path.exists(source) or not re.search(r"\s", source):
        return _named(source, settings)
    return _text(source, settings)


def _text(text: str, settings: Settings) -> Raw:
    if not text.strip():
        raise EmptyInput(TEXT, "is empty")
    page = not settings.as_is and is_html(text[:65536].encode("utf-8", "replace"))
    return Raw(TEXT, text=text, media="html" if page else "text")


def _named(path: str, settings: Settings) -> Raw:
    if not path:
        raise EmptyInput(TEXT, "is empty")
    if not os.path.exists(path):
        raise MissingInput(path, "no such file")
    if os.path.isdir(path):
        raise InputError(path, "is a folder", "read_inputs in reportedly.pipeline reads many files")
    # Never standard input, nor a URL: the file of that name.
    return _only(os.path.join(".", path) if path == "-" else path, path, b"", settings)


def _only(name: str, called: str, data: bytes, settings: Settings) -> Raw:
    """What ``name`` holds, under the name that messages use, if that is one document."""
    found = list(islice(expand([name], stdin=lambda: data, settings=settings), 2))
    if len(found) > 1:
        raise InputError(
            called, "holds several articles", "read_inputs in reportedly.pipeline reads them all"
        )
    if not found:
        raise EmptyInput(called, "is empty")
    (raw,) = found
    if isinstance(raw, InputError):
        raise type(raw)(raw.origin.replace(name, called, 1), raw.reason, raw.advice)
    return replace(raw, origin=raw.origin.replace(name, called, 1))
