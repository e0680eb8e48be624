"""What ``batch`` and ``relate`` share: the options of an engine, a line of progress, the end in an error."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import click

from reportedly.cli.commands import NOTHING_READ
from reportedly.cli.ledgers import complain
from reportedly.errors import ReportedlyError, UsageError

_Command = TypeVar("_Command", bound=Callable[..., Any])
#: Seconds between two lines of progress where they go to a file, and where they go to a terminal.
_EVERY, _OFTEN = 60.0, 0.5
#: Characters of a line on a terminal, which the next one has to cover.
_WIDTH = 100


def engine_options(command: _Command) -> _Command:
    """``--engine`` and ``--workers``."""
    workers = click.option(
        "--workers",
        type=click.IntRange(min=1),
        metavar="N",
        help="Processes: one for each core unless given.",
    )
    engine = click.option(
        "--engine",
        type=click.Choice(("local", "daft")),
        default="local",
        show_default=True,
        help="Processes of this machine, or Daft on Ray.",
    )
    return engine(workers(command))


def telling_options(command: _Command) -> _Command:
    """``--json`` and ``--quiet``."""
    quiet = click.option("--quiet", "-q", is_flag=True, help="No progress.")
    return click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")(quiet(command))


@contextmanager
def failing(ctx: click.Context, folder: Path) -> Iterator[None]:
    """What cannot be done is told in a line and by the exit code.

    Args:
        ctx: the command's.
        folder: where it writes.
    """
    try:
        if os.name != "posix":
            raise UsageError(f"{ctx.info_name} needs Linux or macOS.")
        yield
    except UsageError as error:
        raise click.UsageError(str(error), ctx) from error
    except ReportedlyError as error:
        complain(str(error))
        ctx.exit(NOTHING_READ)
    except OSError as error:
        complain(f"{error.filename or folder}: {(error.strerror or 'cannot be written').lower()}")
        ctx.exit(NOTHING_READ)


@dataclass(slots=True)
class Progress:
    """A line on standard error: written over and over on a terminal, now and then into a file."""

    quiet: bool
    _terminal: bool = field(default_factory=lambda: sys.stderr.isatty())
    _shown: float = field(default_factory=time.monotonic)

    def show(self, line: str, *, now: bool = False) -> None:
        """Show how far it is, if the last line is some time ago.

        Args:
            line: what to show.
            now: however short ago that is.
        """
        since = time.monotonic() - self._shown
        if self.quiet or not (now or since >= (_OFTEN if self._terminal else _EVERY)):
            return
        self._shown = time.monotonic()
        if self._terminal:
            line = f"\r{line:<{_WIDTH}}"
        print(line, end="" if self._terminal else "\n", file=sys.stderr, flush=True)

    def end(self) -> None:
        """Leave an empty line on a terminal."""
        if self._terminal and not self.quiet:
            print(f"\r{'':<{_WIDTH}}\r", end="", file=sys.stderr, flush=True)
