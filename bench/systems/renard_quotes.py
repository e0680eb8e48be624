"""Renard's detector of quotations: marks matched with marks, no parse, and nobody who says them."""

from __future__ import annotations

from bench.systems import Extract
from reportedly.measures import AttributionRelation

TITLE = "renard quotations"


def load() -> Extract:
    """Cut the article into words and take what stands between marks."""
    import spacy
    from renard.pipeline.quote_detection import QuoteDetector

    words, detect = spacy.blank("en"), QuoteDetector()

    def extract(text: str) -> list[AttributionRelation]:
        tokens = list(words(text))
        found = detect([token.text for token in tokens])["quotes"]
        return [
            AttributionRelation(
                source=(), cue=(), content=((tokens[q.start].idx, tokens[q.end - 1].idx + 1),)
            )
            for q in found
        ]

    return extract
