"""What the names of a text name: which of them are one person or organisation, over the whole text."""

from __future__ import annotations

from functools import lru_cache

from reportedly.resolve.entity_groups import Together
from reportedly.resolve.entity_kinds import kinds_of, persons_by_pronoun
from reportedly.resolve.entity_values import Entity, Named
from reportedly.resolve.introductions import introduction
from reportedly.resolve.names import names
from reportedly.resolve.source_lexicon import english
from reportedly.resolve.words import words

__all__ = ["Entity", "Named", "named"]


@lru_cache(maxsize=4)
def named(text: str) -> Named:
    """Find and group the names of a text; remembered for the few texts last asked for."""
    view = words(text)
    found = names(view)
    intros = tuple(introduction(view, name) for name in found)
    kinds = kinds_of(view, found, intros, english())
    persons_by_pronoun(view, found, kinds)
    of, entities = Together(view, found, intros, kinds).run()
    return Named(view, found, tuple(entities), tuple(of))
