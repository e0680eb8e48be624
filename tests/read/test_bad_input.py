"""Bad inputs: each ends in one line that names the input and the reason."""

from __future__ import annotations

import gzip
import json
import time
from contextlib import suppress
from pathlib import Path

import pytest

from reportedly.errors import (
    EmptyInput,
    InputError,
    MalformedRecord,
    MissingInput,
    NoArticle,
    NotText,
    TooLarge,
    UnsupportedLanguage,
)
from reportedly.read.document import to_document
from reportedly.read.raw import Raw
from reportedly.settings import DEFAULTS, Settings
from tests.read.making import PAGES, PROSE, every, failure, page, text
from tests.read.test_marks import LANGUAGES

FILES: list[tuple[str, bytes, type[InputError], str]] = [
    ("empty.txt", b"", EmptyInput, "is empty"),
    ("blank.html", b" \n\n ", EmptyInput, "is empty"),
    (
        "picture.txt",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        NotText,
        "is a PNG image, not text (give an HTML page or a text file)",
    ),
    (
        "paper.html",
        b"%PDF-1.4 \xe2\xe3",
        NotText,
        "is a PDF file, not text (give an HTML page or a text file)",
    ),
    ("noise.txt", bytes(range(256)) * 9, NotText, "is binary, not text (give an HTML page or a text file)"),
    ("cut.txt.gz", gzip.compress(PROSE.encode() * 99)[:-40], NotText, "is a damaged gzip file"),
    (
        "page.html",
        (PAGES / "front_page.html").read_bytes(),
        NoArticle,
        "has no article in it (it may be a menu, or be written by scripts in the browser)",
    ),
    (
        "gone.html",
        (PAGES / "not_found.html").read_bytes(),
        NoArticle,
        "is an error page (“Page not found”), not an article",
    ),
    (
        "paid.html",
        (PAGES / "login_wall.html").read_bytes(),
        NoArticle,
        "shows a login or subscription form instead of the article",
    ),
    ("film.html", (PAGES / "video.html").read_bytes(), NoArticle, "is a video page with no article in it"),
    (
        "tags.html",
        b"<html><body></body></html>",
        NoArticle,
        "has no article in it (it may be a menu, or be written by scripts in the browser)",
    ),
    (
        "de.txt",
        LANGUAGES["de"].encode(),
        UnsupportedLanguage,
        "is in German, not in English (only English is read)",
    ),
    (
        "ja.txt",
        LANGUAGES["ja"].encode(),
        UnsupportedLanguage,
        "is in Japanese, not in English (only English is read)",
    ),
    ("bad.jsonl", b'{"text": 3}', MalformedRecord, ""),
]


@pytest.mark.parametrize(("name", "data", "kind", "reason"), FILES, ids=[row[0] for row in FILES])
def test_one_line(tmp_path: Path, name: str, data: bytes, kind: type[InputError], reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    error = failure(path)
    assert type(error) is kind
    assert "\n" not in str(error)
    assert str(error) == (f"{path}: {reason}" if reason else f"{path}, line 1: has a number as its “text”")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("no/such.html", "no/such.html: no such file"),
        ("no/such*.html", "no/such*.html: matches no file"),
        ("ftp://a.example/x", "ftp://a.example/x: is not an http or https address"),
    ],
)
def test_nothing_there(name: str, message: str) -> None:
    assert str(failure(name)) == message


def test_empty_folder(tmp_path: Path) -> None:
    assert isinstance(failure(tmp_path), MissingInput)


def test_over_the_limit_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    path = tmp_path / "big.html"
    with path.open("wb") as big:  # 100 MB, sparse
        big.write(b"<html><body><p>")
        big.truncate(100_000_000)
    started = time.process_time()
    error = failure(path)
    assert time.process_time() - started < 2
    assert isinstance(error, TooLarge)
    assert str(error) == f"{path}: is larger than 20,000,000 bytes (raise the limit with --max-bytes)"


def test_gzip_bomb(tmp_path: Path) -> None:
    path = tmp_path / "bomb.gz"
    path.write_bytes(gzip.compress(b"a " * 5_000_000))
    assert isinstance(failure(path, Settings(max_bytes=1_000_000)), TooLarge)


def test_too_many_characters() -> None:
    with pytest.raises(TooLarge, match=r"more than 100 characters .raise the limit with --max-chars"):
        text(PROSE, Settings(max_chars=100))


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("<div>", "</div>"),
        ("<span>", "</span>"),
        ("<ul><li>", "</li></ul>"),
        ("<b>", ""),
        ("<blockquote>", "</blockquote>"),
    ],
)
def test_nested_100_000_deep(opening: str, closing: str) -> None:
    started = time.process_time()
    found = page(f"<article>{opening * 100_000}{PROSE}{closing * 100_000}<p>{PROSE} After.</p></article>")
    assert PROSE in found.text
    assert found.text.endswith("After.")
    assert time.process_time() - started < 10


@pytest.mark.parametrize("media", ["text", "html"])
def test_paragraph_of_two_million_characters(media: str) -> None:
    long = " ".join([PROSE] * 10_000)
    data = (
        long.encode()
        if media == "text"
        else f"<html><body><article><p>{long}</p></article></body></html>".encode()
    )
    raw = Raw("long", data=data, media="text" if media == "text" else "html")
    with pytest.raises(TooLarge, match=r"^long: has a text of more than 1,000,000 characters"):
        to_document(raw, DEFAULTS)
    started = time.process_time()
    found = to_document(raw, Settings(max_chars=3_000_000))
    assert found.text == long
    assert time.process_time() - started < 10


@pytest.mark.parametrize("run", ["Ab", "(", "“a” ", "<", "a,b", "â€™", "\n", "By Ab Cd\n", "A. "])
def test_no_pattern_takes_for_ever(run: str) -> None:
    started = time.process_time()
    with suppress(UnsupportedLanguage):
        text(f"Ferry stays in port\n\n{PROSE}\n\n{run * (300_000 // len(run))}")
    assert time.process_time() - started < 10


def test_one_bad_line_does_not_stop_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    lines = [
        json.dumps({"text": PROSE, "id": 7, "authors": ["Ann Lee", {"name": "Tom Rill"}]}),
        "{not json}",
        "[1]",
        '{"title": "x"}',
        "",
        "\xff",
        json.dumps({"text": PROSE, "authors": "Ann Lee"}),
        '{"text": "   "}',
    ]
    path.write_bytes("\n".join(lines).encode("latin-1"))
    found = every([path])
    assert [str(e) for e in found if isinstance(e, InputError)] == [
        f"{path}, line 2: is not JSON: expecting property name enclosed in double quotes at column 2",
        f"{path}, line 3: holds a list, not an object with a field “text”",
        f"{path}, line 4: has no field “text”",
        f"{path}, line 6: is not UTF-8",
    ]
    good = [r for r in found if isinstance(r, Raw)]
    assert [(r.id, r.authors) for r in good] == [
        ("7", ("Ann Lee", "Tom Rill")),
        (None, ("Ann Lee",)),
        (None, ()),
    ]
    with pytest.raises(EmptyInput, match="line 8: is empty"):
        to_document(good[2], DEFAULTS)
