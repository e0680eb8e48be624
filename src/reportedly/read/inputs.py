"""What the user names, one document after the other: files, folders, globs, URLs, records, standard input."""

from __future__ import annotations

import glob
import gzip
import io
import re
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, cast

from reportedly.errors import FetchError, InputError, MissingInput, NotText
from reportedly.read.document import too_large
from reportedly.read.feeds.parse import is_feed
from reportedly.read.raw import Raw
from reportedly.read.records import read_records, record
from reportedly.settings import Settings

#: Files taken from a folder; a file named by itself may end as it likes.
_ENDINGS = (".html", ".htm", ".xhtml", ".txt", ".md", ".jsonl", ".ndjson", ".gz")
#: Of files of records.
RECORD_ENDINGS = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
#: What begins like an address of the net.
ADDRESS = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*://")
_GLOB = re.compile(r"[*?\[]")
_SNIFF = 65536
_HTML = re.compile(
    rb"^\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?>(?:<!--.*?-->\s*)*)<(?:!doctype\s+html|html|head|body|title|meta|script|link|article|div|section|main|h1|p)\b",
    re.I | re.S,
)
_HTML_INSIDE = re.compile(rb"<(?:html|body|article)\b[^>]*>|</(?:p|div|a)>", re.I)


def expand(
    inputs: Iterable[str], *, stdin: Callable[[], bytes], settings: Settings
) -> Iterator[Raw | InputError]:
    """Every document that the inputs name, in order; a bad one is yielded as its error, never raised.

    Args:
        inputs: paths, folders (searched to the bottom), globs, http(s) URLs, or ``-``.
        stdin: gives the bytes of standard input, called only for ``-``.
        settings: limits.
    """
    for name in inputs:
        try:
            yield from _expand_one(name, stdin, settings)
        except InputError as error:
            yield error
        except (OSError, EOFError, zlib.error, ValueError) as error:
            yield _unreadable(name, error)


def _expand_one(name: str, stdin: Callable[[], bytes], settings: Settings) -> Iterator[Raw | InputError]:
    if name == "-":
        yield from _from_bytes("-", stdin(), settings)
    elif ADDRESS.match(name):
        yield from _from_url(name, settings)
    elif Path(name).is_dir():
        yield from _from_paths(
            files_inside(Path(name)), name, "holds no .html, .txt, .md, .jsonl or .gz file", settings
        )
    elif Path(name).exists():
        yield from _from_file(Path(name), settings)
    elif _GLOB.search(name):
        yield from _from_paths(files_matching(name), name, "matches no file", settings)
    else:
        raise MissingInput(name, "no such file")


def files_inside(folder: Path) -> list[Path]:
    """Files that can be articles, in order; a README says what a folder holds and is none of them."""
    return sorted(
        p
        for p in folder.rglob("*")
        if p.name.lower().endswith(_ENDINGS) and not p.name.lower().startswith("readme.") and p.is_file()
    )


def files_matching(pattern: str) -> list[Path]:
    """Files of a glob, those in its folders too, in order."""
    found = [Path(p) for p in glob.glob(pattern, recursive=True)]
    return sorted({f for p in found for f in (files_inside(p) if p.is_dir() else [p])})


def _from_paths(paths: list[Path], name: str, nothing: str, settings: Settings) -> Iterator[Raw | InputError]:
    if not paths:
        yield MissingInput(name, nothing)
    for path in paths:
        try:
            yield from _from_file(path, settings)
        except InputError as error:
            yield error
        except (OSError, EOFError, zlib.error) as error:
            yield _unreadable(str(path), error)


def _from_file(path: Path, settings: Settings) -> Iterator[Raw | InputError]:
    origin = str(path)
    with path.open("rb") as opened:
        stream = decompressed(opened)
        head = stream.peek(_SNIFF)
        if (
            not settings.as_is and (origin.lower().endswith(RECORD_ENDINGS) or _is_records(head, settings))
        ) or (settings.as_is and origin.lower().endswith(RECORD_ENDINGS)):
            yield from read_records(stream, origin=origin, settings=settings)
        else:
            yield from _from_stream(origin, stream, settings)


def decompressed(opened: IO[bytes]) -> io.BufferedReader:
    """The stream itself, or what its gzip holds; told by the first bytes, not the name."""
    stream = io.BufferedReader(cast("io.RawIOBase", opened), _SNIFF)
    if stream.peek(2)[:2] == b"\x1f\x8b":
        stream = io.BufferedReader(cast("io.RawIOBase", gzip.GzipFile(fileobj=stream)), _SNIFF)
    return cast("io.BufferedReader", stream)


