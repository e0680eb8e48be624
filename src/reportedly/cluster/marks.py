"""Where in its unit a process is: a mark that outlives the process, so that what it died of is known."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class Mark:
    """Written by the process that reads."""

    path: Path
    _file: int = field(default=-1)

    def __enter__(self) -> Mark:
        self._file = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        return self

    def __exit__(self, *raised: object) -> None:
        os.close(self._file)
        self.path.unlink(missing_ok=True)

    def put(self, place: int) -> None:
        """Say which record comes next; -1: none."""
        os.pwrite(self._file, b"%12d" % place, 0)


def marked(path: Path) -> int | None:
    """The place of the record that is being read, or was when the process died."""
    try:
        place = int(path.read_bytes() or b"-1")
    except FileNotFoundError:
        return None
    return place if place >= 0 else None
