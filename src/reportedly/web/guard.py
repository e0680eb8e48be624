"""What every request passes: the host it names, who sends it, where a change was asked for; and the headers
every answer carries.

A page elsewhere can make a reader's browser send requests here. It cannot read the token in our pages, so a
change is done only with that token or as JSON, which a browser sends across sites only where it is allowed,
and it never is. A name that somebody points at 127.0.0.1 is not one of our hosts.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Awaitable, Callable
from inspect import iscoroutinefunction
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from reportedly.web.access import admitted
from reportedly.web.site import site_of

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
#: On every answer.
HEADERS = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}
_SAFE = {"GET", "HEAD", "OPTIONS"}
#: Pages that need nobody let in.
_OPEN = ("/login", "/static/")
_TOKEN = "csrf"
_FIELD_SIZE = 10_000_000
_TOO_LARGE, _MORE = 413, "This is more than may be sent at once."
#: So many times what may be sent is taken in and thrown away: who is cut off while sending sees no answer.
_SWALLOWED = 8

Endpoint = Callable[[Request], Any]


class Guard:
    """ASGI middleware: hosts, size, who is let in, headers."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what may pass."""
        if scope["type"] != "http":
            if scope["type"] != "websocket":
                await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        refused = _refused(request)
        if refused is not None and refused.status_code == _TOO_LARGE:
            await _swallowed(receive, _SWALLOWED * site_of(request).max_upload)
        dressed = _dressed(send, request.url.path)
        await (refused or self._app)(scope, receive, dressed)


def _dressed(send: Send, path: str) -> Send:
    async def with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            if not path.startswith("/static/"):
                headers.setdefault("cache-control", "no-store")
        await send(message)

    return with_headers


def _refused(request: Request) -> Response | None:
    site = site_of(request)
    if site.hosts is not None and _host(request) not in site.hosts:
        return PlainTextResponse("This address is not served here.", 421)
    if _too_large(request, site.max_upload):
        return _sorry(request, _TOO_LARGE, _MORE)
    if request.method not in _SAFE and not _same_origin(request):
        return _sorry(request, 403, "Changes can only be made from this application's own pages.")
    path = request.url.path
    if path.startswith(_OPEN) or admitted(request, site.gate):
        return None
    if path.startswith("/api/"):
        return JSONResponse(
            {"error": "a token is needed: Authorization: Bearer TOKEN"}, 401, {"www-authenticate": "Bearer"}
        )
    here = quote(path + (f"?{request.url.query}" if request.url.query else ""), safe="")
    return RedirectResponse(f"/login?next={here}" if request.method in _SAFE else "/login", 303)


def _sorry(request: Request, status: int, sentence: str) -> Response:
    """One sentence: for a browser as a page, for programs as JSON, for a part of a page as it is."""
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": sentence}, status)
    if "text/html" in request.headers.get("accept", "") and "hx-request" not in request.headers:
        from reportedly.web.failing import refuse

        return refuse(request, status, sentence)
    return PlainTextResponse(sentence, status)


async def _swallowed(receive: Receive, most: int) -> None:
    taken, more = 0, True
    while more and taken < most:
        message = await receive()
        taken += len(message.get("body", b""))
        more = message["type"] == "http.request" and message.get("more_body", False)


def _host(request: Request) -> str:
    """The name in the Host header, without the port."""
    host = request.headers.get("host", "").lower()
    return host.partition("]")[0].lstrip("[") if host.startswith("[") else host.partition(":")[0]


def _too_large(request: Request, most: int) -> bool:
    length = request.headers.get("content-length", "")
    return length.isdigit() and int(length) > most


def _same_origin(request: Request) -> bool:
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc.lower() == request.headers.get("host", "").lower()


def csrf_token(request: Request) -> str:
    """The session's token for forms."""
    return str(request.session.setdefault(_TOKEN, secrets.token_urlsafe(24)))


def guarded(routes: list[BaseRoute]) -> list[BaseRoute]:
    """The routes with every change guarded: none can be left out by forgetting it."""
    return [_guarded(route) for route in routes]


def _guarded(route: BaseRoute) -> BaseRoute:
    if isinstance(route, Mount):
        return Mount(route.path, routes=guarded(list(route.routes)), name=route.name)
    if not isinstance(route, Route) or (route.methods or set()) <= _SAFE:
        return route
    return Route(route.path, change(route.endpoint), methods=list(route.methods or ()), name=route.name)


def change(endpoint: Endpoint) -> Callable[[Request], Awaitable[Response]]:
    """An endpoint that changes something; it finds the form in ``request.state.form``, JSON in ``.json``."""

    async def checked(request: Request) -> Response:
        trouble = await _take(request)
        if trouble is not None:
            return trouble
        if iscoroutinefunction(endpoint):
            answer = await endpoint(request)
        else:
            answer = await run_in_threadpool(endpoint, request)
        assert isinstance(answer, Response)
        return answer

    checked.guards = endpoint  # type: ignore[attr-defined]
    return checked


async def _take(request: Request) -> Response | None:
    body = bytearray()
    most = site_of(request).max_upload
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            return _sorry(request, _TOO_LARGE, _MORE)
    request._body = bytes(body)  # what ``form`` and ``json`` read: chunked bodies are counted, too
    request._stream_consumed = False
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    request.state.json, request.state.form, request.state.bytes = None, FormData(), b""
    if kind == "application/json":
        return await _take_json(request)
    if kind == "application/octet-stream":
        # As with JSON, a browser asks before it sends this across sites, and is not allowed.
        request.state.bytes = bytes(body)
        return None
    request.state.form = await request.form(max_part_size=_FIELD_SIZE, max_files=1000)
    given = request.headers.get("x-csrf-token") or str(request.state.form.get("csrf", ""))
    known = request.session.get(_TOKEN)
    if not known or not hmac.compare_digest(str(known).encode(), given.encode()):
        return _sorry(request, 403, "This page is out of date: load it again, then repeat the change.")
    return None


async def _take_json(request: Request) -> Response | None:
    try:
        request.state.json = await request.json()
    except ValueError:
        return JSONResponse({"error": "the body is not JSON"}, 400)
    return None
