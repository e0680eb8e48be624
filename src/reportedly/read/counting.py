"""How many articles the inputs hold, where that can be told without reading them: for progress bars."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from pathlib import Path

from reportedly.read.inputs import ADDRESS, RECORD_ENDINGS, decompressed, files_inside, files_matching

_BLOCK = 1 << 20


def count(inputs: Iterable[str]) -> int | None:
    """The number of articles; ``None`` where standard input or an address of the net makes it unknowable.

    Args:
        inputs: as ``reportedly.read.inputs.expand`` takes them.
    """
    total = 0
    for name in inputs:
        if name == "-" or ADDRESS.match(name):
            return None
        path = Path(name)
        files = files_inside(path) if path.is_dir() else [path] if path.exists() else files_matching(name)
        total += sum(_articles(file) for file in files) or 1
    return total


def _articles(file: Path) -> int:
    if not str(file).lower().endswith(RECORD_ENDINGS):
        return 1
    try:
        with file.open("rb") as opened:
            stream = decompressed(opened)
            lines, last = 0, b"\n"
            while block := stream.read(_BLOCK):
                lines, last = lines + block.count(b"\n"), block[-1:]
            return lines + (last != b"\n")
    except (OSError, EOFError, zlib.error):
        return 1  # reading it will say what is wrong with it
