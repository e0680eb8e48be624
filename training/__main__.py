"""The whole recipe of the package's weights, in one command; a stage whose result is there is not done again.

    python -m training --polnear DIR --articles FILE.jsonl.gz --out runs/NAME

1. ``first``: ten epochs on PolNeAR train, from the pretrained encoder.
2. ``own.jsonl``: unlabelled articles marked by the first network.
3. ``second``: three more epochs on both, from the first network's weights.
4. ``average``: the mean of both networks' weights.
5. export to int8 and calibration, into ``--to``.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from training.export import PACKAGE


def stage(done: Path, module: str, *arguments: str) -> None:
    """Run one module, unless what it makes is there."""
    if done.exists():
        print(f"{module}: {done} is there", flush=True)
        return
    print(f"{module} {' '.join(arguments)}", flush=True)
    subprocess.run([sys.executable, "-m", module, *arguments], check=True)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--polnear", required=True, help="the corpus: train and dev in brat standoff")
    parser.add_argument("--articles", required=True, help="unlabelled articles, JSONL with at least text")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--to", type=Path, default=PACKAGE)
    args = parser.parse_args()
    out: Path = args.out
    first, second, mean, teacher = out / "first", out / "second", out / "average", out / "teacher"
    own = out / "own.jsonl"
    train = ("--polnear", args.polnear)
    stage(first / "model.pt", "training.train", *train, "--out", str(first))
    stage(teacher / "hashes.json", "training.export", "--run", str(first), "--to", str(teacher))
    stage(own, "training.own_labels", "--model", str(teacher), "--articles", args.articles, "--out", str(own))
    again = (
        "--start",
        str(first),
        "--own-labels",
        str(own),
        "--share",
        "0.4",
        "--epochs",
        "3",
        "--seed",
        "11",
    )
    rates = ("--rate", "1.2e-4", "--head-rate", "5e-4")
    stage(second / "model.pt", "training.train", *train, "--out", str(second), *again, *rates)
    weights = ("--runs", str(first), str(second), "--weights", "0.35", "0.65")
    stage(mean / "model.pt", "training.average", *weights, "--out", str(mean))
    subprocess.run(
        [sys.executable, "-m", "training.export", "--run", str(mean), "--to", str(args.to)], check=True
    )
    subprocess.run([sys.executable, "-m", "training.calibrate", *train, "--model", str(args.to)], check=True)


if __name__ == "__main__":
    main()
