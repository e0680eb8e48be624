"""``python -m evaluation``: measure quality, speed and memory, look at the mistakes, hold the floors."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from reportedly.errors import ReportedlyError

_shared = click.option(
    "--shared",
    required=True,
    envvar="REPORTEDLY_SHARED",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder that holds polnear/ and polnear-sentences/.",
)
_pred = click.option(
    "--pred",
    type=click.Path(exists=True, path_type=Path),
    help="Measure these predictions instead of reading the articles.",
)
_write = click.option("--write", type=click.Path(path_type=Path), help="Write the predictions to this file.")


@click.group()
def main() -> None:
    """Measure how well reportedly reads."""


@main.command()
@_shared
@_pred
@_write
@click.option("--ci", "resamples", default=1000, show_default=True, help="Bootstrap resamples.")
def polnear(shared: Path, pred: Path | None, write: Path | None, resamples: int) -> None:
    """Whole articles of PolNeAR dev."""
    from evaluation import polnear as corpus
    from evaluation.predict import predictions, write_predictions
    from reportedly.cli.eval_tables import print_tables
    from reportedly.measures import evaluate

    gold = corpus.gold(shared)
    predicted = predictions(gold, pred)
    if write:
        write_predictions(predicted, write)
    by_outlet = lambda document: corpus.outlet_of(document.id)  # noqa: E731
    print_tables(evaluate(gold, predicted, group_of=by_outlet, resamples=resamples), by_kind=True)


@main.command()
@_shared
@_pred
@click.option("--worst", default=50, show_default=True, help="How many mistakes to show.")
@click.option("--cause", "causes", multiple=True, help="Only of this cause; may be given several times.")
def errors(shared: Path, pred: Path | None, worst: int, causes: tuple[str, ...]) -> None:
    """The worst mistakes on PolNeAR dev, by cause."""
    from rich.console import Console

    from evaluation import polnear as corpus
    from evaluation.errors.causes import CAUSES
    from evaluation.errors.report import Selection, print_report
    from evaluation.predict import predictions
    from reportedly.measures import evaluate

    if unknown := set(causes) - set(CAUSES):
        raise click.UsageError(f"no such cause: {', '.join(sorted(unknown))} (one of: {', '.join(CAUSES)})")
    gold = corpus.gold(shared)
    console = Console(highlight=False, width=None if sys.stdout.isatty() else 120)
    print_report(evaluate(gold, predictions(gold, pred)), Selection(worst, causes), console)


def run() -> None:
    """Run a command; what it raises on purpose becomes one line and exit code 2."""
    try:
        main()
    except ReportedlyError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(2)


if __name__ == "__main__":
    run()
