"""Whom and what a text names: the values that ``entities`` finds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from reportedly.resolve.introductions import Introduction
from reportedly.resolve.names import Name
from reportedly.resolve.person_names import PersonName
from reportedly.resolve.source_lexicon import Gender
from reportedly.resolve.words import Words

EntityKind = Literal["person", "organisation", "state", "place"]


@dataclass(slots=True)
class Entity:
    """Somebody or something that the text names, with every place where it does."""

    kind: EntityKind
    #: Its names in order of position.
    names: list[Name] = field(default_factory=list)
    #: How the text introduces it, for each of ``names``.
    introductions: list[Introduction] = field(default_factory=list)
    #: A person's fullest name; ``None`` for everything else.
    person: PersonName | None = None
    gender: Gender | None = None
    #: Where the fullest name stands.
    fullest: Name | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """All that a text names."""

    words: Words
    names: tuple[Name, ...]
    #: In order of first mention.
    entities: tuple[Entity, ...]
    #: Index into ``entities`` for each of ``names``.
    of: tuple[int, ...]

    def within(self, start: int, end: int) -> list[tuple[Name, int]]:
        """The names that stand in a stretch of characters, with the index of what they name."""
        return [
            (name, number)
            for name, number in zip(self.names, self.of, strict=True)
            if start <= name.span[0] and name.span[1] <= end
        ]
