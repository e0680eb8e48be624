"""The outlets of the ledger, and one outlet: how it sources, whom it quotes, whom it echoes."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial
from typing import TYPE_CHECKING

from starlette.routing import Route

from reportedly.ledger import listing, outlet_profile, tallies
from reportedly.web.pages.outlet_view import OutletTold, outlet_view
from reportedly.web.pages.outlets_view import Totals, outlets_view, totals
from reportedly.web.pages.pending import COUNTED, pending
from reportedly.web.paging import Slice, wanted
from reportedly.web.remembered import remembered
from reportedly.web.respond import page
from reportedly.web.site import site_of

if TYPE_CHECKING:
    import sqlalchemy as sa
    from starlette.requests import Request
    from starlette.responses import Response

    from reportedly.bulk import Ledger

_LISTED, _ARTICLES, _QUOTED = 60, 30, 15


def listed(request: Request) -> Response:
    """The list."""
    kept, start = remembered(request), wanted(request)
    rows, counts = kept.soon("outlets", listing.outlets), kept.soon("totals", count_all)
    if rows is None or counts is None:
        return pending(request, "Outlets", COUNTED)
    view = outlets_view(
        rows,
        counts,
        query=request.query_params.get("q", "").strip()[:200],
        start=start,
        size=_LISTED,
    )
    slice = Slice.of(request, start, _LISTED, more=view.more)
    return page(request, "outlets.html.jinja", view=view, slice=slice)


def told_of(ledger: Ledger, name: str) -> tuple[Hashable, Callable[[sa.Connection], OutletTold]]:
    """Under what the values of an outlet's page are kept, and what makes them."""
    return ("outlet", name), partial(_told, str(ledger.location), name)


def count_all(connection: sa.Connection) -> Totals:
    """How the whole ledger sources."""
    return totals(
        tallies.sourced(connection), tallies.own_voice(connection), tallies.outlet_names(connection)
    )


def one(request: Request) -> Response:
    """An outlet, with a part of its articles."""
    name, kept, ledger = request.path_params["outlet"], remembered(request), site_of(request).ledger
    told = kept.soon(*told_of(ledger, name))
    counts = kept.soon("totals", count_all)
    if told is None or counts is None:
        return pending(request, name, COUNTED)
    start = wanted(request)
    with ledger.database.reading() as connection:
        keys = outlet_profile.articles(connection, told.number, _ARTICLES + 1, start)
        rows = listing.articles_of(connection, keys[:_ARTICLES])
    return page(
        request,
        "outlet.html.jinja",
        view=outlet_view(told, counts),
        rows=rows,
        slice=Slice.of(request, start, _ARTICLES, more=len(keys) > _ARTICLES),
    )


def _told(ledger: str, name: str, connection: sa.Connection) -> OutletTold:
    number = outlet_profile.number_of(connection, ledger, name)
    return OutletTold(
        number,
        name,
        tuple(outlet_profile.counts(connection, number)),
        tuple(outlet_profile.quoted(connection, number, _QUOTED)),
        outlet_profile.relayed_by(connection, number),
        tuple(outlet_profile.shared(connection, number)),
    )


ROUTES = [
    Route("/outlets", listed, methods=["GET"]),
    Route("/outlets/{outlet:name}", one, methods=["GET"]),
]
