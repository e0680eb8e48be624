"""``reportedly relate``: the trace over the tables of a batch."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportedly.cli.commands import NOTHING_READ
from reportedly.cli.ledgers import complain
from reportedly.errors import ReportedlyError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.cluster.relating.run import Step

_EPILOG = """\b
Examples:
  reportedly batch crawl/*.warc.gz --out tables/
  reportedly relate tables/
  duckdb -c "select * from 'tables/trace/claims/*.parquet' order by articles desc limit 20"

\b
Exit code: 0 done; 2 nothing could be done, or wrong usage.
"""
#: What the progress calls each job.
_NAMES = {
    "index": "list articles",
    "current": "choose versions",
    "look": "look at statements",
    "meet_articles": "find articles to compare",
    "meet_statements": "find statements to compare",
    "copies": "compare articles",
    "relations": "compare statements",
    "components": "join what says the same",
    "claims": "write claims and utterances",
}
#: Seconds between two lines of progress where they go to a file, and where they go to a terminal.
_EVERY, _OFTEN = 60.0, 0.2


@click.command(name="relate", epilog=_EPILOG)
@click.argument("tables", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of the new tables: DIR/trace unless given.",
)
@click.option(
    "--engine",
    type=click.Choice(("local", "daft")),
    default="local",
    show_default=True,
    help="Processes of this machine, or Daft on Ray.",
)
@click.option(
    "--workers", type=click.IntRange(min=1), metavar="N", help="Processes: one for each core unless given."
)
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@click.option("--quiet", "-q", is_flag=True, help="No progress.")
@click.pass_context
def relate_command(
    ctx: click.Context,
    tables: Path,
    out: Path | None,
    engine: str,
    workers: int | None,
    as_json: bool,
    quiet: bool,
) -> int:
    """Trace claims, utterances and copies through what batch read.

    DIR is a folder that 'reportedly batch' wrote. It gets a folder trace with the tables copies, relations,
    claims, members, utterances and quotations. A run that was ended goes on where it was when it is given
    again; when the batch has read more since, the trace is made anew.
    """
    try:
        if sys.platform == "win32":
            raise UsageError("relate needs Linux or macOS.")
        from reportedly.cluster.parts import needs_arrow
        from reportedly.cluster.relating.run import prepared, run

        needs_arrow()
        tracing = prepared(tables, out)
        _watched(run(tracing, _engine(engine, workers)), quiet=quiet)
        found = _counted(tracing.out)
    except UsageError as error:
        raise click.UsageError(str(error), ctx) from error
    except ReportedlyError as error:
        complain(str(error))
        return NOTHING_READ
    except OSError as error:
        complain(f"{error.filename or out or tables}: {(error.strerror or 'cannot be written').lower()}")
        return NOTHING_READ
    click.echo(json.dumps(found) if as_json else ", ".join(f"{name} {n}" for name, n in found.items()))
    return 0


def _engine(name: str, workers: int | None) -> Any:
    if name == "daft":
        from reportedly.cluster.relating.on_daft import OnDaft

        return OnDaft()
    from reportedly.cluster.relating.run import Local

    return Local(workers)


def _counted(out: Path) -> dict[str, int]:
    """The rows of each table."""
    from pyarrow import parquet

    from reportedly.cluster.relating.tables import TABLE_NAMES

    return {
        name: sum(parquet.read_metadata(path).num_rows for path in sorted((out / name).glob("*.parquet")))
        for name in TABLE_NAMES
    }


def _watched(steps: Iterator[Step], *, quiet: bool) -> None:
    terminal = sys.stderr.isatty()
    shown, stage = 0.0, ""
    for step in steps:
        due = time.monotonic() - shown >= (_OFTEN if terminal else _EVERY) or step.stage != stage
        if quiet or not due:
            continue
        shown, stage = time.monotonic(), step.stage
        line = f"{_NAMES[step.stage]}: {step.done} of {step.of}"
        print(
            f"\r{line:<60}" if terminal else line, end="" if terminal else "\n", file=sys.stderr, flush=True
        )
    if terminal and not quiet:
        print(f"\r{'':<60}\r", end="", file=sys.stderr, flush=True)
