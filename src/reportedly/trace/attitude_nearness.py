"""How near the sentences of an article are to a claim, by meaning and by the words they share, as numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from reportedly.trace.attitude_text import LEAST_CONTENT, Sentence, Text, bucket

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Sentences of the beginning that are looked at together, and sentences nearest to the claim.
LEAD, NEAREST = 4, 3
#: Sentences compared by meaning, besides the lead: those that share most with the claim.
COMPARED = 8
#: Share of a claim's weight from which on a sentence is about it.
ABOUT = 0.25
NAMES = (
    "meaning best", "meaning second", "meaning third", "meaning mean", "meaning first", "meaning lead",
    "meaning compared", "meaning best lead", "weight best", "weight first", "weight lead",
    "weight nearest", "weight article", "share best", "share article", "share lead", "cosine article",
    "cosine lead", "names article", "names lead", "names best", "numbers article", "numbers best",
    "pairs article", "pairs best", "pairs lead", "triples article", "place best", "place first about",
    "sentences about", "sentences", "claim words", "claim weight", "claim names", "claim numbers",
    "best words",
)  # fmt: skip

#: The stems of content of an article, and of its lead.
Content = tuple[frozenset[str], frozenset[str]]


class Weights:
    """How much a stem tells; the rarer the more."""

    def __init__(self, table: NDArray[np.float32]) -> None:
        """A weight for each bucket."""
        self.table: list[float] = table.tolist()
        self.of = lru_cache(maxsize=100_000)(self.weight)

    def weight(self, stem: str) -> float:
        """The weight of one stem; ``of`` remembers it."""
        return self.table[bucket(stem)]


@dataclass(frozen=True, slots=True)
class Nearness:
    """An article's sentences as seen from a claim."""

    #: Share of the claim's weight that stands in each sentence [sentences].
    by_words: NDArray[np.float32]
    #: Sentences compared by meaning, their cosines to the claim, and the cosines of their sum and the lead's.
    compared: tuple[int, ...]
    cosines: NDArray[np.float32]
    sums: tuple[float, float]
    #: The compared sentences from the nearest down.
    order: tuple[int, ...]


def near(claim: Text, article: Text, claimed: dict[str, float]) -> Nearness:
    """Compare a claim, with the weights of its stems, with an article's sentences."""
    import numpy as np

    total = sum(claimed.values()) or 1.0
    own = claimed.keys()
    by_words = np.array(
        [sum(map(claimed.__getitem__, own & s.content)) / total for s in article.sentences], np.float32
    )
    likely = np.argsort(-by_words, kind="stable")[:COMPARED].tolist()
    compared = sorted({*range(min(LEAD, len(by_words))), *likely})
    vectors, own_vector = article.vectors(compared), claim.vectors([0])[0]
    cosines = vectors @ own_vector
    sums = (direction(own_vector, vectors.sum(axis=0)), direction(own_vector, vectors[:LEAD].sum(axis=0)))
    order = np.argsort(-(cosines + by_words[compared]), kind="stable")
    return Nearness(by_words, tuple(compared), cosines, sums, tuple(compared[at] for at in order))


