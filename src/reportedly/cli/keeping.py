"""``reportedly export`` and ``check``: a ledger written out, a ledger looked over."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from reportedly.cli.ledgers import json_option, ledger_option, opened, put_json

if TYPE_CHECKING:
    from reportedly.export.corpus import Layout

#: ``claimreview`` is what others call schema.org's Claim; ``training`` is what people corrected.
_FORMATS = (
    "jsonl",
    "csv",
    "parquet",
    "json",
    "html",
    "brat",
    "webanno",
    "hypothesis",
    "claimreview",
    "schemaorg",
    "prov",
    "provjson",
)
_SAME = {"claimreview": "schemaorg"}

_EPILOG = """\b
Examples:
  reportedly export --format csv --out statements.csv
  reportedly export --format parquet --out tables/
  reportedly export --format brat --corrected-only --out training/

\b
Exit code: 0 consistent or written, 2 not.
"""


@click.command(name="export", epilog=_EPILOG)
@ledger_option
@click.option("--format", "format_name", type=click.Choice(_FORMATS), required=True, help="How to write.")
@click.option("--out", metavar="PATH", required=True, help="The file, or the folder for a file per article.")
@click.option(
    "--corrected-only",
    is_flag=True,
    help="Only articles that people corrected: data to train and measure on.",
)
@click.option("--as-read", is_flag=True, help="Without what people corrected.")
@click.option("--quiet", "-q", is_flag=True, help="No progress, no summary; errors are still shown.")
def export_command(
    ledger: str, format_name: str, out: str, corrected_only: bool, as_read: bool, quiet: bool
) -> int:
    """Write every article of the ledger in a format others read."""
    from reportedly.cli.progress import NoProgress, progress
    from reportedly.export.corpus import CorpusFormat, write

    with opened(ledger, read_only=True) as kept:
        bar = NoProgress() if quiet else progress(kept.count())

        def readings() -> Any:
            for reading in kept.readings(corrected_only=corrected_only, as_read=as_read):
                yield reading
                bar.advance(failed=False)

        with bar:
            name = cast(CorpusFormat, _SAME.get(format_name, format_name))
            written = write(readings(), name, Path(out), layout=_layout(name, out))
    if not quiet:
        click.echo(f"wrote {written}", err=True)
    return 0


def _layout(name: str, out: str) -> Layout | None:
    """A folder where PATH is one, a file where it has an ending and the format can be one."""
    from reportedly.export.formats import FORMATS

    if name == "parquet":
        return None
    if out.endswith("/") or Path(out).is_dir():
        return "folder"
    return "file" if Path(out).suffix and FORMATS[name].series else None


@click.command(name="check")
@ledger_option
@click.option("--repair", is_flag=True, help="Make what is derived from the readings anew where it is wrong.")
@json_option
def check_command(ledger: str, repair: bool, as_json: bool) -> int:
    """Say whether a ledger is consistent."""
    with opened(ledger) as kept:
        report = kept.repair() if repair else kept.check()
    if as_json:
        put_json({"consistent": report.consistent, "repaired": report.repaired} | _counts(report))
    else:
        for problem in report.problems:
            click.echo(f"{problem.document or 'ledger'}: {problem.problem}")
        if report.repaired:
            click.echo(f"repaired {report.repaired}")
        word = "consistent" if report.consistent else f"{len(report.problems)} problems"
        click.echo(f"{word}: {report.articles:,} articles, {report.statements:,} statements")
    return 0 if report.consistent else 2


def _counts(report: Any) -> dict[str, Any]:
    return {
        "articles": report.articles,
        "statements": report.statements,
        "problems": [
            {"part": one.part, "document": one.document, "problem": one.problem} for one in report.problems
        ],
    }
