"""The claims of the ledger, and one claim with everything behind it."""

from __future__ import annotations

import time
from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from reportedly.ledger import loading, tallies
from reportedly.trace.article_values import ClaimRow
from reportedly.trace.claims import first_of
from reportedly.trace.values import Trace
from reportedly.tracing.ask import trace_statement
from reportedly.tracing.headings import Heading, headings
from reportedly.tracing.listing import claim_row
from reportedly.web.pages.claim_view import MANY, ClaimView, claim_view
from reportedly.web.pages.claims_view import claims_view
from reportedly.web.pages.echo_view import echo_view, edge_of, other_end
from reportedly.web.pages.explore_view import explore_view
from reportedly.web.pages.pending import COUNTED, followed, pending, waiting_in
from reportedly.web.pages.statements_view import statements_view
from reportedly.web.paging import Slice, wanted
from reportedly.web.remembered import Remembered, remembered
from reportedly.web.respond import fills_itself, page, wants_part
from reportedly.web.site import site_of

if TYPE_CHECKING:
    from starlette.requests import Request

    from reportedly.ledger.database import Database

_LISTED, _STATEMENTS = 30, 100
#: Wordings and articles of a claim whose figures are counted for the list; a larger one is counted when it is
#: opened.
_CONTENTS, _ARTICLES = 250, 120
#: Seconds that the list waits for figures of all its claims together, where a ledger has few.
_WAIT, _FEW = 0.4, 1000


def listed(request: Request) -> Response:
    """The list; figures that are not counted yet come by themselves."""
    kept, start = remembered(request), wanted(request)
    database = site_of(request).ledger.database
    every = kept.soon("headings", headings)
    if every is None:
        return pending(request, "Claims", COUNTED)
    until = time.monotonic() + (_WAIT if len(every) < _FEW else 0)
    view = claims_view(
        every,
        lambda one: _figures(kept, database, one, until),
        awaited=lambda one: not _large(one),
        query=request.query_params.get("q", "").strip()[:200],
        start=start,
        size=_LISTED,
    )
    waiting = kept.now("unrelated", lambda: waiting_in(database))
    slice = Slice.of(request, start, _LISTED, more=view.more)
    return page(
        request,
        "claims.html.jinja",
        view=view,
        slice=slice,
        unrelated=waiting,
        articles=kept.now("count", site_of(request).ledger.count),
    )


def one(request: Request) -> Response:
    """A claim; a large one is traced while its page already stands."""
    view = _shown(request)
    if view is None:
        return _being_traced(request)
    # Made by our own template, which escapes.
    return page(
        request,
        "claim.html.jinja",
        view=view,
        graph=Markup(view.graph),
        tall=Markup(view.tall),
        many=view.statements > MANY,
    )


def echo(request: Request) -> Response:
    """Both texts of an echo, or of a denial, side by side."""
    found = traced(request)
    if found is None:
        return _being_traced(request)
    uid = request.path_params["statement"]
    edge = edge_of(found, uid)
    ends = [uid, other_end(edge, uid)] if edge else [uid]
    with site_of(request).ledger.database.reading() as connection:
        view = echo_view(found, uid, tallies.texts(connection, ends))
    if view is None:
        raise HTTPException(404)
    return page(request, "echo-part.jinja" if wants_part(request) else "echo.html.jinja", view=view)


def statements(request: Request) -> Response:
    """Every statement of a claim in order of time."""
    found = traced(request)
    if found is None:
        return _being_traced(request)
    start = wanted(request)
    view = statements_view(found, start=start, size=_STATEMENTS)
    slice = Slice.of(request, start, _STATEMENTS, more=view.more)
    return page(request, "claim-statements.html.jinja", view=view, slice=slice)


def explore(request: Request) -> Response:
    """The whole graph, to move in."""
    view = _shown(request)
    if view is None:
        return _being_traced(request)
    if fills_itself(request):
        # From the page that stood meanwhile: this one has scripts of its own.
        return Response(headers={"hx-refresh": "true"})
    return page(request, "explore.html.jinja", view=view)


def graph(request: Request) -> Response:
    """What the exploring page draws."""
    found = traced(request)
    if found is None:
        return JSONResponse({"error": "being traced"}, 503)
    return JSONResponse(asdict(explore_view(found)))


def traced(request: Request) -> Trace | None:
    """The trace of the claim in the address; ``None``: it is still being made.

    Raises:
        NotInLedger: there is no such statement.
    """
    identifier = request.path_params["claim"]
    uid, database = first_of(identifier) or identifier, site_of(request).ledger.database
    kept = remembered(request)
    return kept.one(("trace", uid), partial(trace_statement, database, uid), size="large")


def _shown(request: Request) -> ClaimView | None:
    """The page's values, which take a while of their own where very many say so."""
    found = traced(request)
    if found is None:
        return None
    return remembered(request).one(("claim", found.id), lambda: claim_view(found), size="large")


def _large(one: Heading) -> bool:
    return one.contents > _CONTENTS or one.articles > _ARTICLES


def _figures(kept: Remembered, database: Database, one: Heading, until: float) -> ClaimRow | None:
    if _large(one):
        known = kept.peek(("trace", one.uid), "large")
        return claim_row(known) if isinstance(known, Trace) else None
    return kept.one(
        ("figures", one.uid),
        lambda: _counted(database, one),
        patience=max(0.0, until - time.monotonic()),
        meanwhile=True,
    )


def figures(kept: Remembered, database: Database, one: Heading) -> ClaimRow:
    """The figures of a claim's trace, however long it takes."""
    return kept.get(("figures", one.uid), lambda _: _counted(database, one))


def _counted(database: Database, one: Heading) -> ClaimRow:
    return claim_row(trace_statement(database, one.uid, drawn=False))


def _being_traced(request: Request) -> Response:
    identifier = request.path_params["claim"]
    uid = first_of(identifier) or identifier
    ledger = site_of(request).ledger
    with ledger.database.reading() as connection:
        _, number = loading.find(connection, str(ledger.location), uid)
        found = loading.assertions(connection, [number] if number else [])
    if not found:
        raise HTTPException(404)
    headed = (one for one in remembered(request).peek("headings") or () if one.uid == uid)
    many = next((one.articles for one in headed), None)
    return pending(request, found[0].content, followed(many))


ROUTES = [
    Route("/claims", listed, methods=["GET"]),
    Route("/claims/{claim:name}", one, methods=["GET"]),
    Route("/claims/{claim:name}/echoes/{statement:name}", echo, methods=["GET"]),
    Route("/claims/{claim:name}/statements", statements, methods=["GET"]),
    Route("/claims/{claim:name}/explore", explore, methods=["GET"]),
    Route("/claims/{claim:name}/graph.json", graph, methods=["GET"]),
]
