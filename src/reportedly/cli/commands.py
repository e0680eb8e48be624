"""The ``reportedly`` command: its subcommands, loaded when called, and what becomes of errors and signals."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module

import click

from reportedly.version import __version__

#: Nothing could be read, or the arguments do not go together.
NOTHING_READ = 2
#: Some of many inputs failed.
SOME_FAILED = 1
#: What shells report for a program ended by SIGINT and SIGPIPE.
_INTERRUPTED, _BROKEN_PIPE = 130, 141

_NAME = "reportedly"
#: Set by shells that ask for completions.
_COMPLETION = "_REPORTEDLY_COMPLETE"


@dataclass(frozen=True, slots=True)
class _Command:
    """A subcommand that is imported when it is called; its line in the help needs no import."""

    name: str
    module: str
    attribute: str
    help: str


_COMMANDS = (
    _Command("read", "reportedly.cli.read", "read_command", "Read articles and say who said what."),
    _Command("add", "reportedly.cli.add", "add_command", "Read articles and keep them in a ledger."),
    _Command("watch", "reportedly.cli.add", "watch_command", "Add what feeds list, as it appears."),
    _Command(
        "search", "reportedly.cli.search", "search_command", "Find statements and articles in a ledger."
    ),
    _Command("sources", "reportedly.cli.search", "sources_command", "List who is quoted, over all articles."),
    _Command("outlets", "reportedly.cli.search", "outlets_command", "List who published."),
    _Command("show", "reportedly.cli.search", "show_command", "Show one article of a ledger."),
    _Command("trace", "reportedly.cli.trace", "trace_command", "Follow a claim to where it came from."),
    _Command("claims", "reportedly.cli.claims", "claims_command", "List claims with who stands behind them."),
    _Command("serve", "reportedly.cli.serve", "serve_command", "Show a ledger in the browser."),
    _Command("correct", "reportedly.cli.correct", "correct_command", "Correct what was read."),
    _Command(
        "corrections", "reportedly.cli.correct", "corrections_command", "List corrections, or undo one."
    ),
    _Command("same", "reportedly.cli.correct", "same_command", "Say which sources are one and the same."),
    _Command("reread", "reportedly.cli.add", "reread_command", "Read anew what an older version read."),
    _Command("export", "reportedly.cli.keeping", "export_command", "Write a ledger in other formats."),
    _Command("batch", "reportedly.cli.batch", "batch_command", "Read whole archives into Parquet tables."),
    _Command(
        "relate", "reportedly.cli.relate", "relate_command", "Trace claims through the tables of a batch."
    ),
    _Command("check", "reportedly.cli.keeping", "check_command", "Say whether a ledger is consistent."),
    _Command("eval", "reportedly.cli.eval", "eval_command", "Score annotations against a gold standard."),
)


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return [command.name for command in _COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        for command in _COMMANDS:
            if command.name == cmd_name:
                loaded = getattr(import_module(command.module), command.attribute)
                assert isinstance(loaded, click.Command)
                return loaded
        return None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(command.name, command.help) for command in _COMMANDS])


@click.command(
    cls=_Commands,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, message="%(prog)s %(version)s")
def cli() -> None:
    """Read the news and keep the ledger of who said what.

    Every statement with its source, how they claim to know, through whom it came and how firmly it is put.
    Everything runs on this machine; the network is used only for URLs you give.

    \b
    Try:
      reportedly read article.html
      reportedly add articles/ --ledger news.db
      reportedly search "ferry" --ledger news.db
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit.

    Args:
        arguments: those after the program's name; those of the process by default.

    Exit code 0: all well; 1: some of many inputs failed; 2: nothing could be read, or wrong usage.
    """
    try:
        sys.exit(_run(arguments))
    except KeyboardInterrupt:
        _silence(sys.stdout)
        print("reportedly: interrupted", file=sys.stderr)
        sys.exit(_INTERRUPTED)
    except OSError as error:
        if error.errno not in (errno.EPIPE, errno.EINVAL):
            raise
        _silence(sys.stdout)
        sys.exit(_BROKEN_PIPE)


def _run(arguments: Sequence[str] | None) -> int:
    if _COMPLETION in os.environ:
        cli.main(prog_name=_NAME)
    # Not click's own main: it turns a broken pipe and an interruption into exit code 1, which here means
    # that some inputs failed.
    try:
        with cli.make_context(_NAME, list(sys.argv[1:] if arguments is None else arguments)) as context:
            code = cli.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.Abort as abort:
        raise KeyboardInterrupt from abort
    except click.ClickException as error:
        error.show()
        return NOTHING_READ
    return code if isinstance(code, int) else 0


def _silence(stream: object) -> None:
    """Python flushes its streams on the way out; where nobody reads any more that must not fail again."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())  # type: ignore[attr-defined]
    except (OSError, AttributeError, ValueError):
        return
