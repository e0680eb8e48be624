"""What people corrected: the history, by person and by article, and taking it back."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from reportedly.errors import UsageError
from reportedly.web import working
from reportedly.web.jobs import jobs_of
from reportedly.web.links import article
from reportedly.web.pages.articles import reading
from reportedly.web.pages.correction_view import entry
from reportedly.web.pages.statements import refused
from reportedly.web.paging import Slice, wanted
from reportedly.web.person import signed
from reportedly.web.respond import page, wants_part
from reportedly.web.site import site_of

if TYPE_CHECKING:
    from starlette.requests import Request

_LISTED, _MOST = 50, 100


def listed(request: Request) -> Response:
    """The history."""
    site, start = site_of(request), wanted(request)
    by, document = _given(request, "by"), _given(request, "article")
    rows = site.ledger.history(document, by=by, limit=_LISTED + 1, offset=start)
    return page(
        request,
        "corrections.html.jinja",
        rows=[entry(row) for row in rows[:_LISTED]],
        people=site.ledger.people(),
        by=by,
        article=document,
        slice=Slice.of(request, start, _LISTED, more=len(rows) > _LISTED),
    )


def exported(request: Request) -> Response:
    """The same as JSON, every field of every correction."""
    ledger = site_of(request).ledger
    rows = ledger.history(_given(request, "article"), by=_given(request, "by"))
    plain = [{"article": row.document, **asdict(row.correction)} for row in rows]
    return Response(
        json.dumps(plain, ensure_ascii=False, indent=1),
        media_type="application/json",
        headers={"content-disposition": 'attachment; filename="corrections.json"'},
    )


def undo(request: Request) -> Response:
    """Takes corrections back, the newest first."""
    form, by = request.state.form, signed(request)
    try:
        numbers = sorted({_number(value) for value in form.getlist("number")}, reverse=True)[:_MOST]
        for number in numbers:
            site_of(request).ledger.undo(number, by=by)
    except UsageError as error:
        return refused(request, _sentence(error))
    working.relate(jobs_of(request), site_of(request))
    document, uid = str(form.get("document", "")), str(form.get("uid", ""))
    if document and wants_part(request):
        return reading(request, document, selected=uid)
    if document:
        return RedirectResponse(f"{article(document)}#{uid}", 303)
    return RedirectResponse(_back(str(form.get("back", ""))), 303)


def _sentence(error: UsageError) -> str:
    text = str(error)
    return text[:1].upper() + text[1:] + "."


def _number(value: object) -> int:
    text = str(value)
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise UsageError("there is no such correction")
    return int(text)


def _given(request: Request, name: str) -> str | None:
    return request.query_params.get(name) or None


def _back(query: str) -> str:
    """The list as it was filtered."""
    plain = all(33 <= ord(sign) < 127 for sign in query)
    return f"/corrections?{query}" if query and plain else "/corrections"


ROUTES = [
    Route("/corrections", listed, methods=["GET"]),
    Route("/corrections/export", exported, methods=["GET"]),
    Route("/corrections/undo", undo, methods=["POST"]),
]
