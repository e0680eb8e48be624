"""``python -m evaluation.attitude --shared DIR``: whether an article agrees with a claim, denies or discusses it.

The score of the Fake News Challenge on the held tenth of FNC-1's training pairs, the confusions and the F1 of each
kind: on all held pairs, and on those whose headline was not seen with any other body either.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from time import perf_counter

import click

from evaluation.stance import KINDS, Pair, fnc_score, held, read, tenth
from reportedly.trace.attitude import attitudes

NAMES = tuple(KINDS.values())


def predicted(bodies: dict[int, str], pairs: list[Pair]) -> list[str]:
    """What is said of each pair."""
    by_claim: dict[str, list[int]] = {}
    for at, pair in enumerate(pairs):
        by_claim.setdefault(pair.headline, []).append(at)
    told = [""] * len(pairs)
    for claim, places in by_claim.items():
        for at, found in zip(
            places, attitudes(claim, [bodies[pairs[at].body] for at in places]), strict=True
        ):
            told[at] = found.kind
    return told


def f1(gold: list[str], told: list[str], kind: str) -> float:
    """F1 of one kind in percent."""
    both = sum(one == other == kind for one, other in zip(gold, told, strict=True))
    either = gold.count(kind) + told.count(kind)
    return 200 * both / either if either else 0.0


def table(gold: list[str], told: list[str]) -> str:
    """Score, F1 of each kind, and confusions: a row for each true kind."""
    scores = [f1(gold, told, kind) for kind in NAMES]
    lines = [
        f"FNC score {fnc_score(gold, told):.2f}   macro-F1 {sum(scores) / len(scores):.1f}   {len(gold)} pairs"
    ]
    counts = Counter(zip(gold, told, strict=True))
    lines.append(f"{'':10} {'F1':>6} " + " ".join(f"{kind:>9}" for kind in NAMES))
    for kind, score in zip(NAMES, scores, strict=True):
        lines.append(f"{kind:10} {score:6.1f} " + " ".join(f"{counts[kind, other]:9}" for other in NAMES))
    return "\n".join(lines)


@click.command()
@click.option("--shared", required=True, envvar="REPORTEDLY_SHARED", type=click.Path(path_type=Path))
def main(shared: Path) -> None:
    """Print the score on the held tenth."""
    bodies, pairs = read(shared)
    pairs = [pair for pair in pairs if held(pair, "topics")]
    start = perf_counter()
    told = predicted(bodies, pairs)
    taken = perf_counter() - start
    gold = [pair.kind for pair in pairs]
    unseen = [at for at, pair in enumerate(pairs) if tenth(pair.topics[0]) == 0]
    click.echo(f"held tenth: bodies of no topic that was trained on\n{table(gold, told)}\n")
    click.echo(
        f"of these, with headlines never trained on\n{table([gold[at] for at in unseen], [told[at] for at in unseen])}\n"
    )
    click.echo(f"{1000 * taken / len(pairs):.2f} ms a pair")


if __name__ == "__main__":
    main()
