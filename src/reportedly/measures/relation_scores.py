"""Relation F1: which attributions are found whole, source and content of the same one together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportedly.measures.annotated import Role
from reportedly.measures.similarity import best_pairs, dice, equality, overlap_coefficient
from reportedly.measures.tokens import Tokens, TokenSet

#: The tokens that each role of one attribution covers.
RoleTokens = dict[Role, TokenSet]
#: ``(gold index, predicted index)`` of attributions that met.
Pairs = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One role compared in one way; a pair of attributions needs 0.5 or more in every comparison."""

    role: Role
    similarity: Callable[[TokenSet, TokenSet], float]
    #: Leave punctuation out of both sides.
    words_only: bool = False

    def matrix(
        self, tokens: Tokens, gold: Sequence[RoleTokens], predicted: Sequence[RoleTokens]
    ) -> list[list[float]]:
        """Similarity of each gold attribution (row) with each predicted one (column)."""
        rows, columns = ([self._tokens(tokens, a) for a in side] for side in (gold, predicted))
        return [[self.similarity(row, column) for column in columns] for row in rows]

    def _tokens(self, tokens: Tokens, attribution: RoleTokens) -> TokenSet:
        covered = attribution[self.role]
        return tokens.words(covered) if self.words_only else covered


@dataclass(frozen=True, slots=True)
class RelationMeasure:
    """One way to say when a predicted attribution is the gold one."""

    #: Its name in every table and JSON.
    name: str
    #: All of them have to be met; the matching maximises their sum.
    comparisons: tuple[Comparison, ...]
    #: One line for people.
    meaning: str

    def pairs(self, tokens: Tokens, gold: Sequence[RoleTokens], predicted: Sequence[RoleTokens]) -> Pairs:
        """Match the attributions of one document one to one, with the greatest total similarity.

        The matching is optimal (Kuhn-Munkres), so no predicted attribution can serve two gold ones and the
        order of neither side matters to how good the matching is.
        """
        matrices = [comparison.matrix(tokens, gold, predicted) for comparison in self.comparisons]
        return best_pairs(matrices, len(gold), len(predicted))


_CONTENT = Comparison("content", dice)
_SOURCE = Comparison("source", dice)
_CUE = Comparison("cue", dice)

RELATION_MEASURES: tuple[RelationMeasure, ...] = (
    RelationMeasure("relation", (_CONTENT, _SOURCE), "content and source: dice of at least 0.5 each"),
    RelationMeasure(
        "relation_lo",
        (_CONTENT, Comparison("source", overlap_coefficient, words_only=True)),
        "as relation, but half of the shorter source's words are enough",
    ),
    RelationMeasure("relation_c", (_CONTENT,), "content only, whoever is said to have said it"),
    RelationMeasure("relation_cs", (_CONTENT, _SOURCE, _CUE), "as relation, and the cue too"),
    RelationMeasure(
        "strict",
        (Comparison("content", equality), Comparison("cue", equality), Comparison("source", equality)),
        "all three spans token for token",
    ),
    RelationMeasure(
        "strict_np",
        (
            Comparison("content", equality, words_only=True),
            Comparison("cue", equality, words_only=True),
            Comparison("source", equality, words_only=True),
        ),
        "as strict, punctuation left out",
    ),
)
