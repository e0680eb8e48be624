"""``python -m training.meaning``: distil ``reportedly.models.meaning`` from the sentence network.

Every word piece of the vocabulary goes through the network alone; principal components shorten the vectors,
and each is weighted by the frequency that its rank in the vocabulary stands for (Zipf): "the" hardly counts.
No data and no random numbers: the same network gives the same table.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray

from reportedly.models import sentence_network
from reportedly.models.meaning import ABOUT, DIMENSIONS, TABLE
from reportedly.models.network import FOLDER, VOCABULARY

VERSION = "minilm-pieces/1"
#: Before this stand special and unused entries, from here on single characters in order of code points.
CHARACTERS = 999
#: From here on words and parts of words in order of frequency.
WORDS = 1996
#: Ranks taken for single characters: ASCII digits, other ASCII (punctuation, "a"), all others.
DIGIT, ASCII, FOREIGN = 100, 2, 20_000
#: A piece as frequent as this counts half (Arora et al. 2017).
HALF = 3e-3


def teacher(pieces: int) -> NDArray[np.float64]:
    """The network's vector of each word piece [pieces, width]."""
    network = sentence_network.load()
    if network is None:
        raise click.ClickException("the sentence network is not installed; pip install 'reportedly[meaning]'")
    return np.array([network.mean([piece]) for piece in range(pieces)], np.float64)


def shorten(vectors: NDArray[np.float64], width: int) -> NDArray[np.float64]:
    """The first principal components of the pieces that occur, each with a spread of 1 [pieces, width]."""
    centred = vectors - vectors[CHARACTERS:].mean(axis=0)
    occurring = centred[CHARACTERS:]
    variances, axes = np.linalg.eigh(occurring.T @ occurring / len(occurring))
    axes = axes[:, ::-1][:, :width]
    # The sign of an axis is arbitrary: its largest part is made positive.
    signs = np.sign(axes[np.abs(axes).argmax(axis=0), np.arange(width)])
    components: NDArray[np.float64] = centred @ (axes * signs / np.sqrt(variances[::-1][:width]))
    return components


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
@click.option("--to", type=click.Path(file_okay=False, path_type=Path), default=FOLDER, help="Where to.")
def main(to: Path) -> None:
    words = (FOLDER / VOCABULARY.name).read_text("utf-8").splitlines()
    table = to_int8(shorten(teacher(len(words)), DIMENSIONS) * weights(words)[:, None])
    np.save(to / TABLE, table)
    files = {TABLE: to / TABLE, VOCABULARY.name: FOLDER / VOCABULARY.name}
    known = {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()}
    (to / ABOUT).write_text(json.dumps({"version": VERSION, **known}, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
