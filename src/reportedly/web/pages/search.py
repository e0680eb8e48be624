"""Statements by words or by meaning, articles by words; facets narrow it, and the address holds it all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from starlette.routing import Route

from reportedly.errors import UsageError
from reportedly.web.pages.search_view import Wanted, chips, cut, facets_of, line, wanted
from reportedly.web.paging import Slice
from reportedly.web.paging import wanted as start_of
from reportedly.web.remembered import remembered
from reportedly.web.respond import page, wants_part
from reportedly.web.site import site_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from reportedly.bulk import Ledger

_LISTED = 30


def search(request: Request) -> Response:
    """The page; for htmx only what was found."""
    asked, start = wanted(request.query_params), start_of(request)
    found: Sequence[Any] = ()
    complaint, divided = None, None
    ledger, kept = site_of(request).ledger, remembered(request)
    try:
        found = kept.now(("found", asked, start), lambda: _found(ledger, asked, start))
        if not asked.articles and not asked.similar:
            divided = kept.now(
                ("facets", asked.words, asked.filters),
                lambda: ledger.facets(asked.words or None, asked.filters),
            )
    except UsageError:
        complaint = "Give at least one word to look for."
    more = len(found) > _LISTED
    return page(
        request,
        "search-found.html.jinja" if wants_part(request) else "search.html.jinja",
        asked=asked,
        kept=asked.narrowed,
        lines=found[:_LISTED],
        complaint=complaint,
        facets=list(facets_of(divided, asked)) if divided else [],
        counted=divided,
        chips=list(chips(asked)),
        articles=kept.now("count", ledger.count) if not found else 0,
        slice=Slice.of(request, start, _LISTED, more=more),
    )


def _found(ledger: Ledger, asked: Wanted, start: int) -> Sequence[Any]:
    """One more than is listed, where there are more."""
    if asked.articles:
        hits = ledger.search_articles(asked.words, limit=_LISTED + 1, offset=start) if asked.words else ()
        return [(hit.row, cut(hit.excerpt, hit.marks)) for hit in hits]
    if not asked.words:
        order = "oldest" if asked.oldest else "newest"
        rows = ledger.statements(asked.filters, order=order, limit=_LISTED + 1, offset=start)  # type: ignore[arg-type]
        return [line(row) for row in rows]
    if asked.similar:
        return [line(hit.row) for hit in ledger.similar(asked.words, asked.filters, limit=_LISTED)]
    found = ledger.search(asked.words, asked.filters, limit=_LISTED + 1, offset=start)
    return [line(hit.row, hit.marks) for hit in found]


ROUTES = [Route("/search", search, methods=["GET"])]
