"""What a claim and an article have in common, and what is said about it there, as numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.trace.attitude_text import Text, bucket, cue_kinds

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Sentences of the beginning that are looked at together, and sentences nearest to the claim.
LEAD, NEAREST = 4, 3
#: Cues of a sentence beyond which more tell nothing.
MOST_CUES = 3
NEARNESS = (
    "meaning best", "meaning second", "meaning third", "meaning mean", "meaning first", "meaning lead",
    "meaning article", "meaning best lead", "weight best", "weight first", "weight lead", "weight nearest",
    "weight article", "share best", "share article", "share lead", "tfidf article", "tfidf lead", "names article",
    "names lead", "names best", "numbers article", "numbers best", "pairs article", "pairs best", "pairs lead",
    "triples article", "place best", "place first match", "sentences", "claim words", "claim weight",
    "claim names", "claim numbers", "best words",
)  # fmt: skip
PLACES = ("claim", "first", "lead", "best", "nearest", "around", "article", "end", "before")


def feature_names() -> tuple[str, ...]:
    """What each number of :func:`features` is."""
    return (
        *NEARNESS,
        *(f"{kind} {place}" for place in PLACES for kind in cue_kinds()),
        "negation differs",
        "refuting differs",
    )


def share(part: frozenset[str], whole: set[str] | frozenset[str]) -> float:
    """Share of some stems that stand in others."""
    return len(part & whole) / len(part) if part else 0.0


def sequences(stems: tuple[str, ...], length: int) -> set[tuple[str, ...]]:
    """Stems that stand side by side."""
    return {stems[at : at + length] for at in range(len(stems) - length + 1)}


class Weights:
    """How much a stem tells; the rarer the more."""

    def __init__(self, table: NDArray[np.float32]) -> None:
        """A weight for each bucket."""
        self.table = table.tolist()

    def of(self, stem: str) -> float:
        """The weight of one stem."""
        return float(self.table[bucket(stem)])


def cosine(claim: dict[str, float], stems: list[str], weights: Weights) -> float:
    """Cosine of a claim's weights with those of other stems, counted by the root of how often they stand there."""
    counts: dict[str, int] = {}
    for one in stems:
        counts[one] = counts.get(one, 0) + 1
    square = sum(weights.of(one) ** 2 * count for one, count in counts.items())
    inner = sum(
        weight * weights.of(one) * counts[one] ** 0.5 for one, weight in claim.items() if one in counts
    )
    own = sum(weight * weight for weight in claim.values())
    return inner / (square * own) ** 0.5 if square and own else 0.0


def nearest(claim: Text, article: Text, weights: Weights) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Nearness of each sentence to the claim by meaning, and by the weight of the words they share."""
    import numpy as np

    by_meaning = article.vectors @ claim.vectors[0]
    told = {one: weights.of(one) for one in claim.sentences[0].content}
    total = sum(told.values()) or 1.0
    by_words = [
        sum(told[one] for one in told.keys() & sentence.content) / total for sentence in article.sentences
    ]
    return by_meaning, np.array(by_words, np.float32)


def features(claim: Text, article: Text, weights: Weights) -> tuple[NDArray[np.float32], NDArray[np.intp]]:
    """The numbers of :func:`feature_names`, and the article's sentences from the nearest to the claim down."""
    import numpy as np

    by_meaning, by_words = nearest(claim, article, weights)
    order = np.argsort(-(by_meaning + by_words), kind="stable")
    values = nearness(claim, article, weights, (by_meaning, by_words, order))
    cues = cue_values(claim, article, order)
    return np.array([*values, *cues], np.float32), order


