"""All counts of one document, and their sum over many."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.measures.annotated import ROLES, AnnotatedDocument, AttributionRelation, Role
from reportedly.measures.relation_scores import RELATION_MEASURES, Pairs, RoleTokens
from reportedly.measures.role_scores import ROLE_MEASURES, RoleMeasure, score_role
from reportedly.measures.tally import Tally
from reportedly.measures.tokens import Tokens
from reportedly.types import CONTENT_KINDS, ContentKind


@dataclass(frozen=True, slots=True)
class DocumentScore:
    """How one document's prediction compares with its gold."""

    #: The document's id.
    id: str
    #: Number of tokens of its text.
    tokens: int
    #: Kind of each gold attribution, told from the quotation marks.
    gold_kinds: tuple[ContentKind, ...]
    #: Kind of each predicted attribution.
    predicted_kinds: tuple[ContentKind, ...]
    #: Role, then measure.
    roles: dict[Role, dict[RoleMeasure, Tally]]
    #: By relation measure: the attributions that met.
    pairs: dict[str, Pairs]

    def relation(self, name: str) -> Tally:
        """The counts of one relation measure."""
        hits = len(self.pairs[name])
        return Tally(hits, hits, len(self.gold_kinds), len(self.predicted_kinds))

    def relation_of_kind(self, name: str, kind: ContentKind) -> Tally:
        """The same for one kind: recall over gold of that kind, precision over predictions of that kind."""
        return Tally(
            sum(self.gold_kinds[i] == kind for i, _ in self.pairs[name]),
            sum(self.predicted_kinds[j] == kind for _, j in self.pairs[name]),
            self.gold_kinds.count(kind),
            self.predicted_kinds.count(kind),
        )


@dataclass(frozen=True, slots=True)
class CorpusScore:
    """The sum over many documents (micro-average)."""

    documents: int
    tokens: int
    #: Number of gold attributions.
    gold: int
    #: Number of predicted attributions.
    predicted: int
    #: Role, then measure.
    roles: dict[Role, dict[RoleMeasure, Tally]]
    #: By name of the relation measure.
    relations: dict[str, Tally]
    #: Kind of content, then name of the relation measure.
    kinds: dict[ContentKind, dict[str, Tally]]


def score_document(gold: AnnotatedDocument, predicted: AnnotatedDocument) -> DocumentScore:
    """Compare one document's prediction with its gold.

    Args:
        gold: with its text.
        predicted: its offsets point into the gold's text, whatever text it carries itself.

    Raises:
        ValueError: the gold has no text.
    """
    if gold.text is None:
        raise ValueError(f"gold document {gold.id!r} has no text")
    tokens = Tokens(gold.text)
    there = [_role_tokens(tokens, a) for a in gold.attributions]
    found = [_role_tokens(tokens, a) for a in predicted.attributions]
    return DocumentScore(
        id=gold.id,
        tokens=len(tokens),
        gold_kinds=tuple(tokens.kind(a["content"]) for a in there),
        predicted_kinds=tuple(tokens.kind(a["content"]) for a in found),
        roles={
            role: score_role(tokens, [a[role] for a in there], [a[role] for a in found]) for role in ROLES
        },
        pairs={measure.name: measure.pairs(tokens, there, found) for measure in RELATION_MEASURES},
    )


def total(scores: Iterable[DocumentScore]) -> CorpusScore:
    """Add up documents."""
    each = tuple(scores)
    names = [measure.name for measure in RELATION_MEASURES]
    return CorpusScore(
        documents=len(each),
        tokens=sum(score.tokens for score in each),
        gold=sum(len(score.gold_kinds) for score in each),
        predicted=sum(len(score.predicted_kinds) for score in each),
        roles={
            role: {m: _sum(score.roles[role][m] for score in each) for m in ROLE_MEASURES} for role in ROLES
        },
        relations={name: _sum(score.relation(name) for score in each) for name in names},
        kinds={
            kind: {name: _sum(score.relation_of_kind(name, kind) for score in each) for name in names}
            for kind in CONTENT_KINDS
        },
    )


def _role_tokens(tokens: Tokens, attribution: AttributionRelation) -> RoleTokens:
    return {role: tokens.covered(attribution.spans(role)) for role in ROLES}


def _sum(tallies: Iterable[Tally]) -> Tally:
    return sum(tallies, Tally())
