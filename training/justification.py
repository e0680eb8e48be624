"""``python -m training.justification --shared DIR``: learn why readers find a source quoted.

A linear scorer over everything that a text tells about a source and "none of it", fitted on the labelled
articles of ``SPLITS``. Right is whatever agrees with the label as ``evaluation.sources`` counts it, in
proportion to how well it agrees. What the network made of accounts and sources is taken by the directions
in which it varies most (principal components); what those are worth adds up to one vector for each.
Cross-validation leaves out whole articles and says how good it is; ``check2``, ``check5``, ``check6``,
``check7`` and ``check8`` are left alone for measuring.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click
import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_array, hstack

from evaluation.labels.check import Record, records, texts
from evaluation.sources import SAME_JUSTIFICATION, labelled
from evaluation.sources_scored import gold_sources, overlap, said, words
from reportedly.extract.attributions import look
from reportedly.resolve.account_features import features
from reportedly.resolve.account_none import of_nobody
from reportedly.resolve.account_open import candidates
from reportedly.resolve.describing import about, described
from reportedly.resolve.entities import named
from reportedly.resolve.grouping import Grouping
from reportedly.resolve.justification import (
    UNREAD,
    WEIGHTS,
    Direction,
    Weights,
    chosen,
    of_account,
    of_source,
)

SPLITS = ("dev", "dev2", "dev4", "dev5", "dev6", "dev7", "dev8", "dev9")
FOLDS = 10
#: Values of the network for each word piece.
WIDTH = 384
Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """One labelled source: the features of its accounts, the last those of there being none."""

    article: str
    rows: list[list[str]]
    #: How well each agrees with the label; the last: 1 where the label is empty.
    worth: list[float]
    given: bool
    #: The words of each account.
    ranges: list[tuple[int, int]]
    #: What the network made of each account, and last of the source; NaN: it did not read it.
    vectors: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Settings:
    """How the scorer is fitted."""

    #: Of the squared weights.
    decay: float = 6.0
    #: Of a source with a justification, against one of a source without.
    weight: float = 3.0
    #: A feature must occur in so many accounts.
    least: int = 4
    #: Components of the network's vectors: of accounts, and of sources.
    account: int = 96
    source: int = 64
    #: Their scale beside features of zero and one.
    scale: float = 0.5
    #: Weight of every source once more, as one that the network did not read.
    unread: float = 0.3


@dataclass(frozen=True, slots=True)
class Components:
    """The directions in which vectors vary most."""

    #: The vector of them all on average [width].
    mean: NDArray[np.float32]
    #: One direction a column [width, number].
    axes: Array

    def of(self, vectors: NDArray[np.float32]) -> Array:
        """The vectors by these directions; zero for those that were not read."""
        found: Array = np.nan_to_num((vectors - self.mean) @ self.axes)
        return found

    def folded(self, weights: Array) -> Direction:
        """The one vector that gives what weights of the directions do."""
        vector = (self.axes @ weights).astype(np.float32)
        return Direction(vector, -float(self.mean @ vector))


def components(vectors: NDArray[np.float32], number: int, scale: float) -> Components:
    """Principal components of the vectors that were read, scaled to the same spread as a whole."""
    read = vectors[~np.isnan(vectors[:, 0])]
    mean = read.mean(axis=0)
    axes = np.linalg.svd(read - mean, full_matrices=False)[2][:number].T
    return Components(mean, axes * (scale / ((read - mean) @ axes).std()))


def examples(record: Record, text: str) -> list[Example]:
    """The labelled sources of an article that the resolver finds."""
    found, attributions, seen = named(text), labelled(record), look(text)
    grouped = Grouping(found, attributions, seen).run()
    made = []
    for index, gold in enumerate(record["sources"]):
        own = [
            a.id
            for a, row in zip(attributions, record["attributions"], strict=True)
            if index in gold_sources(record, row)
        ]
        votes = Counter(key for identity in own for key in grouped.of.get(identity, ()))
        if not votes:
            continue
        referent = grouped.referents.by_key[votes.most_common(1)[0][0]]
        source = about(
            found, referent, described(found, referent), attributions, grouped.statements(referent.key)
        )
        open_ = candidates(found.words, source)
        told = said(text, gold["justification"])
        agreed = [
            overlap(words(told), words(text[slice(*a.span(found.words))])) if told else 0.0 for a in open_
        ]
        rows = [features(found.words, source, account) for account in open_]
        rows.append(list(of_nobody(found.words, source, len(open_))))
        worth = [share if share >= SAME_JUSTIFICATION else 0.0 for share in agreed]
        ranges = [(account.first, account.last) for account in open_]
        read = [*(of_account(found.words, a, seen) for a in open_), of_source(found.words, source, seen)]
        unread = np.full(WIDTH, np.nan, np.float32)
        vectors = np.stack([unread if vector is None else vector for vector in read])
        worth.append(0.0 if told else 1.0)
        made.append(Example(record["id"], rows, worth, told is not None, ranges, vectors))
    return made


def fit(data: Sequence[Example], settings: Settings) -> Weights:
    """Weights that make what agrees with the labels likely.

    Args:
        data: labelled sources; those whose justification no account agrees with teach nothing.
        settings: how.
    """
    read = [example for example in data if any(example.worth)]
    kept = [*read, *map(unread, read)]
    seen = Counter(name for example in kept for row in example.rows for name in set(row))
    names = sorted(name for name, number in seen.items() if number >= 2 * settings.least)
    starts = np.cumsum([0, *(len(e.rows) for e in kept)])[:-1]
    owner = np.repeat(np.arange(len(kept)), [len(e.rows) for e in kept])
    vectors = np.concatenate([e.vectors for e in kept])
    nobody = np.zeros(len(owner), bool)
    nobody[[*(starts[1:] - 1), -1]] = True
    blocks, parts = [table(kept, names)], []
    for rows, number in ((~nobody, settings.account), (nobody, settings.source)):
        parts.append(components(vectors[rows], number, settings.scale))
        blocks.append(np.where(rows[:, None], parts[-1].of(vectors), 0.0))
    everything = csr_array(hstack([csr_array(block) for block in blocks]))
    right = np.concatenate([np.array(e.worth) ** 2 for e in kept])
    importance = np.array([settings.weight if e.given else 1.0 for e in kept])
    importance[len(read) :] *= settings.unread

    def loss(flat: Array) -> tuple[float, Array]:
        score = everything @ flat
        power = np.exp(score - np.maximum.reduceat(score, starts)[owner])
        total, good = np.add.reduceat(power, starts), np.add.reduceat(power * right, starts) + 1e-9
        slope = importance[owner] * (power / total[owner] - power * right / good[owner])
        value = float((importance * np.log(total / good)).sum() + settings.decay * (flat**2).sum())
        return value, everything.T @ slope + 2 * settings.decay * flat

    start = np.zeros(everything.shape[1])
    flat = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    plain, account, source = np.split(flat, [len(names), len(names) + parts[0].axes.shape[1]])
    of = {name: value for name, value in zip(names, plain.round(2).tolist(), strict=True) if value}
    return Weights(of, parts[0].folded(account), parts[1].folded(source))


def unread(example: Example) -> Example:
    """The same source where there is no network."""
    rows = [*example.rows[:-1], [*example.rows[-1], UNREAD]]
    return replace(example, rows=rows, vectors=np.full_like(example.vectors, np.nan))


def table(data: Sequence[Example], names: Sequence[str]) -> csr_array:
    """Which features every account has, and there being none, in order [accounts, features]."""
    place = {name: number for number, name in enumerate(names)}
    found = [sorted({place[n] for n in row if n in place}) for e in data for row in e.rows]
    columns = [column for row in found for column in row]
    ends = np.cumsum([0, *map(len, found)])
    return csr_array((np.ones(len(columns)), columns, ends), (len(found), len(names)))


def choice(weights: Weights, example: Example) -> int | None:
    """What the weights choose: the number of an account, or ``None``."""
    if not example.ranges:
        return None
    ways = [*[weights.account] * len(example.ranges), weights.source]
    scores = [
        weights.score(row) + (0.0 if np.isnan(vector[0]) else way.worth(vector))
        for row, vector, way in zip(example.rows, example.vectors, ways, strict=True)
    ]
    return chosen(scores, example.ranges)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was chosen for a labelled source."""

    example: Example
    #: The number of an account; ``None``: none.
    chosen: int | None

    @property
    def right(self) -> bool:
        """Whether it agrees with the label."""
        return self.example.worth[-1 if self.chosen is None else self.chosen] > 0


