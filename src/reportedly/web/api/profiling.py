"""Calls for what the pages of a source, an outlet, an article and a claim tell beyond their rows."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException

from reportedly.ledger import listing, outlet_profile, profiles, tallies
from reportedly.ledger.outlet_profile import Quoted
from reportedly.ledger.rows import StatementRow
from reportedly.tracing.ask import trace_statement
from reportedly.web.api.calls import LIMITS, Answer, Call, Parameter, limits, listed, text
from reportedly.web.listing import claim_rows
from reportedly.web.pages import outlets, sources
from reportedly.web.pages.echo_view import EchoView, echo_view, edge_of, other_end
from reportedly.web.pages.outlet_view import Other, outlet_view
from reportedly.web.pages.source_view import ByOutlet, firm, source_view
from reportedly.web.remembered import remembered
from reportedly.web.shares import Share
from reportedly.web.site import site_of
from reportedly.web.topics import Topic

if TYPE_CHECKING:
    from starlette.requests import Request

    from reportedly.trace.values import Trace


@dataclass(frozen=True, slots=True)
class Count:
    """So many of something named."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Contradicting:
    """Two statements of one source that do not go together."""

    kind: str
    confidence: float
    #: They surely do not.
    firm: bool
    earlier: StatementRow
    later: StatementRow


@dataclass(frozen=True, slots=True)
class SourceProfile:
    """Everything the page of a source tells, but its statements."""

    number: int
    name: str
    kind: str | None
    aliases: tuple[str, ...]
    statements: int
    outlets: int
    first: str | None
    last: str | None
    by_outlet: tuple[ByOutlet, ...]
    #: ``day``, ``month`` or ``year``, and the statements of each.
    unit: str
    timeline: tuple[Count, ...]
    undated: int
    topics: tuple[Topic, ...]
    relays: tuple[Count, ...]
    contradictions: tuple[Contradicting, ...]


