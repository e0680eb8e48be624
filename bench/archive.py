"""A WARC archive of made-up articles and hostile pages.

``python -m bench.archive make --records N --out F.warc.gz``

One seed gives the same bytes. Seven in ten records are articles; the rest is what an archive holds beside
them: requests, metadata, redirects, pages that are not there, images, menus, other languages, wrong
encodings, broken compression, pages nested ten thousand deep, and the like. ``--hostile`` adds what is rare
and large: a page of 100 MB.
"""

from __future__ import annotations

import argparse
import gzip
import random
from collections.abc import Iterator
from pathlib import Path

from bench.archive_pages import hostile, page, plain_record
from bench.archive_records import Made, member, record


def records(count: int, seed: int = 1, *, large: bool = False) -> Iterator[bytes]:
    """The records of an archive, each as it stands in an uncompressed file."""
    chosen = random.Random(seed)
    yield record(plain_record("warcinfo", b"software: made up\r\n"), 0)
    for number in range(1, count):
        made = hostile(chosen, number) if chosen.random() < 0.3 else page(chosen, number)
        if large and number == count // 2:
            made = Made(body=b"<html><body>" + b"<p>" + b"Nothing here. " * 7_200_000, address=made.address)
        yield record(made, number)


def make(out: Path, count: int, seed: int = 1, *, large: bool = False) -> None:
    """Write an archive; gzip, a member for each record, if it is called so."""
    with out.open("wb") as opened:
        for one in records(count, seed, large=large):
            opened.write(member(one) if out.suffix == ".gz" else one)


def whole(out: Path, count: int, seed: int = 1) -> None:
    """Write an archive that is one gzip member, as some programs do."""
    with gzip.GzipFile(out, "wb", compresslevel=6, mtime=0) as opened:
        for one in records(count, seed):
            opened.write(one)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(required=True)
    making = commands.add_parser("make")
    making.add_argument("--records", type=int, required=True)
    making.add_argument("--out", type=Path, required=True)
    making.add_argument("--seed", type=int, default=1)
    making.add_argument("--hostile", action="store_true", help="with a page of 100 MB")
    given = parser.parse_args()
    given.out.parent.mkdir(parents=True, exist_ok=True)
    make(given.out, given.records, given.seed, large=given.hostile)


if __name__ == "__main__":
    main()
