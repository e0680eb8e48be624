"""The claims of a ledger as headings: what each says first, how many articles make it; none is traced."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from reportedly.ledger.tallies import firsts
from reportedly.tracing.listing import groups


@dataclass(frozen=True, slots=True)
class Heading:
    """One claim before it is traced."""

    #: Uid of its earliest statement, which names it.
    uid: str
    text: str
    #: Who says so there; ``None``: own voice, or unresolved.
    source: str | None
    outlet: str | None
    first: str | None
    last: str | None
    articles: int
    outlets: int
    #: Different wordings: what tracing it costs.
    contents: int

    @property
    def id(self) -> str:
        """The claim's name."""
        return f"c1-{self.uid}"


def headings(connection: sa.Connection, least: int = 2) -> tuple[Heading, ...]:
    """Every claim that at least so many articles make, those of most articles first.

    Args:
        connection: of a ledger.
        least: articles of a claim.
    """
    made = groups(connection, least)
    starts = firsts(connection, [group.contents for group in made])
    return tuple(
        Heading(
            start.uid,
            start.text,
            start.source,
            start.outlet,
            start.first,
            start.last,
            group.articles,
            group.outlets,
            len(group.contents),
        )
        for group, start in zip(made, starts, strict=True)
        if start is not None
    )
