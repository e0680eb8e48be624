"""``reportedly relate``: the trace over the tables of a batch."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportedly.cli.engines import Progress, engine_options, failing, telling_options

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


@click.command(name="relate", epilog=_EPILOG)
@click.argument("tables", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of the new tables: DIR/trace unless given.",
)
@engine_options
@telling_options
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
    with failing(ctx, out or tables):
        from reportedly.cluster.relating.run import prepared, run

        tracing = prepared(tables, out)
        _watched(run(tracing, _engine(engine, workers)), Progress(quiet))
        found = _counted(tracing.out)
    click.echo(json.dumps(found) if as_json else ", ".join(f"{name} {n}" for name, n in found.items()))
    return 0


def _engine(name: str, workers: int | None) -> Any:
    if name == "daft":
        from reportedly.cluster.relating.on_daft import OnDaft

        return OnDaft(workers=workers)
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


def _watched(steps: Iterator[Step], progress: Progress) -> None:
    stage = ""
    for step in steps:
        progress.show(f"{_NAMES[step.stage]}: {step.done} of {step.of}", now=step.stage != stage)
        stage = step.stage
    progress.end()
