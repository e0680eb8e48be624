"""What a ledger knows of a claim: named by its id, by one of its statements, or in free words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from reportedly.errors import NotInLedger
from reportedly.ledger import claims as stated
from reportedly.ledger import loading
from reportedly.ledger.database import Database
from reportedly.trace import cells, compare
from reportedly.trace.claims import SURE, first_of
from reportedly.trace.graph import trace
from reportedly.trace.looks import Look, look
from reportedly.trace.values import RelationKind, Trace
from reportedly.tracing.gather import gather
from reportedly.tracing.relate import look_at_rows, standing_for
from reportedly.tracing.shares import uncollected

#: Contents with a key in common that free words are compared with.
_CANDIDATES = 5000
#: Cosine from which on a content is taken for what was asked, where none says just the same.
_NEAR = 0.75


@dataclass(frozen=True, slots=True)
class Match:
    """A content of the ledger, and how it stands to what was asked."""

    content: int
    #: Of the statement that stands for it.
    uid: str
    kind: RelationKind
    confidence: float
    reasons: tuple[tuple[str, str, str], ...]
    #: Its words, and how near they are.
    text: str
    nearness: float

    @property
    def surely_same(self) -> bool:
        """Whether it makes the claim that was asked for."""
        return self.kind == "same" and self.confidence >= SURE


def trace_statement(database: Database, uid: str, *, drawn: bool = True) -> Trace:
    """The trace of the claim that a statement makes.

    Args:
        database: a ledger.
        uid: of the statement, or a claim's id.
        drawn: with its graph, not the figures alone.

    Raises:
        NotInLedger: there is no such statement.
    """
    wanted = first_of(uid) or uid
    with database.reading() as connection:
        _, number = loading.find(connection, str(database.location), wanted)
        if number is None:
            raise NotInLedger(
                str(database.location), f"has no statement {uid!r}", "look for it with reportedly search"
            )
        (row,) = loading.assertions(connection, [number])
        return _of_content(connection, row.content_hash, drawn=drawn)


def trace_words(database: Database, text: str) -> Trace:
    """The trace of the claim that is nearest to what these words say.

    Raises:
        NotInLedger: no statement says the same.
    """
    with database.reading() as connection:
        matches = matching(connection, look(text))
        same = [match for match in matches if match.surely_same]
        same = same or sorted(
            (match for match in matches if match.kind in ("same", "related") and match.nearness >= _NEAR),
            key=lambda match: (-match.nearness, match.content),
        )
        if not same:
            raise NotInLedger(
                str(database.location), f"has no statement that says {_short(text)!r}", _advice(matches)
            )
        return _of_content(connection, same[0].content)


def matching(connection: sa.Connection, asked: Look, limit: int = _CANDIDATES) -> list[Match]:
    """Contents that say the same, deny it, or are about it: the surest and nearest first.

    Args:
        connection: of a ledger.
        asked: what they are compared with.
        limit: at most so many are.
    """
    rows = standing_for(connection, stated.contents_with(connection, cells.keys(asked), limit))
    found = []
    for (content, row), other in zip(rows.items(), look_at_rows(rows.values()), strict=True):
        kind, confidence, reasons = compare.relate(asked, other)
        nearness = float(asked.meaning @ other.meaning)
        found.append(Match(content, row.uid, kind, confidence, reasons, row.content, nearness))
    rank = {"same": 0, "denies": 1, "differs": 2, "related": 3, "unrelated": 4}
    return sorted(found, key=lambda m: (rank[m.kind], -round(m.confidence, 2), -m.nearness, m.content))


@uncollected()
def _of_content(connection: sa.Connection, content: int, *, drawn: bool = True) -> Trace:
    gathered = gather(connection, content)
    return trace(gathered.claim, gathered.material, drawn=drawn)


def _advice(matches: Sequence[Match]) -> str:
    near = [match for match in matches if match.kind != "unrelated"][:3]
    if not near:
        return "look for it with reportedly search --similar"
    return "nearest: " + "; ".join(f"{match.text!r} ({match.kind})" for match in near)


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:77] + "..."
