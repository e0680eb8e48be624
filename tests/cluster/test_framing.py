"""Every byte of an archive is in a record or in a stretch that is named."""

from __future__ import annotations

import gzip
import io
import random

import pytest

from bench.archive import records
from bench.archive_records import Made, member, record
from reportedly.cluster.framing import Framed, frames

RECORDS = list(records(40, seed=3))
MEMBERS = [member(one) for one in RECORDS]


class Dribble(io.RawIOBase):
    """Gives a few bytes at a time, as networks do."""

    def __init__(self, data: bytes, size: int) -> None:
        self._data = io.BytesIO(data)
        self._size = size

    def read(self, size: int = -1) -> bytes:
        return self._data.read(self._size)


def cut(data: bytes, *, most: int = 10_000_000) -> list[Framed]:
    return list(frames(io.BytesIO(data), compressed=data[:2] == b"\x1f\x8b", most=most))


def whole(found: list[Framed]) -> list[bytes]:
    return [one.data for one in found if not one.damage]


def bodies(items: list[bytes]) -> list[bytes]:
    return [one.removesuffix(b"\r\n\r\n") for one in items]


@pytest.mark.parametrize(
    "data",
    [b"".join(RECORDS), b"".join(MEMBERS), gzip.compress(b"".join(RECORDS)), b"".join(MEMBERS) + b"\0" * 512],
    ids=["plain", "a member each", "one member", "padded"],
)
def test_every_record_once(data: bytes) -> None:
    found = cut(data)
    assert [one.data for one in found] == bodies(RECORDS)
    assert not any(one.damage for one in found)


@pytest.mark.parametrize("size", [1, 7, 100])
def test_however_the_bytes_come(size: int) -> None:
    few = b"".join(MEMBERS[:5])
    found = list(frames(Dribble(few, size), compressed=True, most=10**7))  # type: ignore[arg-type]
    assert [one.data for one in found] == bodies(RECORDS[:5])


def test_members_that_cut_records_in_two() -> None:
    data = b"".join(RECORDS)
    blocks = [gzip.compress(data[start : start + 999]) for start in range(0, len(data), 999)]
    assert [one.data for one in cut(b"".join(blocks))] == bodies(RECORDS)


def test_offsets_are_where_records_begin() -> None:
    at = 0
    for found, one in zip(cut(b"".join(RECORDS)), RECORDS, strict=True):
        assert found.offset == at
        at += len(one)
    at = 0
    for found, one in zip(cut(b"".join(MEMBERS)), MEMBERS, strict=True):
        assert found.offset == at
        at += len(one)


@pytest.mark.parametrize("seed", range(30))
@pytest.mark.parametrize("compressed", [True, False])
def test_cut_off_anywhere(compressed: bool, seed: int) -> None:
    parts = (MEMBERS if compressed else RECORDS)[:12]
    data = b"".join(parts)
    end = random.Random(seed).randrange(1, len(data) - 4)
    found = cut(data[:end])
    before = [sum(map(len, parts[: n + 1])) for n in range(len(parts))]
    complete = sum(size <= end for size in before)
    clean = end in before
    # Plain records end in two empty lines, without which they are whole all the same.
    extra = not compressed and any(0 < size - end <= 4 for size in before)
    assert len(whole(found)) == complete + extra
    assert [one.damage for one in found if one.damage] == (
        [] if clean or extra else ["ends in the middle of a record"]
    )


@pytest.mark.parametrize("seed", range(40))
def test_a_broken_member_costs_one_record(seed: int) -> None:
    chosen = random.Random(seed)
    broken = chosen.randrange(1, 11)
    parts = [bytearray(one) for one in MEMBERS[:12]]
    parts[broken][chosen.randrange(10, len(parts[broken]))] ^= 1 << chosen.randrange(8)
    found = cut(b"".join(parts))
    expected = bodies(RECORDS[:12])
    assert whole(found) == expected[:broken] + expected[broken + 1 :]
    assert len([one for one in found if one.damage]) == 1


@pytest.mark.parametrize("junk", [b"junk" * 99, b"\r\n\r\nWARC nonsense\r\n\r\n", b"\x1f\x8b\x08" * 40])
def test_junk_between_records_is_named(junk: bytes) -> None:
    for parts in (RECORDS[:3], MEMBERS[:3]):
        found = cut(parts[0] + junk + parts[1] + parts[2])
        assert whole(found) == bodies(RECORDS[:3])
        assert len(found) == 4


@pytest.mark.parametrize(
    ("change", "damage"),
    [
        ((b"Content-Length: ", b"Content-Width: "), "does not say how long it is"),
        ((b"Content-Length: ", b"Content-Length: 9"), "is shorter than its headers say"),
        ((b"WARC/1.0", b"ARC/1.0"), "is no WARC record"),
    ],
)
def test_wrong_headers(change: tuple[bytes, bytes], damage: str) -> None:
    wrong = RECORDS[4].replace(*change, 1)
    found = cut(member(RECORDS[3]) + member(wrong) + member(RECORDS[5]))
    assert [one.damage for one in found] == [None, damage, None]
    assert whole(found) == bodies([RECORDS[3], RECORDS[5]])


def test_a_length_that_is_too_short_loses_nothing_silently() -> None:
    one = record(Made(b"x" * 500, "https://p.example/"), 1)
    wrong = one.replace(b"Content-Length: 5", b"Content-Length: 2", 1)
    assert wrong != one
    for parts in ((wrong, RECORDS[5]), (member(wrong), member(RECORDS[5]))):
        found = cut(b"".join(parts))
        assert [part.damage for part in found] == [None, "is no WARC record", None]


def test_headers_without_an_end() -> None:
    found = cut(member(b"WARC/1.0\r\n" + b"X: y\r\n" * 30_000) + MEMBERS[1])
    assert [one.damage for one in found] == ["has headers without an end", None]


def test_only_headers_are_kept_of_what_is_too_large() -> None:
    large = record(Made(b"x" * 3_000_000, "https://p.example/large"), 1)
    found = cut(member(RECORDS[1]) + member(large) + member(RECORDS[2]), most=1_000_000)
    assert [one.size for one in found] == [len(one) - 4 for one in (RECORDS[1], large, RECORDS[2])]
    assert len(found[1].data) < 1000


def test_nothing() -> None:
    assert cut(b"") == []
