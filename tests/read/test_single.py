"""One article, named or given."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from reportedly.errors import EmptyInput, FetchError, InputError, MissingInput, NotText, TooLarge
from reportedly.read.document import to_document
from reportedly.read.raw import Raw
from reportedly.read.single import single
from reportedly.settings import DEFAULTS, Settings
from tests.read.making import PAGES, PROSE

PAGE = PAGES / "newspaper.html"
RECORD = json.dumps({"text": PROSE, "id": "r1"}).encode()


def shown(raw: Raw) -> tuple[str, str]:
    return raw.origin, raw.media


@pytest.mark.parametrize(
    ("source", "origin", "media"),
    [
        pytest.param(PAGE, str(PAGE), "html", id="a path"),
        pytest.param(str(PAGE), str(PAGE), "html", id="a path as a string"),
        pytest.param(PAGE.read_bytes(), "the bytes", "html", id="the bytes of a page"),
        pytest.param(gzip.compress(PROSE.encode()), "the bytes", "text", id="compressed bytes"),
        pytest.param(RECORD, "the bytes", "record", id="a record"),
        pytest.param(PROSE, "the text", "text", id="text"),
        pytest.param(f"\n\n{PROSE}\n", "the text", "text", id="text with empty lines around it"),
        pytest.param(PROSE * 100, "the text", "text", id="text far longer than a file name may be"),
        pytest.param(f"{PROSE}\x00", "the text", "text", id="text with a character that no file name has"),
        pytest.param(PAGE.read_text("utf8"), "the text", "html", id="the markup of a page"),
        pytest.param(
            "https://courier.example is down, its editor said.", "the text", "text", id="a URL first"
        ),
        pytest.param("- She said no.", "the text", "text", id="a dash first"),
    ],
)
def test_told_apart(source: Any, origin: str, media: str) -> None:
    assert shown(single(source, DEFAULTS)) == (origin, media)


def test_text_is_handed_on_unchanged() -> None:
    assert single(f" {PROSE}\r\n", DEFAULTS).text == f" {PROSE}\r\n"


def test_as_is_takes_markup_for_text() -> None:
    raw = single(PAGE.read_text("utf8"), Settings(as_is=True))
    assert raw.media == "text"
    assert to_document(raw, Settings(as_is=True)).text == PAGE.read_text("utf8")


def test_text_and_its_file_are_one_document(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(PROSE, "utf8")
    given, named = (to_document(single(s, DEFAULTS), DEFAULTS) for s in (PROSE, path))
    assert (given.id, given.text) == (named.id, named.text)


@pytest.mark.parametrize("name", ["two words.txt", "-", "a[1]*.txt"])
def test_a_file_wins_over_what_its_name_looks_like(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_text(PROSE, "utf8")
    raw = single(name, DEFAULTS)
    assert raw.data == PROSE.encode()
    assert to_document(raw, DEFAULTS).origin in (name, f"./{name}")


@pytest.mark.parametrize(
    ("source", "error", "message"),
    [
        pytest.param("", EmptyInput, "the text: is empty", id="nothing"),
        pytest.param(" \n\t", EmptyInput, "the text: is empty", id="white space"),
        pytest.param("missing.html", MissingInput, "missing.html: no such file", id="no such file"),
        pytest.param("-", MissingInput, "-: no such file", id="a dash is not standard input here"),
        pytest.param("*.nothing", MissingInput, "*.nothing: no such file", id="globs are not expanded"),
        pytest.param("a\x00b", MissingInput, "a\x00b: no such file", id="no name of a file at all"),
        pytest.param("x" * 5000, MissingInput, "no such file", id="one endless word"),
        pytest.param(Path("two words"), MissingInput, "two words: no such file", id="a path is never text"),
        pytest.param(PAGES, InputError, "is a folder", id="a folder"),
        pytest.param(
            RECORD + b"\n" + RECORD + b"\n", InputError, "the bytes: holds several", id="two records"
        ),
        pytest.param("ftp://courier.example/a", FetchError, "is not an http or https address", id="ftp"),
        pytest.param(b"\x1f\x8b\x08broken", NotText, "the bytes: is a damaged gzip file", id="damaged gzip"),
    ],
)
def test_refused(source: Any, error: type[InputError], message: str) -> None:
    with pytest.raises(InputError) as caught:
        single(source, DEFAULTS)
    assert type(caught.value) is error
    assert message in str(caught.value)


@pytest.mark.parametrize("source", [b"", b" \n "])
def test_empty_bytes(source: bytes) -> None:
    with pytest.raises(EmptyInput, match="the bytes: is empty"):
        to_document(single(source, DEFAULTS), DEFAULTS)


def test_limit() -> None:
    with pytest.raises(TooLarge, match="the bytes"):
        single(PROSE.encode(), Settings(max_bytes=100))


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/a.html", "  http://127.0.0.1:9/a.html\n"])
def test_url_is_fetched(address: str) -> None:
    with pytest.raises(InputError, match=r"^http://127\.0\.0\.1:9/a\.html: leads to the private address"):
        single(address, DEFAULTS)
