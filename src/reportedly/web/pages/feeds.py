"""The feeds that the ledger watches: what they are like, one more, a look at them now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse
from starlette.routing import Route

from reportedly.errors import UsageError
from reportedly.ledger import watched
from reportedly.read.feeds.state import FeedState
from reportedly.web import working
from reportedly.web.jobs import Job, jobs_of
from reportedly.web.pages.add import writable
from reportedly.web.pages.feeds_view import FeedView, feed_view
from reportedly.web.respond import page
from reportedly.web.site import Site, site_of
from reportedly.web.watching import LEAST, MOST, USUAL

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response


def listed(request: Request) -> Response:
    """The list."""
    return _page(request)


def _page(request: Request, complaint: str | None = None, given: str = "") -> Response:
    return page(
        request,
        "feeds.html.jinja",
        status=400 if complaint else 200,
        feeds=views(site_of(request)),
        minutes=every(site_of(request)),
        usual=USUAL,
        bounds=(LEAST, MOST),
        complaint=complaint,
        given=given,
        jobs=jobs_of(request).listed("feeds"),
    )


def add(request: Request) -> Response:
    """Watch one more, and look at it."""
    site, url = writable(request), str(request.state.form.get("url", "")).strip()
    try:
        job = watch(request, site, url)
    except UsageError as error:
        return _page(request, str(error), url)
    return RedirectResponse(f"/add/{job.id}", 303)


def look(request: Request) -> Response:
    """Look at one now, or at all."""
    site, url = writable(request), str(request.state.form.get("url", "")).strip()
    try:
        job = look_at(request, site, url or None)
    except UsageError as error:
        return _page(request, str(error))
    return RedirectResponse(f"/add/{job.id}", 303)


def stop(request: Request) -> Response:
    """Watch one no longer; its articles stay."""
    forget(writable(request), str(request.state.form.get("url", "")))
    return RedirectResponse("/feeds", 303)


def by_itself(request: Request) -> Response:
    """Look by itself from now on, or no longer."""
    site, form = writable(request), request.state.form
    try:
        look_every(site, str(form.get("minutes", "")) if form.get("on") == "yes" else None)
    except UsageError as error:
        return _page(request, str(error))
    return RedirectResponse("/feeds", 303)


def look_every(site: Site, minutes: str | None) -> int | None:
    """Set how often the application looks at the feeds by itself; ``None``: not at all.

    Raises:
        UsageError: that is no number of minutes, or too few or too many.
    """
    number = int(minutes) if minutes and minutes.isascii() and minutes.isdigit() and len(minutes) < 6 else 0
    if minutes is not None and not LEAST <= number <= MOST:
        raise UsageError(f"Feeds are looked at every {LEAST} to {MOST} minutes.")
    site.ledger.database.write(lambda connection: watched.look_every(connection, number or None))
    return number or None


def every(site: Site) -> int | None:
    """How often the application looks at the feeds by itself, in minutes."""
    with site.ledger.database.reading() as connection:
        return watched.minutes(connection)


def views(site: Site) -> list[FeedView]:
    """The feeds that the ledger watches."""
    with site.ledger.database.reading() as connection:
        minutes = watched.minutes(connection)
        return [feed_view(state, at, minutes) for state, at in watched.states(connection)]


def watch(request: Request, site: Site, url: str) -> Job:
    """Remember a feed and queue the first look at it.

    Raises:
        UsageError: the address cannot be a feed's, or too much is waiting.
    """
    if not working.is_web(url):
        raise UsageError("The address of a feed begins with http:// or https://.")
    job = working.look(jobs_of(request), site, [url])
    if site.ledger.feed_state(url) is None:
        site.ledger.keep_feed(url, FeedState.new(url).to_dict())
    return job


def look_at(request: Request, site: Site, url: str | None) -> Job:
    """Queue a look at one watched feed, or at all of them.

    Raises:
        UsageError: none is watched, or too much is waiting.
    """
    known = [feed.url for feed in views(site) if not feed.gone]
    wanted = [one for one in known if url in (None, one)]
    if not wanted:
        raise UsageError("No such feed is watched here.")
    return working.look(jobs_of(request), site, wanted)


def forget(site: Site, url: str) -> bool:
    """Watch a feed no longer; whether it was."""
    return site.ledger.database.write(lambda connection: watched.forget(connection, url))


ROUTES = [
    Route("/feeds", listed, methods=["GET"]),
    Route("/feeds", add, methods=["POST"]),
    Route("/feeds/look", look, methods=["POST"]),
    Route("/feeds/by-itself", by_itself, methods=["POST"]),
    Route("/feeds/stop", stop, methods=["POST"]),
]
