"""Relations of a ledger's contents that their articles bear out."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from reportedly.ledger import claims as stated
from reportedly.ledger import loading
from reportedly.trace import upheld as trace
from reportedly.trace.upheld import Stories
from reportedly.trace.values import Relation


def upheld(connection: sa.Connection, relations: Sequence[Relation], stories: Stories) -> list[Relation]:
    """The relations, with those made sure enough to join that two articles of one story bear out.

    Args:
        connection: of a ledger.
        relations: between contents, by their hashes.
        stories: what is known from before, and what is looked at now.
    """
    asked = trace.doubtful(relations)
    contents = sorted({int(uid) for one in asked for uid in (one.here, one.there)})
    where = stated.articles_of(connection, contents, trace.EACH)
    missing = {number for some in where.values() for number in some} - stories.documents.keys()
    for one in loading.articles(connection, sorted(missing)):
        stories.documents[one.pk] = one.reading.document
    return trace.upheld(relations, asked, {str(hash): some for hash, some in where.items()}, stories)
