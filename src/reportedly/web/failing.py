"""What becomes of errors: a calm page or a JSON object with one sentence, and never a path of the server."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from reportedly.errors import LedgerError, LedgerLocked, LedgerReadOnly, NotInLedger, UsageError
from reportedly.web.guard import HEADERS

if TYPE_CHECKING:
    from starlette.requests import Request

_LOG = logging.getLogger("reportedly.web")
_SENTENCES = {
    404: "There is no such page in this ledger.",
    405: "This cannot be done here.",
    413: "This is more than may be sent at once.",
}


def refuse(request: Request, status: int, sentence: str) -> Response:
    """A page, or JSON under ``/api/``."""
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": sentence}, status)
    from reportedly.web.respond import page

    return page(request, "error.html.jinja", status=status, code=status, sentence=sentence)


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    plain = error.detail if error.detail and error.status_code == 400 else None
    return refuse(
        request, error.status_code, plain or _SENTENCES.get(error.status_code, "This could not be done.")
    )


def _missing(request: Request, error: Exception) -> Response:
    return refuse(request, 404, "Nothing of that name is in this ledger.")


def _ledger(request: Request, error: Exception) -> Response:
    _LOG.warning("%s", error)
    if isinstance(error, LedgerReadOnly):
        return refuse(request, 403, "This ledger is open for reading only.")
    if isinstance(error, LedgerLocked):
        return refuse(request, 503, "The ledger is being written by another program: try again in a moment.")
    return refuse(request, 503, "The ledger cannot be reached at the moment.")


def _usage(request: Request, error: Exception) -> Response:
    return refuse(request, 400, str(error))


def _bug(request: Request, error: Exception) -> Response:
    _LOG.exception("a page failed", exc_info=error)
    answer = refuse(request, 500, "Something went wrong here; the log of the server says what.")
    # Sent from outside the guard, which would have done it.
    answer.headers.update(HEADERS)
    return answer


HANDLERS: Mapping[Any, Callable[[Request, Exception], Response]] = {
    HTTPException: _http,
    NotInLedger: _missing,
    LedgerError: _ledger,
    UsageError: _usage,
    Exception: _bug,
}
