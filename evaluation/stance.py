"""The pairs of the Fake News Challenge (FNC-1, 2017), the tenth that is held out, and its score.

Topics are the groups of headlines and bodies that related pairs join. A tenth of the topics is held out, by
a hash of the topic's smallest body: no pair with one of its bodies or headlines is trained on.
"""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path

from evaluation.polnear import folder

#: Our names of the kinds, by the names of the data.
KINDS = {"agree": "agrees", "disagree": "denies", "discuss": "discusses", "unrelated": "unrelated"}


@dataclass(frozen=True, slots=True)
class Pair:
    """A headline, and how a body stands to it."""

    headline: str
    body: int
    kind: str
    #: Topics of the headline and of the body.
    topics: tuple[str, str]


def read(shared: Path) -> tuple[dict[int, str], list[Pair]]:
    """The bodies by number, and the pairs."""
    place = folder(shared, "stance")
    csv.field_size_limit(10**9)
    with (place / "train_bodies.csv").open(encoding="utf-8", newline="") as file:
        bodies = {int(row["Body ID"]): row["articleBody"] for row in csv.DictReader(file)}
    with (place / "train_stances.csv").open(encoding="utf-8", newline="") as file:
        rows = [(row["Headline"], int(row["Body ID"]), KINDS[row["Stance"]]) for row in csv.DictReader(file)]
    topic = topics(rows)
    return bodies, [Pair(head, body, kind, (topic[head], topic[str(body)])) for head, body, kind in rows]


def topics(rows: list[tuple[str, int, str]]) -> dict[str, str]:
    """Topic of each headline and of each body's number: the smallest number of the bodies in it."""
    parent: dict[str, str] = {}

    def root(one: str) -> str:
        while parent.setdefault(one, one) != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for head, body, kind in rows:
        above, below = root(head), root(str(body))
        if kind != "unrelated":
            parent[above] = below
    smallest: dict[str, int] = {}
    for _, body, _ in rows:
        top = root(str(body))
        smallest[top] = min(body, smallest.get(top, body))
    return {
        one: str(smallest[root(one)]) if root(one) in smallest else f"headline {one}" for one in list(parent)
    }


def tenth(key: str) -> int:
    """Which tenth something falls into, 0 to 9."""
    return int(hashlib.sha256(f"stance {key}".encode()).hexdigest()[:8], 16) % 10


def held(pair: Pair, split: str, which: int = 0) -> bool:
    """Whether a pair's body is in the held tenth: of the ``topics``, or of the ``bodies``."""
    return tenth(pair.topics[1] if split == "topics" else f"body {pair.body}") == which


def barred(pair: Pair, split: str, which: int = 0) -> bool:
    """Whether a pair may not be trained on: it is held, or its headline's topic is."""
    return held(pair, split, which) or (split == "topics" and barred_headline(pair, which))


def barred_headline(pair: Pair, which: int = 0) -> bool:
    """Whether a pair's headline is of a held topic."""
    return tenth(pair.topics[0]) == which


def fnc_score(gold: list[str], told: list[str]) -> float:
    """The challenge's score in percent: a quarter for related or not, three quarters for how."""
    points = best = 0.0
    for one, other in zip(gold, told, strict=True):
        related = one != "unrelated"
        best += 1.0 if related else 0.25
        if related == (other != "unrelated"):
            points += 0.25
        if related and one == other:
            points += 0.75
    return 100 * points / best if best else 0.0
