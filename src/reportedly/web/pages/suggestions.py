"""Two sources or two statements that may be one: a person says so or not, and can take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse
from starlette.routing import Route

from reportedly.errors import NotInLedger, UsageError
from reportedly.ledger import judging_claims
from reportedly.ledger.judging_claims import is_of_statements, is_statement
from reportedly.web.pages.claim_pairs_view import claim_pairs, judged_claims
from reportedly.web.pages.suggested import finder
from reportedly.web.pages.suggestion_view import judged, pairs
from reportedly.web.person import person, signed
from reportedly.web.remembered import remembered
from reportedly.web.respond import page, wants_part
from reportedly.web.site import site_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

_SHOWN, _JUDGED = 12, 100
#: Statements of each source, of which those that say most are shown.
_SAMPLES = 12
#: Pairs that are looked for, of sources and of statements.
_MOST, _MOST_CLAIMS = 2000, 500


def listed(request: Request) -> Response:
    """Pairs of sources to judge, the likeliest first, and what was judged."""
    ledger, kept = site_of(request).ledger, remembered(request)
    judgements = [one for one in ledger.judgements() if not is_of_statements(one)]
    said = {(one.left, one.right) for one in judgements if one.undone_at is None}
    every = finder(request, "sources", lambda: ledger.suggestions(limit=_MOST)).found(kept.state)
    found = [one for one in every or () if _keys(one.left.key, one.right.key) not in said]
    shown = found[:_SHOWN]
    keys = [key for one in shown for key in (one.left.key, one.right.key)]
    names = [key for one in judgements[:_JUDGED] for key in (one.left, one.right)]
    return page(
        request,
        "suggestions-part.html.jinja" if wants_part(request) else "suggestions.html.jinja",
        looking=every is None,
        total=len(found),
        pairs=pairs(shown, kept.now(("speaking", *keys), lambda: ledger.speaking(keys, samples=_SAMPLES))),
        judged=judged(judgements[:_JUDGED], ledger.speaking(names)),
        by=person(request),
        editable=site_of(request).writable,
    )


def claims(request: Request) -> Response:
    """Pairs of statements of which the machine is least sure that they are one claim."""
    ledger, kept = site_of(request).ledger, remembered(request)
    judgements = [one for one in ledger.judgements() if is_of_statements(one)][:_JUDGED]
    every = finder(request, "claims", lambda: ledger.claim_suggestions(limit=_MOST_CLAIMS)).found(kept.state)
    with ledger.database.reading() as connection:
        said = judging_claims.said(connection)
        keys = [key for one in judgements for key in (one.left, one.right)]
        known = judging_claims.statements(connection, keys)
    found = [one for one in every or () if one.pair not in said]
    return page(
        request,
        "claim-pairs-part.html.jinja" if wants_part(request) else "claim-pairs.html.jinja",
        looking=every is None,
        total=len(found),
        pairs=claim_pairs(found[:_SHOWN]),
        judged=judged_claims(judgements, known),
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
    return _again(request, of_claims=is_statement(left))


def undo(request: Request) -> Response:
    """Takes a judgement back; one that was taken back before stays so."""
    number = str(request.state.form.get("number", ""))
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        raise NotInLedger("ledger", "has no such judgement")
    site_of(request).ledger.undo_judgement(int(number), by=signed(request))
    return _again(request, of_claims=request.state.form.get("of") == "claims")


def _keys(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _again(request: Request, *, of_claims: bool) -> Response:
    if wants_part(request):
        return claims(request) if of_claims else listed(request)
    return RedirectResponse("/suggestions/claims" if of_claims else "/suggestions", 303)


ROUTES = [
    Route("/suggestions", listed, methods=["GET"]),
    Route("/suggestions/claims", claims, methods=["GET"]),
    Route("/suggestions/judge", judge, methods=["POST"]),
    Route("/suggestions/undo", undo, methods=["POST"]),
]
