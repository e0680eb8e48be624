"""Whoever or whatever statements come from, while a text is being read: grows by mentions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from reportedly.resolve.heads import Part
from reportedly.types import SourceKind, Span

#: What makes two mentions the same: a named entity, or the words of a description.
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a source stands as a source."""

    span: Span
    part: Part
    #: How sure it is that this mention belongs here.
    confidence: float
    #: The words that led there: an antecedent, a description.
    reasons: tuple[Span, ...] = ()


@dataclass(slots=True)
class Referent:
    """One source in the making."""

    key: Key
    #: Index of the named entity; ``None``: it has no name.
    entity: int | None = None
    #: Determined from the words that describe it; ``None``: open.
    kind: SourceKind | None = None
    #: Where the fullest description without a name stands.
    description: Span | None = None
    #: The words that led to ``kind``.
    kind_reason: Span | None = None
    mentions: list[Mention] = field(default_factory=list)
    #: More than one person or thing.
    plural: bool = False


@dataclass(slots=True)
class Referents:
    """The sources of a text so far, by what makes them the same."""

    by_key: dict[Key, Referent] = field(default_factory=dict)

    def get(self, key: Key, make: Callable[[], Referent]) -> Referent:
        """The referent of a key, made when it is new."""
        if key not in self.by_key:
            self.by_key[key] = make()
        return self.by_key[key]

    def all(self) -> list[Referent]:
        """Every referent."""
        return list(self.by_key.values())
