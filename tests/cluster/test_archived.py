"""What a WARC record is: a page, or a reason why not."""

from __future__ import annotations

import gzip

import pytest

from bench.archive_records import Made, record
from reportedly.cluster.archived import page
from reportedly.cluster.values import Fault, Piece
from reportedly.read.raw import Raw
from reportedly.settings import Settings

HTML = b"<!doctype html><html><body><p>A story.</p></body></html>"


def read(made: Made, **settings: int) -> Raw | Fault:
    data = record(made, 1).removesuffix(b"\r\n\r\n")
    found, facts = page(Piece("a.warc", 1, 0, "warc", data, len(data)), Settings(**settings))  # type: ignore[arg-type]
    assert facts.target == (made.address or None)
    return found


def made(body: bytes = HTML, **others: object) -> Made:
    return Made(body, "https://p.example/1", **others)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "data", "media"),
    [
        (made(), HTML, "html"),
        (made(media="application/xhtml+xml"), HTML, "html"),
        (made(media=""), HTML, "html"),
        (made(media="text/plain"), HTML, "text"),
        (made(b"Words.", media="text/plain"), b"Words.", "text"),
        (made(media="application/octet-stream"), HTML, "html"),
        (made(kind="resource", media="text/html"), HTML, "html"),
        (made(b"Words.", kind="conversion", media="text/plain"), b"Words.", "text"),
        (made(gzip.compress(HTML), headers=("Content-Encoding: gzip",)), HTML, "html"),
        (
            made(b"%x\r\n%s\r\n0\r\n\r\n" % (len(HTML), HTML), headers=("Transfer-Encoding: chunked",)),
            HTML,
            "html",
        ),
        # What fastwarc cannot read, warcio does: these say that they are encoded, and are not.
        (made(headers=("Content-Encoding: gzip",)), HTML, "html"),
        (made(headers=("Content-Encoding: unheard-of",)), HTML, "html"),
        (made(headers=("Transfer-Encoding: chunked",)), HTML, "html"),
    ],
)
def test_pages(given: Made, data: bytes, media: str) -> None:
    found = read(given)
    assert isinstance(found, Raw)
    assert (found.data, found.media, found.url) == (data, media, "https://p.example/1")


def test_charset_of_the_server() -> None:
    found = read(made(media='text/html; charset="iso-8859-2"'))
    assert isinstance(found, Raw)
    assert found.charset == "iso-8859-2"


@pytest.mark.parametrize(
    ("given", "error", "reason", "skipped"),
    [
        (made(kind="request"), "NoPage", "is a record of the type request", True),
        (made(kind="metadata"), "NoPage", "is a record of the type metadata", True),
        (made(kind="revisit"), "NoPage", "is a record of the type revisit", True),
        (made(status="301 Moved"), "NoPage", "is a redirect (HTTP 301)", True),
        (made(status="404 Not Found"), "NoPage", "was answered with HTTP 404", True),
        (made(status="503"), "NoPage", "was answered with HTTP 503", True),
        (made(b"\x89PNG", media="image/png"), "NoPage", "is image/png, not a page", True),
        (made(b"%PDF-1.7", media="application/pdf"), "NoPage", "is application/pdf, not a page", True),
        (made(status="what"), "DamagedRecord", "holds no HTTP answer that can be read", False),
    ],
)
def test_no_pages(given: Made, error: str, reason: str, skipped: bool) -> None:
    found = read(given)
    assert isinstance(found, Fault)
    assert (found.error, found.reason, found.skipped) == (error, reason, skipped)


def test_a_page_that_grows_when_unpacked() -> None:
    bomb = made(gzip.compress(b"<html>" + b" " * 9_000_000), headers=("Content-Encoding: gzip",))
    found = read(bomb, max_bytes=1_000_000)
    assert isinstance(found, Fault)
    assert found.reason == "is larger than 1,000,000 bytes"
