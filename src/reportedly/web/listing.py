"""What the list pages show, all of it as rows: for a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Any

from reportedly.errors import UsageError
from reportedly.ledger import listing, outlet_profile, profiles
from reportedly.ledger.rows import ArticleRow, SourceRow, StatementRow
from reportedly.tracing.ask import trace_statement
from reportedly.tracing.headings import Heading, headings
from reportedly.web import listing_said
from reportedly.web.listed_rows import Rows
from reportedly.web.pages.claims_view import having
from reportedly.web.pages.outlets import count_all
from reportedly.web.pages.outlets_view import OutletLine, outlets_view
from reportedly.web.pages.sources_view import sources_view

if TYPE_CHECKING:
    from starlette.datastructures import QueryParams

    from reportedly.bulk import Ledger
    from reportedly.trace.values import Trace
    from reportedly.web.remembered import Remembered

_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class OutletShares:
    """An outlet with how it sources, in percent; ``None``: there is nothing to count."""

    name: str
    articles: int
    statements: int
    sources: int
    named_persons: float | None
    not_named: float | None
    own_voice: float | None
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class ClaimStatement:
    """One statement of a claim, with what it depends on."""

    uid: str
    day: str | None
    outlet: str | None
    source: str | None
    text: str | None
    article: str | None
    url: str | None
    #: How it depends on an earlier one, and the uid of that.
    link: str | None
    earlier: str | None


def rows_of(ledger: Ledger, kept: Remembered, params: QueryParams) -> Rows:
    """The list that an address names, narrowed as its page is.

    Raises:
        UsageError: there is no such list.
        NotInLedger: there is no such outlet, source or claim.
    """
    found = _LISTS.get(params.get("of", ""))
    if found is None:
        raise UsageError(f"There is no such list: one of {', '.join(_LISTS)}")
    return found(ledger, kept, params)


def _articles(ledger: Ledger, kept: Remembered, params: QueryParams) -> Rows:
    def part(start: int) -> list[ArticleRow]:
        return list(ledger.articles(limit=_AT_ONCE, offset=start))

    return Rows(ArticleRow, _parts(part))


def _claims(ledger: Ledger, kept: Remembered, params: QueryParams) -> Rows:
    every = kept.get("headings", headings)
    return Rows(Heading, having(every, _query(params)))


def _sources(ledger: Ledger, kept: Remembered, params: QueryParams) -> Rows:
    every = kept.get("sources", listing.sources)
    view = sources_view(every, query=_query(params), kind=params.get("kind", ""), size=len(every))
    return Rows(SourceRow, view.rows)


def _outlets(ledger: Ledger, kept: Remembered, params: QueryParams) -> Rows:
    rows, counts = kept.get("outlets", listing.outlets), kept.get("totals", count_all)
    view = outlets_view(rows, counts, query=_query(params), size=len(rows))
    return Rows(OutletShares, map(_shares, view.rows))


def _shares(one: OutletLine) -> OutletShares:
    shares = (one.named.value, one.not_named.value, one.own_voice.value)
    return OutletShares(one.name, one.articles, one.statements, one.sources, *shares, one.first, one.last)


def _of_source(ledger: Ledger, kept: Remembered, params: QueryParams) -> Rows:
    given = params.get("number", "")
    number = int(given) if given.isascii() and given.isdigit() and len(given) < 19 else 0
    with ledger.database.reading() as connection:
        members = profiles.speaker(connection, str(ledger.location), number).members

    def part(start: int) -> list[StatementRow]:
        with ledger.database.reading() as connection:
            keys = profiles.said_by(connection, members, params.get("outlet") or None, _AT_ONCE, start)
            return list(listing.statements_of(connection, keys))

    return Rows(StatementRow, _parts(part))


def _of_outlet(ledger: Ledger, kept: Remembered, params: QueryParams) -> Rows:
    with ledger.database.reading() as connection:
        number = outlet_profile.number_of(connection, str(ledger.location), params.get("name", ""))

    def part(start: int) -> list[ArticleRow]:
        with ledger.database.reading() as connection:
            keys = outlet_profile.articles(connection, number, _AT_ONCE, start)
            return list(listing.articles_of(connection, keys))

    return Rows(ArticleRow, _parts(part))


def _of_claim(ledger: Ledger, kept: Remembered, params: QueryParams) -> Rows:
    return Rows(ClaimStatement, claim_rows(trace_statement(ledger.database, params.get("claim", "")[:200])))


def claim_rows(trace: Trace) -> Iterator[ClaimStatement]:
    """The statements of a claim in order of time."""
    nodes = {node.id: node for node in trace.nodes}
    links = {edge.start: edge for edge in reversed(trace.edges) if edge.kind in ("copies", "relays", "cites")}
    for uid in trace.statements:
        node, link = nodes.get(uid), links.get(uid)
        if node is not None:
            words = (node.day, node.outlet, node.source, node.text, node.article, node.url)
            yield ClaimStatement(uid, *words, link.kind if link else None, link.end if link else None)


def _parts(part: Callable[[int], list[Any]]) -> Iterator[Any]:
    for start in count(0, _AT_ONCE):
        rows = part(start)
        yield from rows
        if len(rows) < _AT_ONCE:
            return


def _query(params: QueryParams) -> str:
    return params.get("q", "").strip()[:200]


_LISTS: dict[str, Callable[[Ledger, Remembered, QueryParams], Rows]] = {
    "articles": _articles,
    "claims": _claims,
    "sources": _sources,
    "outlets": _outlets,
    "source": _of_source,
    "outlet": _of_outlet,
    "claim": _of_claim,
    **listing_said.LISTS,
}
