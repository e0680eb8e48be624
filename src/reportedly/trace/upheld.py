"""Pairs that may say the same, as far as their words tell: in articles of one story they do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from reportedly.trace.claims import JOINED, SURE
from reportedly.trace.one_story import STORY
from reportedly.trace.reuse import one_story
from reportedly.trace.values import Relation
from reportedly.types import Document

#: Pairs that are looked at, the surest ones, and articles of each content.
_MOST, EACH = 4000, 3


@dataclass(slots=True)
class Stories:
    """What has been looked at already, for several claims of one listing."""

    #: By whatever names an article.
    documents: dict[object, Document] = field(default_factory=dict)
    #: By two articles.
    told: dict[frozenset[object], bool] = field(default_factory=dict)

    def one(self, here: object, there: object) -> bool:
        """Whether two articles are of one story."""
        if here == there:
            return False
        key = frozenset((here, there))
        if key not in self.told:
            self.told[key] = one_story(self.documents[here], self.documents[there]) >= STORY
        return self.told[key]


def doubtful(relations: Iterable[Relation]) -> list[Relation]:
    """The pairs that are not sure enough to join by their words, the surest first, and not without end."""
    found = [one for one in relations if one.kind == "same" and SURE <= one.confidence < JOINED]
    return sorted(found, key=lambda one: (-one.confidence, *sorted((one.here, one.there))))[:_MOST]


def upheld(
    relations: Iterable[Relation],
    asked: Iterable[Relation],
    where: Mapping[str, Sequence[object]],
    stories: Stories,
) -> list[Relation]:
    """The relations, with those made sure enough to join that two articles of one story bear out.

    Args:
        relations: between contents.
        asked: those of them that are in doubt.
        where: the articles that state each content of these, at most ``EACH``, as ``stories`` has them.
        stories: the articles, and what has been looked at before.
    """
    told = {
        (one.here, one.there)
        for one in asked
        if any(
            stories.one(here, there) for here in where.get(one.here, ()) for there in where.get(one.there, ())
        )
    }
    return [
        replace(one, confidence=JOINED)
        if one.kind == "same" and one.confidence < JOINED and (one.here, one.there) in told
        else one
        for one in relations
    ]