def folds(articles: Iterable[str], number: int, seed: int) -> dict[str, int]:
    """Article to the part in which it is left out."""
    ordered = sorted(set(articles))
    order = np.random.default_rng(seed).permutation(len(ordered))
    return {ordered[at]: place % number for place, at in enumerate(order)}


@click.command()
@click.option(
    "--shared", required=True, envvar="REPORTEDLY_SHARED", type=click.Path(exists=True, path_type=Path)
)
@click.option("--decay", default=Settings().decay, show_default=True, help="Weight decay.")
@click.option(
    "--weight", default=Settings().weight, show_default=True, help="Weight of given justifications."
)
@click.option("--seed", default=0, show_default=True, help="Of the parts of cross-validation.")
@click.option("--write/--dry", default=True, help="Write the weights into the package.")
def main(shared: Path, decay: float, weight: float, seed: int, write: bool) -> None:
    """Train, say what cross-validation gives, write the weights."""
    settings = replace(Settings(), decay=decay, weight=weight)
    data: dict[str, list[Example]] = {}
    for split in SPLITS:
        labels = records(split)
        known = texts(shared, labels)
        data[split] = [example for record in labels for example in examples(record, known[record["id"]])]
    everything = [example for part in data.values() for example in part]
    fold = folds((e.article for e in everything), FOLDS, seed)
    fitted = [fit([e for e in everything if fold[e.article] != out], settings) for out in range(FOLDS)]
    verdicts = {
        split: [Verdict(e, choice(fitted[fold[e.article]], e)) for e in part] for split, part in data.items()
    }
    for split, part in verdicts.items():
        click.echo(f"{split:5} {report(part)}")
    click.echo(f"all   {report([verdict for part in verdicts.values() for verdict in part])}")
    if write:
        WEIGHTS.write_text(json.dumps(written(fit(everything, settings)), indent=0) + "\n", "utf8")


def written(weights: Weights) -> dict[str, Any]:
    """The weights as they are kept."""
    ways = {"account": weights.account, "source": weights.source}
    return {
        "weights": weights.of,
        **{
            name: {"start": round(way.start, 4), "vector": [round(float(value), 4) for value in way.vector]}
            for name, way in ways.items()
        },
    }


def report(verdicts: Sequence[Verdict]) -> str:
    """What cross-validation gives, and what a perfect choice would."""
    given = [v for v in verdicts if v.example.given]
    none = [v for v in verdicts if not v.example.given]
    named_ = [v for v in verdicts if v.chosen is not None]
    hits = sum(v.right for v in given)
    precision, recall = hits / max(len(named_), 1), hits / max(len(given), 1)
    reached = np.mean([any(v.example.worth) for v in given])
    return (
        f"cross-validated: all {100 * np.mean([v.right for v in verdicts]):.1f}, where given "
        f"{100 * recall:.1f}, where none {100 * np.mean([v.right for v in none]):.1f}; of those chosen "
        f"{100 * precision:.1f}, F1 {200 * hits / max(len(named_) + len(given), 1):.1f}; among the accounts "
        f"{100 * reached:.1f}"
    )


if __name__ == "__main__":
    main()
