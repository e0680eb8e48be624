"""The pairs of statements that the comparison learns from, each with its kind."""

from __future__ import annotations

import csv
import gzip
import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evaluation.labels.statements import Judged
from evaluation.polnear import folder
from reportedly.models import meaning
from reportedly.sentences import sentences
from reportedly.trace.looks import Look, looks
from reportedly.trace.pairing import NAMES, Row, pair
from reportedly.trace.values import RelationKind
from reportedly.types import Factuality
from training.claim_variants import Variant, variants

#: Words of a sentence that is changed.
_SHORTEST, _LONGEST = 6, 34


@dataclass(frozen=True, slots=True)
class Side:
    """One statement."""

    text: str
    speaker: str | None = None
    factuality: Factuality | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """Two statements and how they stand to each other."""

    here: Side
    there: Side
    kind: RelationKind


@dataclass(frozen=True, slots=True)
class Graded:
    """A pair of STS-B: people's score from 0 to 5."""

    genre: str
    score: float
    here: str
    there: str


def graded(shared: Path, split: str) -> list[Graded]:
    """The pairs of STS-B train or dev."""
    lines = (folder(shared, "same-claim") / f"sts-{split}.csv").read_text("utf-8").splitlines()
    cells = [line.split("\t") for line in lines]
    return [Graded(row[0], float(row[4]), row[5], row[6]) for row in cells]


def labelled(rows: Iterable[Judged]) -> list[Example]:
    """Labelled pairs as examples."""
    return [
        Example(
            Side(row.here.text, row.here.speaker, row.here.factuality),
            Side(row.there.text, row.there.speaker, row.there.factuality),
            row.kind,
        )
        for row in rows
    ]


def stories(rows: Sequence[Judged]) -> NDArray[np.int64]:
    """A number for the story of each pair: pairs that share an article, over any number of steps."""
    above: dict[str, str] = {}

    def first(name: str) -> str:
        while above.setdefault(name, name) != name:
            name = above[name]
        return name

    for row in rows:
        above[first(row.here.document)] = first(row.there.document)
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(first(row.here.document), len(numbers)) for row in rows], np.int64)


def headlines(shared: Path) -> Iterator[Example]:
    """What the scores of STS-B say for certain; the news alone."""
    for row in graded(shared, "train"):
        if row.genre != "main-news":
            continue
        one, other = Side(row.here), Side(row.there)
        if row.score >= 4.2:
            yield Example(one, other, "same")
        elif row.score <= 0.6:
            yield Example(one, other, "unrelated")
        elif 1.4 <= row.score <= 3.0:
            yield Example(one, other, "related")


def inferred(shared: Path) -> Iterator[Example]:
    """Contradictions and entailments of MNLI dev; whether they count is for ``kept`` to say."""
    kinds: dict[str, RelationKind] = {"contradiction": "denies", "entailment": "same", "neutral": "related"}
    with (folder(shared, "same-claim") / "mnli-dev.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["label"] in kinds:
                yield Example(Side(row["premise"]), Side(row["hypothesis"]), kinds[row["label"]])


def newsroom_sentences(shared: Path, rng: random.Random, articles: int) -> list[list[str]]:
    """Sentences of some articles."""
    with gzip.open(folder(shared, "newsroom") / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"][:6000] for line in lines]
    found = []
    for text in rng.sample(texts, articles):
        own = [" ".join(text[start:end].split()) for start, end in sentences(text)]
        found.append([line for line in own if _SHORTEST <= len(line.split()) <= _LONGEST])
    return [own for own in found if len(own) > 3]


def changed(shared: Path, seed: int, articles: int) -> Iterator[Example]:
    """Sentences of news and what a grammar makes of them; and neighbours, which are related."""
    rng = random.Random(seed)
    found = newsroom_sentences(shared, rng, articles)
    names = sorted(
        {m for own in found for line in own for m in re.findall(r"(?<=[a-z] )[A-Z][a-z]{3,}", line)}
    )
    for own in found:
        for line in rng.sample(own, min(3, len(own))):
            for made in variants(line, names, rng):
                yield from beside(line, made)
        yield from neighbours(own, rng)
        stranger = rng.choice(found)
        if stranger is not own:
            yield Example(Side(rng.choice(own)), Side(rng.choice(stranger)), "unrelated")


def beside(line: str, made: Variant) -> Iterator[Example]:
    """A sentence and what was made of it."""
    yield Example(Side(line), Side(made.text, factuality=made.factuality), made.kind)


def neighbours(own: list[str], rng: random.Random) -> Iterator[Example]:
    """Sentences of one article that are near in meaning: about one thing and not the same."""
    vectors = meaning.encode(own)
    near = vectors @ vectors.T
    np.fill_diagonal(near, -1)
    for row in rng.sample(range(len(own)), min(4, len(own))):
        other = int(near[row].argmax())
        if 0.3 < near[row, other] < 0.9:
            yield Example(Side(own[row]), Side(own[other]), "related")


def table(examples: list[Example]) -> Row:
    """The features of every pair [pairs, features]."""
    here = looked([example.here for example in examples])
    there = looked([example.there for example in examples])
    return np.stack([pair(one, other).features for one, other in zip(here, there, strict=True)])


def looked(sides: list[Side]) -> list[Look]:
    """Looks at one side of many pairs."""
    return looks(
        [side.text for side in sides],
        [side.speaker for side in sides],
        [side.factuality for side in sides],
    )


def kept(example: Example, features: Row, origin: str) -> RelationKind | None:
    """What a pair teaches, by what its features can show; ``None``: nothing."""
    value = dict(zip(NAMES, features.tolist(), strict=True))
    if (
        origin == "headlines"
        and example.kind == "related"
        and value["numbers differ"]
        and value["meaning"] > 0.7
    ):
        return "differs"
    if origin != "inferred":
        return example.kind
    seen = value["opposed"] > 0.25 or value["opposites"] > 0
    if example.kind == "denies":
        return "denies" if seen and value["least covered"] > 0.4 else None
    if example.kind == "same":
        return "same" if value["least covered"] > 0.65 else "related"
    return "related"
