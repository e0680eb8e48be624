"""The articles of the ledger, those published last first, and one article to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.routing import Route

from reportedly.export.view import view
from reportedly.web.paging import Slice, wanted
from reportedly.web.respond import page
from reportedly.web.site import site_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

_LISTED = 40


def listed(request: Request) -> Response:
    """The list."""
    ledger, start = site_of(request).ledger, wanted(request)
    rows = ledger.articles(limit=_LISTED + 1, offset=start)
    return page(
        request,
        "articles.html.jinja",
        rows=list(rows)[:_LISTED],
        total=ledger.count(),
        slice=Slice.of(request, start, _LISTED, more=len(rows) > _LISTED),
    )


def one(request: Request) -> Response:
    """An article with its statements in the margin."""
    reading = site_of(request).ledger.reading(request.path_params["document"])
    return page(request, "article.html.jinja", reading=reading, view=view(reading))


ROUTES = [
    Route("/", listed, methods=["GET"]),
    Route("/articles/{document:name}", one, methods=["GET"]),
]
