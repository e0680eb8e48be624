"""Attributions by their words, for short rows in tests."""

from __future__ import annotations

from reportedly.measures import AnnotatedDocument, AttributionRelation, DocumentScore, score_document
from reportedly.types import Spans

#: Three attributions, one of each kind of content.
TEXT = "“We won,” Smith said. Jones said that “it” was over.\n\nKim said rain is likely."


def _span(text: str, words: str) -> tuple[int, int]:
    words, _, number = words.partition("#")
    start = -1
    for _ in range(int(number or 1)):
        start = text.index(words, start + 1)
    return start, start + len(words)


def spans(text: str, *words: str | None) -> Spans:
    """Where words stand; ``None`` for an absent role. ``"said#2"`` means the second *said*."""
    return tuple(_span(text, each) for each in words if each is not None)


def relation(
    text: str,
    source: str | None,
    cue: str | None,
    *content: str,
    confidence: float | None = None,
) -> AttributionRelation:
    """An attribution by its words."""
    return AttributionRelation(
        spans(text, source), spans(text, cue), spans(text, *content), confidence=confidence
    )


def document(*attributions: AttributionRelation, text: str = TEXT, name: str = "d1") -> AnnotatedDocument:
    """A document with attributions."""
    return AnnotatedDocument(name, text, attributions)


SMITH = relation(TEXT, "Smith", "said#1", "“We won,”")
JONES = relation(TEXT, "Jones", "said#2", "that “it” was over")
KIM = relation(TEXT, "Kim", "said#3", "rain is likely")
GOLD = document(SMITH, JONES, KIM)


def score(*predicted: AttributionRelation, gold: AnnotatedDocument = GOLD) -> DocumentScore:
    """Score predictions against a gold document."""
    return score_document(gold, document(*predicted, text=gold.text or "", name=gold.id))
