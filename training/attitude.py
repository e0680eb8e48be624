"""``python -m training.attitude --shared DIR``: train how an article stands to a claim.

Gradient boosted trees (scikit-learn) over the features of ``attitude_features``, on the pairs of FNC-1
without the held tenth; see ``evaluation.stance``. Seeded: the same data gives the same file.
"""

from __future__ import annotations

import gzip
import json
import random
from collections import Counter
from math import log
from pathlib import Path
from typing import Any

import click
import numpy as np
from numpy.typing import NDArray

from evaluation.stance import Pair, barred, held, read
from reportedly.trace.attitude_features import feature_names, features
from reportedly.trace.attitude_nearness import Weights
from reportedly.trace.attitude_text import BUCKETS, Text, bucket, read_article, read_claim
from reportedly.trace.attitude_trees import RELATED, STEPS, packed
from training.attitude_made import made

OUT = Path(__file__).parents[1] / "src/reportedly/trace/attitude.json.gz"
KINDS = (*RELATED, "unrelated")
SEED = 20
#: How the trees of the two decisions are grown.
FIRST = {
    "max_iter": 120,
    "learning_rate": 0.1,
    "max_leaf_nodes": 20,
    "l2_regularization": 5.0,
    "min_samples_leaf": 30,
}
SECOND = {
    "max_iter": 80,
    "learning_rate": 0.08,
    "max_leaf_nodes": 10,
    "l2_regularization": 10.0,
    "min_samples_leaf": 40,
    "max_features": 0.3,
}
#: How much a pair of each related kind counts, and one that was made; denials are rare.
IMPORTANCE, MADE = (1.3, 3.0, 1.0), 0.5


def rarity(articles: list[Text]) -> NDArray[np.uint8]:
    """Weight of each bucket in ``STEPS``: the logarithm of in how few articles its stems stand."""
    counts: Counter[int] = Counter()
    for article in articles:
        counts.update({bucket(stem) for sentence in article.sentences for stem in sentence.content})
    found = [STEPS * log((len(articles) + 1) / (counts[at] + 1)) for at in range(BUCKETS)]
    return np.array(found).round().astype(np.uint8)


def rows(pairs: list[Pair], articles: dict[int, Text], weights: Weights) -> NDArray[np.float32]:
    """The features of each pair."""
    claims = {headline: read_claim(headline) for headline in {pair.headline for pair in pairs}}
    return np.stack([features(claims[pair.headline], articles[pair.body], weights)[0] for pair in pairs])


def fit(values: NDArray[np.float32], labels: NDArray[Any], weights: Any, options: dict[str, Any]) -> Any:
    """Trees for labels."""
    from sklearn.ensemble import HistGradientBoostingClassifier  # type: ignore[import-untyped]

    trees = HistGradientBoostingClassifier(early_stopping=False, random_state=SEED, **options)
    return trees.fit(values, labels, sample_weight=weights)


def saved(trees: Any) -> dict[str, Any]:
    """Trees side by side, as ``attitude_trees.forest`` reads them."""
    roots, scores, parts, start, depth = [], [], [], 0, 0
    for round_ in trees._predictors:
        for score, tree in enumerate(round_):
            nodes = tree.nodes
            roots.append(start)
            scores.append(score)
            leaf = nodes["is_leaf"].astype(bool)
            own = np.arange(len(nodes)) + start
            left = np.where(leaf, own, nodes["left"].astype(np.int64) + start)
            right = np.where(leaf, own, nodes["right"].astype(np.int64) + start)
            feature = np.where(leaf, 0, nodes["feature_idx"])
            threshold = np.where(
                leaf, 0, np.where(np.isfinite(nodes["num_threshold"]), nodes["num_threshold"], 1e30)
            )
            parts.append((feature, threshold, left, right, np.where(leaf, nodes["value"], 0)))
            start += len(nodes)
            depth = max(depth, int(nodes["depth"].max()))
    joined = [np.concatenate(part) for part in zip(*parts, strict=True)]
    kinds = ("<u2", "<f4", "<i4", "<i4", "<f4")
    names = ("feature", "threshold", "left", "right", "value")
    arrays = {name: packed(part.astype(kind)) for name, part, kind in zip(names, joined, kinds, strict=True)}
    begin = packed(np.ravel(trees._baseline_prediction).astype("<f4"))
    heads = {"roots": packed(np.array(roots, "<i4")), "scores": packed(np.array(scores, "<u2"))}
    return {**arrays, **heads, "begin": begin, "depth": depth}


def train(
    values: NDArray[np.float32],
    kinds: list[str],
    extra: tuple[NDArray[np.float32], list[str]],
    table: NDArray[np.uint8],
) -> bytes:
    """The file of parameters from features and kinds of pairs and, for the second decision, of made ones."""
    gold = np.array([KINDS.index(kind) for kind in kinds])
    related = gold < len(RELATED)
    first = fit(values, related, None, FIRST)
    own = np.array([KINDS.index(kind) for kind in extra[1]])
    weights = np.concatenate([np.array(IMPORTANCE)[gold[related]], np.full(len(own), MADE)])
    both = np.concatenate([values[related], extra[0]])
    second = fit(both, np.concatenate([gold[related], own]), weights, SECOND)
    parameters = {
        "features": feature_names(),
        "weights": packed(table),
        "related": saved(first),
        "how": saved(second),
    }
    return gzip.compress(json.dumps(parameters).encode(), mtime=0)


def turned(
    pairs: list[Pair], bodies: dict[int, str], weights: Weights
) -> tuple[NDArray[np.float32], list[str]]:
    """Features and kinds of pairs made from those that agree."""
    chance, found, kinds = random.Random(SEED), [], []
    for pair in pairs:
        for claim, text, kind in (
            made(pair.headline, bodies[pair.body], chance) if pair.kind == "agrees" else ()
        ):
            article = read_article(text)
            if article:
                found.append(features(read_claim(claim), article, weights)[0])
                kinds.append(kind)
    return np.array(found), kinds


@click.command()
@click.option("--shared", required=True, envvar="REPORTEDLY_SHARED", type=click.Path(path_type=Path))
@click.option("--out", default=OUT, type=click.Path(path_type=Path))
@click.option("--split", default="topics", type=click.Choice(["topics", "bodies"]), help="What is held out.")
def main(shared: Path, out: Path, split: str) -> None:
    """Train on FNC-1 without the held tenth and write the weights."""
    bodies, pairs = read(shared)
    articles = {number: found for number, text in bodies.items() if (found := read_article(text))}
    pairs = [pair for pair in pairs if pair.body in articles]
    seen = {pair.body for pair in pairs if not held(pair, split)}
    table = rarity([article for number, article in articles.items() if number in seen])
    weights = Weights((table / STEPS).astype(np.float32))
    pairs = [pair for pair in pairs if not barred(pair, split)]
    values = rows(pairs, articles, weights)
    content = train(values, [pair.kind for pair in pairs], turned(pairs, bodies, weights), table)
    out.write_bytes(content)
    click.echo(f"{len(pairs)} pairs, {split} held out: {out}, {len(content)} bytes")


if __name__ == "__main__":
    main()
