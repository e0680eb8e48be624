"""Average the weights of runs of which one began where the other ended (a "model soup").

python -m training.average --runs runs/first runs/second --weights 0.35 0.65 --out runs/average
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def average(runs: list[Path], weights: list[float], out: Path) -> None:
    """Write ``out/model.pt``, the weighted mean of the runs' networks."""
    states = [torch.load(run / "model.pt") for run in runs]
    mean = {
        name: sum(weight * state[name] for weight, state in zip(weights, states, strict=True)) / sum(weights)
        for name in states[0]
    }
    out.mkdir(parents=True, exist_ok=True)
    torch.save(mean, out / "model.pt")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=Path, nargs="+", required=True)
    parser.add_argument("--weights", type=float, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    average(args.runs, args.weights, args.out)


if __name__ == "__main__":
    main()