@dataclass(frozen=True, slots=True)
class OutletProfile:
    """Everything the page of an outlet tells, but its articles."""

    name: str
    articles: int
    statements: int
    sentences: int
    shares: tuple[Share, ...]
    quoted: tuple[Quoted, ...]
    relays: tuple[Count, ...]
    echoes: tuple[Other, ...]
    echoed_by: tuple[Other, ...]
    unknown: tuple[Other, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article stands in the ledger."""

    document: str
    #: What its versions share.
    address: str
    version: int
    versions: int
    #: Uid of each statement and source, by its id in the reading.
    uids: dict[str, str]
    #: Number of each source over all articles, by its id.
    sources: dict[str, int]
    #: Corrections that stand.
    corrections: int


def source_profile(request: Request) -> Answer:
    """Who a source is."""
    ledger, kept = site_of(request).ledger, remembered(request)
    everybody = kept.get("words", sources.count_words)
    told = kept.get(*sources.told_of(ledger, request.path_params["number"], everybody))
    view = source_view(told)
    return Answer(
        asdict(
            SourceProfile(
                view.number,
                view.name,
                told.speaker.kind,
                view.aliases,
                view.statements,
                view.outlets,
                view.first,
                view.last,
                view.by_outlet,
                view.timeline.unit,
                tuple(Count(bar.name, bar.count) for bar in view.timeline.bars if bar.count),
                view.timeline.undated,
                view.topics,
                tuple(Count(*one) for one in view.relays),
                tuple(
                    Contradicting(one.kind, one.confidence, firm(one, earlier, later), earlier, later)
                    for one, earlier, later in told.contradictions
                ),
            )
        )
    )


def source_statements(request: Request) -> Answer:
    """What a source says, the newest first, under every name that is it."""
    ledger, (limit, offset) = site_of(request).ledger, limits(request)
    with ledger.database.reading() as connection:
        speaker = profiles.speaker(connection, str(ledger.location), request.path_params["number"])
        keys = profiles.said_by(connection, speaker.members, text(request, "outlet"), limit + 1, offset)
        return listed(request, [asdict(row) for row in listing.statements_of(connection, keys)])


def outlet_told(request: Request) -> Answer:
    """How an outlet sources."""
    kept, name = remembered(request), request.path_params["outlet"]
    told = kept.get(*outlets.told_of(site_of(request).ledger, name))
    view = outlet_view(told, kept.get("totals", outlets.count_all))
    return Answer(
        asdict(
            OutletProfile(
                view.name,
                view.articles,
                view.statements,
                view.sentences,
                view.shares,
                view.quoted,
                tuple(Count(*one) for one in view.relays),
                view.echoes,
                view.echoed_by,
                view.unknown,
            )
        )
    )


def outlet_articles(request: Request) -> Answer:
    """The articles of an outlet, the newest first."""
    ledger, (limit, offset) = site_of(request).ledger, limits(request)
    with ledger.database.reading() as connection:
        number = outlet_profile.number_of(connection, str(ledger.location), request.path_params["outlet"])
        keys = outlet_profile.articles(connection, number, limit + 1, offset)
        return listed(request, [asdict(row) for row in listing.articles_of(connection, keys)])


def place(request: Request) -> Answer:
    """Versions, permanent names and corrections of an article."""
    shown = site_of(request).ledger.shown(request.path_params["document"])
    stand = sum(one.undone_at is None for one in shown.corrections)
    versions = (shown.reading.id, shown.address, shown.version, shown.versions)
    return Answer(asdict(Place(*versions, dict(shown.corrected.uids), dict(shown.speakers), stand)))


def _traced(request: Request) -> Trace:
    """The trace of the claim in the address, which is kept for the pages too."""
    database, claim = site_of(request).ledger.database, request.path_params["claim"]
    return remembered(request).now(("traced", claim), partial(trace_statement, database, claim))


def claim_statements(request: Request) -> Answer:
    """The statements of a claim."""
    limit, offset = limits(request)
    trace = _traced(request)
    rows = [asdict(row) for row in islice(claim_rows(trace), offset, offset + limit + 1)]
    return listed(request, rows, total=len(trace.statements))


def echo(request: Request) -> Answer:
    """A statement beside the one it depends on."""
    trace, uid = _traced(request), request.path_params["echo"]
    edge = edge_of(trace, uid)
    with site_of(request).ledger.database.reading() as connection:
        ends = [uid, other_end(edge, uid)] if edge else [uid]
        view: EchoView | None = echo_view(trace, uid, tallies.texts(connection, ends))
    if view is None:
        raise HTTPException(404)
    known: dict[str, Any] = asdict(view)
    for name in ("previous", "next"):
        known.pop(name)
    return Answer(known)


_OUTLET = Parameter("outlet", "Name of the outlet that they stand in.")

CALLS: tuple[Call, ...] = (
    Call(
        "GET",
        "/api/v1/articles/{document:name}/place",
        place,
        "Versions of an article, the permanent names of its statements and sources, its corrections.",
        "Place",
    ),
    Call(
        "GET",
        "/api/v1/sources/{number:int}/profile",
        source_profile,
        "A source over all articles: names and titles by outlet, over time, topics, who relays it, "
        "contradictions of its own words.",
        "SourceProfile",
    ),
    Call(
        "GET",
        "/api/v1/sources/{number:int}/statements",
        source_statements,
        "What a source says, under all of its names, the newest first.",
        "Statements",
        (_OUTLET, *LIMITS),
    ),
    Call(
        "GET",
        "/api/v1/outlets/{outlet:name}/profile",
        outlet_told,
        "How an outlet sources, each share with its uncertainty and the ledger's average; whom it quotes, "
        "whom it echoes and who echoes it.",
        "OutletProfile",
    ),
    Call(
        "GET",
        "/api/v1/outlets/{outlet:name}/articles",
        outlet_articles,
        "The articles of an outlet, the newest first.",
        "Articles",
        LIMITS,
    ),
    Call(
        "GET",
        "/api/v1/claims/{claim:name}/statements",
        claim_statements,
        "The statements of a claim in order of time, each with what it depends on.",
        "ClaimStatements",
        LIMITS,
    ),
    Call(
        "GET",
        "/api/v1/claims/{claim:name}/echoes/{echo:name}",
        echo,
        "A statement of a claim, or one that denies it, beside the one that it depends on: both texts, "
        "word for word, and what changed.",
        "Echo",
    ),
)
