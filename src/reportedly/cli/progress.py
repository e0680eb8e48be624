"""How far the reading of many inputs has come: a bar that never gets into the data."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

if TYPE_CHECKING:
    from rich.console import Console


class Progress(Protocol):
    """Told about every input that is done."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def advance(self, *, failed: bool) -> None:
        """One input more is done."""


class NoProgress:
    """Shows nothing."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return

    def advance(self, *, failed: bool) -> None:
        """Nothing to show."""


class Bar:
    """A bar under whatever else its console shows."""

    def __init__(self, total: int | None, console: Console) -> None:
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            TextColumn,
            TimeElapsedColumn,
            TimeRemainingColumn,
        )
        from rich.progress import Progress as Rich

        self._rich = Rich(
            TextColumn("reading"),
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
        self._task = self._rich.add_task("reading", total=total, failed="", rate="")
        self._failed = self._done = 0
        self._since = time.monotonic()

    def __enter__(self) -> Self:
        self._rich.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._rich.stop()

    def advance(self, *, failed: bool) -> None:
        """Move the bar."""
        self._failed += failed
        self._done += 1
        note = f"{self._failed} failed" if self._failed else ""
        rate = f"{self._done / max(0.1, time.monotonic() - self._since):.1f}/s"
        self._rich.update(self._task, advance=1, failed=note, rate=rate)


def progress(total: int | None, *, screen_taken: bool, lines: Console | None) -> Progress:
    """A bar where somebody can see it and where it cannot get between the data.

    Args:
        total: number of inputs, ``None`` if it is not known.
        screen_taken: results go to the terminal meanwhile.
        lines: the console by which they go there, if they are lines for people.
    """
    if not sys.stderr.isatty():
        return NoProgress()
    if not screen_taken:
        from rich.console import Console

        return Bar(total, Console(file=sys.stderr, highlight=False))
    # Lines and bar on one screen have to go through one console; data have the screen to themselves.
    return Bar(total, lines) if lines is not None else NoProgress()
