"""Two sources that may be one: a person says so or not, and can take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse
from starlette.routing import Route

from reportedly.errors import NotInLedger, UsageError
from reportedly.web.pages.suggested import Finder
from reportedly.web.pages.suggestion_view import judged, pairs
from reportedly.web.person import person, signed
from reportedly.web.respond import page, wants_part
from reportedly.web.site import site_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

_SHOWN, _SAMPLES, _JUDGED = 12, 3, 100


def listed(request: Request) -> Response:
    """Pairs to judge, the likeliest first, and what was judged."""
    ledger = site_of(request).ledger
    judgements = ledger.judgements()
    found = Finder.of(request).found(ledger, judgements)
    shown = found[:_SHOWN] if found is not None else ()
    keys = [key for one in shown for key in (one.left.key, one.right.key)]
    names = [key for one in judgements[:_JUDGED] for key in (one.left, one.right)]
    return page(
        request,
        "suggestions-part.html.jinja" if wants_part(request) else "suggestions.html.jinja",
        looking=found is None,
        total=len(found or ()),
        pairs=pairs(shown, ledger.speaking(keys, samples=_SAMPLES)),
        judged=judged(judgements[:_JUDGED], ledger.speaking(names)),
        by=person(request),
        editable=site_of(request).writable,
    )


def judge(request: Request) -> Response:
    """They are one, or they are two."""
    form, by = request.state.form, signed(request)
    left, right, same = (str(form.get(name, "")) for name in ("left", "right", "same"))
    if same not in ("yes", "no"):
        raise UsageError("Say whether they are the same: yes or no.")
    site_of(request).ledger.judge(left, right, same=same == "yes", by=by)
    return _again(request)


def undo(request: Request) -> Response:
    """Takes a judgement back; one that was taken back before stays so."""
    number = str(request.state.form.get("number", ""))
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        raise NotInLedger("ledger", "has no such judgement")
    site_of(request).ledger.undo_judgement(int(number), by=signed(request))
    return _again(request)


def _again(request: Request) -> Response:
    return listed(request) if wants_part(request) else RedirectResponse("/suggestions", 303)


ROUTES = [
    Route("/suggestions", listed, methods=["GET"]),
    Route("/suggestions/judge", judge, methods=["POST"]),
    Route("/suggestions/undo", undo, methods=["POST"]),
]
