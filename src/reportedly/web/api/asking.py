"""Calls that ask: articles, statements, search, sources, outlets, claims, traces."""

from __future__ import annotations

import re
from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException

from reportedly.errors import NotInLedger
from reportedly.export import json as reading_json
from reportedly.export import trace_json
from reportedly.ledger import listing, loading
from reportedly.ledger.one_source import one_source
from reportedly.ledger.unrelated import unrelated
from reportedly.tracing.article import trace_article
from reportedly.tracing.ask import trace_statement, trace_words
from reportedly.tracing.headings import headings
from reportedly.tracing.version import VERSION
from reportedly.web.api.calls import (
    LIMITS,
    WHOLE,
    Answer,
    Call,
    Parameter,
    limits,
    listed,
    text,
    whole,
)
from reportedly.web.pages.claims import figures
from reportedly.web.pages.outlets import count_all
from reportedly.web.pages.outlets_view import OutletsView, outlets_view
from reportedly.web.pages.search_view import wanted
from reportedly.web.remembered import remembered
from reportedly.web.site import site_of

if TYPE_CHECKING:
    from starlette.requests import Request

    from reportedly.bulk import Ledger
    from reportedly.trace.article_values import ArticleTrace
    from reportedly.trace.values import Trace

_NAME = re.compile(r"(?:c1-)?[uv]1-[0-9a-f]{24}")
_LONGEST = 2000
#: Outlets whose name has the words of another's.
_NAMESAKES = 100_000
_VERSIONS = 99_999


def about(request: Request) -> Answer:
    """The ledger as a whole."""
    site = site_of(request)
    with site.ledger.database.reading() as connection:
        waiting = unrelated(connection, VERSION)
    return Answer(
        {
            "name": site.name,
            "articles": site.ledger.count(),
            "unrelated": waiting,
            "writable": site.writable,
        }
    )


def articles(request: Request) -> Answer:
    """Articles, those published last first."""
    ledger, (limit, offset) = site_of(request).ledger, limits(request)
    rows = ledger.articles(limit=limit + 1, offset=offset)
    return listed(request, rows.to_dicts(), total=ledger.count())


def article(request: Request) -> Answer:
    """One article."""
    ledger, document = site_of(request).ledger, request.path_params["document"]
    version = whole(request, "version", 0, 0, _VERSIONS)
    found = ledger.shown(document, version=version).reading if version else ledger.reading(document)
    return Answer(reading_json.to_dict(found))


def article_trace(request: Request) -> Answer:
    """Where the statements of one article come from."""
    return _traced(_article(site_of(request).ledger, request.path_params["document"]))


def statements(request: Request) -> Answer:
    """Statements by day, narrowed."""
    asked, (limit, offset) = wanted(request.query_params), limits(request)
    order = "oldest" if asked.oldest else "newest"
    rows = site_of(request).ledger.statements(asked.filters, order=order, limit=limit + 1, offset=offset)  # type: ignore[arg-type]
    return listed(request, rows.to_dicts())


def statement(request: Request) -> Answer:
    """One statement."""
    ledger, uid = site_of(request).ledger, request.path_params["statement"]
    document = ledger.reading(uid).id
    found = [row for row in ledger.statements(document=document) if row.uid == uid]
    if not found:
        raise HTTPException(404)
    return Answer(asdict(found[0]))


def search(request: Request) -> Answer:
    """Statements or articles by words, or statements by meaning."""
    ledger, asked, (limit, offset) = site_of(request).ledger, wanted(request.query_params), limits(request)
    hits: Any
    if asked.articles:
        hits = ledger.search_articles(asked.words, limit=limit + 1, offset=offset)
    elif asked.similar:
        hits = ledger.similar(asked.words, asked.filters, limit=limit)
    else:
        hits = ledger.search(asked.words, asked.filters, limit=limit + 1, offset=offset)
    return listed(request, [asdict(hit) for hit in hits])