def direction(one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
    """Cosine of a unit vector with a vector."""
    length = float(other @ other) ** 0.5
    return float(one @ other) / length if length else 0.0


def share(part: frozenset[str], whole: frozenset[str]) -> float:
    """Share of some stems that stand in others; -1: there are none."""
    return len(part & whole) / len(part) if part else -1.0


def pairs_of(stems: list[str]) -> set[tuple[str, str]]:
    """Stems that stand side by side."""
    return set(pairwise(stems))


def joined(sentences: Iterable[Sentence]) -> list[str]:
    """The stems of sentences, in order."""
    return list(chain.from_iterable(sentence.stems for sentence in sentences))


def cosine(claimed: dict[str, float], stems: list[str], weights: Weights) -> float:
    """Cosine of a claim's weights with those of stems, counted by the root of how often they stand there."""
    counts = Counter(stems)
    of = weights.of
    square = sum([of(one) ** 2 * count for one, count in counts.items() if len(one) >= LEAST_CONTENT])
    inner = sum(weight * weight * counts[one] ** 0.5 for one, weight in claimed.items() if one in counts)
    own = sum(weight * weight for weight in claimed.values())
    return inner / (square * own) ** 0.5 if square and own else 0.0


def nearness(claim: Text, article: Text, weights: Weights) -> tuple[list[float], Nearness]:
    """The numbers of ``NAMES``, and what they are made of."""
    told = claim.sentences[0]
    claimed = {one: weights.of(one) for one in sorted(told.content)}
    found = near(claim, article, claimed)
    best = article.sentences[found.order[0]]
    content = together(article.sentences), together(article.sentences[:LEAD])
    cosines = [
        cosine(claimed, joined(part), weights) for part in (article.sentences, article.sentences[:LEAD])
    ]
    shared = [*by_weight(article, found, claimed, content), *by_share(told, content, best), *cosines]
    there = [*by_names(told, article, content, best), *by_pairs(told, article, best), *by_place(found)]
    weight = sum(claimed.values()) / max(len(claimed), 1)
    sizes = map(len, (told.stems, told.names, told.numbers, best.stems))
    words, *others = map(float, sizes)
    return [*by_meaning(found), *shared, *there, words, weight, *others], found


def by_meaning(found: Nearness) -> list[float]:
    """How near the compared sentences are by meaning."""
    import numpy as np

    ranked = [*np.sort(found.cosines)[::-1].tolist(), 0.0, 0.0][:3]
    lead = found.cosines[:LEAD]
    return [
        *ranked,
        float(found.cosines.mean()),
        float(lead[0]),
        found.sums[1],
        found.sums[0],
        float(lead.max()),
    ]


def by_weight(article: Text, found: Nearness, claimed: dict[str, float], content: Content) -> list[float]:
    """What share of the claim's weight stands in a sentence and in several."""
    total = sum(claimed.values()) or 1.0
    everything, lead = content
    nearest = together([article.sentences[at] for at in found.order[:NEAREST]])
    sums = [
        sum(claimed[one] for one in claimed if one in part) / total for part in (lead, nearest, everything)
    ]
    return [float(found.by_words.max()), float(found.by_words[0]), *sums]


def by_share(told: Sentence, content: Content, best: Sentence) -> list[float]:
    """What share of the claim's stems stands in the nearest sentence, the article and its lead."""
    everything, lead = content
    return [share(told.content, best.content), share(told.content, everything), share(told.content, lead)]


def together(sentences: Iterable[Sentence]) -> frozenset[str]:
    """The stems of content of sentences."""
    return frozenset().union(*(sentence.content for sentence in sentences))


def by_names(told: Sentence, article: Text, content: Content, best: Sentence) -> list[float]:
    """What share of the claim's names and numbers stands in the article."""
    numbers = frozenset().union(*(sentence.numbers for sentence in article.sentences))
    everything, lead = content
    names = [share(told.names, everything), share(told.names, lead), share(told.names, best.content)]
    return [*names, share(told.numbers, numbers), share(told.numbers, best.numbers)]


def by_pairs(told: Sentence, article: Text, best: Sentence) -> list[float]:
    """What share of the claim's pairs and triples of words stands in the article."""
    own, stems = pairs_of(list(told.stems)), joined(article.sentences)
    triples = set(zip(told.stems, told.stems[1:], told.stems[2:], strict=False))
    places = (stems, list(best.stems), joined(article.sentences[:LEAD]))
    found = [len(own & pairs_of(place)) / max(len(own), 1) for place in places]
    # No triple stands there where no pair does, and most pairs of texts have none.
    there = set(zip(stems, stems[1:], stems[2:], strict=False)) if found[0] else set()
    return [*found, len(triples & there) / max(len(triples), 1)]


def by_place(found: Nearness) -> list[float]:
    """Where the nearest sentence stands, and those that are about the claim."""
    about = (found.by_words >= ABOUT).nonzero()[0]
    first = float(about[0]) if len(about) else -1.0
    return [float(found.order[0]), first, float(len(about)), float(len(found.by_words))]
