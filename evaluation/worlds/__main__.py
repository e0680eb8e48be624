"""``python -m evaluation.worlds``: write a world."""

from __future__ import annotations

from pathlib import Path

import click

from evaluation.worlds.world import build
from evaluation.worlds.writing import write


@click.command()
@click.option("--seed", default=1, show_default=True, help="One seed always gives the same world.")
@click.option(
    "--claims", default=50, show_default=True, type=click.IntRange(1), help="How many claims it has."
)
@click.option(
    "--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="The folder to write."
)
def main(seed: int, claims: int, out: Path) -> None:
    """Write a small news world and the truth about it."""
    world = build(seed, claims)
    write(world, out)
    click.echo(f"{len(world.articles)} articles, {len(world.claims)} claims: {out}")


if __name__ == "__main__":
    main()
