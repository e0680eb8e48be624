"""``python -m evaluation.attitude --shared DIR``: whether an article agrees with a claim or denies it.

The score of the Fake News Challenge on the held tenth of FNC-1's training pairs, the confusions and the F1
of each kind: on all held pairs, and on those whose headline was not seen with any other body either.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from time import perf_counter

import click

from evaluation.stance import KINDS, Pair, barred_headline, fnc_score, held, read
from reportedly.trace.attitude import stand
from reportedly.trace.attitude_text import read_article, read_claim
from reportedly.trace.attitude_trees import Decision, decision, load

NAMES = tuple(KINDS.values())


def predicted(bodies: dict[int, str], pairs: list[Pair], parameters: Decision) -> list[str]:
    """What is said of each pair."""
    told: list[str] = []
    for pair in pairs:
        found = stand(read_claim(pair.headline), read_article(bodies[pair.body]), parameters)
        told.append(found.kind)
    return told


def f1(gold: list[str], told: list[str], kind: str) -> float:
    """F1 of one kind in percent."""
    both = sum(one == other == kind for one, other in zip(gold, told, strict=True))
    either = gold.count(kind) + told.count(kind)
    return 200 * both / either if either else 0.0


def table(gold: list[str], told: list[str]) -> str:
    """Score, F1 of each kind, and confusions: a row for each true kind."""
    scores = [f1(gold, told, kind) for kind in NAMES]
    macro = sum(scores) / len(scores)
    lines = [f"FNC score {fnc_score(gold, told):.2f}   macro-F1 {macro:.1f}   {len(gold)} pairs"]
    counts = Counter(zip(gold, told, strict=True))
    lines.append(f"{'':10} {'F1':>6} " + " ".join(f"{kind:>9}" for kind in NAMES))
    for kind, score in zip(NAMES, scores, strict=True):
        lines.append(f"{kind:10} {score:6.1f} " + " ".join(f"{counts[kind, other]:9}" for other in NAMES))
    return "\n".join(lines)


@click.command()
@click.option("--shared", required=True, envvar="REPORTEDLY_SHARED", type=click.Path(path_type=Path))
@click.option("--split", default="topics", type=click.Choice(["topics", "bodies"]), help="What was held out.")
@click.option("--weights", type=click.Path(path_type=Path), help="In place of the installed ones.")
def main(shared: Path, split: str, weights: Path | None) -> None:
    """Print the score on the held tenth."""
    parameters = decision(weights.read_bytes()) if weights else load()
    bodies, pairs = read(shared)
    pairs = [pair for pair in pairs if held(pair, split)]
    start = perf_counter()
    told = predicted(bodies, pairs, parameters)
    taken = perf_counter() - start
    gold = [pair.kind for pair in pairs]
    click.echo(f"all pairs with a body of the held tenth of {split}\n{table(gold, told)}\n")
    if split == "topics":
        new = [at for at, pair in enumerate(pairs) if barred_headline(pair)]
        click.echo("of these, with a headline that was not trained on")
        click.echo(f"{table([gold[at] for at in new], [told[at] for at in new])}\n")
    click.echo(f"{1000 * taken / len(pairs):.2f} ms a pair")


if __name__ == "__main__":
    main()
