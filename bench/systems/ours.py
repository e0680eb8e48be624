"""reportedly itself, everything on: attributions, sources, card."""

from __future__ import annotations

from bench.systems import Extract
from reportedly.measures import AttributionRelation

TITLE = "reportedly"


def load() -> Extract:
    """The package's own pipeline, the text taken as it is."""
    from evaluation.predict import read
    from reportedly.measures import from_reading

    def extract(text: str) -> list[AttributionRelation]:
        return list(from_reading(read("article", text)).attributions)

    return extract
