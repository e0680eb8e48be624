"""The trace of an article of the ledger, and the claim that is nearest to free words."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse
from starlette.routing import Route

from reportedly.ledger import documents
from reportedly.trace.looks import look
from reportedly.tracing.article import trace_article
from reportedly.tracing.ask import Match, matching
from reportedly.web import links
from reportedly.web.pages.pending import followed, pending
from reportedly.web.pages.trace_view import article_trace_view, found_view
from reportedly.web.remembered import remembered
from reportedly.web.respond import page
from reportedly.web.site import site_of

if TYPE_CHECKING:
    import sqlalchemy as sa
    from starlette.requests import Request
    from starlette.responses import Response

#: Statements with a word in common that free words are compared with.
_CANDIDATES = 1500
_LONGEST = 500
_NAME = re.compile(r"(?:c1-)?[uv]1-[0-9a-f]{24}$")


def article(request: Request) -> Response:
    """Where the statements of an article come from."""
    ledger = site_of(request).ledger
    document = request.path_params["document"]
    with ledger.database.reading() as connection:
        number = documents.find(connection, str(ledger.location), document)
    make = partial(trace_article, ledger.database, number)
    found = remembered(request).one(("article", number), make, size="large")
    if found is None:
        return pending(request, document, followed())
    return page(request, "article-trace-page.html.jinja", view=article_trace_view(found))


def words(request: Request) -> Response:
    """Leads to the claim that says the same as the words; else what is nearest."""
    query = " ".join(request.query_params.get("q", "").split())[:_LONGEST]
    if _NAME.match(query):
        return RedirectResponse(links.claim(query), 303)
    matches = remembered(request).get(("words", query), partial(_matches, query)) if query else []
    view = found_view(query, matches)
    if view.claim:
        return RedirectResponse(view.claim, 303)
    return page(request, "found.html.jinja", view=view)


def _matches(query: str, connection: sa.Connection) -> list[Match]:
    found = matching(connection, look(query), _CANDIDATES)
    return [one for one in found if one.kind != "unrelated"][:50]


ROUTES = [
    Route("/articles/{document:name}/trace", article, methods=["GET"]),
    Route("/trace", words, methods=["GET"]),
]
