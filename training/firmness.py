"""``python -m training.firmness --shared DIR``: train the scale of happenedness.

Ridge regression by conjugate gradients over sparse binary features; the features that matter least are
dropped and the others fitted again. No random numbers: the same data gives the same file.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import numpy as np
from numpy.typing import NDArray

from reportedly.resolve.predicate_features import features
from reportedly.resolve.scale import setting

#: Penalty, least number of targets with a feature, and number of features kept.
PENALTY, LEAST, KEPT = 60.0, 3, 10_000
CORPORA = ("uds_ih2", "megaveridicality2")
OUT = Path(__file__).parents[1] / "src/reportedly/resolve/scale.json.gz"


def targets(path: Path) -> Iterator[tuple[str, tuple[int, int], float]]:
    """Sentence, predicate's characters and score of each target of a file of tokens joined by blanks."""
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        words = record["text"].split(" ")
        for target in record["targets"]:
            first = target["span1"][0]
            begin = len(" ".join(words[:first])) + (first > 0)
            yield record["text"], (begin, begin + len(words[first])), float(target["label"])


def matrix(rows: list[set[str]], columns: dict[str, int]) -> Any:
    """Sparse rows of ones."""
    from scipy.sparse import csr_matrix

    pairs = [(r, columns[name]) for r, row in enumerate(rows) for name in row if name in columns]
    at = ([r for r, _ in pairs], [c for _, c in pairs])
    return csr_matrix((np.ones(len(pairs)), at), shape=(len(rows), len(columns)))


def fit(rows: list[set[str]], labels: NDArray[np.float64], names: list[str]) -> dict[str, float]:
    """Weights by name that minimise squared error plus the penalty; labels are centred."""
    from scipy.sparse.linalg import LinearOperator, cg

    design = matrix(rows, {name: column for column, name in enumerate(names)})
    normal = LinearOperator((len(names),) * 2, matvec=lambda v: design.T @ (design @ v) + PENALTY * v)
    weights, _ = cg(normal, design.T @ labels, rtol=1e-3, maxiter=300)
    return dict(zip(names, weights.tolist(), strict=True))


@click.command()
@click.option("--shared", required=True, envvar="REPORTEDLY_SHARED", type=click.Path(path_type=Path))
@click.option("--out", default=OUT, type=click.Path(path_type=Path))
def main(shared: Path, out: Path) -> None:
    """Train on the train parts of UDS-IH2 and MegaVeridicality 2 and write the weights."""
    folder = next(f for f in (shared / "factuality", shared / "data" / "factuality") if f.exists())
    data = [target for name in CORPORA for target in targets(folder / name / "train.jsonl")]
    rows = [features(setting(sentence, span)) for sentence, span, _ in data]
    counts = Counter(name for row in rows for name in row)
    scores = np.array([label for _, _, label in data])
    intercept = float(scores.mean())
    names = sorted(name for name, count in counts.items() if count >= LEAST)
    weights = fit(rows, scores - intercept, names)
    kept = sorted(sorted(names, key=lambda name: -abs(weights[name]) * counts[name] ** 0.5)[:KEPT])
    weights = {name: round(weight, 3) for name, weight in fit(rows, scores - intercept, kept).items()}
    packed = json.dumps(
        {"intercept": round(intercept, 4), "weights": weights}, ensure_ascii=False, sort_keys=True
    )
    out.write_bytes(gzip.compress(packed.encode(), mtime=0))
    click.echo(f"{len(data)} targets, {len(names)} features, {len(kept)} kept: {out}")


if __name__ == "__main__":
    main()
