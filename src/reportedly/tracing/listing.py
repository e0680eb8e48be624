"""The claims of a ledger, those with the most articles first."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from reportedly.ledger import claims as stated
from reportedly.ledger import judging_claims
from reportedly.ledger.claims import Worded
from reportedly.ledger.database import Database
from reportedly.trace.article_values import ClaimRow
from reportedly.trace.claims import claims
from reportedly.trace.graph import trace
from reportedly.trace.names_only import no_claim
from reportedly.trace.upheld import Stories
from reportedly.trace.values import Relation, Trace
from reportedly.tracing.gather import Gathered, Known, gather
from reportedly.tracing.shares import uncollected
from reportedly.tracing.upheld import upheld

#: Words from which a claim is told by itself.
_TELLING = 5


@dataclass(frozen=True, slots=True)
class Group:
    """Contents that make one claim."""

    #: Hashes of its contents.
    contents: tuple[int, ...]
    articles: int
    outlets: int


@uncollected()
def listed(
    database: Database, limit: int, *, query: str | None = None, least: int = 2
) -> tuple[ClaimRow, ...]:
    """The claims of a ledger with the figures of their traces.

    Args:
        database: a ledger.
        limit: at most so many.
        query: words that its first statement has.
        least: made by at least so many articles.
    """
    wanted = set(re.findall(r"\w+", query.casefold())) if query else set()
    rows: dict[str, ClaimRow] = {}
    known = Known()
    with database.reading() as connection:
        for group in groups(connection, least, known.stories):
            if len(rows) == limit:
                break
            gathered = gather(connection, group.contents[0], known)
            if wanted and not wanted <= _words(gathered):
                continue
            row = claim_row(trace(gathered.claim, gathered.material, drawn=False))
            rows.setdefault(row.id, row)
    return tuple(rows.values())


def _words(gathered: Gathered) -> set[str]:
    said = " ".join(gathered.material.statements[uid].text for uid in gathered.claim)
    return set(re.findall(r"\w+", said.casefold()))


def claim_row(found: Trace) -> ClaimRow:
    """A claim with the figures of its trace."""
    return ClaimRow(
        found.id,
        found.text,
        found.articles,
        found.outlets,
        found.origins,
        found.parties,
        found.denied_by,
        found.first,
        found.last,
        found.taken_back_by,
    )


def groups(connection: sa.Connection, least: int, stories: Stories | None = None) -> list[Group]:
    """Contents that make one claim, those of most articles first, of which the words tell something."""
    judged = judging_claims.said(connection)
    relations = [
        Relation(str(row.one), str(row.other), row.kind, row.confidence)  # type: ignore[arg-type]
        for row in judged.upon(stated.all_relations(connection))
    ]
    contents = {uid for relation in relations for uid in (relation.here, relation.there)}
    contents |= {str(hash) for hash in stated.repeated(connection)}
    said = stated.wordings(connection, map(int, contents))
    contents -= {str(hash) for hash, one in said.items() if no_claim(one.text, one.cues)}
    relations = [one for one in relations if {one.here, one.there} <= contents]
    sure = upheld(connection, relations, stories or Stories())
    apart = [(str(one), str(other)) for one, other in judged.apart]
    made = [tuple(int(uid) for uid in group) for group in claims(contents, sure, apart)]
    where = stated.where_stated(connection, [hash for group in made for hash in group])
    found = []
    for group in made:
        places = {place for hash in group for place in where.get(hash, ())}
        articles = {document for document, _ in places}
        outlets = {outlet for _, outlet in places}
        if len(articles) >= least:
            found.append(Group(group, len(articles), len(outlets)))
    return sorted(found, key=lambda group: (*_weight(group, said), group.contents))


def _weight(group: Group, said: Mapping[int, Worded]) -> tuple[float, int]:
    """By articles; a claim of a few words, which tells next to nothing, as if fewer made it."""
    words = max((len(said[hash].text.split()) for hash in group.contents if hash in said), default=_TELLING)
    return -group.articles * min(1.0, words / _TELLING), -group.outlets
