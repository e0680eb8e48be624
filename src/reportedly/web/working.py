"""What jobs do: add what a reader gave, look at feeds, relate articles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from reportedly.errors import InputError, UsageError
from reportedly.export.visible import clipped, one_line
from reportedly.ledger.unrelated import unrelated
from reportedly.read.inputs import expand, given, is_html
from reportedly.read.raw import Raw
from reportedly.tracing.version import VERSION
from reportedly.web.jobs import Job, Jobs, Line, why

if TYPE_CHECKING:
    from reportedly.bulk import Ledger, Step
    from reportedly.web.site import Site

_LONGEST_NAME, _LONGEST_URL = 160, 2000
#: Addresses, and files, of one request.
MOST_URLS, MOST_FILES = 200, 1000
_WEB = re.compile(r"https?://[^\s/]", re.I)
_SPACE = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that a reader sent. Its name is shown and never used as a path."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text that a reader pasted, with what the reader knows of it."""

    text: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """Everything of one request."""

    uploads: tuple[Upload, ...] = ()
    pasted: Pasted | None = None
    urls: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """Bytes that it holds."""
        return sum(len(one.data) for one in self.uploads) + (len(self.pasted.text) if self.pasted else 0)

    @property
    def title(self) -> str:
        """What a list of jobs calls it."""
        names = [shown_name(one.name) for one in self.uploads[:1]]
        names += [_pasted_name(self.pasted)] if self.pasted else []
        names += list(self.urls[:1])
        count = len(self.uploads) + len(self.urls) + (self.pasted is not None)
        return names[0] if count == 1 else f"{clipped(names[0], 80)} and {count - 1} more"


def checked_urls(text: str) -> tuple[str, ...]:
    """The addresses in a text, one a line.

    Raises:
        UsageError: one is none, or there are too many.
    """
    urls = list(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))
    for url in urls:
        if not is_web(url):
            shown = clipped(one_line(url), 80)
            raise UsageError(f"Only addresses that begin with http:// or https:// are fetched: not {shown}")
    if len(urls) > MOST_URLS:
        raise UsageError(f"At most {MOST_URLS} addresses at once.")
    return tuple(urls)


def is_web(url: str) -> bool:
    """Whether it can be fetched from the web at all."""
    return bool(_WEB.match(url)) and len(url) <= _LONGEST_URL and not _SPACE.search(url) and url.isprintable()


def shown_name(name: str) -> str:
    """A file's name as messages have it: one line, no control characters, not endless."""
    return clipped(one_line(name.replace("\x00", "")).strip(), _LONGEST_NAME) or "a file without a name"


def add(jobs: Jobs, site: Site, wanted: Given) -> Job:
    """Queue what a reader gave.

    Raises:
        UsageError: nothing was given, or too much is waiting.
    """
    if not (wanted.uploads or wanted.pasted or wanted.urls):
        raise UsageError("Nothing was given: choose a file, paste a text, or an address.")

    def work(job: Job) -> None:
        from reportedly import bulk

        job.begin("reading")
        _take(job, bulk.add_given(site.ledger, _documents(wanted, site), settings=site.settings))
        _relate(job, site.ledger)

    return jobs.start(Job("add", wanted.title, size=wanted.size), work)


def look(jobs: Jobs, site: Site, feeds: Sequence[str]) -> Job:
    """Queue a look at feeds."""
    title = feeds[0] if len(feeds) == 1 else f"{len(feeds)} feeds"

    def work(job: Job) -> None:
        from reportedly import bulk

        job.begin("looking at feeds")
        _take(job, bulk.watch(site.ledger, feeds, once=True, settings=site.settings, sleep=_sleeping(job)))
        _relate(job, site.ledger)

    return jobs.start(Job("feeds", title), work)


def relate(jobs: Jobs, site: Site) -> Job | None:
    """Queue the relating of what is not related yet; ``None``: nothing is, or it is queued, or only read."""
    waits = any(job.state == "waiting" for job in jobs.listed("relate"))
    if waits or not site.writable or not _waiting(site.ledger):
        return None
    return jobs.start(Job("relate", "relating"), lambda job: _relate(job, site.ledger))


def _sleeping(job: Job) -> Callable[[float], None]:
    """A pause between requests that ends when the job is to end."""

    def sleep(seconds: float) -> None:
        job.wait(seconds)
        job.check()

    return sleep


def _take(job: Job, steps: Iterator[Step]) -> None:
    with closing(steps):  # type: ignore[type-var]
        for step in steps:
            job.tell(
                Line(
                    clipped(one_line(step.origin), _LONGEST_NAME),
                    step.status,
                    step.document,
                    step.title,
                    why(step.error) if step.error else None,
                )
            )


def _relate(job: Job, ledger: Ledger) -> None:
    waiting = _waiting(ledger)
    if waiting:
        job.begin("relating", waiting)
        ledger.relate(job.advance)


def _waiting(ledger: Ledger) -> int:
    with ledger.database.reading() as connection:
        return unrelated(connection, VERSION)


def _documents(wanted: Given, site: Site) -> Iterator[tuple[str, Raw | InputError]]:
    """Each document with what ``reportedly add --retry-failed`` may be given: never a name that is a path."""
    names: dict[str, int] = {}
    for upload in wanted.uploads:
        name = _unique(shown_name(upload.name), names)
        for found in given(name, upload.data, site.settings):
            yield f"upload://{quote(name, safe='')}", found
    if wanted.pasted:
        name = _unique(_pasted_name(wanted.pasted), names)
        yield f"upload://{quote(name, safe='')}", _raw(name, wanted.pasted)
    for url in wanted.urls:
        for found in expand([url], stdin=bytes, settings=site.settings):
            yield url, found


def _raw(name: str, known: Pasted) -> Raw:
    page = is_html(known.text[:65536].encode("utf-8", "replace"))
    return Raw(
        name,
        text=known.text,
        media="html" if page else "text",
        url=known.url,
        title=known.title,
        outlet=known.outlet,
        published=known.published,
    )


def _pasted_name(known: Pasted) -> str:
    return f"pasted: {shown_name(known.title)}" if known.title else "pasted text"


def _unique(name: str, names: dict[str, int]) -> str:
    names[name] = names.get(name, 0) + 1
    return name if names[name] == 1 else f"{name} ({names[name]})"
