"""``python -m evaluation``: measure quality, speed and memory, look at the mistakes, hold the floors."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from reportedly.errors import ReportedlyError

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_SHARED_HELP = "The folder that holds polnear/ and polnear-sentences/."

_shared = click.option("--shared", required=True, envvar="REPORTEDLY_SHARED", type=_FOLDER, help=_SHARED_HELP)
_pred = click.option(
    "--pred",
    type=click.Path(exists=True, path_type=Path),
    help="Measure these predictions instead of reading the articles.",
)
_write = click.option(
    "--write", type=click.Path(path_type=Path), help="Write the predictions to this JSONL file, too."
)


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
    from evaluation import runs
    from reportedly.cli.eval_tables import print_tables

    print_tables(runs.polnear(shared, pred=pred, write=write, resamples=resamples), by_kind=True)


@main.command()
@_shared
@_write
def sentences(shared: Path, write: Path | None) -> None:
    """Pre-cut sentences of PolNeAR dev, exact match."""
    from evaluation import runs
    from evaluation.markdown import percent, prf
    from reportedly.measures import ROLES

    for writing, scores in runs.sentences(shared, write=write).items():
        click.echo(f"tokens {writing}{'':12}P      R     F1   begin F1   Jaccard")
        for role in ROLES:
            score = scores[role]
            figures = [*prf(score.exact), f"{percent(score.begin.f1):>8}", f"{percent(score.jaccard):>7}"]
            click.echo(f"  {role:20} " + "  ".join(f"{figure:>5}" for figure in figures))


@main.command()
@click.option("--everything", is_flag=True, help="Nested and follow-on statements, too.")
def examples(everything: bool) -> None:
    """The project's own example articles."""
    from evaluation import runs
    from reportedly.cli.eval_tables import print_tables

    print_tables(runs.examples()[everything], by_kind=True)


@main.command()
@_shared
def speed(shared: Path) -> None:
    """Throughput, cold start and memory over PolNeAR dev."""
    from evaluation import polnear as corpus
    from evaluation.runs import middling
    from evaluation.speed import cold_start, throughput

    gold = corpus.gold(shared)
    run = throughput(gold)
    click.echo(
        f"{run.articles_per_cpu_second:.2f} articles per CPU-second ({run.wall_seconds:.1f} s on the wall)"
    )
    click.echo(f"{run.peak_bytes / 1e6:.0f} MB at most")
    click.echo(f"{cold_start(middling(gold)):.2f} s from a cold start to the end of one article")


@main.command()
@_shared
@_pred
@click.option("--worst", default=50, show_default=True, help="How many mistakes to show.")
@click.option("--cause", "causes", multiple=True, help="Only of this cause; may be given several times.")
@click.option(
    "--kind", type=click.Choice(["direct", "mixed", "indirect"]), help="Only of this kind of content."
)
@click.option("--sample", type=int, metavar="SEED", help="Draw at random instead of showing the largest.")
def errors(
    shared: Path,
    pred: Path | None,
    worst: int,
    causes: tuple[str, ...],
    kind: str | None,
    sample: int | None,
) -> None:
    """The worst mistakes on PolNeAR dev, by cause."""
    from rich.console import Console

    from evaluation import runs
    from evaluation.errors.causes import CAUSES
    from evaluation.errors.report import Selection, print_report

    if unknown := set(causes) - set(CAUSES):
        raise click.UsageError(f"no such cause: {', '.join(sorted(unknown))} (one of: {', '.join(CAUSES)})")
    console = Console(highlight=False, width=None if sys.stdout.isatty() else 120)
    print_report(runs.polnear(shared, pred=pred), Selection(worst, causes, kind, sample), console)


@main.command()
@_shared
@_pred
@click.option(
    "--before",
    required=True,
    type=click.Path(exists=True, path_type=Path),
    help="Earlier predictions (polnear --write).",
)
def changes(shared: Path, pred: Path | None, before: Path) -> None:
    """What is found on PolNeAR dev that was not before, and what no longer is."""
    from evaluation import runs
    from evaluation.baseline import cases, compare
    from evaluation.gate import change_lines

    earlier, now = runs.polnear(shared, pred=before), runs.polnear(shared, pred=pred)
    for name, tally in now.overall.relations.items():
        was = earlier.overall.relations[name].f1
        click.echo(f"{name:12} {100 * was:5.1f} -> {100 * tally.f1:5.1f}  ({100 * (tally.f1 - was):+.2f})")
    for line in change_lines(compare(cases(earlier), cases(now))):
        click.echo(line)


@main.command()
@click.option("--shared", type=_FOLDER, help=f"Check PolNeAR dev, too. {_SHARED_HELP}")
@click.option("--update", is_flag=True, help="Raise the floors to what is measured, store the cases found.")
def gate(shared: Path | None, update: bool) -> None:
    """Hold the quality floors; exit code 1 where one is missed."""
    from evaluation import baseline, runs, trace_floors
    from evaluation import gate as gates

    verdicts, own = runs.verdicts(shared)
    verdicts.append(trace_floors.verdict())
    for line in [line for verdict in verdicts for line in verdict.lines()]:
        click.echo(line)
    for line in gates.change_lines(baseline.compare(baseline.read(), baseline.cases(own))):
        click.echo(line)
    if update:
        gates.update(verdicts, own)
    elif not all(verdict.passed for verdict in verdicts):
        sys.exit(1)


@main.command()
@_shared
@click.option("--out", type=click.Path(path_type=Path), default=Path("docs/evaluation.md"), show_default=True)
def table(shared: Path, out: Path) -> None:
    """Measure everything and write the page of figures."""
    from evaluation import runs
    from evaluation.table import page

    results = runs.everything(shared, progress=lambda doing: click.echo(f"{doing} ...", err=True))
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(page(results), "utf-8")
    click.echo(f"wrote {out}")


@main.command()
@click.option(
    "--root",
    type=_FOLDER,
    default=Path("."),
    show_default=True,
    help="The checkout: README.md, docs/evaluation.md and docs/comparison.md are in it.",
)
def readme(root: Path) -> None:
    """Fill the README's table of figures in from the pages in docs/."""
    from evaluation import readme as page

    page.write(root)
    click.echo(f"filled in {root / 'README.md'}")


def run() -> None:
    """Run a command; what it raises on purpose becomes one line and exit code 2."""
    try:
        main()
    except ReportedlyError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(2)


if __name__ == "__main__":
    run()
