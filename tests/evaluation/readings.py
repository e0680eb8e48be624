"""Readings by their words, and readers that need no model."""

from __future__ import annotations

from reportedly.measures import AttributionRelation
from reportedly.types import Attribution, Document, Reading


def attribution(relation: AttributionRelation, number: int = 1, **fields: object) -> Attribution:
    """An attribution with the spans of a relation."""
    return Attribution(
        id=f"a{number}",
        kind="indirect",
        source=relation.source,
        cue=relation.cue,
        content=relation.content,
        **fields,  # type: ignore[arg-type]
    )


def reading(text: str, *attributions: Attribution, name: str = "d1") -> Reading:
    """A reading of a text."""
    return Reading(document=Document(id=name, text=text), attributions=attributions)
