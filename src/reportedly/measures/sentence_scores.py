"""Exact-match F1 on pre-cut, tokenised sentences with BIO labels, as CofeNet reports it (COLING 2022)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.measures.annotated import ROLES, Role
from reportedly.measures.tally import Tally, of_sets

#: ``(role, first token, token after the last)``.
LabelledSpan = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class SentenceScore:
    """How well the spans of one role are found."""

    #: Role, first and last token equal.
    exact: Tally
    #: Role and first token equal.
    begin: Tally
    #: Over gold spans, the mean of the best Jaccard overlap with a predicted span of the role.
    jaccard: float


def score_sentences(
    gold: Iterable[Sequence[str]], predicted: Iterable[Sequence[str]]
) -> dict[Role, SentenceScore]:
    """Compare two label sequences of each sentence.

    Args:
        gold: the labels (``O``, ``B-source``, ``I-source``, ...) of each sentence's tokens.
        predicted: the same of the same sentences in the same order.

    Raises:
        ValueError: the number of sentences or of a sentence's tokens differs.
    """
    pairs = []
    for there, found in zip(gold, predicted, strict=True):
        if len(there) != len(found):
            raise ValueError(f"a sentence has {len(there)} gold labels and {len(found)} predicted ones")
        pairs.append((spans_of(there), spans_of(found)))
    return {role: _score_role(role, pairs) for role in ROLES}


def spans_of(labels: Sequence[str]) -> set[LabelledSpan]:
    """The spans of a BIO sequence: a ``B`` and its ``I``; an ``I`` without its ``B`` opens one too."""
    spans: set[LabelledSpan] = set()
    start, inside = 0, ""
    for at, label in enumerate([*labels, "O"]):
        prefix, _, role = label.partition("-")
        if inside and (role != inside or prefix == "B"):
            spans.add((inside, start, at))
            inside = ""
        if role and not inside:
            start, inside = at, role
    return spans


def _score_role(role: Role, pairs: Sequence[tuple[set[LabelledSpan], set[LabelledSpan]]]) -> SentenceScore:
    exact = begin = Tally()
    overlaps: list[float] = []
    for gold_spans, predicted_spans in pairs:
        gold = {span for span in gold_spans if span[0] == role}
        predicted = {span for span in predicted_spans if span[0] == role}
        exact += of_sets(gold, predicted)
        begin += of_sets({start for _, start, _ in gold}, {start for _, start, _ in predicted})
        overlaps += [max((_jaccard(g, p) for p in predicted), default=0.0) for g in gold]
    return SentenceScore(exact, begin, sum(overlaps) / len(overlaps) if overlaps else 0.0)


def _jaccard(a: LabelledSpan, b: LabelledSpan) -> float:
    shared = min(a[2], b[2]) - max(a[1], b[1])
    return max(0, shared) / (max(a[2], b[2]) - min(a[1], b[1]))
