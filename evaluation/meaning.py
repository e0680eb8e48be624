"""``python -m evaluation.meaning --shared DIR --contents FILE``: how well vectors find what says the same.

Pearson correlation with people's judgement of likeness on STS-B dev, genre main-news; how many of the ten
nearest statements by the sentence network alone the two stages find together; statements a second.
"""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray

import reportedly
from evaluation.polnear import folder
from reportedly.errors import ReportedlyError
from reportedly.models import meaning, sentence_network

Encoder = Callable[[Sequence[str]], NDArray[np.float32]]
#: Statements measured, queries among them, and those rescored for each.
STATEMENTS, QUERIES, CANDIDATES = 3000, 300, (20, 50, 100, 200)


def judged(shared: Path) -> list[tuple[float, str, str]]:
    """People's score and both sentences of STS-B dev, genre main-news."""
    lines = (folder(shared, "same-claim") / "sts-dev.csv").read_text("utf-8").splitlines()
    cells = [line.split("\t") for line in lines]
    return [(float(row[4]), row[5], row[6]) for row in cells if row[0] == "main-news"]


def pearson(pairs: list[tuple[float, str, str]], encode: Encoder) -> float:
    """Correlation of people's scores with the cosines."""
    first, second = encode([pair[1] for pair in pairs]), encode([pair[2] for pair in pairs])
    return float(np.corrcoef((first * second).sum(axis=1), [pair[0] for pair in pairs])[0, 1])


def contents(shared: Path) -> list[str]:
    """Different contents of at least four words, as read from news articles."""
    found: dict[str, None] = {}
    with gzip.open(folder(shared, "newsroom") / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            try:
                reading = reportedly.read(json.loads(line)["text"])
            except ReportedlyError:
                continue
            quoted = (reading.quote(attribution.content) for attribution in reading.attributions)
            found.update((text, None) for text in quoted if len(text.split()) >= 4)
            if len(found) >= STATEMENTS:
                break
    return list(found)[:STATEMENTS]


def nearest(vectors: NDArray[np.float32], query: int, k: int) -> list[int]:
    """The k rows nearest to one of them, itself left out."""
    scores = vectors @ vectors[query]
    scores[query] = -2
    return [int(row) for row in np.argsort(-scores, kind="stable")[:k]]


def recall(
    static: NDArray[np.float32], whole: NDArray[np.float32], candidates: int, least: float = -1
) -> float:
    """Share of the network's ten nearest, of at least that cosine, that are among so many candidates."""
    found = wanted = 0
    for query in np.linspace(0, len(static) - 1, QUERIES).astype(int):
        near = {row for row in nearest(whole, query, 10) if whole[row] @ whole[query] >= least}
        found += len(near & {*nearest(static, query, candidates)})
        wanted += len(near)
    return found / wanted


def timed(encode: Encoder, texts: list[str]) -> tuple[NDArray[np.float32], float]:
    """The vectors, and texts per second of processor time: the best of three."""
    seconds = []
    for _ in range(3):
        start = time.process_time()
        vectors = encode(texts)
        seconds.append(time.process_time() - start)
        if seconds[0] > 5:
            break
    return vectors, len(texts) / min(seconds)


@click.command(help=__doc__)
@click.option("--shared", required=True, envvar="REPORTEDLY_SHARED", type=click.Path(path_type=Path))
@click.option(
    "--contents",
    "path",
    required=True,
    type=click.Path(path_type=Path),
    help="JSON list of contents; read from the articles and written there where it is missing.",
)
def main(shared: Path, path: Path) -> None:
    network = sentence_network.load()
    if network is None:
        raise click.ClickException("the sentence network is not installed; pip install 'reportedly[meaning]'")
    if not path.exists():
        path.write_text(json.dumps(contents(shared)), "utf-8")
    texts = json.loads(path.read_text("utf-8"))
    pairs = judged(shared)
    meaning.encode(["load"])
    static, quick = timed(meaning.encode, texts)
    whole, slow = timed(network.encode, texts)
    click.echo(f"STS-B dev main-news ({len(pairs)} pairs), Pearson")
    click.echo(f"  encode   {pearson(pairs, meaning.encode):.3f}")
    click.echo(f"  rescore  {pearson(pairs, network.encode):.3f}")
    click.echo(f"{len(texts)} contents: encode {quick:,.0f}/s, rescore {slow:,.0f}/s")
    for candidates in (10, *CANDIDATES):
        click.echo(
            f"  recall@10 of {candidates:>3} candidates rescored: {recall(static, whole, candidates):.3f}"
        )


if __name__ == "__main__":
    main()
