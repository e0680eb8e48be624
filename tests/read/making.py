"""Small factories for the tests of reading."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from reportedly.errors import InputError
from reportedly.read.document import to_document
from reportedly.read.inputs import expand
from reportedly.read.raw import Raw
from reportedly.settings import DEFAULTS, Settings
from reportedly.types import Document

PAGES = Path(__file__).parent / "pages"

#: A body that is long enough to be an article and says nothing in particular.
PROSE = (
    "The ferry between the two towns will not sail before the spring, the harbour master said on Tuesday. "
    "She told the council that the engine had to be taken out and that nobody knew what it would cost."
)


def text(content: str, settings: Settings = DEFAULTS, **fields: str) -> Document:
    """A plain text file, read."""
    return to_document(Raw("a.txt", data=content.encode(), media="text"), settings, **fields)


def record(content: str, settings: Settings = DEFAULTS, **fields: object) -> Document:
    """A record, read."""
    return to_document(Raw("a.jsonl, line 1", text=content, media="record", **fields), settings)  # type: ignore[arg-type]


def page(body: str, head: str = "", **fields: str) -> Document:
    """A page with that in its head and body, read."""
    source = f"<!doctype html><html lang='en'><head>{head}</head><body>{body}</body></html>"
    return to_document(Raw("a.html", data=source.encode(), media="html"), DEFAULTS, **fields)


def article(*paragraphs: str) -> str:
    """The markup of an article with these paragraphs and enough text."""
    return f"<article>{''.join(f'<p>{p}</p>' for p in (*paragraphs, PROSE))}</article>"


def stored_page(name: str) -> Document:
    """One of the invented pages beside the tests."""
    return to_document(Raw(name, data=(PAGES / name).read_bytes(), media="html"), DEFAULTS)


def body(document: Document) -> list[str]:
    """The paragraphs below the headline."""
    parts = document.text.split("\n\n")
    return parts[1:] if document.headline else parts


def every(
    inputs: Iterable[object], settings: Settings = DEFAULTS, stdin: bytes = b""
) -> list[Raw | InputError]:
    """What the inputs name."""
    return list(expand([str(i) for i in inputs], stdin=lambda: stdin, settings=settings))


def failure(given: object, settings: Settings = DEFAULTS, stdin: bytes = b"") -> InputError:
    """The error that an input ends in."""
    (raw,) = every([given], settings, stdin)
    if isinstance(raw, InputError):
        return raw
    try:
        to_document(raw, settings)
    except InputError as error:
        return error
    raise AssertionError(f"{given} was read")
