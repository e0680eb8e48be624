"""``python -m evaluation.firmness --shared DIR``: how well the firmness of predicates is told.

Pearson correlation and mean absolute error of the trained scale on UDS-IH2 dev and MegaVeridicality 2 dev, as
in Rudinger et al. (2018), and of the rules' strength on the certainty of findings in science news (Pei &
Jurgens 2021, EMNLP), 1 to 6, over their validation and test parts.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from evaluation.polnear import folder
from reportedly.resolve.firmness import by_content
from reportedly.resolve.scale import score
from reportedly.resolve.tokens import tokens

#: How strong each value of the rules is, for a correlation.
STRENGTH = {"CT": 3.0, "PR": 2.0, "PS": 1.0, "Uu": 0.0}


def scale_pairs(path: Path) -> Iterator[tuple[float, float]]:
    """Gold and predicted score of every target of a file."""
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        words = record["text"].split(" ")
        for target in record["targets"]:
            first = target["span1"][0]
            begin = len(" ".join(words[:first])) + (first > 0)
            yield float(target["label"]), score(record["text"], (begin, begin + len(words[first])))


def certainty_pairs(path: Path) -> Iterator[tuple[float, float]]:
    """Gold certainty of a finding, and the strength that the rules read in it."""
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        if record["split"] in ("val", "test"):
            found = tokens(record["finding"])
            put = by_content(found, list(range(len(found.lower))), quoted=False)
            yield float(record["sentence-level-certainty"]), STRENGTH[put.strength] if put else 3.0


def correlation(pairs: list[tuple[float, float]]) -> float:
    """Pearson's r."""
    import numpy as np

    return float(np.corrcoef(np.array(pairs).T)[0, 1])


def error(pairs: list[tuple[float, float]]) -> float:
    """Mean absolute error."""
    return sum(abs(gold - predicted) for gold, predicted in pairs) / len(pairs)


def measure(shared: Path) -> dict[str, tuple[int, float, float]]:
    """Number of targets, Pearson's r and mean absolute error for each data set."""
    data = folder(shared, "factuality")
    pairs = {
        "UDS-IH2 dev": list(scale_pairs(data / "uds_ih2/dev.jsonl")),
        "MegaVeridicality 2 dev": list(scale_pairs(data / "megaveridicality2/dev.jsonl")),
        "science certainty": list(certainty_pairs(data / "science_certainty/sentence-level-certainty.jsonl")),
    }
    return {name: (len(found), correlation(found), error(found)) for name, found in pairs.items()}


@click.command()
@click.option("--shared", required=True, envvar="REPORTEDLY_SHARED", type=click.Path(path_type=Path))
def main(shared: Path) -> None:
    """Print Pearson's r on each data set."""
    for name, (count, r, absolute) in measure(shared).items():
        click.echo(f"{name:24} {count:5} targets   r {r:.3f}   mean absolute error {absolute:.2f}")


if __name__ == "__main__":
    main()
