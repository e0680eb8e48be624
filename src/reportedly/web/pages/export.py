"""Export of the ledger, or of whatever was shown when the reader asked for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from starlette.background import BackgroundTask
from starlette.responses import FileResponse, StreamingResponse
from starlette.routing import Route

from reportedly.errors import NotInLedger, UsageError
from reportedly.ledger import documents, listing, loading
from reportedly.trace.claims import first_of
from reportedly.web import exporting
from reportedly.web.exporting import Selection, export_of, offered, selection_of
from reportedly.web.listing import rows_of
from reportedly.web.pages.search_view import chips, wanted
from reportedly.web.remembered import remembered
from reportedly.web.respond import page
from reportedly.web.site import site_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from reportedly.bulk import Ledger
    from reportedly.web.exporting import Export

_MEDIA = {"csv": "text/csv", "json": "application/json"}
_UNSAFE = re.compile(r"[^a-z]+")
#: For whom a format is, and which these are; the last has those that none names.
_FOR = (
    ("To read, and for spreadsheets", ("rows-csv", "csv", "html", "trace-html")),
    ("For programs", ("rows-jsonl", "jsonl", "json", "parquet", "trace-json")),
    ("For annotation and provenance", ()),
)


def choose(request: Request) -> Response:
    """What there is to export, and how."""
    selection = _selection(request)
    kept = [pair for pair in request.query_params.multi_items() if pair[0] != "format"]
    choices: dict[str, list[tuple[Export, str]]] = {purpose: [] for purpose, _ in _FOR}
    for one in offered(selection):
        purpose = next((purpose for purpose, names in _FOR if one.name in names), _FOR[-1][0])
        choices[purpose].append((one, f"/export/file?{urlencode([('format', one.name), *kept])}"))
    return page(
        request,
        "export.html.jinja",
        selection=selection,
        chips=[label for label, _ in chips(selection.asked)],
        choices=[(purpose, found) for purpose, found in choices.items() if found],
        total=site_of(request).ledger.count() if selection.whole else None,
        named=_named(site_of(request).ledger, selection),
    )


def _named(ledger: Ledger, selection: Selection) -> str | None:
    """The headline of the one article, or the words of the claim."""
    try:
        with ledger.database.reading() as connection:
            if selection.document:
                number = documents.find(connection, str(ledger.location), selection.document)
                return listing.articles_of(connection, [number])[0].title
            if selection.claim:
                uid = first_of(selection.claim) or selection.claim
                _, found = loading.find(connection, str(ledger.location), uid)
                said = loading.assertions(connection, [found] if found else [])
                return said[0].content if said else None
    except NotInLedger:
        return None
    return None


def send(request: Request) -> Response:
    """The file."""
    site, selection = site_of(request), _selection(request)
    export = export_of(request.query_params.get("format", ""), selection)
    name = exporting.file_name(site.name, selection, export)
    if export.folder:
        path = exporting.archive(site.ledger, selection, export)
        return FileResponse(
            path, filename=name, media_type=export.media, background=BackgroundTask(path.unlink)
        )
    return StreamingResponse(
        exporting.pieces(site.ledger, selection, export),
        media_type=export.media,
        headers={"content-disposition": f'attachment; filename="{name}"'},
    )


def send_list(request: Request) -> Response:
    """All rows of a list that a page shows a part of."""
    params, site = request.query_params, site_of(request)
    form, name = params.get("format", ""), params.get("of", "")
    if form not in _MEDIA:
        raise UsageError(f"This cannot be exported so: one of {', '.join(_MEDIA)}")
    found = rows_of(site.ledger, remembered(request), params)
    texts = exporting.table(found.kind, found.rows) if form == "csv" else exporting.array(found.rows)
    return StreamingResponse(
        (text.encode("utf-8", "replace") for text in texts),
        media_type=_MEDIA[form],
        headers={"content-disposition": f'attachment; filename="{_UNSAFE.sub("-", name)}.{form}"'},
    )


def _selection(request: Request) -> Selection:
    return selection_of(wanted(request.query_params), request.query_params)


ROUTES = [
    Route("/export", choose, methods=["GET"]),
    Route("/export/list", send_list, methods=["GET"]),
    Route("/export/file", send, methods=["GET"]),
]
