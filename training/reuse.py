"""``python -m training.reuse --shared DIR``: how alike, how sure: the data of ``trace/reuse.py``.

The rarity of words (``trace/rarity.json``) is counted over the newsroom articles, by hash, in quarter steps
of the logarithm. The weights (``trace/reuse.json``) are logistic with a ridge penalty, fitted on the dev half
of the labelled pairs only.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from evaluation.reuse import articles, labels
from reportedly.trace import likeness as alike
from reportedly.trace import reuse
from reportedly.trace.tokenising import tokenise
from reportedly.trace.values import ReuseKind

FOLDER = Path(reuse.__file__).parent
#: Hashes that words are counted by; the digits that levels are written in.
_BUCKETS = 16_384
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
#: Least loss with one pair left out, of 0.02 to 0.00003.
_RIDGE = 0.0005
#: Pairs of either outcome added to those seen: few where no rule was made on the pairs, more where one was.
_UNSEEN, _SEEN = 0.5, 1.5


def rarity(texts: Sequence[str]) -> str:
    """For each hash, how rare its words are: four steps to one of the natural logarithm."""
    seen = np.zeros(_BUCKETS)
    for text in texts:
        seen[np.unique((tokenise(text).words % np.uint64(_BUCKETS)).astype(np.int64))] += 1
    levels = np.round(4 * np.log(len(texts) / np.maximum(seen, 0.5))).astype(int).clip(0, 35)
    return "".join(_DIGITS[level] for level in levels)


def fit(rows: Sequence[dict[str, float]], right: Sequence[bool], prior: float = _UNSEEN) -> dict[str, float]:
    """Logistic weights by name, and the bias; ``prior`` pairs of either outcome keep it from certainty."""
    names = sorted(rows[0])
    values = np.array([[row[name] for name in names] for row in rows])
    truth = np.where(np.array(right), 1.0, -1.0)

    def loss(weights: NDArray[np.float64]) -> float:
        margins = truth * (values @ weights[1:] + weights[0])
        added = np.logaddexp(0, -weights[0]) + np.logaddexp(0, weights[0])
        return float(
            np.logaddexp(0, -margins).mean() + prior * added / len(rows) + _RIDGE * (weights[1:] ** 2).mean()
        )

    found = minimize(loss, np.zeros(len(names) + 1)).x
    return {"bias": round(float(found[0]), 4)} | {
        name: round(float(w), 4) for name, w in zip(names, found[1:], strict=True)
    }


def train(shared: Path) -> dict[str, dict[str, float]]:
    """The weights of every kind, from the dev pairs."""
    wanted = labels("dev")
    known = articles(shared, (key for label in wanted for key in (label.here, label.there)))
    rows = []
    for label in wanted:
        one, other = known[label.here], known[label.there]
        rows.append((label, one, other, reuse.measure(one, other, reuse.hear_all(one, other))))
    stories = [
        (vars_of(f.likeness), label.kind == "same_story")
        for label, _, _, f in rows
        if label.kind in ("same_story", "unrelated")
    ]
    weights = {"same_story": fit([row for row, _ in stories], [right for _, right in stories])}
    textual: tuple[ReuseKind, ...] = ("wire_copy", "syndicated", "rewrite", "shared_quotes")
    decided = [
        (label.kind, reuse.decide(a, b, f), f) for label, a, b, f in rows if reuse.taken(f) >= 1 or f.quoted
    ]
    for group in (textual[:3], textual[3:]):
        of_group = [(truth, kind, f) for truth, kind, f in decided if kind in group]
        fitted = fit(
            [{"margin": reuse.margin(k, f)} for _, k, f in of_group],
            [t == k for t, k, _ in of_group],
            _SEEN,
        )
        weights |= dict.fromkeys(group, fitted)
    return weights


def vars_of(like: alike.Likeness) -> dict[str, float]:
    """The figures by name."""
    return {"words": like.words, "opening": like.opening, "contained": like.contained, "time": like.time}


@click.command()
@click.option("--shared", required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--counts/--no-counts", default=False, help="Count the words anew as well.")
def main(shared: Path, counts: bool) -> None:
    """Write the counts and the weights."""
    if counts:
        with gzip.open(shared / "data" / "newsroom" / "articles.jsonl.gz", "rt", encoding="utf-8") as stream:
            levels = rarity([json.loads(line)["text"] for line in stream])
        (FOLDER / "rarity.json").write_text(json.dumps({"levels": levels}) + "\n", encoding="ascii")
        alike._rarity.cache_clear()
    (FOLDER / "reuse.json").write_text(json.dumps(train(shared), indent=1) + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
