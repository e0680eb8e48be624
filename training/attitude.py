"""``python -m training.attitude --shared DIR``: train how an article stands to a claim.

Gradient boosted trees (scikit-learn) over the features of ``attitude_features``, on the pairs of FNC-1 without the
held tenth; see ``evaluation.stance``. Seeded: the same data gives the same file.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from math import log
from pathlib import Path
from typing import Any

import click
import numpy as np
from numpy.typing import NDArray

from evaluation.stance import Pair, barred, fnc_score, held, read
from reportedly.trace.attitude_features import Weights, feature_names, features
from reportedly.trace.attitude_text import BUCKETS, Text, bucket, read_article, read_claim
from reportedly.trace.attitude_trees import RELATED, decision, packed

OUT = Path(__file__).parents[1] / "src/reportedly/trace/attitude.json.gz"
KINDS = (*RELATED, "unrelated")
SEED = 20


def rarity(articles: list[Text]) -> NDArray[np.uint8]:
    """Weight of each bucket in twentieths: the logarithm of in how few articles its stems stand."""
    counts: Counter[int] = Counter()
    for article in articles:
        counts.update({bucket(stem) for sentence in article.sentences for stem in sentence.content})
    found = [20 * log((len(articles) + 1) / (counts[at] + 1)) for at in range(BUCKETS)]
    return np.array(found).round().astype(np.uint8)


def rows(pairs: list[Pair], articles: dict[int, Text], weights: Weights) -> NDArray[np.float32]:
    """The features of each pair."""
    claims = {headline: read_claim(headline) for headline in {pair.headline for pair in pairs}}
    return np.stack([features(claims[pair.headline], articles[pair.body], weights)[0] for pair in pairs])


def fit(values: NDArray[np.float32], labels: NDArray[Any], rounds: int, **options: Any) -> Any:
    """Trees for labels."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    trees = HistGradientBoostingClassifier(
        max_iter=rounds, early_stopping=False, random_state=SEED, **options
    )
    return trees.fit(values, labels)


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


def train(values: NDArray[np.float32], kinds: list[str], table: NDArray[np.uint8]) -> bytes:
    """The file of parameters from features and kinds."""
    gold = np.array([KINDS.index(kind) for kind in kinds])
    related = gold < len(RELATED)
    first = fit(
        values,
        related,
        200,
        learning_rate=0.08,
        max_leaf_nodes=24,
        l2_regularization=5.0,
        min_samples_leaf=30,
    )
    second = fit(
        values[related], gold[related], 120, learning_rate=0.05, max_leaf_nodes=12, l2_regularization=10.0,
        min_samples_leaf=40, max_features=0.3,
    )  # fmt: skip
    parameters = {
        "features": feature_names(),
        "weights": packed(table),
        "related": saved(first),
        "how": saved(second),
    }
    return gzip.compress(json.dumps(parameters).encode(), mtime=0)


@click.command()
@click.option("--shared", required=True, envvar="REPORTEDLY_SHARED", type=click.Path(path_type=Path))
@click.option("--out", default=OUT, type=click.Path(path_type=Path))
@click.option(
    "--split", default="topics", type=click.Choice(["topics", "bodies"]), help="what is held out a tenth of"
)
def main(shared: Path, out: Path, split: str) -> None:
    """Train on FNC-1 without the held tenth, write the weights and say the score on it."""
    bodies, pairs = read(shared)
    articles = {number: found for number, text in bodies.items() if (found := read_article(text))}
    seen = {pair.body for pair in pairs if not held(pair, split)}
    table = rarity([article for number, article in articles.items() if number in seen])
    weights = Weights(table.astype(np.float32) / 20)
    pairs = [pair for pair in pairs if pair.body in articles]
    values = rows(pairs, articles, weights)
    learn = np.array([not barred(pair, split) for pair in pairs])
    content = train(values[learn], [p.kind for p, l in zip(pairs, learn, strict=True) if l], table)
    out.write_bytes(content)
    test = np.array([held(pair, split) for pair in pairs])
    told = [KINDS[at] for at in decision(content).probabilities(values[test]).argmax(axis=1)]
    score = fnc_score([p.kind for p, t in zip(pairs, test, strict=True) if t], told)
    click.echo(
        f"{learn.sum()} pairs, FNC score {score:.2f} on {test.sum()} held by {split}: {out}, {len(content)} bytes"
    )


if __name__ == "__main__":
    main()
