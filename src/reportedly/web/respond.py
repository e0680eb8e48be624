"""Templates and answers: a whole page, or the part of it that htmx asked for."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from starlette.responses import HTMLResponse, Response, StreamingResponse
from starlette.routing import Route

from reportedly.version import __version__
from reportedly.web.guard import csrf_token
from reportedly.web.site import site_of

if TYPE_CHECKING:
    from jinja2 import Environment
    from starlette.requests import Request

#: Files under ``/static/``: where each lies, and its kind.
_STATIC = {
    "site.css": ("reportedly.web", "static/site.css"),
    "site.js": ("reportedly.web", "static/site.js"),
    "reading.css": ("reportedly.export", "templates/reading.css"),
    "graph.css": ("reportedly.export", "templates/graph.css"),
    "search.css": ("reportedly.web", "static/search.css"),
    "add.css": ("reportedly.web", "static/add.css"),
    "add.js": ("reportedly.web", "static/add.js"),
    "article.css": ("reportedly.web", "static/article.css"),
    "article.js": ("reportedly.web", "static/article.js"),
    "passages.js": ("reportedly.web", "static/passages.js"),
    "narrowing.js": ("reportedly.web", "static/narrowing.js"),
    "echoing.js": ("reportedly.web", "static/echoing.js"),
    "words.js": ("reportedly.web", "static/words.js"),
    "corrections.css": ("reportedly.web", "static/corrections.css"),
    "rows.js": ("reportedly.web", "static/rows.js"),
    "claim.css": ("reportedly.web", "static/claim.css"),
    "claim.js": ("reportedly.web", "static/claim.js"),
    "explore.js": ("reportedly.web", "static/explore.js"),
    "points.js": ("reportedly.web", "static/points.js"),
    "steps.js": ("reportedly.web", "static/steps.js"),
    "profile.css": ("reportedly.web", "static/profile.css"),
    "cytoscape.js": ("reportedly.web", "static/vendor/cytoscape-3.35.0.min.js"),
    "htmx.js": ("reportedly.web", "static/vendor/htmx-2.0.10.min.js"),
}
_TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
#: Characters of a long page that are sent together: at first, and later.
_FIRST, _LARGEST = 12_000, 200_000
#: How much the parts of a long page are compressed, and zlib's sign for gzip.
_LEVEL, _GZIP = 4, 31
#: Of the menu: address, name, and what pages under it begin with.
MENU = (
    ("/", "Articles"),
    ("/claims", "Claims"),
    ("/sources", "Sources"),
    ("/outlets", "Outlets"),
    ("/search", "Search"),
    ("/add", "Add"),
    ("/feeds", "Feeds"),
    ("/suggestions", "Suggestions"),
    ("/corrections", "Corrections"),
    ("/export", "Export"),
)


@cache
def environment() -> Environment:
    """Every value is escaped, and one that is missing is an error."""
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

    from reportedly.web.links import FILTERS

    made = Environment(
        loader=ChoiceLoader(
            [PackageLoader("reportedly.web", "templates"), PackageLoader("reportedly.export", "templates")]
        ),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(FILTERS)
    made.globals.update(static=static, version=__version__)
    return made


def page(request: Request, template: str, *, status: int = 200, **values: Any) -> Response:
    """A template of ``templates/`` with what every page has: menu, ledger's name, token for forms."""
    return HTMLResponse(render(request, template, **values), status)


def streamed(request: Request, template: str, **values: Any) -> Response:
    """A long page, sent while it is written: its beginning is read while the end is not made yet."""
    # What sets a cookie does so before the first byte.
    known = _common(request)
    parts = _parts(environment().get_template(template).generate(**known, **values))
    headers = {"vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        parts = _compressed(parts)
        headers["content-encoding"] = "gzip"
    return StreamingResponse(parts, media_type="text/html", headers=headers)


def _parts(written: Iterator[str]) -> Iterator[bytes]:
    """What is written, in parts that grow: the first screen goes out as soon as it is there."""
    size, waiting, length = _FIRST, [], 0
    for piece in written:
        waiting.append(piece)
        length += len(piece)
        if length >= size:
            yield "".join(waiting).encode()
            size, waiting, length = min(2 * size, _LARGEST), [], 0
    yield "".join(waiting).encode()


def _compressed(parts: Iterator[bytes]) -> Iterator[bytes]:
    """Each part can be read when it arrives; a middleware would keep it back until there is more."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP)
    for part in parts:
        yield packer.compress(part) + packer.flush(zlib.Z_SYNC_FLUSH)
    yield packer.flush()


def render(request: Request, template: str, **values: Any) -> str:
    """As text; for a part of a page."""
    return environment().get_template(template).render(**_common(request), **values)


def _common(request: Request) -> dict[str, Any]:
    return {
        "request": request,
        "here": request.url.path,
        "menu": MENU,
        "site": site_of(request),
        "csrf": csrf_token(request),
        "partial": wants_part(request),
        "relating": request.app.state.jobs.relating(),
    }


def wants_part(request: Request) -> bool:
    """htmx asks for a part to be put into the page that is open."""
    asked = "hx-request" in request.headers and "hx-boosted" not in request.headers
    return asked and "hx-history-restore-request" not in request.headers and not fills_itself(request)


def fills_itself(request: Request) -> bool:
    """A page that stands while another one is made asks for that one, whole."""
    return request.headers.get("hx-target") == "main"


def with_query(request: Request, **changes: Any) -> str:
    """The same address with other parameters; ``None`` drops one."""
    known = [(key, value) for key, value in request.query_params.multi_items() if key not in changes]
    known += [(key, str(value)) for key, value in changes.items() if value is not None]
    # The framework gives the path with the signs unhidden that no address may have.
    path = quote(request.url.path, safe="/~")
    return path + (f"?{urlencode(known)}" if known else "")


@cache
def static(name: str) -> str:
    """The address of a static file: another one whenever its content changes."""
    return f"/static/{name}?v={hashlib.sha256(_bytes(name)).hexdigest()[:12]}"


@cache
def _bytes(name: str) -> bytes:
    package, path = _STATIC[name]
    return files(package).joinpath(path).read_bytes()


def _send_static(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in _STATIC:
        return Response(status_code=404)
    return Response(
        _bytes(name),
        media_type=_TYPES[name.rpartition(".")[2]],
        headers={"cache-control": "public, max-age=31536000, immutable"},
    )


ROUTES = [Route("/static/{name}", _send_static, methods=["GET"])]
