"""Wires reading and the record: inputs into a ledger, feeds into a ledger, a ledger read anew."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportedly.errors import InputError
from reportedly.intake import BATCH, Writer, fresh
from reportedly.ledger.adding import Entry
from reportedly.ledger.failures import Failure
from reportedly.ledger.location import DEFAULT, Location
from reportedly.ledger.record import Record
from reportedly.ledger.rows import Table
from reportedly.pool import NOTHING, Override, Work, read_all
from reportedly.read.raw import Raw
from reportedly.settings import DEFAULTS, Settings
from reportedly.steps import Added as Added
from reportedly.steps import Step as Step
from reportedly.trace.article_values import ArticleTrace, ClaimRow
from reportedly.trace.values import Trace
from reportedly.types import Reading


class Ledger(Record):
    """A ledger that reads what it is given.

    >>> with Ledger("ledger.db") as ledger:                            # doctest: +SKIP
    ...     ledger.add("articles/", "https://paper.example/story")
    ...     for statement in ledger.statements(source="Jane Doe"):
    ...         print(statement.day, statement.outlet, statement.content)

    Args:
        ledger: a file (SQLite) or ``postgresql://user@host/database``.
        create: make it if there is none.
        read_only: never write.
        patience: seconds to wait for a lock, or for a server that restarts.

    Raises:
        LedgerError: it cannot be opened; one sentence says why.
    """

    def __init__(
        self,
        ledger: str | Path | Location = DEFAULT,
        *,
        create: bool = True,
        read_only: bool = False,
        patience: float = 30.0,
    ) -> None:
        super().__init__(
            ledger,
            create=create and not read_only,
            read_only=read_only,
            patience=patience,
            recount=_recount,
        )

    def add(
        self,
        *inputs: str | Path | Reading,
        override: Override = NOTHING,
        workers: int | None = None,
        settings: Settings = DEFAULTS,
    ) -> Added:
        """Read inputs and keep the readings; readings are kept as they are.

        Args:
            inputs: paths, folders, globs, URLs, feeds, or Readings.
            override: what is known better than the inputs say.
            workers: processes; as many as there are cores by default.
            settings: limits and options of reading.

        Returns:
            How many were added, known already, or failed, and the errors.

        Raises:
            LedgerError: the ledger cannot be written.
        """
        result = Added()
        ready = [Entry(one) for one in inputs if isinstance(one, Reading)]
        for start in range(0, len(ready), BATCH):
            for outcome in self.keep(ready[start : start + BATCH]):
                result.take(Step("", outcome))
        names = [str(one) for one in inputs if not isinstance(one, Reading)]
        if names:
            for step in add(self, names, override=override, workers=workers, settings=settings):
                result.take(step)
        return result

    def relate(self, progress: Callable[[int], None] = lambda count: None) -> int:
        """Relate the articles that are not related yet to everything in the ledger; how many there were.

        Args:
            progress: is told the number of articles done, batch by batch.

        Raises:
            LedgerError: the ledger cannot be written.
        """
        from reportedly.tracing.relate import relate

        return relate(self.database, progress)

    def unrelated(self) -> int:
        """Number of articles that are not related yet."""
        from reportedly.ledger.unrelated import unrelated
        from reportedly.tracing.version import VERSION

        with self.database.reading() as connection:
            return unrelated(connection, VERSION)

    def trace(self, target: str, *, settings: Settings = DEFAULTS) -> Trace | ArticleTrace:
        """Follow a claim, or the statements of an article, to where they came from.

        Args:
            target: a claim's id, a statement's uid, an article's id or URL, the path of a file that is read
                now and not added, or free text.
            settings: of reading a file.

        Raises:
            NotInLedger: nothing of that name, or nothing that says so.
        """
        from reportedly.tracing.target import trace

        self._up_to_date()
        return trace(self, target, settings)

    def claims(self, *, limit: int = 20, query: str | None = None, least: int = 2) -> Table[ClaimRow]:
        """The claims that most articles make.

        Args:
            limit: at most so many.
            query: words that its statement has.
            least: made by at least so many articles.
        """
        from reportedly.tracing.listing import listed

        self._up_to_date()
        return Table(ClaimRow, listed(self.database, limit, query=query, least=least))

    def _up_to_date(self) -> None:
        if not self.database.read_only:
            self.relate()


def _recount(reading: Reading) -> Reading:
    from reportedly.pipeline import recount

    return recount(reading)


def add(
    ledger: Record,
    inputs: Iterable[str],
    *,
    stdin: Callable[[], bytes] = bytes,
    override: Override = NOTHING,
    workers: int | None = None,
    settings: Settings = DEFAULTS,
) -> Iterator[Step]:
    """Read inputs into a ledger; a step for each article, once it is written.

    An input whose bytes have been read into the ledger before is not read again. Interrupted, it can be
    called again with the same inputs: what is in the ledger is ``unchanged``.

    Args:
        ledger: open for writing.
        inputs: paths, folders, globs, URLs, ``-``.
        stdin: gives the bytes of standard input.
        override: what the user knows better than the inputs.
        workers: processes; as many as there are cores by default.
        settings: limits and options of reading.
    """
    given = (one for name in inputs for one in _expanded(_absolute(name), stdin, settings))
    return add_given(ledger, given, override=override, workers=workers, settings=settings)


def add_given(
    ledger: Record,
    given: Iterator[tuple[str, Raw | InputError]],
    *,
    override: Override = NOTHING,
    workers: int | None = None,
    settings: Settings = DEFAULTS,
) -> Iterator[Step]:
    """Read what was found in inputs into a ledger, as ``add`` does; nothing here is taken for a path.

    Args:
        ledger: open for writing.
        given: what to give to ``add`` to try it again, and one article of it or why there is none; no two
            articles have one origin.
        override: what the user knows better than the inputs.
        workers: processes; as many as there are cores by default.
        settings: limits and options of reading.
    """
    writer = Writer(ledger)
    found = fresh(ledger, given, writer, override, settings)
    works = (Work(raw, settings, override) for raw in found)
    try:
        for work, result in read_all(works, workers=workers):
            assert isinstance(work.given, Raw)
            yield from writer.take(work.given, result)
        yield from writer.finish()
    except BaseException:
        # Interrupted: what has been read is kept.
        writer.save()
        raise


def retry(ledger: Record, *, workers: int | None = None, settings: Settings = DEFAULTS) -> Iterator[Step]:
    """Add the inputs again that failed."""
    names = list(dict.fromkeys(row.input for row in ledger.failures()))
    return add(ledger, names, workers=workers, settings=settings)


def watch(
    ledger: Record,
    feeds: Sequence[str],
    *,
    once: bool = False,
    settings: Settings = DEFAULTS,
    clock: Callable[[], float] = time.time,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[Step]:
    """Add what feeds list that is new; a step for each article, once it is written.

    Args:
        ledger: open for writing.
        feeds: RSS, Atom and JSON feeds, OPML, pages that name a feed.
        once: look at every feed once and end.
        settings: options of reading, and how polite to be.
        clock: seconds since 1970.
        sleep: waits so many seconds.
    """
    from reportedly.pool import read
    from reportedly.read.watch import watch as look

    writer = Writer(ledger)
    for raw in look(feeds, _Feeds(ledger), once=once, settings=settings, clock=clock, sleep=sleep):
        if isinstance(raw, InputError):
            ledger.keep([], [Failure(raw, raw.origin)])
            yield Step(raw.origin, "failed", raw)
            continue
        # Written before the next is asked for: the watch then counts it as dealt with.
        writer.expect(raw, raw.url or raw.origin, None)
        yield from writer.take(raw, read(Work(raw, settings)))
        yield from writer.flush()


@dataclass(frozen=True, slots=True)
class _Feeds:
    """What the watch remembers, in the ledger."""

    ledger: Record

    def state(self, url: str) -> Any:
        from reportedly.read.feeds.state import FeedState

        found = self.ledger.feed_state(url)
        return None if found is None else FeedState.from_dict(found)

    def keep(self, state: Any) -> None:
        self.ledger.keep_feed(state.url, state.to_dict())

    def known(self, entry_url: str) -> bool:
        return self.ledger.has_entry(entry_url)


def _expanded(
    name: str, stdin: Callable[[], bytes], settings: Settings
) -> Iterator[tuple[str, Raw | InputError]]:
    from reportedly.read.inputs import expand

    for raw in expand([name], stdin=stdin, settings=settings):
        yield name, raw


def _absolute(name: str) -> str:
    """So that it can be tried again from another folder."""
    return name if name == "-" or "://" in name else str(Path(name).absolute())
