"""Sort the mistakes of one document by cause."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from reportedly.measures.annotated import ROLES, AnnotatedDocument, AttributionRelation
from reportedly.measures.relation_scores import RoleTokens
from reportedly.measures.scores import DocumentScore
from reportedly.measures.tokens import Tokens, TokenSet
from reportedly.types import ContentKind

Cause = Literal[
    "missed content",
    "wrong source",
    "source boundaries",
    "missing source",
    "invented source",
    "split",
    "merged",
    "content boundaries",
    "spurious",
    "loose edges",
]

#: Every cause, in the order of the report, with what it means.
CAUSES: dict[Cause, str] = {
    "missed content": "no predicted content touches the gold content",
    "wrong source": "content found, source somewhere else altogether",
    "source boundaries": "content found, source overlaps by less than half",
    "missing source": "content found, no source predicted where there is one",
    "invented source": "content found, a source predicted where there is none",
    "split": "one gold content predicted as several",
    "merged": "several gold contents predicted as one",
    "content boundaries": "contents overlap by less than half",
    "spurious": "predicted content touches no gold content",
    "loose edges": "found, but not word for word (relation counts it, strict_np does not)",
}


@dataclass(frozen=True, slots=True)
class Mistake:
    """One attribution that is missed, spurious or half right, with those of the other side it touches."""

    cause: Cause
    #: The document.
    document: AnnotatedDocument
    #: Gold attributions concerned; empty for a spurious one.
    gold: tuple[AttributionRelation, ...]
    #: Predicted attributions concerned.
    predicted: tuple[AttributionRelation, ...]
    #: How the content is put.
    kind: ContentKind
    #: Words that are attributed wrongly: what the worst are sorted by.
    words: int


def mistakes(gold: AnnotatedDocument, predicted: AnnotatedDocument, score: DocumentScore) -> list[Mistake]:
    """Everything that is wrong in one document, in order of position.

    Args:
        gold: with its text.
        predicted: of the same text.
        score: of the two.
    """
    return _Document(gold, predicted, score).mistakes()


class _Document:
    """Gold and predicted attributions of one document as token sets."""

    def __init__(self, gold: AnnotatedDocument, predicted: AnnotatedDocument, score: DocumentScore) -> None:
        self.gold, self.predicted, self.score = gold, predicted, score
        self.tokens = Tokens(gold.text or "")
        self.there = [self._roles(a) for a in gold.attributions]
        self.found = [self._roles(a) for a in predicted.attributions]

    def mistakes(self) -> list[Mistake]:
        """See `mistakes`."""
        right = dict(self.score.pairs["relation"])
        word_for_word = dict(self.score.pairs["strict_np"])
        content_right = self._content_pairs(right)
        found = [self._loose(i, j) for i, j in right.items() if i not in word_for_word]
        found += [self._source_mistake(i, j) for i, j in content_right.items()]
        used = {*right.values(), *content_right.values()}
        found += self._boundary_mistakes({*right, *content_right}, used)
        found += self._spurious(used)
        return sorted(found, key=_position)

    def _roles(self, attribution: AttributionRelation) -> RoleTokens:
        return {role: self.tokens.covered(attribution.spans(role)) for role in ROLES}

    def _content_pairs(self, right: dict[int, int]) -> dict[int, int]:
        """Contents that met and whose attributions are otherwise unmatched."""
        taken = set(right.values())
        return {i: j for i, j in self.score.pairs["relation_c"] if i not in right and j not in taken}

    def _mistake(
        self, cause: Cause, gold: Sequence[int], predicted: Collection[int], tokens: TokenSet
    ) -> Mistake:
        kind = self.score.gold_kinds[gold[0]] if gold else self.score.predicted_kinds[min(predicted)]
        return Mistake(
            cause,
            self.gold,
            tuple(self.gold.attributions[i] for i in gold),
            tuple(self.predicted.attributions[j] for j in sorted(predicted)),
            kind,
            len(self.tokens.words(tokens)),
        )

    def _loose(self, i: int, j: int) -> Mistake:
        differing: frozenset[int] = frozenset().union(
            *(self.there[i][role] ^ self.found[j][role] for role in ROLES)
        )
        return self._mistake("loose edges", [i], [j], differing)

    def _source_mistake(self, i: int, j: int) -> Mistake:
        gold, predicted = self.there[i]["source"], self.found[j]["source"]
        cause: Cause = "wrong source"
        if not predicted:
            cause = "missing source"
        elif not gold:
            cause = "invented source"
        elif gold & predicted:
            cause = "source boundaries"
        return self._mistake(cause, [i], [j], self.there[i]["content"])

    def _boundary_mistakes(self, done: set[int], used: set[int]) -> Iterator[Mistake]:
        """Gold contents that no predicted one matches; what touches them is added to ``used``."""
        for i, gold in enumerate(self.there):
            if i in done:
                continue
            content = gold["content"]
            touching = [j for j, p in enumerate(self.found) if p["content"] & content]
            used.update(touching)
            if touching:
                cause = self._boundary_cause(content, touching)
                covered = frozenset().union(*(self.found[j]["content"] for j in touching))
                yield self._mistake(cause, [i], touching, content ^ covered)
            else:
                near = [j for j, p in enumerate(self.found) if any(p[role] & gold[role] for role in ROLES)]
                yield self._mistake("missed content", [i], near, content)

    def _boundary_cause(self, content: TokenSet, touching: Sequence[int]) -> Cause:
        if any(self._holds_several(self.found[j]["content"]) for j in touching):
            return "merged"
        inside = [j for j in touching if _mostly_inside(self.found[j]["content"], content)]
        return "split" if len(inside) > 1 else "content boundaries"

    def _holds_several(self, content: TokenSet) -> bool:
        return sum(_mostly_inside(gold["content"], content) for gold in self.there) > 1

    def _spurious(self, used: set[int]) -> Iterator[Mistake]:
        """Predictions that neither count as right nor belong to a mistake already told."""
        for j, predicted in enumerate(self.found):
            if j in used:
                continue
            near = [i for i, gold in enumerate(self.there) if gold["content"] & predicted["content"]]
            # One that touches a gold content which another prediction has already met is a part split off.
            yield self._mistake("split" if near else "spurious", near, [j], predicted["content"])


def _mostly_inside(part: TokenSet, whole: TokenSet) -> bool:
    return bool(part) and 2 * len(part & whole) > len(part)


def _position(mistake: Mistake) -> int:
    spans = (a.spans(role) for a in (*mistake.gold, *mistake.predicted) for role in ROLES)
    return min((start for span in spans for start, _ in span), default=0)
