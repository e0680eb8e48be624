"""Calls that change something, and the lists of what was changed: corrections, judgements, adding, feeds."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException
from starlette.responses import Response

from reportedly.errors import UsageError
from reportedly.ledger.correcting import Change
from reportedly.ledger.corrections import FIELDS, Correction
from reportedly.ledger.loading import Assertion
from reportedly.ledger.one_source import document_ids
from reportedly.web import working
from reportedly.web.api.calls import (
    FLAG,
    LIMITS,
    TEXT,
    Answer,
    Body,
    Call,
    Parameter,
    Schema,
    limits,
    listed,
    text,
)
from reportedly.web.jobs import Job, jobs_of
from reportedly.web.pages import export, feeds
from reportedly.web.pages.add import job_of, pasted, writable
from reportedly.web.pages.feeds_view import moment
from reportedly.web.site import Site, site_of
from reportedly.web.working import Given, Upload, checked_urls

if TYPE_CHECKING:
    from starlette.requests import Request

    from reportedly.ledger.suggesting import Name

#: What a number in the address can be at most: that of a row.
_LARGEST = 2**31 - 1
#: Statements of each of two sources that may be one.
_SAMPLES = 3


def corrections(request: Request) -> Answer:
    """Corrections, the newest first."""
    ledger, (limit, offset) = site_of(request).ledger, limits(request)
    found = ledger.corrections(text(request, "document"), by=text(request, "by"))
    return listed(
        request, _corrections(site_of(request), found[offset : offset + limit + 1]), total=len(found)
    )


def correct(request: Request) -> Answer:
    """Correct an article."""
    site, body = writable(request), Body.of(request)
    changes = [_change(one) for one in body.objects("changes")]
    made = site.ledger.correct(body.needed("document"), *changes, by=_by(body, site))
    working.relate(jobs_of(request), site)
    return Answer({"items": _corrections(site, made)}, 201)


def undo(request: Request) -> Answer:
    """Take a correction back."""
    site, number = writable(request), min(request.path_params["number"], _LARGEST)
    taken_back = site.ledger.undo(number, by=_by(_body(request), site))
    working.relate(jobs_of(request), site)
    return Answer(_corrections(site, [taken_back])[0])


def suggestions(request: Request) -> Answer:
    """Sources that may be one."""
    limit, offset = limits(request)
    ledger = site_of(request).ledger
    found = ledger.suggestions(limit=offset + limit + 1)[offset:]
    known = ledger.speaking([side.key for one in found for side in (one.left, one.right)], samples=_SAMPLES)

    def side(one: Name) -> dict[str, Any]:
        said = known[one.key].samples if one.key in known else ()
        samples = [asdict(row) for row in said]
        return {"key": one.key, "name": one.name, "statements": one.statements, "samples": samples}

    rows = [
        {"left": side(one.left), "right": side(one.right), "score": one.score, "reason": one.reason}
        for one in found
    ]
    return listed(request, rows)


def claim_suggestions(request: Request) -> Answer:
    """Statements that may be one claim."""
    limit, offset = limits(request)
    found = site_of(request).ledger.claim_suggestions(limit=offset + limit + 1)
    rows = [
        {
            "left": _statement(one.left),
            "right": _statement(one.right),
            "confidence": one.confidence,
            "reasons": [list(reason) for reason in one.reasons],
        }
        for one in found[offset:]
    ]
    return listed(request, rows)


def _statement(one: Assertion) -> dict[str, Any]:
    return {
        "uid": one.uid,
        "content": one.content,
        "source": one.source,
        "document": one.document_id,
        "outlet": one.outlet,
        "day": one.day,
    }


def judgements(request: Request) -> Answer:
    """What people said of two sources or two statements."""
    limit, offset = limits(request)
    found = site_of(request).ledger.judgements()
    return listed(request, [asdict(one) for one in found[offset : offset + limit + 1]], total=len(found))


def judge(request: Request) -> Answer:
    """Say that two sources are one, or two."""
    site, body = writable(request), Body.of(request)
    made = site.ledger.judge(
        body.needed("left"), body.needed("right"), same=body.flag("same"), by=_by(body, site)
    )
    return Answer(asdict(made), 201)


def undo_judgement(request: Request) -> Answer:
    """Take a judgement back."""
    site, number = writable(request), min(request.path_params["number"], _LARGEST)
    site.ledger.undo_judgement(number, by=_by(_body(request), site))
    found = next(one for one in site.ledger.judgements() if one.number == number)
    return Answer(asdict(found))


def add(request: Request) -> Answer:
    """Queue texts, addresses or bytes."""
    site = writable(request)
    return Answer(_job(working.add(jobs_of(request), site, _given(request))), 202)


def jobs(request: Request) -> Answer:
    """What is being done, and was lately."""
    limit, offset = limits(request)
    found = jobs_of(request).listed("add", "feeds", "relate")
    return listed(request, [_job(one) for one in found[offset : offset + limit + 1]], total=len(found))


def job(request: Request) -> Answer:
    """How far a job is."""
    found = job_of(request)
    return Answer({**_job(found), "results": [asdict(line) for line in list(found.lines)]})


def cancel(request: Request) -> Answer:
    """End a job."""
    found = job_of(request)
    found.cancel()
    return Answer(_job(found))


def feeds_listed(request: Request) -> Answer:
    """Feeds that are watched."""
    limit, offset = limits(request)
    found = feeds.views(site_of(request))
    return listed(request, [asdict(one) for one in found[offset : offset + limit + 1]], total=len(found))


def watch(request: Request) -> Answer:
    """Watch one more."""
    site = writable(request)
    return Answer(_job(feeds.watch(request, site, Body.of(request).needed("url"))), 202)


def look(request: Request) -> Answer:
    """Look at one, or at all."""
    site = writable(request)
    return Answer(_job(feeds.look_at(request, site, _body(request).text("url"))), 202)


def how_often(request: Request) -> Answer:
    """How often it looks by itself."""
    return Answer({"minutes": feeds.every(site_of(request))})


def by_itself(request: Request) -> Answer:
    """Look by itself from now on, or no longer."""
    site, minutes = writable(request), Body.of(request).named("minutes")
    given = None if minutes is None else f"{minutes}"
    return Answer({"minutes": feeds.look_every(site, given)})


def stop(request: Request) -> Answer:
    """Watch one no longer."""
    site, url = writable(request), Body.of(request).needed("url")
    if not feeds.forget(site, url):
        raise HTTPException(404)
    return Answer({"url": url, "watched": False})


def send(request: Request) -> Response:
    """A file."""
    return export.send(request)


def _given(request: Request) -> Given:
    if request.state.json is None:
        name = text(request, "name") or "a file without a name"
        data: bytes = request.state.bytes
        return Given((Upload(name, data),) if data else ())
    body = Body.of(request)
    urls = checked_urls("\n".join(body.texts("urls")))
    known = body.text("text") or ""
    more = {name: body.text(name) or "" for name in ("title", "outlet", "date", "url")}
    return Given(pasted=pasted(known, **more) if known.strip() else None, urls=urls)


def _change(body: Body) -> Change:
    target, field = body.needed("target"), body.needed("field")
    if target not in FIELDS:
        raise UsageError(f"target is one of {', '.join(FIELDS)}")
    if "value" not in body.fields:
        raise UsageError("value is missing")
    return Change(target, body.text("id") or "", field, body.fields["value"], body.text("note"))  # type: ignore[arg-type]


def _body(request: Request) -> Body:
    """The body, which may be left out."""
    return Body.of(request) if request.state.json is not None else Body({})


def _by(body: Body, site: Site) -> str:
    return (body.text("by") or "").strip()[:200] or site.by


def _corrections(site: Site, found: Any) -> list[dict[str, Any]]:
    with site.ledger.database.reading() as connection:
        ids = document_ids(connection, [one.document for one in found])
    return [_correction(one, ids.get(one.document)) for one in found]


def _correction(one: Correction, document: str | None) -> dict[str, Any]:
    names = (
        "number",
        "target",
        "uid",
        "field",
        "value",
        "before",
        "by",
        "at",
        "note",
        "undone_by",
        "undone_at",
    )
    return {"document": document, **{name: getattr(one, name) for name in names}}


def _job(job: Job) -> dict[str, Any]:
    names = (
        "id",
        "kind",
        "title",
        "state",
        "phase",
        "done",
        "total",
        "added",
        "unchanged",
        "failed",
        "trouble",
    )
    return {**{name: getattr(job, name) for name in names}, "started": moment(job.started)}


def _object(required: tuple[str, ...], **properties: Schema) -> Schema:
    return {"type": "object", "required": list(required), "properties": properties}


_BY: Schema = {"type": "string", "description": "Who says so; the one who serves the ledger if left out."}
_CHANGE = _object(
    ("target", "field", "value"),
    target={"enum": list(FIELDS)},
    id={"type": "string", "description": "Of an attribution its uid or id, of a source its id."},
    field={"type": "string", "enum": sorted({name for names in FIELDS.values() for name in names})},
    value={"description": "As the Reading has it; spans as pairs of offsets."},
    note=TEXT,
)
_JUDGED = _object(("left", "right", "same"), left=TEXT, right=TEXT, same=FLAG, by=_BY)
_ADDED = _object(
    (),
    text={"type": "string", "description": "An article, as text or as the source of its page."},
    title=TEXT,
    outlet=TEXT,
    date={"type": "string", "format": "date"},
    url={"type": "string", "format": "uri"},
    urls={"type": "array", "items": {"type": "string", "format": "uri"}, "maxItems": working.MOST_URLS},
)

CALLS: tuple[Call, ...] = (
    Call(
        "GET",
        "/api/v1/corrections",
        corrections,
        "Corrections, the newest first.",
        "Corrections",
        (Parameter("document", "Of this article only."), Parameter("by", "Of this person only."), *LIMITS),
    ),
    Call(
        "POST",
        "/api/v1/corrections",
        correct,
        "Correct an article: all changes or none.",
        "Corrected",
        body=_object(
            ("document", "changes"),
            document={"type": "string", "description": "Id or address."},
            changes={"type": "array", "items": _CHANGE, "minItems": 1},
            by=_BY,
        ),
        status=201,
    ),
    Call(
        "POST",
        "/api/v1/corrections/{number:int}/undo",
        undo,
        "Take a correction back; it stays in the record.",
        "Correction",
        body=_object((), by=_BY),
    ),
    Call(
        "GET",
        "/api/v1/suggestions",
        suggestions,
        "Sources that may be one and of which nobody has said anything yet.",
        "Suggestions",
        LIMITS,
    ),
    Call(
        "GET",
        "/api/v1/claim-suggestions",
        claim_suggestions,
        "Statements that may be one claim and of which nobody has said anything yet.",
        "ClaimSuggestions",
        LIMITS,
    ),
    Call(
        "GET",
        "/api/v1/judgements",
        judgements,
        "What people said of two sources or two statements.",
        "Judgements",
        LIMITS,
    ),
    Call(
        "POST",
        "/api/v1/judgements",
        judge,
        "Say that two sources are one, or two: by their keys or exact names; two statements by their uids.",
        "Judgement",
        body=_JUDGED,
        status=201,
    ),
    Call(
        "POST",
        "/api/v1/judgements/{number:int}/undo",
        undo_judgement,
        "Take a judgement back; it stays in the record.",
        "Judgement",
        body=_object((), by=_BY),
    ),
    Call(
        "POST",
        "/api/v1/add",
        add,
        "Add a text and addresses, or a file as application/octet-stream; the answer names the job.",
        "Job",
        (Parameter("name", "Of a file that is sent: shown in messages, and its ending says what it is."),),
        body=_ADDED,
        status=202,
        bytes=True,
    ),
    Call("GET", "/api/v1/jobs", jobs, "What is being done, and was lately.", "Jobs", LIMITS),
    Call("GET", "/api/v1/jobs/{job}", job, "How far a job is, with a result for each input.", "JobResults"),
    Call(
        "POST",
        "/api/v1/jobs/{job}/cancel",
        cancel,
        "End a job; what it has added stays.",
        "Job",
        body=_object(()),
    ),
    Call("GET", "/api/v1/feeds", feeds_listed, "Feeds that are watched.", "Feeds", LIMITS),
    Call(
        "POST",
        "/api/v1/feeds",
        watch,
        "Watch a feed, and look at it now.",
        "Job",
        body=_object(("url",), url={"type": "string", "format": "uri"}),
        status=202,
    ),
    Call(
        "POST",
        "/api/v1/feeds/look",
        look,
        "Look now at a feed that is watched, or at all of them.",
        "Job",
        body=_object((), url={"type": "string", "format": "uri"}),
        status=202,
    ),
    Call(
        "GET",
        "/api/v1/feeds/by-itself",
        how_often,
        "How often the application looks at the feeds by itself; null: only when asked.",
        "ByItself",
    ),
    Call(
        "POST",
        "/api/v1/feeds/by-itself",
        by_itself,
        "Look at all feeds every so many minutes while the application runs; null: only when asked.",
        "ByItself",
        body=_object(("minutes",), minutes={"type": ["integer", "null"]}),
    ),
    Call(
        "POST",
        "/api/v1/feeds/stop",
        stop,
        "Watch a feed no longer; its articles stay.",
        "Stopped",
        body=_object(("url",), url={"type": "string", "format": "uri"}),
    ),
)