def nearness(
    claim: Text,
    article: Text,
    weights: Weights,
    near: tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.intp]],
) -> list[float]:
    """The numbers of ``NEARNESS``."""
    import numpy as np

    by_meaning, by_words, order = near
    told = claim.sentences[0]
    ranked = np.sort(by_meaning)[::-1].tolist() + [0.0, 0.0]
    best = article.sentences[order[0]]
    lead, close = article.sentences[:LEAD], [article.sentences[at] for at in order[:NEAREST]]
    stems = [one for sentence in article.sentences for one in sentence.stems if len(one) > 2]
    everything, in_lead = set(stems), [one for sentence in lead for one in sentence.stems if len(one) > 2]
    numbers = frozenset().union(*(s.numbers for s in article.sentences))
    claimed = {one: weights.of(one) for one in told.content}
    total = sum(claimed.values()) or 1.0
    close_stems = frozenset().union(*(s.content for s in close))
    pairs, triples = sequences(told.stems, 2), sequences(told.stems, 3)
    article_pairs = set().union(*(sequences(s.stems, 2) for s in article.sentences))
    article_triples = set().union(*(sequences(s.stems, 3) for s in article.sentences))
    lead_pairs = set().union(*(sequences(s.stems, 2) for s in lead))
    whole, opening = article.vectors.sum(axis=0), article.vectors[:LEAD].sum(axis=0)
    matches = np.flatnonzero(by_words >= 0.3)
    return [
        *ranked[:3], float(by_meaning.mean()), float(by_meaning[0]), direction(claim, opening), direction(claim, whole),
        float(by_meaning[:LEAD].max()), float(by_words.max()), float(by_words[0]),
        sum(claimed[one] for one in claimed.keys() & set(in_lead)) / total,
        sum(claimed[one] for one in claimed.keys() & close_stems) / total,
        sum(claimed[one] for one in claimed.keys() & everything) / total,
        share(told.content, best.content), share(told.content, everything), share(told.content, set(in_lead)),
        cosine(claimed, stems, weights), cosine(claimed, in_lead, weights),
        share(told.names, everything), share(told.names, set(in_lead)), share(told.names, best.content),
        share(told.numbers, numbers) if told.numbers else -1.0, share(told.numbers, best.numbers) if told.numbers else -1.0,
        len(pairs & article_pairs) / max(len(pairs), 1), len(pairs & sequences(best.stems, 2)) / max(len(pairs), 1),
        len(pairs & lead_pairs) / max(len(pairs), 1), len(triples & article_triples) / max(len(triples), 1),
        float(order[0]), float(matches[0]) if len(matches) else -1.0, float(len(article.sentences)),
        float(len(told.stems)), total / max(len(claimed), 1), float(len(told.names)), float(len(told.numbers)),
        float(len(best.stems)),
    ]  # fmt: skip


def direction(claim: Text, vector: NDArray[np.float32]) -> float:
    """Cosine of a claim's meaning with a sum of vectors."""
    length = float(vector @ vector) ** 0.5
    return float(claim.vectors[0] @ vector) / length if length else 0.0


def cue_values(claim: Text, article: Text, order: NDArray[np.intp]) -> list[float]:
    """Cues by ``PLACES``, and whether claim and article differ in negation and refutation."""
    import numpy as np

    cues = np.minimum(article.cues, MOST_CUES)
    told = np.minimum(claim.cues[0], MOST_CUES)
    best, close = int(order[0]), order[:NEAREST]
    around = cues[max(best - 1, 0) : best + 2].sum(axis=0)
    before = cues[best - 1] if best else np.zeros_like(told)
    rate = cues.sum(axis=0) / len(cues)
    places = (
        told,
        cues[0],
        cues[:LEAD].sum(axis=0),
        cues[best],
        cues[close].sum(axis=0),
        around,
        rate,
        cues[-LEAD:].sum(axis=0),
        before,
    )
    refuting = slice(0, 3)
    differs = float((told[0] > 0) != (cues[best][0] > 0))
    refutes = float((told[refuting].sum() > 0) != (cues[close][:, refuting].sum() > 0))
    return [*np.concatenate(places).tolist(), differs, refutes]
