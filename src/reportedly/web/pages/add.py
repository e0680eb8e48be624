"""Adding articles: drop files, paste a text or addresses; what becomes of them is shown as it happens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from reportedly.read.raw import Raw
from reportedly.web.adding import Given, add, file_name, urls_in
from reportedly.web.failing import refuse
from reportedly.web.jobs import Job
from reportedly.web.respond import page
from reportedly.web.site import site_of

if TYPE_CHECKING:
    from starlette.requests import Request

#: Characters of a title, an outlet, an address that somebody typed.
_LINE = 500
_FIELDS = ("urls", "text", "title", "outlet", "published", "url")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
#: Addresses taken at once.
_URLS = 1000


def form(request: Request) -> Response:
    """The page."""
    site = site_of(request)
    return page(
        request, "add.html.jinja", jobs=site.jobs.all()[:8], complaint=None, given=dict.fromkeys(_FIELDS, "")
    )


async def take(request: Request) -> Response:
    """Takes what was given and shows how it goes."""
    site = site_of(request)
    if not site.writable:
        return refuse(request, 403, "This ledger is open for reading only.")
    fields = {name: value for name, value in request.state.form.items() if isinstance(value, str)}
    urls, others = urls_in(fields.get("urls", ""))
    complaint = _complaint(fields, urls, others)
    files = []
    for one in request.state.form.getlist("files"):
        if isinstance(one, UploadFile) and one.filename:
            files.append((file_name(one.filename), await one.read()))
    given = Given(_texts(fields), tuple(files), urls)
    if complaint is None and not given:
        complaint = "Give a file, a text or an address."
    if complaint is not None:
        return page(
            request,
            "add.html.jinja",
            status=400,
            jobs=[],
            complaint=complaint,
            given=dict.fromkeys(_FIELDS, "") | fields,
        )
    job = site.jobs.submit(_title(given), lambda job: add(job, site.ledger, given, site.settings))
    return RedirectResponse(f"/add/{job.id}", 303)


def progress(request: Request) -> Response:
    """How a job goes; htmx asks again until it is over."""
    template = "job-part.html.jinja" if "hx-request" in request.headers else "job.html.jinja"
    return page(request, template, job=_job(request))


def cancel(request: Request) -> Response:
    """Ends a job; what is written stays."""
    job = _job(request)
    job.cancel()
    return RedirectResponse(f"/add/{job.id}", 303)


def _job(request: Request) -> Job:
    found = site_of(request).jobs.get(request.path_params["job"])
    if found is None:
        raise HTTPException(404)
    return found


def _complaint(fields: dict[str, str], urls: tuple[str, ...], others: tuple[str, ...]) -> str | None:
    if others:
        return f"“{others[0][:80]}” is no http or https address."
    if len(urls) > _URLS:
        return f"At most {_URLS} addresses at once."
    day = fields.get("published", "").strip()
    return None if not day or _DAY.fullmatch(day) else "A date is written 2031-05-02."


def _texts(fields: dict[str, str]) -> tuple[Raw, ...]:
    text = fields.get("text", "").replace("\r\n", "\n")
    if not text.strip():
        return ()

    def line(name: str) -> str | None:
        return " ".join(fields.get(name, "").split())[:_LINE] or None

    url = line("url")
    return (
        Raw(
            "pasted text",
            text=text,
            media="text",
            title=line("title"),
            outlet=line("outlet"),
            published=line("published"),
            url=url if url and url.lower().startswith(("http://", "https://")) else None,
        ),
    )


def _title(given: Given) -> str:
    parts = [("text", len(given.texts)), ("file", len(given.files)), ("address", len(given.urls))]
    return ", ".join(
        f"{n} {name if n == 1 else name + ('es' if name == 'address' else 's')}" for name, n in parts if n
    )


ROUTES = [
    Route("/add", form, methods=["GET"]),
    Route("/add", take, methods=["POST"]),
    Route("/add/{job:name}", progress, methods=["GET"]),
    Route("/add/{job:name}/cancel", cancel, methods=["POST"]),
]
