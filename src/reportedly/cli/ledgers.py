"""What the commands that use a ledger share: the option, opening it, errors, and JSON."""

from __future__ import annotations

import getpass
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, is_dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import click

from reportedly.cli.commands import NOTHING_READ
from reportedly.errors import LedgerError, UsageError

if TYPE_CHECKING:
    from reportedly.bulk import Ledger

_Command = TypeVar("_Command", bound=Callable[..., Any])

#: What a ledger is when none is named; kept here so that printing the help loads no database library.
DEFAULT_LEDGER = "ledger.db"


def ledger_option(command: _Command) -> _Command:
    """``--ledger L``."""
    return click.option(
        "--ledger",
        metavar="L",
        default=DEFAULT_LEDGER,
        show_default=True,
        envvar="REPORTEDLY_LEDGER",
        show_envvar=True,
        help="A file, or postgresql://USER@HOST/DATABASE.",
    )(command)


def json_option(command: _Command) -> _Command:
    """``--json``."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(command)


def by_option(command: _Command) -> _Command:
    """``--by NAME``."""
    return click.option(
        "--by", metavar="NAME", default=_user, help="Who says so: your login name unless given."
    )(command)


@contextmanager
def opened(ledger: str, *, create: bool = False, read_only: bool = False) -> Iterator[Ledger]:
    """The ledger; what is wrong with it, or with the arguments, is one line, and the exit code 2."""
    from reportedly.bulk import Ledger

    try:
        with Ledger(ledger, create=create, read_only=read_only) as open_ledger:
            yield open_ledger
    except UsageError as error:
        raise click.UsageError(str(error)) from error
    except LedgerError as error:
        complain(str(error))
        raise click.exceptions.Exit(NOTHING_READ) from error


def complain(message: str) -> None:
    """One line on standard error."""
    from reportedly.export.visible import one_line

    print(f"reportedly: {one_line(message)}", file=sys.stderr)


def put_json(value: Any) -> None:
    """Print a value: dataclasses as objects."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, (tuple, set, frozenset)):
        return sorted(value) if not isinstance(value, tuple) else list(value)
    raise TypeError(f"{type(value).__name__} has no JSON")


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