def _from_stream(origin: str, stream: IO[bytes], settings: Settings) -> Iterator[Raw | InputError]:
    # Never more than the limit and one byte, so that a compressed bomb or an endless device ends here.
    data = stream.read(settings.max_bytes + 1)
    if len(data) > settings.max_bytes:
        yield too_large(origin, settings)
    elif not settings.as_is and is_feed(data):
        yield from _from_feed(data, origin, None, settings)
    else:
        yield _sniffed(origin, data, settings)


def given(name: str, data: bytes, settings: Settings) -> Iterator[Raw | InputError]:
    """The documents in bytes that somebody sent under a name; the name is never used as a path.

    Args:
        name: for messages; its ending tells files of records.
        data: a page, a text, records or a feed; gzip too.
        settings: limits.
    """
    try:
        stream = decompressed(io.BytesIO(data))
        if name.lower().endswith(RECORD_ENDINGS) or _is_records(stream.peek(_SNIFF), settings):
            yield from read_records(stream, origin=name, settings=settings)
        else:
            yield from _from_stream(name, stream, settings)
    except InputError as error:
        yield error
    except (OSError, EOFError, zlib.error, ValueError) as error:
        yield _unreadable(name, error)


def _from_bytes(origin: str, data: bytes, settings: Settings) -> Iterator[Raw | InputError]:
    stream = decompressed(io.BytesIO(data))
    if not settings.as_is and _is_records(stream.peek(_SNIFF), settings):
        yield from read_records(stream, origin=origin, settings=settings)
    else:
        yield from _from_stream(origin, stream, settings)


def _sniffed(origin: str, data: bytes, settings: Settings) -> Raw | InputError:
    if settings.as_is:
        return Raw(origin, data=data, media="text")
    if data.lstrip()[:1] == b"{" and (settings.fields or b'"text"' in data):
        found = record(data, origin, settings.fields)
        if isinstance(found, Raw):
            return found
    return Raw(origin, data=data, media="html" if is_html(data) else "text")


def is_html(data: bytes) -> bool:
    """Whether bytes are a web page, by their content."""
    head = data[:_SNIFF]
    if b"\x00" in head[:64]:  # UTF-16: look at its ASCII
        head = head.replace(b"\x00", b"").lstrip(b"\xff\xfe")
    return bool(_HTML.match(head)) or len(_HTML_INSIDE.findall(head)) >= 3


def _is_records(head: bytes, settings: Settings) -> bool:
    """The first line is one whole JSON object with a text: a file of records, whatever its name."""
    first, newline, rest = head.lstrip().partition(b"\n")
    return (
        first[:1] == b"{"
        and bool(newline and rest.strip())
        and isinstance(record(first, "", settings.fields), Raw)
    )


def _from_url(url: str, settings: Settings) -> Iterator[Raw | InputError]:
    from reportedly.read.fetch import fetch

    if not url.lower().startswith(("http://", "https://")):
        raise FetchError(url, "is not an http or https address")
    page = fetch(url, settings)
    if not settings.as_is and is_feed(page.data):
        yield from _from_feed(page.data, page.url, page.charset, settings)
        return
    html = page.media in {"text/html", "application/xhtml+xml"} or is_html(page.data)
    yield Raw(url, data=page.data, media="html" if html else "text", url=page.url, charset=page.charset)


def _from_feed(data: bytes, url: str, charset: str | None, settings: Settings) -> Iterator[Raw | InputError]:
    """The articles of a feed, or of every feed in a list of feeds; the pages are asked for politely."""
    from reportedly.read.feeds.articles import articles
    from reportedly.read.feeds.feed import Feed
    from reportedly.read.feeds.parse import parse_feed
    from reportedly.read.feeds.polite import Guest

    guest = Guest(settings, time.time, time.sleep)
    parsed = parse_feed(data, url=url, charset=charset)
    if isinstance(parsed, Feed):
        yield from articles(parsed, guest)
        return
    for listed in parsed.feeds:
        try:
            page = guest.page(listed.url).page
            feed = parse_feed(page.data, url=page.url, origin=listed.url, charset=page.charset)
        except InputError as error:
            yield error
            continue
        if isinstance(feed, Feed):  # lists of lists end here
            yield from articles(feed, guest)


def _unreadable(name: str, error: Exception) -> InputError:
    if isinstance(error, (gzip.BadGzipFile, EOFError, zlib.error)):
        return NotText(name, "is a damaged gzip file")
    if isinstance(error, FileNotFoundError):
        return MissingInput(name, "no such file")
    return MissingInput(name, f"cannot be read: {(getattr(error, 'strerror', None) or str(error)).lower()}")
