"""Export of the ledger, or of whatever was shown when the reader asked for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from starlette.background import BackgroundTask
from starlette.responses import FileResponse, StreamingResponse
from starlette.routing import Route

from reportedly.errors import UsageError
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

_MEDIA = {"csv": "text/csv", "json": "application/json"}
_UNSAFE = re.compile(r"[^a-z]+")


def choose(request: Request) -> Response:
    """What there is to export, and how."""
    selection = _selection(request)
    kept = [pair for pair in request.query_params.multi_items() if pair[0] != "format"]
    choices = [
        (one, f"/export/file?{urlencode([('format', one.name), *kept])}") for one in offered(selection)
    ]
    return page(
        request,
        "export.html.jinja",
        selection=selection,
        chips=[label for label, _ in chips(selection.asked)],
        choices=choices,
        total=site_of(request).ledger.count() if selection.whole else None,
    )


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
        raise UsageError("This cannot be exported so: one of csv, json")
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
