"""Fit the confidence of attributions on PolNeAR dev and write it into an exported network.

    python -m training.calibrate --polnear DIR [--model src/reportedly/models]

A logistic model over the network's own probabilities. The figures printed are cross-fitted by article (fitted
on one half, measured on the other); what is written is fitted on all of it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
from scipy.optimize import minimize

from reportedly.extract.attributions import to_attribution
from reportedly.extract.confidence import evidence
from reportedly.extract.decode import decode
from reportedly.extract.encode import encode
from reportedly.extract.link import link
from reportedly.extract.words import split
from reportedly.measures import AnnotatedDocument, load
from reportedly.measures.annotated import AttributionRelation
from reportedly.measures.calibration import reliability
from reportedly.measures.scores import score_document
from reportedly.models.network import Network, load_from
from training.export import PACKAGE

#: Strength of the pull of weights to zero.
RIDGE = 1.0


def outcomes(gold: AnnotatedDocument, network: Network) -> list[tuple[list[float], bool]]:
    """Evidence of every attribution of an article, and whether source and content are both right."""
    words = split(gold.text or "")
    encoded = encode(words, network)
    spans, _ = decode(encoded.scores, words.starts, network.parameters.transitions)
    found = link(words, spans, encoded.links, network.parameters)
    marked = [to_attribution(words, one, []) for one in found]
    relations = tuple(AttributionRelation(a.source, a.cue, a.content) for a in marked)
    score = score_document(gold, AnnotatedDocument(gold.id, gold.text, relations))
    right = {predicted for _, predicted in score.pairs["relation"]}
    return [(evidence(one), i in right) for i, one in enumerate(found)]


def fit(pairs: list[tuple[list[float], bool]]) -> list[float]:
    """Bias and weights of the logistic model."""
    x = np.array([[1.0, *e] for e, _ in pairs])
    y = np.array([1.0 if r else -1.0 for _, r in pairs])

    def loss(w: np.ndarray) -> float:
        return float(np.logaddexp(0, -y * (x @ w)).sum() + RIDGE * (w[1:] ** 2).sum())

    return [round(float(v), 5) for v in minimize(loss, np.zeros(x.shape[1]), method="L-BFGS-B").x]


def applied(weights: list[float], pairs: list[tuple[list[float], bool]]) -> list[tuple[float, bool]]:
    """Confidence and truth."""
    return [(1 / (1 + float(np.exp(-np.dot(weights, [1.0, *e])))), r) for e, r in pairs]


def write(folder: Path, weights: list[float]) -> None:
    """Put the weights into the network's file and renew its hash."""
    path = folder / "attribution.onnx"
    graph = onnx.load(path)
    for entry in graph.metadata_props:
        if entry.key == "reportedly":
            entry.value = json.dumps({**json.loads(entry.value), "calibration": weights})
    onnx.save(graph, path)
    hashes = json.loads((folder / "hashes.json").read_text("utf8"))
    hashes[path.name] = hashlib.sha256(path.read_bytes()).hexdigest()
    (folder / "hashes.json").write_text(json.dumps(hashes, indent=1) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--polnear", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=PACKAGE)
    args = parser.parse_args()
    network = load_from(args.model)
    by_article = [outcomes(d, network) for _, d in sorted(load(args.polnear / "dev").items())]
    halves = [[p for a in by_article[i::2] for p in a] for i in (0, 1)]
    crossed = applied(fit(halves[0]), halves[1]) + applied(fit(halves[1]), halves[0])
    table = reliability(crossed)
    for b in table.bins:
        print(f"{b.low:.1f}-{b.high:.1f}  {b.count:5}  said {b.confidence:.3f}  right {b.right:.3f}")
    print(f"expected calibration error {table.expected_error:.4f}, Brier score {table.brier:.4f}")
    weights = fit(halves[0] + halves[1])
    print("weights", weights)
    write(args.model, weights)


if __name__ == "__main__":
    main()