def facets(request: Request) -> Answer:
    """How statements divide."""
    asked = wanted(request.query_params)
    found = asdict(site_of(request).ledger.facets(asked.words or None, asked.filters))
    for name in ("source_kind", "kind", "outlet", "stance", "factuality", "year"):
        found[name] = [{"value": value, "count": count} for value, count in found[name]]
    return Answer(found)


def sources(request: Request) -> Answer:
    """Sources, the most quoted first."""
    limit, offset = limits(request)
    kinds = tuple(request.query_params.getlist("kind")[:20])
    name = (text(request, "name") or "").lower()
    every = remembered(request).get("sources", listing.sources)
    rows = [row for row in every if name in row.name.lower() and (not kinds or row.kind in kinds)]
    return listed(request, [asdict(row) for row in rows[offset : offset + limit + 1]], total=len(rows))


def source(request: Request) -> Answer:
    """One source."""
    ledger = site_of(request).ledger
    with ledger.database.reading() as connection:
        return Answer(asdict(one_source(connection, str(ledger.location), request.path_params["number"])))


def outlets(request: Request) -> Answer:
    """Outlets, those with most articles first."""
    limit, offset = limits(request)
    view = _outlets(request, text(request, "q") or "", offset, limit + 1)
    return listed(request, [asdict(row) for row in view.rows], total=view.total)


def outlet(request: Request) -> Answer:
    """One outlet."""
    name = request.path_params["outlet"]
    found = next((row for row in _outlets(request, name, 0, _NAMESAKES).rows if row.name == name), None)
    if found is None:
        raise HTTPException(404)
    return Answer(asdict(found))


def _outlets(request: Request, query: str, start: int, size: int) -> OutletsView:
    kept = remembered(request)
    counts = kept.get("totals", count_all)
    return outlets_view(kept.get("outlets", listing.outlets), counts, query=query, start=start, size=size)


def claims(request: Request) -> Answer:
    """Claims, those that most articles make first."""
    limit, offset = limits(request)
    least, kept = whole(request, "least", 2, 1, 1_000_000), remembered(request)
    every = kept.get(("headings", 1) if least == 1 else "headings", partial(headings, least=min(least, 2)))
    words = (text(request, "q") or "").casefold().split()
    found = [one for one in every if one.articles >= least and all(w in one.text.casefold() for w in words)]
    database = site_of(request).ledger.database
    rows = [figures(kept, database, one) for one in found[offset : offset + limit]]
    more = found[offset + limit : offset + limit + 1]
    return listed(request, [asdict(row) for row in rows] + [{} for _ in more], total=len(found))


def claim(request: Request) -> Answer:
    """The trace of a claim, by its id or by the uid of one of its statements."""
    return _traced(trace_statement(site_of(request).ledger.database, request.path_params["claim"]))


def trace(request: Request) -> Answer:
    """The trace of whatever is named. A path is words like any other: no file is read."""
    ledger, target = site_of(request).ledger, (text(request, "target") or "")[:_LONGEST]
    if not target:
        from reportedly.errors import UsageError

        raise UsageError("target is missing: name a claim, a statement, an article, or say it in words")
    if _NAME.fullmatch(target):
        return _traced(trace_statement(ledger.database, target))
    try:
        return _traced(_article(ledger, target))
    except NotInLedger:
        return _traced(trace_words(ledger.database, target))


def _article(ledger: Ledger, document: str) -> ArticleTrace:
    with ledger.database.reading() as connection:
        number, _ = loading.find(connection, str(ledger.location), document)
    return trace_article(ledger.database, number)


def _traced(found: Trace | ArticleTrace) -> Answer:
    return Answer(trace_json.to_dict(found))


