"""Who is let in: a password, kept only as an Argon2 hash, or a token; and the page that asks for it."""

from __future__ import annotations

import hmac
import secrets
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

if TYPE_CHECKING:
    from starlette.requests import Request

#: Wrong passwords in a row after which everybody has to wait, and how long.
_TRIES, _WAIT = 5, 5.0
_SESSION_KEY = "in"


@dataclass(slots=True)
class Gate:
    """Lets in who knows the password or the token; with neither set, everybody.

    A session is let in for as long as the process runs: its key is made anew at each start.
    """

    #: Argon2 hash of the password.
    hashed: str | None = None
    token: str | None = None
    #: Signs sessions.
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    _failed: int = 0
    _until: float = 0.0

    @classmethod
    def with_password(cls, password: str, token: str | None = None) -> Gate:
        """One that knows the password's hash only."""
        from argon2 import PasswordHasher

        return cls(hashed=PasswordHasher().hash(password), token=token)

    @property
    def locked(self) -> bool:
        """Somebody is to be kept out."""
        return self.hashed is not None or self.token is not None

    def waiting(self) -> float:
        """Seconds until the next password may be tried."""
        return max(0.0, self._until - time.monotonic())

    def opens(self, word: str) -> bool:
        """Whether this is the password or the token; slow on purpose, slower after wrong ones."""
        if self.waiting():
            return False
        good = self.knows(word) or (self.hashed is not None and _verified(self.hashed, word))
        self._failed = 0 if good else self._failed + 1
        if self._failed >= _TRIES:
            self._failed, self._until = 0, time.monotonic() + _WAIT
        return good

    def knows(self, token: str) -> bool:
        """Whether this is the token, in a time that tells nothing."""
        return self.token is not None and hmac.compare_digest(self.token.encode(), token.encode())


def _verified(hashed: str, word: str) -> bool:
    from argon2 import PasswordHasher
    from argon2.exceptions import VerificationError

    try:
        return PasswordHasher().verify(hashed, word)
    except VerificationError:
        return False


def admitted(request: Request, gate: Gate) -> bool:
    """The request comes with a session that was let in, or with the token."""
    if not gate.locked or request.session.get(_SESSION_KEY):
        return True
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return scheme.lower() == "bearer" and gate.knows(token.strip())


def login_page(request: Request) -> Response:
    """The page that asks; a link with the right token lets in at once."""
    from reportedly.web.respond import page
    from reportedly.web.site import site_of

    token = request.query_params.get("token")
    if token and site_of(request).gate.opens(token):
        request.session[_SESSION_KEY] = True
        return RedirectResponse("/", 303)
    return page(request, "login.html.jinja", wrong=False, next=_next(request.query_params.get("next")))


def login(request: Request) -> Response:
    """Lets in, or asks again."""
    from reportedly.web.respond import page
    from reportedly.web.site import site_of

    gate, form = site_of(request).gate, request.state.form
    target = _next(str(form.get("next", "/")))
    if gate.opens(str(form.get("password", ""))):
        request.session.clear()
        request.session[_SESSION_KEY] = True
        return RedirectResponse(target, 303)
    return page(
        request, "login.html.jinja", status=401, wrong=True, waiting=round(gate.waiting()), next=target
    )


def logout(request: Request) -> Response:
    """Ends the session."""
    request.session.clear()
    return RedirectResponse("/login", 303)


def _next(target: str | None) -> str:
    """A page of this application, nothing else."""
    plain = bool(target) and target is not None and target.startswith("/") and target[1:2] not in ("/", "\\")
    return target if plain and target and not any(ord(sign) < 33 for sign in target) else "/"


ROUTES = [
    Route("/login", login_page, methods=["GET"]),
    Route("/login", login, methods=["POST"]),
    Route("/logout", logout, methods=["POST"]),
]
