"""The ASGI application."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.sessions import SessionMiddleware

from reportedly.web import access, respond
from reportedly.web.failing import HANDLERS
from reportedly.web.guard import Guard, guarded
from reportedly.web.pages import articles, claims, outlets, sources, trace
from reportedly.web.remembered import Remembered

if TYPE_CHECKING:
    from starlette.routing import BaseRoute

    from reportedly.web.site import Site

#: Every page and every part of the API.
_PARTS = (access, respond, articles, claims, sources, outlets, trace)
_SESSION_SECONDS = 14 * 24 * 3600


def create(site: Site) -> Starlette:
    """The application over an open ledger.

    Args:
        site: the ledger, who is let in, and limits.
    """
    routes: list[BaseRoute] = [route for part in _PARTS for route in part.ROUTES]
    app = Starlette(
        routes=guarded(routes),
        exception_handlers=HANDLERS,
        middleware=[
            Middleware(GZipMiddleware, minimum_size=2000),
            Middleware(
                SessionMiddleware,
                secret_key=site.gate.secret,
                session_cookie="reportedly",
                same_site="lax",
                https_only=site.secure,
                max_age=_SESSION_SECONDS,
            ),
            Middleware(Guard),
        ],
    )
    app.state.site = site
    app.state.remembered = Remembered(site.ledger.database)
    return app
