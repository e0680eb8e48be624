"""``reportedly batch``: archives into Parquet."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportedly.cli import options
from reportedly.cli.commands import NOTHING_READ
from reportedly.cli.engines import Progress, engine_options, failing, telling_options
from reportedly.cli.ledgers import complain
from reportedly.settings import DEFAULTS, Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.cluster.progress import State

_EPILOG = """\b
Examples:
  reportedly batch crawl/*.warc.gz --out tables/
  reportedly batch https://archive.example/2024-05.warc.gz --out tables/
  zcat crawl/*.jsonl.gz | reportedly batch - --out tables/
  reportedly batch s3://bucket/news/05.warc.gz articles.jsonl.gz pages/ --out tables/
  duckdb -c "select outlet, count(*) from 'tables/documents/*.parquet' group by 1"

\b
Exit code: 0 all records are in the tables, those that could not be read in DIR/errors; 2 no document, or
wrong usage.
"""


@click.command(name="batch", epilog=_EPILOG)
@click.argument("inputs", nargs=-1, metavar="INPUT...")
@click.option("--out", metavar="DIR", required=True, help="The folder of the tables: new, or to go on with.")
@engine_options
@click.option(
    "--part",
    type=click.IntRange(min=1),
    metavar="N",
    default=500,
    show_default=True,
    help="Records in a part.",
)
@click.option(
    "--limit-seconds",
    type=click.FloatRange(min=0.1),
    metavar="S",
    default=60.0,
    show_default=True,
    help="Processor seconds for one record.",
)
@click.option(
    "--limit-memory",
    metavar="N",
    default="4GB",
    show_default=True,
    callback=options.size,
    help="Memory of one process.",
)
@click.option(
    "--field",
    "fields",
    multiple=True,
    metavar="OURS=THEIRS",
    callback=options.field_names,
    help="A field of JSONL records that has another name: text=body.",
)
@click.option(
    "--max-bytes",
    metavar="N",
    callback=options.size,
    help="Refuse records larger than this: 20MB unless given.",
)
@click.option("--allow-private", is_flag=True, help="Fetch from this machine and private networks too.")
@telling_options
@click.pass_context
def batch_command(
    ctx: click.Context,
    inputs: tuple[str, ...],
    out: str,
    engine: str,
    workers: int | None,
    part: int,
    limit_seconds: float,
    limit_memory: int,
    fields: tuple[tuple[str, str], ...],
    max_bytes: int | None,
    allow_private: bool,
    as_json: bool,
    quiet: bool,
) -> int:
    """Read whole archives into Parquet tables.

    INPUT is a WARC file, JSONL (both gzip or zstandard too), a page, a folder of them, a glob, an address
    (http, https, s3), or - for standard input. DIR gets the folders documents, attributions, sources and
    errors; every record is one row of documents or one of errors. A run that was ended, however, goes on
    where it was when it is given again.
    """
    if not inputs:
        raise click.UsageError("no input: give an archive, a folder, or an address.", ctx)
    from reportedly.cluster import standard_input
    from reportedly.cluster.values import Job, Limits

    settings = Settings(fields=fields, max_bytes=max_bytes or DEFAULTS.max_bytes, allow_private=allow_private)
    job = Job(Path(out), settings, Limits(limit_seconds, limit_memory), part)
    with failing(ctx, job.out):
        planned = standard_input.planned(inputs, job.out, sys.stdin.buffer)
        if planned.repeated and not quiet:
            complain(f"{planned.repeated} inputs are named more than once and read once")
        state = _watched(_run(engine, job, planned, workers), Progress(quiet))
        standard_input.forget(job.out)
    click.echo(json.dumps(_json(state), ensure_ascii=False) if as_json else _summary(state))
    return 0 if state.counts.documents else NOTHING_READ


def _run(engine: str, job: Any, planned: Any, workers: int | None) -> Iterator[State]:
    if engine == "daft":
        from reportedly.cluster import daft_engine

        return daft_engine.run(job, planned, workers=workers)
    from reportedly.cluster import local

    return local.run(job, planned, workers=workers)


def _watched(states: Iterator[State], progress: Progress) -> State:
    """Take every state, and show how far it is; the last."""
    last = None
    for last in states:
        progress.show(_line(last))
    progress.end()
    assert last is not None
    return last


def _line(state: State) -> str:
    """``12,400 records, 96 failed, 18.2/s, 54 CPU-s per 1,000 articles, 7 min left``."""
    parts = [f"{state.counts.records + state.under_way:,} records"]
    if state.counts.failed:
        parts.append(f"{state.counts.failed:,} failed")
    parts.append(f"{state.rate:.1f}/s")
    if state.cost is not None:
        parts.append(f"{state.cost:.0f} CPU-s per 1,000 articles")
    if state.left is not None:
        parts.append(f"{_duration(state.left)} left")
    return ", ".join(parts)


def _duration(seconds: float) -> str:
    if seconds < 100:
        return f"{seconds:.0f} s"
    if seconds < 6000:
        return f"{seconds / 60:.0f} min"
    return f"{seconds / 3600:.1f} h"


def _summary(state: State) -> str:
    counts = state.counts
    line = f"documents {counts.documents}, skipped {counts.skipped}, failed {counts.failed}"
    return line + (f", of these earlier {state.earlier.records}" if state.earlier.records else "")


def _json(state: State) -> dict[str, Any]:
    counts = state.counts
    return {
        "records": counts.records,
        "documents": counts.documents,
        "skipped": counts.skipped,
        "failed": counts.failed,
        "attributions": counts.attributions,
        "sources": counts.sources,
        "errors": dict(sorted(state.errors.items())),
        "earlier": state.earlier.records,
        "parts": state.units,
        "seconds": round(state.seconds, 3),
        "cpu_seconds": round(state.cpu_seconds, 3),
        "records_per_second": round(state.rate, 3),
        "cpu_seconds_per_thousand_articles": round(state.cost, 3) if state.cost is not None else None,
    }
