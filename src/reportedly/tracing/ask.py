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
from reportedly.trace.looks import look, looks
from reportedly.trace.values import RelationKind, Trace
from reportedly.tracing.gather import gather
from reportedly.tracing.relate import relating_rows

#: Contents with a key in common that free words are compared with.
_CANDIDATES = 5000
#: Cosine from which on a content is taken for what was asked, where none says just the same.
_NEAR = 0.75


@dataclass(frozen=True, slots=True)
class Match:
    """A content of the ledger, and how it stands to what was asked."""

    content: int
    kind: RelationKind
    confidence: float
    #: Its words, and how near they are.
    text: str
    nearness: float


def trace_statement(database: Database, uid: str) -> Trace:
    """The trace of the claim that a statement makes.

    Args:
        database: a ledger.
        uid: of the statement, or a claim's id.

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
        return _of_content(connection, row.content_hash)


def trace_words(database: Database, text: str) -> Trace:
    """The trace of the claim that is nearest to what these words say.

    Raises:
        NotInLedger: no statement says the same.
    """
    with database.reading() as connection:
        matches = matching(connection, text)
        same = [match for match in matches if match.kind == "same" and match.confidence >= SURE]
        same = same or sorted(
            (match for match in matches if match.kind in ("same", "related") and match.nearness >= _NEAR),
            key=lambda match: (-match.nearness, match.content),
        )
        if not same:
            raise NotInLedger(
                str(database.location), f"has no statement that says {_short(text)!r}", _advice(matches)
            )
        return _of_content(connection, same[0].content)


def matching(connection: sa.Connection, text: str) -> list[Match]:
    """Contents that say the same, deny it, or are about it: the surest and nearest first."""
    asked = look(text)
    contents = stated.contents_with(connection, cells.keys(asked), _CANDIDATES)
    rows = relating_rows(connection, contents)
    hashes = list(rows)
    words = [rows[hash].content for hash in hashes]
    seen = looks(words, [rows[hash].source for hash in hashes], [rows[hash].factuality for hash in hashes])  # type: ignore[misc]
    found = []
    for hash, other in zip(hashes, seen, strict=True):
        kind, confidence, _ = compare.relate(asked, other)
        found.append(Match(hash, kind, confidence, rows[hash].content, float(asked.meaning @ other.meaning)))
    rank = {"same": 0, "denies": 1, "differs": 2, "related": 3, "unrelated": 4}
    return sorted(found, key=lambda m: (rank[m.kind], -round(m.confidence, 2), -m.nearness, m.content))


def _of_content(connection: sa.Connection, content: int) -> Trace:
    gathered = gather(connection, content)
    return trace(gathered.claim, gathered.material)


def _advice(matches: Sequence[Match]) -> str:
    near = [match for match in matches if match.kind != "unrelated"][:3]
    if not near:
        return "look for it with reportedly search --similar"
    return "nearest: " + "; ".join(f"{match.text!r} ({match.kind})" for match in near)


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:77] + "..."
