"""The ASGI application."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.sessions import SessionMiddleware

from reportedly.web import access, respond
from reportedly.web.adding import relate
from reportedly.web.failing import HANDLERS
from reportedly.web.guard import Guard, guarded
from reportedly.web.pages import add, articles, export, search

if TYPE_CHECKING:
    from starlette.routing import BaseRoute

    from reportedly.web.site import Site

#: Every page and every part of the API.
_PARTS = (access, respond, articles, search, add, export)
_SESSION_SECONDS = 14 * 24 * 3600


def create(site: Site) -> Starlette:
    """The application over an open ledger.

    Args:
        site: the ledger, who is let in, and limits.
    """
    routes: list[BaseRoute] = [route for part in _PARTS for route in part.ROUTES]

    @asynccontextmanager
    async def running(_: Starlette) -> AsyncIterator[None]:
        site.jobs.start()
        if site.writable:
            site.jobs.submit("relating", lambda job: relate(job, site.ledger))
        yield
        site.jobs.stop()

    app = Starlette(
        routes=guarded(routes),
        lifespan=running,
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
    return app
