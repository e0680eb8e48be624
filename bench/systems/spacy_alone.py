"""spaCy's pipeline and nothing after it: the speed that anything built on it cannot exceed."""

from __future__ import annotations

from bench.systems import Extract, spacy_model
from reportedly.measures import AttributionRelation

TITLE = "spaCy's pipeline alone"


def load() -> Extract:
    """Parse and find nothing."""
    parse = spacy_model.load()

    def extract(text: str) -> list[AttributionRelation]:
        parse(text)
        return []

    return extract
