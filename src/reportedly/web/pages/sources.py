"""The sources of the ledger, and one source with everything it says."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.routing import Route

from reportedly.ledger import listing, profiles, tallies
from reportedly.ledger.rows import StatementRow
from reportedly.trace.drift_words import words_in_list
from reportedly.web.pages.pending import COUNTED, pending
from reportedly.web.pages.source_view import Told, source_view
from reportedly.web.pages.sources_view import sources_view
from reportedly.web.paging import Slice, wanted
from reportedly.web.remembered import remembered
from reportedly.web.respond import page
from reportedly.web.site import site_of
from reportedly.web.topics import Words, topics, words_of

if TYPE_CHECKING:
    import sqlalchemy as sa
    from starlette.requests import Request
    from starlette.responses import Response

    from reportedly.bulk import Ledger

_LISTED, _STATEMENTS = 50, 30
#: Statements that topics are told from, and contradictions that are shown.
_CONTENTS, _CONTRADICTIONS = 600, 12
_LARGEST = 2**63 - 1


def listed(request: Request) -> Response:
    """The list."""
    start, rows = wanted(request), remembered(request).soon("sources", listing.sources)
    if rows is None:
        return pending(request, "Sources", COUNTED)
    view = sources_view(
        rows,
        query=request.query_params.get("q", "").strip()[:200],
        kind=request.query_params.get("kind", ""),
        start=start,
        size=_LISTED,
    )
    return page(
        request,
        "sources.html.jinja",
        view=view,
        kind=request.query_params.get("kind", "")[:40],
        slice=Slice.of(request, start, _LISTED, more=view.more),
    )


def one(request: Request) -> Response:
    """A source, with a part of its statements."""
    number, kept = request.path_params["number"], remembered(request)
    if number > _LARGEST:
        raise HTTPException(404)
    ledger = site_of(request).ledger
    everybody = kept.get("words", count_words)
    told = kept.soon(*told_of(ledger, number, everybody))
    if told is None:
        return pending(request, "Source", COUNTED)
    outlet, start = request.query_params.get("outlet") or None, wanted(request)

    def said() -> tuple[list[StatementRow], bool]:
        with ledger.database.reading() as connection:
            keys = profiles.said_by(connection, told.speaker.members, outlet, _STATEMENTS + 1, start)
            return list(listing.statements_of(connection, keys[:_STATEMENTS])), len(keys) > _STATEMENTS

    rows, more = kept.now(("said", number, outlet, start), said)
    return page(
        request,
        "source.html.jinja",
        view=source_view(told),
        rows=rows,
        articles=[(those[0], those) for those in _by_article(rows)],
        outlet=outlet,
        slice=Slice.of(request, start, _STATEMENTS, more=more),
    )


def _by_article(rows: Iterable[StatementRow]) -> Iterator[list[StatementRow]]:
    """Neighbours of one article together."""
    for _, those in groupby(rows, key=lambda row: row.document):
        yield list(those)


def told_of(
    ledger: Ledger, number: int, everybody: Words
) -> tuple[Hashable, Callable[[sa.Connection], Told]]:
    """Under what the values of a source's page are kept, and what makes them."""
    return ("source", number), partial(_told, str(ledger.location), number, everybody)


def count_words(connection: sa.Connection) -> Words:
    """How often words are said in the whole ledger."""
    return words_of(tallies.sample(connection))


def _told(ledger: str, number: int, everybody: Words, connection: sa.Connection) -> Told:
    speaker = profiles.speaker(connection, ledger, number)
    members = speaker.members
    contents = profiles.contents(connection, members, _CONTENTS)
    against = profiles.contradictions(connection, members, _CONTRADICTIONS)
    rows = _rows(connection, [key for one in against for key in (one.one, one.other)])
    return Told(
        speaker,
        tuple(profiles.spoken(connection, members)),
        tuple(profiles.namings(connection, members)),
        profiles.relays(connection, members),
        topics(
            words_of(contents),
            everybody,
            leave_out=(speaker.name, *speaker.aliases, *words_in_list("words", "common")),
        ),
        tuple(
            (one, *sorted((rows[one.one], rows[one.other]), key=lambda row: (row.day or "9999", row.uid)))  # type: ignore[misc]
            for one in against
            if one.one in rows and one.other in rows
        ),
    )


def _rows(connection: sa.Connection, keys: list[int]) -> dict[int, StatementRow]:
    return {key: row for key in keys for row in listing.statements_of(connection, [key])}


ROUTES = [
    Route("/sources", listed, methods=["GET"]),
    Route("/sources/{number:int}", one, methods=["GET"]),
]
