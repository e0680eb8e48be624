"""Standard input as an input of a batch: kept in the folder while it is read, so that a run can go on."""

from __future__ import annotations

import hashlib
import os
import shutil
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from reportedly.cluster.inputs import Plan, plan
from reportedly.cluster.opening import Stored
from reportedly.cluster.unpacking import Unpacked
from reportedly.errors import UsageError
from reportedly.read.inputs import decompressed

#: The folder in that of the tables; it goes when the run is at its end.
KEPT = ".stdin"
STANDARD_INPUT = "-"
_AT_ONCE = 1 << 20


def planned(names: tuple[str, ...], out: Path, stream: BinaryIO) -> Plan:
    """The inputs, with ``-`` for what standard input holds.

    It is called by the SHA-256 of its bytes, so that the same bytes given again are the same input.

    Raises:
        UsageError: what it holds is neither WARC nor JSON Lines.
    """
    if STANDARD_INPUT not in names:
        return plan(names)
    kept = str(_keep(out, stream))
    found = plan([kept if name == STANDARD_INPUT else name for name in names])
    named = [replace(one, name=Path(kept).stem) if one.name == kept else one for one in found.inputs]
    return replace(found, inputs=tuple(named))


def forget(out: Path) -> None:
    """The batch is done: what it read of standard input is not needed any more."""
    shutil.rmtree(out / KEPT, ignore_errors=True)


def _keep(out: Path, stream: BinaryIO) -> Path:
    folder = out / KEPT
    folder.mkdir(parents=True, exist_ok=True)
    digest, draft = hashlib.sha256(), folder / f".{os.getpid()}"
    try:
        with draft.open("wb") as opened:
            while data := stream.read(_AT_ONCE):
                digest.update(data)
                opened.write(data)
        path = folder / f"stdin-{digest.hexdigest()[:16]}{_ending(draft)}"
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)
    return path


def _ending(path: Path) -> str:
    with Stored(path.open("rb", buffering=0)) as stored:
        try:
            head = (Unpacked(stored) if stored.is_zstd() else decompressed(stored)).peek(1 << 16)
        except (OSError, EOFError):
            head = b""
    if head[:5] == b"WARC/":
        return ".warc"
    if head.lstrip(b" \t\r\n\xef\xbb\xbf")[:1] == b"{":
        return ".jsonl"
    if not head:
        raise UsageError("standard input is empty or damaged")
    raise UsageError("standard input is neither WARC nor JSON Lines; give a page as a file")
