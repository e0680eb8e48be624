"""What the user names: archives, files of records, pages in folders; here and far away."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from reportedly.cluster.values import Fault
from reportedly.read.inputs import ADDRESS, RECORD_ENDINGS, decompressed, files_inside

#: An archive, a file of records, single pages, or an address whose first bytes will tell.
InputKind = Literal["warc", "records", "pages", "far"]
_ARCHIVE = re.compile(r"\.(?:warc|wet)(?:\.gz|\.zst)?$", re.I)
#: Of files of records here: zstandard beside what every command reads.
RECORDS = (*RECORD_ENDINGS, ".jsonl.zst", ".ndjson.zst")
_GLOB = re.compile(r"[*?\[]")
_UNSAFE = re.compile(r"[^\w.-]+")
#: What is called so in error rows where it is about no file.
PAGES = "pages"


@dataclass(frozen=True, slots=True)
class Input:
    """One file or address that holds records, or all the files that are one page each."""

    #: As the user wrote it; ``pages`` for single files.
    name: str
    #: What stays the same when it is called otherwise: an absolute path, an address.
    identity: str
    kind: InputKind
    #: Bytes as stored; ``None``: unknown.
    size: int | None = None
    #: Of ``pages``: the files, in order.
    files: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        """Begins the names of its units: readable, safe in file systems, and its own."""
        stem = os.path.basename(self.identity.rstrip("/"))
        digest = hashlib.sha256(self.identity.encode("utf-8", "surrogateescape")).hexdigest()[:10]
        return f"{_UNSAFE.sub('_', stem).strip('._')[:60] or 'input'}-{digest}"


@dataclass(frozen=True, slots=True)
class Plan:
    """The inputs, each once."""

    inputs: tuple[Input, ...]
    #: Names that lead to nothing, and why.
    missing: tuple[tuple[str, Fault], ...] = ()
    #: Inputs that were named more than once and are read once.
    repeated: int = 0


def plan(names: Iterable[str]) -> Plan:
    """Find the inputs.

    Args:
        names: files, folders, globs (quoted), ``http(s)://`` and ``s3://`` addresses.
    """
    found: dict[str, Input] = {}
    pages: dict[str, str] = {}
    missing: list[tuple[str, Fault]] = []
    repeated = 0
    for name in names:
        if ADDRESS.match(name):
            repeated += name in found
            found.setdefault(name, Input(name, name, "far"))
            continue
        files = _files(name)
        if isinstance(files, Fault):
            missing.append((name, files))
            continue
        for file in files:
            identity = os.path.abspath(file)
            repeated += identity in found or identity in pages
            if (kind := _kind(file)) == "pages":
                pages.setdefault(identity, file)
            else:
                found.setdefault(identity, Input(file, identity, kind, os.path.getsize(file)))
    inputs = list(found.values())
    if pages:
        files = [pages[identity] for identity in sorted(pages)]
        inputs.append(Input(PAGES, PAGES, "pages", sum(map(os.path.getsize, files)), tuple(files)))
    return Plan(tuple(inputs), tuple(missing), repeated)


def _files(name: str) -> list[str] | Fault:
    if os.path.isdir(name):
        return _inside(name) or Fault("MissingInput", "holds no archive, no records and no page")
    if os.path.isfile(name):
        return [name]
    if os.path.exists(name):
        return Fault("MissingInput", "is no file")
    if _GLOB.search(name):
        import glob

        matching = sorted(glob.glob(name, recursive=True))
        files = [f for m in matching for f in (_inside(m) if os.path.isdir(m) else [m])]
        return files or Fault("MissingInput", "matches no file")
    return Fault("MissingInput", "no such file")


def _inside(folder: str) -> list[str]:
    pages = {str(path) for path in files_inside(Path(folder))}
    archives = {str(path) for path in Path(folder).rglob("*") if _is_archive(path.name) and path.is_file()}
    return sorted(pages | archives)


def _is_archive(name: str) -> bool:
    return bool(_ARCHIVE.search(name)) or name.lower().endswith(RECORDS)


def _kind(file: str) -> InputKind:
    if _ARCHIVE.search(file):
        return "warc"
    if file.lower().endswith(RECORDS):
        return "records"
    try:
        with open(file, "rb") as opened:
            head = decompressed(opened).peek(5)[:5]
    except (OSError, EOFError):
        return "pages"
    return "warc" if head == b"WARC/" else "pages"
