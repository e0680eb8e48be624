"""The trace of a content's claim, and of a content that stands alone the claim that takes it in.

Two contents that likely say the same are one claim only where their articles tell more (``trace.one_story``).
So a claim may have taken in a content that is grouped with nothing: whoever asks for it means that claim.
"""

from __future__ import annotations

import sqlalchemy as sa

from reportedly.ledger import loading
from reportedly.trace.claims import SURE
from reportedly.trace.graph import trace
from reportedly.trace.values import Trace
from reportedly.tracing.gather import Gathered, Known, gather

#: Claims that may take in a content which stands alone, at most.
_MOST = 3


def traced(connection: sa.Connection, content: int, known: Known, *, drawn: bool) -> tuple[Gathered, Trace]:
    """The claim that a content makes, and its trace.

    Args:
        connection: of a ledger.
        content: hash of the content.
        known: what other claims have loaded already.
        drawn: with its graph, not the figures alone.
    """
    gathered = gather(connection, content, known)
    found = trace(gathered.claim, gathered.material, drawn=drawn)
    if len({gathered.material.statements[uid].text for uid in gathered.claim}) > 1:
        return gathered, found
    for number in _likeliest(connection, gathered):
        other = gather(connection, number, known)
        taking = trace(other.claim, other.material, drawn=drawn)
        if len(taking.statements) > len(found.statements) and set(gathered.claim) <= set(taking.statements):
            return other, taking
    return gathered, found


def _likeliest(connection: sa.Connection, gathered: Gathered) -> list[int]:
    """Contents that likely say the same as a claim and were not grouped with it, the likeliest first."""
    mine, near = set(gathered.claim), gathered.material.near
    sure: dict[str, float] = {}
    for one in gathered.material.relations:
        for uid, other in ((one.here, one.there), (one.there, one.here)):
            if one.kind == "same" and one.confidence >= SURE and uid in near and other in mine:
                sure[uid] = max(one.confidence, sure.get(uid, 0.0))
    chosen = sorted(sure, key=lambda uid: (-sure[uid], uid))[:_MOST]
    numbers = [number for uid in chosen if (number := loading.find(connection, "", uid)[1]) is not None]
    return list(dict.fromkeys(row.content_hash for row in loading.assertions(connection, numbers)))
