"""The ASGI application."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.sessions import SessionMiddleware

from reportedly.web import access, respond
from reportedly.web.api import routes as api
from reportedly.web.failing import HANDLERS
from reportedly.web.guard import Guard, guarded
from reportedly.web.jobs import Jobs
from reportedly.web.pages import (
    add,
    articles,
    claims,
    corrections,
    export,
    feeds,
    outlets,
    search,
    sources,
    statements,
    suggestions,
    trace,
)
from reportedly.web.remembered import Remembered
from reportedly.web.watching import Watch
from reportedly.web.working import relate

if TYPE_CHECKING:
    from starlette.routing import BaseRoute

    from reportedly.web.site import Site

#: Every page and every part of the API.
_READ = (articles, statements, claims, trace, sources, outlets, search)
_KEEP = (add, feeds, suggestions, corrections, export)
_PARTS = (access, respond, *_READ, *_KEEP, api)
_SESSION_SECONDS = 14 * 24 * 3600
#: Of the largest size that may wait to be read.
_WAITING_UPLOADS = 4


def create(site: Site) -> Starlette:
    """The application over an open ledger.

    Args:
        site: the ledger, who is let in, and limits.
    """
    routes: list[BaseRoute] = [route for part in _PARTS for route in part.ROUTES]
    jobs = Jobs(_WAITING_UPLOADS * site.max_upload)
    watch = Watch(jobs, site)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        await run_in_threadpool(relate, jobs, site)
        watch.start()
        yield
        watch.close()
        await run_in_threadpool(jobs.close)

    app = Starlette(
        routes=guarded(routes),
        lifespan=lifespan,
        exception_handlers=HANDLERS,
        middleware=[
            Middleware(GZipMiddleware, minimum_size=2000, compresslevel=4),
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
    app.state.site, app.state.jobs = site, jobs
    app.state.finders = {}
    app.state.remembered = Remembered(site.ledger.database)
    return app
