"""What readers give to be read: texts, files, addresses; read by the same stages, told in their own names."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from reportedly.bulk import add as add_inputs
from reportedly.bulk import raw_hash
from reportedly.errors import InputError
from reportedly.export.visible import clipped
from reportedly.ledger.adding import Entry
from reportedly.pool import NOTHING, Work, read_all
from reportedly.read.inputs import documents_in
from reportedly.read.raw import Raw
from reportedly.web.jobs import Job, Step

if TYPE_CHECKING:
    from reportedly.bulk import Ledger
    from reportedly.settings import Settings

_BATCH = 20
_NAME = 120
_SCHEMES = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Given:
    """What a reader wants to have added."""

    #: Texts that were pasted.
    texts: tuple[Raw, ...] = ()
    #: Name and bytes of files; the name is only shown.
    files: tuple[tuple[str, bytes], ...] = ()
    urls: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.texts or self.files or self.urls)


def urls_in(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Addresses, one a line, and the lines that are none: never a path of this machine."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    good = tuple(dict.fromkeys(line for line in lines if line.lower().startswith(_SCHEMES)))
    return good, tuple(line for line in lines if not line.lower().startswith(_SCHEMES))


def file_name(given: str | None) -> str:
    """The last part of a file's name, to be shown and for nothing else."""
    return clipped((given or "").replace("\\", "/").rpartition("/")[2], _NAME) or "file"


def add(job: Job, ledger: Ledger, given: Given, settings: Settings) -> None:
    """Read what was given and keep it, then relate it to the rest of the ledger.

    Args:
        job: is told each step.
        ledger: open for writing.
        given: what to read.
        settings: limits of reading.
    """
    job.doing = "reading"
    raws = _raws(job, given, settings)
    while chunk := list(islice(raws, _BATCH)):
        _keep(job, ledger, chunk, settings)
    if given.urls:
        for step in add_inputs(ledger, given.urls, workers=_workers(len(given.urls)), settings=settings):
            job.check()
            name = step.error.origin if step.error else step.origin
            document = _known(ledger, step.origin) if step.status != "failed" else None
            job.take(Step(clipped(name, _NAME), step.status, _sentence(step.error), document))
    relate(job, ledger)


def relate(job: Job, ledger: Ledger) -> None:
    """Relate what is not related yet, and tell how far it is."""
    job.doing = "relating"

    def progress(count: int) -> None:
        job.doing = f"relating, {count} articles so far"
        job.check()

    ledger.relate(progress)


def _raws(job: Job, given: Given, settings: Settings) -> Iterator[Raw]:
    yield from given.texts
    for name, data in given.files:
        job.check()
        for found in documents_in(name, data, settings):
            if isinstance(found, InputError):
                job.take(Step(clipped(found.origin, _NAME), "failed", _sentence(found)))
            else:
                yield found


def _keep(job: Job, ledger: Ledger, raws: Sequence[Raw], settings: Settings) -> None:
    hashes = {id(raw): raw_hash(raw, NOTHING, settings) for raw in raws}
    known = ledger.known(list(hashes.values()))
    for raw in raws:
        if hashes[id(raw)] in known:
            job.take(Step(clipped(raw.title or raw.origin, _NAME), "unchanged"))
    works = [Work(raw, settings) for raw in raws if hashes[id(raw)] not in known]
    for work, result in read_all(works, workers=_workers(len(works))):
        job.check()
        given = work.given
        assert isinstance(given, Raw)
        if isinstance(result, InputError):
            job.take(Step(clipped(given.title or given.origin, _NAME), "failed", _sentence(result)))
            continue
        (outcome,) = ledger.keep([Entry(result, hashes[id(given)], None)])
        name = clipped(result.document.title or given.title or given.origin, _NAME)
        job.take(Step(name, outcome, None, result.id))


def _workers(count: int) -> int:
    """One core stays with those who read."""
    return max(1, min(count, (os.cpu_count() or 2) - 1))


def _sentence(error: InputError | None) -> str | None:
    if error is None:
        return None
    return clipped(f"{error.reason}{'; ' + error.advice if error.advice else ''}", 300)


def _known(ledger: Ledger, origin: str) -> str | None:
    from reportedly.errors import NotInLedger

    try:
        return ledger.reading(origin).id
    except NotInLedger:
        return None
