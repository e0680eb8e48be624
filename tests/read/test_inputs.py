"""What the user names."""

# Rows are easier to read on one line.
# ruff: noqa: E501
from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from reportedly.read.inputs import expand, is_html
from reportedly.read.raw import Raw
from reportedly.settings import DEFAULTS
from tests.read.making import PAGES, PROSE, every

HTML = (PAGES / "newspaper.html").read_bytes()
LINE = json.dumps({"text": PROSE}).encode() + b"\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, data in {
        "b.html": HTML, "a.txt": PROSE.encode(), "sub/c.jsonl": LINE * 2, "sub/d.txt.gz": gzip.compress(PROSE.encode()),
        "sub/e.jsonl.gz": gzip.compress(LINE), "README.md": PROSE.encode(), "f.png": b"\x89PNG", "g.md": PROSE.encode(), "sub/deep/h.XHTML": HTML,
    }.items():  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return tmp_path


def names(inputs: list[object], base: Path) -> list[tuple[str, str]]:
    found = every(inputs)
    assert all(isinstance(r, Raw) for r in found)
    return [(r.origin.replace(f"{base}/", ""), r.media) for r in found if isinstance(r, Raw)]


def test_folder_to_the_bottom_sorted(folder: Path) -> None:
    assert names([folder], folder) == [
        ("a.txt", "text"),
        ("b.html", "html"),
        ("g.md", "text"),
        ("sub/c.jsonl, line 1", "record"),
        ("sub/c.jsonl, line 2", "record"),
        ("sub/d.txt.gz", "text"),
        ("sub/deep/h.XHTML", "html"),
        ("sub/e.jsonl.gz, line 1", "record"),
    ]


def test_glob(folder: Path) -> None:
    assert names([folder / "*.txt", folder / "**" / "*.gz"], folder) == [
        ("a.txt", "text"),
        ("sub/d.txt.gz", "text"),
        ("sub/e.jsonl.gz, line 1", "record"),
    ]


@pytest.mark.parametrize(
    ("data", "media"),
    [
        (HTML, "html"),
        (gzip.compress(HTML), "html"),
        (HTML.decode().encode("utf-16"), "html"),
        (b"<p>One.</p><p>Two <a href=x>three</a></p>", "html"),
        (PROSE.encode(), "text"),
        (b"a < b and c > d, he said", "text"),
        (LINE * 3, "record"),
        (LINE, "record"),
        (json.dumps({"text": PROSE, "title": "x"}, indent=2).encode(), "record"),
        (b'{"a": 1} is how he put it', "text"),
    ],
)
def test_standard_input_is_told_by_its_content(data: bytes, media: str) -> None:
    assert {r.media for r in every(["-"], stdin=data) if isinstance(r, Raw)} == {media}


def test_names_do_not_decide(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(HTML)
    assert names([path], tmp_path) == [("page.txt", "html")]


def test_records_are_a_stream(tmp_path: Path) -> None:
    """The first of very many lines comes without the others being read."""
    path = tmp_path / "many.jsonl.gz"
    with gzip.open(path, "wb", compresslevel=1) as out:
        for _ in range(2000):
            out.write(LINE * 100)
    found: Iterator[object] = expand([str(path)], stdin=bytes, settings=DEFAULTS)
    assert [type(r) for r in islice(found, 3)] == [Raw] * 3


def test_many_comments_are_looked_at_once() -> None:
    """They took twice as long for each comment more."""
    assert not is_html(b"<!-- -->" * 60 + b"x")
    assert is_html(b"<!-- -->" * 60 + b"<html>")
