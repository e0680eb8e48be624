"""How far work on many inputs or articles has come: a bar that never gets into the data."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

if TYPE_CHECKING:
    from rich.console import Console


class Progress(Protocol):
    """Told about what is done."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def advance(self, count: int = 1, *, failed: bool = False) -> None:
        """So many more are done."""


class NoProgress:
    """Shows nothing."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return

    def advance(self, count: int = 1, *, failed: bool = False) -> None:
        """Nothing to show."""


class Bar:
    """A bar under whatever else its console shows."""

    def __init__(self, doing: str, total: int | None, console: Console) -> None:
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            TextColumn,
            TimeElapsedColumn,
            TimeRemainingColumn,
        )
        from rich.progress import Progress as Rich

        self._rich = Rich(
            TextColumn(doing),
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeElapsedColumn(),
            *([TextColumn("left"), TimeRemainingColumn()] if total else []),
            TextColumn("{task.fields[failed]}"),
            console=console,
            transient=True,
            redirect_stdout=False,
            redirect_stderr=True,
        )
        self._task = self._rich.add_task(doing, total=total, failed="", rate="")
        self._failed = self._done = 0
        self._since = time.monotonic()

    def __enter__(self) -> Self:
        self._rich.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._rich.stop()

    def advance(self, count: int = 1, *, failed: bool = False) -> None:
        """Move the bar."""
        self._failed += failed
        self._done += count
        note = f"{self._failed} failed" if self._failed else ""
        rate = f"{self._done / max(0.1, time.monotonic() - self._since):.1f}/s"
        self._rich.update(self._task, advance=count, failed=note, rate=rate)


def progress(
    total: int | None, *, screen_taken: bool = False, lines: Console | None = None, doing: str = "reading"
) -> Progress:
    """A bar where somebody can see it and where it cannot get between the data.

    Args:
        total: how many there are, ``None`` if it is not known.
        screen_taken: results go to the terminal meanwhile.
        lines: the console by which they go there, if they are lines for people.
        doing: what is done with them.
    """
    if not sys.stderr.isatty():
        return NoProgress()
    if not screen_taken:
        from rich.console import Console

        return Bar(doing, total, Console(file=sys.stderr, highlight=False))
    # Lines and bar on one screen have to go through one console; data have the screen to themselves.
    return Bar(doing, total, lines) if lines is not None else NoProgress()
