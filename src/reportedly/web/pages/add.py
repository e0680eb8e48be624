"""Adding articles: files, a text, addresses; and how far it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from reportedly.errors import LedgerReadOnly, UsageError
from reportedly.web import links, working
from reportedly.web.jobs import Job, jobs_of
from reportedly.web.respond import page, wants_part
from reportedly.web.site import Site, site_of
from reportedly.web.working import Given, Pasted, Upload, checked_urls, is_web

if TYPE_CHECKING:
    from starlette.requests import Request

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LONGEST = 500


def form(request: Request) -> Response:
    """The form, and what was added lately."""
    return _form(request, filled=_example() if request.query_params.get("example") else None)


def _form(
    request: Request, complaint: str | None = None, *, filled: Mapping[str, object] | None = None
) -> Response:
    return page(
        request,
        "add.html.jinja",
        status=400 if complaint else 200,
        complaint=complaint,
        given=request.state.form if complaint else filled or {},
        jobs=jobs_of(request).listed("add"),
    )


@cache
def _example() -> Mapping[str, object]:
    """An article to begin with, as one would fill it in."""
    text = files("reportedly.web").joinpath("static/example.txt").read_text("utf-8")
    return {"text": text, "outlet": "Gully Valley Record", "date": "2023-03-29"}


def add(request: Request) -> Response:
    """Take what was given and show how far it is."""
    site = writable(request)
    try:
        job = working.add(jobs_of(request), site, given(request.state.form))
    except UsageError as error:
        return _form(request, str(error))
    return RedirectResponse(f"/add/{job.id}", 303)


def progress(request: Request) -> Response:
    """How far a job is; for htmx the part that changes, or the way to its only article once that is read."""
    job = job_of(request)
    if not wants_part(request):
        return page(request, "job.html.jinja", job=job)
    if job.only is not None:
        return Response(headers={"hx-redirect": links.article(job.only)})
    return page(request, "job-part.html.jinja", job=job)


def cancel(request: Request) -> Response:
    """End a job; what it has added stays."""
    job = job_of(request)
    job.cancel()
    return RedirectResponse(f"/add/{job.id}", 303)


def job_of(request: Request) -> Job:
    """The job in the address."""
    job = jobs_of(request).get(request.path_params["job"])
    if job is None:
        raise HTTPException(404)
    return job


def writable(request: Request) -> Site:
    """The site, where it may be changed.

    Raises:
        LedgerReadOnly: it may not.
    """
    site = site_of(request)
    if not site.writable:
        raise LedgerReadOnly(site.name, "is open for reading only")
    return site


def given(form: FormData) -> Given:
    """What a form holds.

    Raises:
        UsageError: something in it makes no sense.
    """
    files = [one for one in form.getlist("files") if isinstance(one, UploadFile) and one.filename]
    text = str(form.get("text", ""))
    known = {name: str(form.get(name, "")) for name in ("title", "outlet", "date", "url")}
    return Given(
        tuple(Upload(one.filename or "", one.file.read()) for one in files),
        pasted(text, **known) if text.strip() else None,
        checked_urls(str(form.get("urls", ""))),
    )


def pasted(text: str, *, title: str = "", outlet: str = "", date: str = "", url: str = "") -> Pasted:
    """A pasted text with what is known of it.

    Raises:
        UsageError: the day is none, or the address cannot be one.
    """
    url = url.strip()
    if url and not is_web(url):
        raise UsageError("The address of a text begins with http:// or https://.")
    return Pasted(text, _word(title), _word(outlet), _day(date), url or None)


def _word(text: str) -> str | None:
    return " ".join(text.replace("\x00", "").split())[:_LONGEST] or None


def _day(text: str) -> str | None:
    if not (text := text.strip()):
        return None
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text).isoformat()
    except ValueError:
        pass
    raise UsageError("A day is written 2031-05-04.")


ROUTES = [
    Route("/add", form, methods=["GET"]),
    Route("/add", add, methods=["POST"]),
    Route("/add/{job}", progress, methods=["GET"]),
    Route("/add/{job}/cancel", cancel, methods=["POST"]),
]
