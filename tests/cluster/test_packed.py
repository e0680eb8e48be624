"""Archives that zstandard packs, and those that come by standard input."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pyarrow
import pytest

from reportedly.cluster.inputs import plan
from reportedly.cluster.standard_input import KEPT, forget, planned
from reportedly.errors import UsageError
from tests.cluster.making import done, files, page, rows

LINES = "".join(json.dumps({"text": f"Text {n}"}) + "\n" for n in range(30)).encode()
PAGES = [page(n) for n in range(30)]


def packed(data: bytes) -> bytes:
    found: bytes = pyarrow.Codec("zstd").compress(data, asbytes=True)
    return found


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a frame each.warc.zst", b"".join(map(packed, PAGES))),
        ("one frame.warc.zst", packed(b"".join(PAGES))),
        ("lines.jsonl.zst", packed(LINES)),
        # A frame to be skipped: magic number, length, bytes.
        ("skipped.warc.zst", b"\x50\x2a\x4d\x18\x04\x00\x00\x00abcd" + packed(b"".join(PAGES))),
    ],
)
@pytest.mark.parametrize("folder", [False, True])
def test_zstandard(name: str, data: bytes, folder: bool, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / name).write_bytes(data)
    if name.startswith("skipped") and not folder:
        assert plan([str(tmp_path / "in" / name)]).inputs[0].kind == "warc"
    counts = done(tmp_path / "out", tmp_path / "in" / ("" if folder else name)).counts
    assert (counts.records, counts.documents) == (30, 30)
    assert all(row["offset"] is None for row in rows(tmp_path / "out", "documents"))


def test_cut_off_keeps_what_is_whole(tmp_path: Path) -> None:
    (tmp_path / "a.warc.zst").write_bytes(b"".join(map(packed, PAGES))[:-9])
    counts = done(tmp_path / "out", tmp_path / "a.warc.zst").counts
    # What was unpacked together with the break is lost: a kilobyte, two of these records.
    assert counts.documents >= 27
    assert counts.failed == 1
    (row,) = rows(tmp_path / "out", "errors")
    assert row["error"] == "DamagedRecord"


@pytest.mark.parametrize(
    "data", [b"".join(PAGES), gzip.compress(b"".join(PAGES)), packed(b"".join(PAGES)), LINES, packed(LINES)]
)
def test_standard_input(data: bytes, tmp_path: Path) -> None:
    from tests.cluster.readers import words

    found = planned(("-",), tmp_path / "out", io.BytesIO(data))
    (one,) = found.inputs
    assert one.name.startswith("stdin-")
    assert "/" not in one.name
    from reportedly.cluster.local import run
    from reportedly.cluster.values import Job

    for _ in range(2):
        state = list(run(Job(tmp_path / "out", part=7), found, workers=1, read_one=words))[-1]
        assert state.counts.documents == 30
    assert state.earlier.records == 30
    forget(tmp_path / "out")
    assert not any(name.startswith(KEPT) for name in files(tmp_path / "out"))


@pytest.mark.parametrize("data", [b"", b"<html><p>A page</p></html>", packed(LINES)[:6]])
def test_standard_input_that_is_none(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="standard input is"):
        planned(("-",), tmp_path / "out", io.BytesIO(data))
    assert not list((tmp_path / "out" / KEPT).iterdir())
