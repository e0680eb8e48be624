"""``python -m training.meaning``: distil ``reportedly.models.meaning`` from the sentence network.

Every word piece of the vocabulary goes through the network alone and is weighted by the frequency that its
rank in the vocabulary stands for (Zipf): "the" hardly counts. Ridge regression over some thousand sentences
maps the sums to what the network says of the whole sentence, and principal components shorten the result.
The same network and sentences give the same table.
"""

from __future__ import annotations

import hashlib
import json
import random
from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray

from evaluation.polnear import folder
from reportedly.models import sentence_network
from reportedly.models.meaning import ABOUT, DIMENSIONS, TABLE, counts
from reportedly.models.network import FOLDER, VOCABULARY, word_pieces

VERSION = "minilm-pieces/1"
#: Sentences that the map is fitted on, and its penalty.
SENTENCES, PENALTY = 2600, 0.3
#: Before this stand special and unused entries, from here on single characters in order of code points.
CHARACTERS = 999
#: From here on words and parts of words in order of frequency.
WORDS = 1996
#: Ranks taken for single characters: ASCII digits, other ASCII (punctuation, "a"), all others.
DIGIT, ASCII, FOREIGN = 100, 2, 20_000
#: A piece as frequent as this counts half (Arora et al. 2017).
HALF = 3e-3


def alone(network: sentence_network.SentenceNetwork, pieces: int) -> NDArray[np.float64]:
    """The network's vector of each word piece that stands alone [pieces, width]."""
    return np.array([network.mean([piece]) for piece in range(pieces)], np.float64)


def sentences(shared: Path) -> list[str]:
    """Sentences of STS-B train, genre main-news, in an order of chance that is always the same."""
    lines = (folder(shared, "same-claim") / "sts-train.csv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines]
    found = list(dict.fromkeys(text for row in rows if row[0] == "main-news" for text in row[5:7]))
    random.Random(1).shuffle(found)
    return found[:SENTENCES]


def fit(pieces: NDArray[np.float64], texts: list[str], wanted: NDArray[np.float32]) -> NDArray[np.float64]:
    """The linear map from the direction of a text's summed pieces to the network's vector of the text."""
    sums = counts(word_pieces(FOLDER), texts, len(pieces)) @ pieces
    sums /= np.linalg.norm(sums, axis=1, keepdims=True)
    penalty = PENALTY * np.eye(pieces.shape[1])
    mapped: NDArray[np.float64] = np.linalg.solve(sums.T @ sums + penalty, sums.T @ wanted)
    # Only the components in which the mapped texts differ most are kept.
    _, axes = np.linalg.eigh((sums @ mapped).T @ (sums @ mapped))
    axes = axes[:, ::-1][:, :DIMENSIONS]
    # The sign of an axis is arbitrary: its largest part is made positive.
    return mapped @ (axes * np.sign(axes[np.abs(axes).argmax(axis=0), np.arange(DIMENSIONS)]))


def rank(place: int, word: str) -> float:
    """How manieth in frequency a word piece is, from its place in the vocabulary."""
    if place >= WORDS:
        return place - WORDS + 1
    if place < CHARACTERS:
        return np.inf
    return (DIGIT if word.isdigit() else ASCII) if word.isascii() else FOREIGN


def weights(words: list[str]) -> NDArray[np.float64]:
    """How much each piece tells [pieces]; 0 for what never stands in a text."""
    chances = 1 / (np.array([rank(place, word) for place, word in enumerate(words)]) + 2.7)
    chances /= chances.sum()
    return np.where(chances > 0, HALF / (HALF + chances), 0.0)


def to_int8(vectors: NDArray[np.float64]) -> NDArray[np.int8]:
    """One scale for all, so that whole numbers add up; the few largest parts are cut."""
    largest = np.quantile(np.abs(vectors[CHARACTERS:]), 0.9999)
    return np.clip(np.rint(vectors * (127 / largest)), -127, 127).astype(np.int8)


@click.command(help=__doc__)
@click.option("--shared", required=True, envvar="REPORTEDLY_SHARED", type=click.Path(path_type=Path))
@click.option("--to", type=click.Path(file_okay=False, path_type=Path), default=FOLDER, help="Where to.")
def main(shared: Path, to: Path) -> None:
    words = (FOLDER / VOCABULARY.name).read_text("utf-8").splitlines()
    network = sentence_network.load()
    if network is None:
        raise click.ClickException("the sentence network is not installed; pip install 'reportedly[meaning]'")
    vectors = alone(network, len(words))
    weighted = (vectors - vectors[CHARACTERS:].mean(axis=0)) * weights(words)[:, None]
    texts = sentences(shared)
    table = to_int8(weighted @ fit(weighted, texts, network.encode(texts)))
    np.save(to / TABLE, table)
    files = {TABLE: to / TABLE, VOCABULARY.name: FOLDER / VOCABULARY.name}
    known = {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()}
    (to / ABOUT).write_text(json.dumps({"version": VERSION, **known}, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
