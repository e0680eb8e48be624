"""The calls, their routes, and the page that documents them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from starlette.routing import Route

from reportedly.web.api import asking, changing, profiling
from reportedly.web.api.calls import MOST, Answer, Call, Parameter
from reportedly.web.api.openapi import document, plain
from reportedly.web.exporting import EXPORTS
from reportedly.web.respond import page

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

_EXPORT = Call(
    "GET",
    "/api/v1/export",
    changing.send,
    "A file of the ledger, of what a search finds, of an article, or of a claim.",
    "",
    (
        Parameter("format", "How to write it.", {"enum": [one.name for one in EXPORTS]}, required=True),
        Parameter("q", "Words to search for."),
        Parameter("claim", "Id of a claim."),
        *asking.FILTERS,
    ),
)
#: All of the API.
CALLS: tuple[Call, ...] = (*asking.CALLS, *profiling.CALLS, *changing.CALLS, _EXPORT)


def described(request: Request) -> Answer:
    """The OpenAPI document."""
    return Answer(document(CALLS))


def documentation(request: Request) -> Response:
    """The page for people."""
    ordered = sorted(CALLS, key=lambda call: (call.group, plain(call.path), call.method))
    groups = [(name, list(calls)) for name, calls in groupby(ordered, key=lambda call: call.group)]
    return page(request, "api.html.jinja", groups=groups, plain=plain, most=MOST)


ROUTES = [
    *(Route(call.path, call.endpoint, methods=[call.method]) for call in CALLS),
    Route("/api/openapi.json", described, methods=["GET"]),
    Route("/api", documentation, methods=["GET"]),
]
