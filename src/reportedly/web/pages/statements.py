"""Statements by their permanent names, and what people change about them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.routing import Route

from reportedly.errors import LedgerReadOnly, NotInLedger, UsageError
from reportedly.ledger import loading, moved
from reportedly.ledger.correcting import Change
from reportedly.ledger.corrections import Correction
from reportedly.ledger.identity import own_uid
from reportedly.ledger.showing import Shown
from reportedly.web import working
from reportedly.web.jobs import jobs_of
from reportedly.web.links import article
from reportedly.web.pages.articles import reading
from reportedly.web.pages.statement_form import AT, Changed, Editor, changes, editor, statement
from reportedly.web.person import person, signed
from reportedly.web.respond import page, wants_part
from reportedly.web.site import site_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

#: Fields of the form that are no values of the statement.
_TYPED = {"new_name": "", "new_kind": "named_person", "note": ""}
_GONE = "This statement is not in the article any more: somebody took it out."


def one(request: Request) -> Response:
    """The article, at the statement."""
    uid = request.path_params["uid"]
    ledger = site_of(request).ledger
    if uid.startswith("v1-"):
        return _own(request, uid)
    try:
        return RedirectResponse(f"{article(ledger.shown(uid).reading.id)}#{uid}", 303)
    except NotInLedger:
        return _again(request, uid)


def _again(request: Request, uid: str) -> Response:
    """A newer reading names it anew, or somebody took it out; the link may say in which article."""
    ledger = site_of(request).ledger
    with ledger.database.reading() as connection:
        key = moved.corrected_in(connection, uid)
    wanted = request.query_params.get("in")
    if key is None and wanted:
        key = ledger.shown(wanted).key
    if key is None:
        raise NotInLedger("ledger", "has no such statement")
    with ledger.database.reading() as connection:
        now = moved.moved(connection, key, uid)
    (found,) = ledger.kept([key])
    return RedirectResponse(article(found.reading.id) + (f"#{now}" if now else ""), 303)


def _own(request: Request, uid: str) -> Response:
    """A sentence in the article's own voice has no note: its characters are marked."""
    ledger = site_of(request).ledger
    with ledger.database.reading() as connection:
        key, _ = loading.find(connection, "", uid)
    (kept,) = ledger.kept([key])
    spans = (span for span in kept.corrected().reading.own_voice if own_uid(kept.fingerprint, span) == uid)
    place = next((f"#at={start}-{end}" for start, end in spans), "")
    return RedirectResponse(article(kept.reading.id) + place, 303)


def edit(request: Request) -> Response:
    """The editor."""
    uid = request.path_params["uid"]
    _refuse_read_only(request)
    made = editor(site_of(request).ledger.shown(uid), uid)
    if made is None:
        raise NotInLedger("ledger", "has no such statement")
    return _form(request, made)


def correct(request: Request) -> Response:
    """Changes what differs from what the editor was opened with."""
    uid, form = request.path_params["uid"], {k: str(v) for k, v in request.state.form.items()}
    by, shown = signed(request), _article(request)
    if statement(shown, uid) is None:
        return refused(request, _GONE)
    try:
        asked = changes(form, shown, uid)
        made = site_of(request).ledger.correct(_name(request, shown), *asked, by=by) if asked else ()
    except (Changed, UsageError) as error:
        again = editor(shown, uid)
        assert again is not None
        # What was typed stays where it was only wrong; where somebody else was quicker, the present shows.
        named = (*again.values, *(f"{one.name}{AT}" for one in again.words))
        kept = {} if isinstance(error, Changed) else {k: form[k] for k in named if k in form}
        kept |= {k: form[k] for k in _TYPED if k in form}
        return _form(request, again, sentence=str(error), typed=kept)
    return changed(request, _name(request, shown), made, uid)


def confirm(request: Request) -> Response:
    """Somebody looked, and found it right."""
    return _single(request, "confirmed", True)


def reject(request: Request) -> Response:
    """Somebody looked, and it is no statement."""
    return _single(request, "exists", False)


def _single(request: Request, field: str, value: bool) -> Response:
    uid, by, shown = request.path_params["uid"], signed(request), _article(request)
    if statement(shown, uid) is None:
        return refused(request, _GONE)
    name = _name(request, shown)
    made = site_of(request).ledger.correct(name, Change("attribution", uid, field, value), by=by)
    return changed(request, name, made, uid)


def changed(request: Request, document: str, made: Sequence[Correction], uid: str) -> Response:
    """The article as it is now, at the statement, with what was changed and how to take it back."""
    working.relate(jobs_of(request), site_of(request))
    numbers = [one.number for one in made]
    if wants_part(request):
        return reading(request, document, done=numbers, selected=uid)
    query = f"?{urlencode({'done': ','.join(map(str, numbers))})}" if numbers else ""
    return RedirectResponse(f"{article(document)}{query}#{uid}", 303)


def refused(request: Request, sentence: str) -> Response:
    """One sentence; htmx shows it as a message."""
    if wants_part(request):
        return PlainTextResponse(sentence, 409)
    return page(request, "error.html.jinja", status=409, code=409, sentence=sentence)


def _form(
    request: Request, made: Editor, *, sentence: str = "", typed: dict[str, str] | None = None
) -> Response:
    part = wants_part(request)
    words = {one.name: one.words for one in made.words} | {f"{one.name}{AT}": one.spans for one in made.words}
    answer = page(
        request,
        "statement-edit.html.jinja" if part else "statement.html.jinja",
        editor=made,
        typed={**_TYPED, **made.values, **words, **(typed or {})},
        sentence=sentence,
        by=person(request),
        status=200 if part or not sentence else 409,
    )
    if part and sentence:
        answer.headers["hx-retarget"] = "#editor"
        answer.headers["hx-reswap"] = "outerHTML"
    return answer


def _article(request: Request) -> Shown:
    """By the article's id where the form has it: the statement itself may be gone."""
    _refuse_read_only(request)
    document = str(request.state.form.get("document", "")) or request.path_params["uid"]
    return site_of(request).ledger.shown(document)


def _name(request: Request, shown: Shown) -> str:
    return str(request.state.form.get("document", "")) or shown.reading.id


def _refuse_read_only(request: Request) -> None:
    if not site_of(request).writable:
        raise LedgerReadOnly("ledger", "is open for reading only")


ROUTES = [
    Route("/statements/{uid:name}", one, methods=["GET"]),
    Route("/statements/{uid:name}/edit", edit, methods=["GET"]),
    Route("/statements/{uid:name}/correct", correct, methods=["POST"]),
    Route("/statements/{uid:name}/confirm", confirm, methods=["POST"]),
    Route("/statements/{uid:name}/reject", reject, methods=["POST"]),
]
