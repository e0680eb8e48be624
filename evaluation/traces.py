"""``python -m evaluation.traces``: a world into a ledger, its claims traced, and how right the traces are."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

import click

from evaluation.markdown import percent, table
from evaluation.trace_scores import Scored, faults, found_by_mode, score, total
from evaluation.trace_seen import Seen, of_json, of_trace
from evaluation.worlds import Truth, World, build
from evaluation.worlds.writing import write
from reportedly.errors import ReportedlyError
from reportedly.trace.values import Trace


class Tracer(Protocol):
    """What traces a claim in free words: a ledger."""

    def trace(self, text: str, /) -> object:
        """The ``Trace`` of the claim nearest to these words."""


def traced(world: World, ledger: Tracer) -> dict[str, Seen]:
    """The trace of each claim of a world, by the claim's id; a claim that cannot be traced says why."""
    ids = {article.url: article.id for article in world.articles}
    found: dict[str, Seen] = {}
    for claim in world.claims:
        try:
            trace = ledger.trace(claim.text)
        except ReportedlyError as error:
            found[claim.id] = Seen(missing=str(error))
            continue
        assert isinstance(trace, Trace), "words are not an article's name"
        found[claim.id] = of_trace(trace, ids)
    return found


def measured(world: World, folder: Path) -> dict[str, Seen]:
    """The traces of a world that is read into a new ledger in a folder."""
    from reportedly.bulk import Ledger
    from reportedly.settings import Settings

    write(world, folder)
    with Ledger(folder / "ledger.db") as ledger:
        added = ledger.add(folder / "articles.jsonl", settings=Settings(as_is=True))
        if added.failed or added.added + added.unchanged != len(world.articles):
            raise click.ClickException(
                f"{added.added + added.unchanged} of {len(world.articles)} articles were read"
            )
        return traced(world, ledger)


def from_file(world: World, file: Path) -> dict[str, Seen]:
    """Traces that the command printed: JSON by the claim's id."""
    ids = {article.url: article.id for article in world.articles}
    read: Mapping[str, Any] = json.loads(file.read_text("utf-8"))
    return {
        claim.id: of_json(read[claim.id], ids) if claim.id in read else Seen(missing="not in the file")
        for claim in world.claims
    }


def figures(scored: Scored) -> dict[str, float]:
    """All measures in percent."""
    return {
        "origins exact": 100 * scored.share(scored.origins),
        "parties exact": 100 * scored.share(scored.parties),
        "echo links P": 100 * scored.links.precision,
        "echo links R": 100 * scored.links.recall,
        "direction": 100 * scored.direction,
        "drift kinds F1": 100 * scored.drift.f1,
        "denied by exact": 100 * scored.share(scored.denied_by),
    }


def worst(world: World, seen: Mapping[str, Seen]) -> list[tuple[Truth, list[str]]]:
    """The claims with faults, most faults first."""
    listed = [(claim, faults(claim, seen[claim.id])) for claim in world.claims]
    return sorted((one for one in listed if one[1]), key=lambda one: (-len(one[1]), one[0].id))


@click.command()
@click.option("--seed", default=1, show_default=True, help="Of the world.")
@click.option("--claims", default=50, show_default=True, type=click.IntRange(1), help="How many are traced.")
@click.option(
    "--show", type=click.IntRange(1), metavar="N", help="Print the N worst claims, with the reasons."
)
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.option(
    "--traces",
    "file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Measure these traces: a JSON object of claim ids and what `reportedly trace --json` printed.",
)
@click.option(
    "--keep", type=click.Path(file_okay=False, path_type=Path), help="Keep the world and the ledger here."
)
def main(
    seed: int, claims: int, show: int | None, as_json: bool, file: Path | None, keep: Path | None
) -> None:
    """Measure traces on a generated world."""
    world = build(seed, claims)
    if file is not None:
        seen = from_file(world, file)
    elif keep is not None:
        seen = measured(world, keep)
    else:
        with tempfile.TemporaryDirectory() as folder:
            seen = measured(world, Path(folder))
    found = figures(total(score(claim, seen[claim.id]) for claim in world.claims))
    modes = found_by_mode((claim, seen[claim.id]) for claim in world.claims)
    if as_json:
        facts = {"seed": seed, "claims": claims, "articles": len(world.articles)}
        rounded = {name: round(value, 1) for name, value in found.items()}
        shares = {mode: round(100 * right / there, 1) for mode, (right, there) in modes.items()}
        click.echo(json.dumps({**facts, **rounded, "links found": shares}, indent=1))
    else:
        click.echo(f"seed {seed}: {len(world.articles)} articles, {claims} claims\n")
        click.echo(table(["measure", "%"], [[name, percent(value / 100)] for name, value in found.items()]))
        rows = [[mode, f"{right}", f"{there}"] for mode, (right, there) in modes.items()]
        click.echo("\n" + table(["links by how the article came about", "found", "there are"], rows))
    for claim, lines in worst(world, seen)[: show or 0]:
        click.echo(f"\n{claim.id} {claim.text}", err=as_json)
        for line in lines:
            click.echo(f"  {line}", err=as_json)


if __name__ == "__main__":
    main()
