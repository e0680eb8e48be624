"""Boundary rules of the annotation guidelines that a tagger breaks now and then."""

from __future__ import annotations

from reportedly.types import Attribution


def tidy(text: str, attribution: Attribution) -> Attribution:
    """The attribution with its content's edges as the guidelines have them."""
    return attribution
