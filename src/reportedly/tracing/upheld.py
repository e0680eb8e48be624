"""Pairs that may say the same, as far as their words tell: in articles of one story they do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import sqlalchemy as sa

from reportedly.ledger import claims as stated
from reportedly.ledger import loading
from reportedly.trace.claims import JOINED, SURE
from reportedly.trace.one_story import STORY
from reportedly.trace.reuse import one_story
from reportedly.trace.values import Relation
from reportedly.types import Document

#: Pairs that are looked at, the surest ones, and articles of each content.
_MOST, _EACH = 4000, 3


@dataclass(slots=True)
class Stories:
    """What has been looked at already, for several claims of one listing."""

    #: By number.
    documents: dict[int, Document] = field(default_factory=dict)
    #: By the numbers of two articles, the smaller one first.
    told: dict[tuple[int, int], bool] = field(default_factory=dict)

    def one(self, here: int, there: int) -> bool:
        """Whether two articles are of one story."""
        if here == there:
            return False
        key = (min(here, there), max(here, there))
        if key not in self.told:
            documents = self.documents[here], self.documents[there]
            self.told[key] = one_story(*documents) >= STORY
        return self.told[key]


def upheld(connection: sa.Connection, relations: Sequence[Relation], stories: Stories) -> list[Relation]:
    """The relations, with those made sure enough to join that two articles of one story bear out.

    Args:
        connection: of a ledger.
        relations: between contents, by their hashes.
        stories: what is known from before, and what is looked at now.
    """
    doubtful = [one for one in relations if one.kind == "same" and SURE <= one.confidence < JOINED]
    doubtful = sorted(doubtful, key=lambda one: (-one.confidence, one.here, one.there))[:_MOST]
    contents = sorted({int(uid) for one in doubtful for uid in (one.here, one.there)})
    where = stated.articles_of(connection, contents, _EACH)
    missing = {number for some in where.values() for number in some} - stories.documents.keys()
    stories.documents |= {
        one.pk: one.reading.document for one in loading.articles(connection, sorted(missing))
    }
    told = {
        (one.here, one.there)
        for one in doubtful
        if any(
            stories.one(here, there)
            for here in where.get(int(one.here), ())
            for there in where.get(int(one.there), ())
        )
    }
    return [
        replace(one, confidence=JOINED)
        if one.kind == "same" and one.confidence < JOINED and (one.here, one.there) in told
        else one
        for one in relations
    ]
