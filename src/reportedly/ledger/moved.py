"""Statements whose names are in no present reading: found by an older reading, or by a correction."""

from __future__ import annotations

import sqlalchemy as sa

from reportedly.ledger import codec, documents, schema
from reportedly.ledger.applying import apply
from reportedly.ledger.characters import kept
from reportedly.ledger.identity import overlap
from reportedly.types import Attribution, Document

_C, _R = schema.corrections.c, schema.readings.c
#: Share of characters in common from which two contents are one statement.
_SAME = 0.5


def corrected_in(connection: sa.Connection, uid: str) -> int | None:
    """The number of the article in which a person corrected the statement; ``None``: nobody did."""
    found = sa.select(_C.document).where(_C.uid == kept(uid)).order_by(_C.pk.desc()).limit(1)
    return connection.scalar(found)


def moved(connection: sa.Connection, key: int, uid: str) -> str | None:
    """The present name of a statement of an article that an earlier reading had under another one.

    Args:
        connection: of a ledger.
        key: number of the article.
        uid: its name then.

    Returns:
        The statement of the present reading with most characters in common, or ``None``.
    """
    (article,) = documents.load(connection, [key])
    present = article.corrected()
    if uid in present.uids.values():
        return uid
    old = _old(connection, key, uid, article.fingerprint, article.reading.document)
    if old is None:
        return None
    best = max(present.reading.attributions, key=lambda one: overlap(one.content, old.content), default=None)
    if best is None or overlap(best.content, old.content) < _SAME:
        return None
    return present.uids[best.id]


def _old(
    connection: sa.Connection, key: int, uid: str, fingerprint: str, document: Document
) -> Attribution | None:
    bodies = sa.select(_R.body).where(_R.document == key).order_by(_R.pk.desc())
    for body in connection.scalars(bodies):
        read = apply(codec.decode(body, document), fingerprint, ())
        for one in read.reading.attributions:
            if read.uids[one.id] == uid:
                return one
    return None