FILTERS: tuple[Parameter, ...] = (
    Parameter("source", "Name of a source."),
    Parameter("relay", "Who passed it on, by name; *: anybody."),
    Parameter("source_kind", "Kind of source: named_person, …; unresolved.", many=True),
    Parameter("kind", "How it is put: direct, indirect, mixed.", many=True),
    Parameter("outlet", "Name of an outlet.", many=True),
    Parameter("stance", "How the article stands to it: endorses, neutral, distances, rejects.", many=True),
    Parameter("factuality", "How firmly the source puts it: CT+, PR+, …", many=True),
    Parameter("since", "First day of publication: 2031, 2031-05 or 2031-05-04."),
    Parameter("until", "Last day of publication."),
    Parameter("document", "Id or address of an article."),
)
_ORDER = Parameter("order", "oldest: the oldest first.", {"enum": ["newest", "oldest"]})
_Q = Parameter("q", 'Words; "phrases", OR, -without, beginnings*.')

CALLS: tuple[Call, ...] = (
    Call("GET", "/api/v1/ledger", about, "The ledger: how much is in it.", "Ledger"),
    Call("GET", "/api/v1/articles", articles, "Articles, those published last first.", "Articles", LIMITS),
    Call(
        "GET",
        "/api/v1/articles/{document:name}",
        article,
        "One article with all that was read.",
        "Reading",
        (Parameter("version", "An earlier version, counted from 1; the newest unless given.", WHOLE),),
    ),
    Call(
        "GET",
        "/api/v1/articles/{document:name}/trace",
        article_trace,
        "Where the statements of an article come from.",
        "Trace",
    ),
    Call(
        "GET",
        "/api/v1/statements",
        statements,
        "Statements by day of publication.",
        "Statements",
        (*FILTERS, _ORDER, *LIMITS),
    ),
    Call("GET", "/api/v1/statements/{statement:name}", statement, "One statement.", "Statement"),
    Call(
        "GET",
        "/api/v1/search",
        search,
        "Statements or articles that answer a search, the best first. By meaning there is one part only.",
        "Hits",
        (
            Parameter("q", _Q.about, required=True),
            Parameter("in", "Where to look.", {"enum": ["statements", "articles"]}),
            Parameter("by", "By words, or statements by meaning.", {"enum": ["words", "meaning"]}),
            *FILTERS,
            *LIMITS,
        ),
    ),
    Call(
        "GET",
        "/api/v1/facets",
        facets,
        "How the statements that answer a search divide; of very many the first are counted.",
        "Facets",
        (_Q, *FILTERS),
    ),
    Call(
        "GET",
        "/api/v1/sources",
        sources,
        "Sources over all articles, the most quoted first.",
        "Sources",
        (
            Parameter("name", "Letters of the name."),
            Parameter("kind", "Kind of source.", many=True),
            *LIMITS,
        ),
    ),
    Call("GET", "/api/v1/sources/{number:int}", source, "One source.", "Source"),
    Call(
        "GET",
        "/api/v1/outlets",
        outlets,
        "Outlets, those with most articles first.",
        "Outlets",
        (Parameter("q", "Words of the name."), *LIMITS),
    ),
    Call("GET", "/api/v1/outlets/{outlet:name}", outlet, "One outlet.", "Outlet"),
    Call(
        "GET",
        "/api/v1/claims",
        claims,
        "Claims, those that most articles make first.",
        "Claims",
        (
            Parameter("q", "Words of its first statement."),
            Parameter("least", "Made by so many articles.", {"type": "integer", "minimum": 1, "default": 2}),
            *LIMITS,
        ),
    ),
    Call(
        "GET",
        "/api/v1/claims/{claim:name}",
        claim,
        "The trace of a claim, by its id or the uid of a statement of it.",
        "Trace",
    ),
    Call(
        "GET",
        "/api/v1/trace",
        trace,
        "The trace of a claim, a statement, an article, or of the claim nearest to some words.",
        "Trace",
        (Parameter("target", "Id, uid, address, or words.", required=True),),
    ),
)
