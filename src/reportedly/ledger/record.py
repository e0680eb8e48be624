"""The record as one value: an open ledger, asked and changed by methods that hand over to their modules."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from reportedly.ledger.adding import Entry, Outcome, keep, renew
from reportedly.ledger.check import Problem, Report, check, repair
from reportedly.ledger.correcting import Change
from reportedly.ledger.corrections import Corrected, Correction
from reportedly.ledger.database import Database
from reportedly.ledger.documents import Kept
from reportedly.ledger.facets import Facets
from reportedly.ledger.failures import Failure
from reportedly.ledger.history import Entry as History
from reportedly.ledger.history import Person
from reportedly.ledger.judging import Judgement
from reportedly.ledger.judging_claims import SameClaim
from reportedly.ledger.listing import Order
from reportedly.ledger.location import DEFAULT, Location
from reportedly.ledger.opening import open_database
from reportedly.ledger.query import Filters, parse
from reportedly.ledger.rows import ArticleRow, FailureRow, Hit, OutletRow, SourceRow, StatementRow, Table
from reportedly.ledger.showing import Shown
from reportedly.ledger.speaking import Speaking
from reportedly.ledger.suggesting import Suggestion
from reportedly.types import Reading

from reportedly.ledger import (  # isort: skip
    correcting,
    documents,
    facets,
    failures,
    history,
    judging,
    judging_claims,
    listing,
    search,
    showing,
    speaking,
    watched,
)

_BATCH = 100


class Record:
    """An open ledger. A context manager: leaving it lets go of the database.

    Args:
        ledger: a file (SQLite) or ``postgresql://user@host/database``.
        create: make it if there is none.
        read_only: never write.
        patience: seconds to wait for a lock, or for a server that restarts.
        recount: makes a corrected reading's card anew; the record itself cannot.

    Raises:
        LedgerError: it cannot be opened; one sentence says why.
    """

    def __init__(
        self,
        ledger: str | Path | Location = DEFAULT,
        *,
        create: bool = False,
        read_only: bool = False,
        patience: float = 30.0,
        recount: Callable[[Reading], Reading] = lambda reading: reading,
    ) -> None:
        self.database: Database = open_database(ledger, create=create, read_only=read_only, patience=patience)
        self._recount = recount

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()

    @property
    def location(self) -> Location:
        """Where it is."""
        return self.database.location

    # What comes in

    def keep(
        self, entries: Sequence[Entry], failed: Sequence[Failure] = (), read: Sequence[str] = ()
    ) -> tuple[Outcome, ...]:
        """Keep readings and failures in one transaction.

        Args:
            entries: readings.
            failed: inputs that could not be read.
            read: origins of inputs that could: earlier failures of them are over.
        """

        def work(connection: Any) -> tuple[Outcome, ...]:
            outcomes = keep(connection, self.database.dialect, entries)
            failures.record(connection, failed)
            failures.resolve(connection, read)
            return outcomes

        return self.database.write(work)

    def known(self, raws: Sequence[str]) -> set[str]:
        """Which of these hashes of inputs have been read into the ledger."""
        with self.database.reading() as connection:
            return documents.known(connection, raws)

    def failures(self) -> Table[FailureRow]:
        """Inputs that could not be read yet."""
        with self.database.reading() as connection:
            return failures.listed(connection)

    def renew(self, key: int, reading: Reading) -> None:
        """Put a newer reading of an article in place; what people corrected stays."""

        def work(connection: Any) -> None:
            (kept,) = documents.load(connection, [key])
            renew(connection, self.database.dialect, key, reading, kept.corrections)

        self.database.write(work)

    def outdated(self, model: str | None, program: str) -> list[int]:
        """Numbers of articles that another model or program read."""
        with self.database.reading() as connection:
            return documents.outdated(connection, model, program)

    # What goes out

    def count(self) -> int:
        """Number of articles."""
        with self.database.reading() as connection:
            return documents.count(connection)

    def kept(self, keys: Sequence[int]) -> list[Kept]:
        """Articles by number."""
        with self.database.reading() as connection:
            return list(documents.load(connection, keys))

    def reading(self, document: str, *, version: int | None = None, as_read: bool = False) -> Reading:
        """The reading of one article, as corrected.

        Args:
            document: its id, its URL, or the uid of a statement in it.
            version: an earlier version of the article.
            as_read: without corrections.

        Raises:
            NotInLedger: there is none.
        """
        with self.database.reading() as connection:
            key = documents.find(connection, str(self.location), document, version)
            (kept,) = documents.load(connection, [key])
        return kept.reading if as_read else self._shown(kept)

    def corrected(self, document: str) -> Corrected:
        """The reading of one article with the uids in the ledger and what people touched."""
        with self.database.reading() as connection:
            key = documents.find(connection, str(self.location), document)
            (kept,) = documents.load(connection, [key])
        return kept.corrected()

    def shown(self, document: str, *, version: int | None = None) -> Shown:
        """One article for a page: as corrected and counted, with corrections and its place in the ledger.

        Args:
            document: its id, its URL, or the uid of a statement in it.
            version: an earlier version of the article.
        """
        with self.database.reading() as connection:
            found = showing.shown(connection, str(self.location), document, version)
        touched = any(correction.undone_at is None for correction in found.corrections)
        return found.with_reading(self._recount(found.reading)) if touched else found

    def readings(
        self, *, versions: bool = False, corrected_only: bool = False, as_read: bool = False
    ) -> Iterator[Reading]:
        """Every article's reading, in the order in which they were added; memory stays flat.

        Args:
            versions: superseded versions of articles, too.
            corrected_only: only articles that somebody corrected.
            as_read: without corrections.
        """
        after = 0
        while True:
            with self.database.reading() as connection:
                keys = documents.keys(
                    connection, after=after, limit=_BATCH, versions=versions, touched=corrected_only
                )
                found = list(documents.load(connection, keys))
            if not keys:
                return
            yield from (kept.reading if as_read else self._shown(kept) for kept in found)
            after = keys[-1]

    def statements(
        self,
        filters: Filters | None = None,
        *,
        order: Order = "newest",
        limit: int | None = None,
        offset: int = 0,
        **wanted: Any,
    ) -> Table[StatementRow]:
        """Statements by day of publication.

        Args:
            filters: what they have to fulfil, or its fields as keywords (``source="Jane Doe"``).
            order: newest day first, oldest first, or as they were added.
            limit: at most so many.
            offset: leave out so many.
            **wanted: fields of ``Filters``; of several values a tuple.
        """
        with self.database.reading() as connection:
            return listing.statements(
                connection, filters or _filters(wanted), order=order, limit=limit, offset=offset
            )

    def count_statements(self, filters: Filters | None = None, **wanted: Any) -> int:
        """How many statements fulfil the filters."""
        with self.database.reading() as connection:
            return listing.count(connection, filters or _filters(wanted))

    def articles(self, *, limit: int | None = None, offset: int = 0) -> Table[ArticleRow]:
        """Articles, those published last first."""
        with self.database.reading() as connection:
            return listing.articles(connection, limit=limit, offset=offset)

    def sources(
        self,
        *,
        name: str | None = None,
        kind: tuple[str, ...] = (),
        limit: int | None = None,
        offset: int = 0,
    ) -> Table[SourceRow]:
        """Sources over all articles, the most quoted first."""
        with self.database.reading() as connection:
            return listing.sources(connection, name=name, kind=kind, limit=limit, offset=offset)

    def outlets(self, *, limit: int | None = None) -> Table[OutletRow]:
        """Outlets, those with most articles first."""
        with self.database.reading() as connection:
            return listing.outlets(connection, limit=limit)

    def search(
        self, query: str, filters: Filters | None = None, *, limit: int = 20, offset: int = 0, **wanted: Any
    ) -> tuple[Hit[StatementRow], ...]:
        """Statements by their words and their source's name, the best first.

        Raises:
            UsageError: no word to look for.
        """
        with self.database.reading() as connection:
            return search.statements(
                connection,
                self.database.dialect,
                parse(query),
                filters or _filters(wanted),
                limit=limit,
                offset=offset,
            )

    def similar(
        self, text: str, filters: Filters | None = None, *, limit: int = 20, **wanted: Any
    ) -> tuple[Hit[StatementRow], ...]:
        """Statements that say something like a text, whatever the words; the closest first.

        Raises:
            ModelError: the package's table of vectors is missing or altered.
        """
        from reportedly.ledger.similar import similar

        return similar(self.database, text, filters or _filters(wanted), limit=limit)

    def search_articles(self, query: str, *, limit: int = 20, offset: int = 0) -> tuple[Hit[ArticleRow], ...]:
        """Articles by headline and text, the best first."""
        with self.database.reading() as connection:
            return search.articles(
                connection, self.database.dialect, parse(query), limit=limit, offset=offset
            )

    def facets(self, query: str | None = None, filters: Filters | None = None, **wanted: Any) -> Facets:
        """How the statements that answer a search divide by kind, outlet, stance and so on.

        Raises:
            UsageError: no word to look for.
        """
        with self.database.reading() as connection:
            parsed = None if query is None else parse(query)
            return facets.facets(connection, self.database.dialect, parsed, filters or _filters(wanted))

    # What people say

    def correct(self, document: str, *changes: Change, by: str) -> tuple[Correction, ...]:
        """Record corrections of one article and apply them, all or none; see :class:`Change`."""
        return correcting.correct(self.database, document, list(changes), by=by)

    def undo(self, number: int, *, by: str) -> Correction:
        """Take a correction back; it stays in the record."""
        return correcting.undo(self.database, number, by=by)

    def corrections(
        self, document: str | None = None, *, by: str | None = None, undone: bool = True
    ) -> tuple[Correction, ...]:
        """Corrections, the newest first."""
        with self.database.reading() as connection:
            key = None if document is None else documents.find(connection, str(self.location), document)
            return correcting.listed(connection, document=key, by=by, undone=undone)

    def history(
        self,
        document: str | None = None,
        *,
        by: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> tuple[History, ...]:
        """Corrections with their articles, the newest first."""
        with self.database.reading() as connection:
            key = None if document is None else documents.find(connection, str(self.location), document)
            return history.entries(connection, document=key, by=by, limit=limit, offset=offset)

    def people(self) -> tuple[Person, ...]:
        """Who corrected something, those who did most first."""
        with self.database.reading() as connection:
            return history.people(connection)

    def speaking(self, keys: Sequence[str], *, samples: int = 0) -> dict[str, Speaking]:
        """Sources over all articles by their keys, with some of what they said last."""
        with self.database.reading() as connection:
            return speaking.speaking(connection, keys, samples)

    def suggestions(self, *, limit: int | None = 50) -> tuple[Suggestion, ...]:
        """Sources that may be one and the same, until a person says so or not."""
        with self.database.reading() as connection:
            return judging.suggestions(connection, limit=limit)

    def judge(self, left: str, right: str, *, same: bool, by: str) -> Judgement:
        """Say that two sources are one, or are two; or, by their uids, two statements one claim. It lasts."""
        if judging_claims.is_statement(left) and judging_claims.is_statement(right):
            return judging_claims.judge(self.database, left, right, same=same, by=by)
        return judging.judge(self.database, left, right, same=same, by=by)

    def claim_suggestions(self, *, limit: int = 50) -> tuple[SameClaim, ...]:
        """Statements that may be one claim, until a person says so or not."""
        with self.database.reading() as connection:
            return judging_claims.suggestions(connection, limit)

    def undo_judgement(self, number: int, *, by: str) -> None:
        """Take a judgement back; it stays in the record."""
        judging.undo(self.database, number, by=by)

    def judgements(self) -> tuple[Judgement, ...]:
        """Every judgement, the newest first."""
        with self.database.reading() as connection:
            return judging.listed(connection)

    # Feeds

    def feed_state(self, url: str) -> dict[str, Any] | None:
        """What is remembered of a feed."""
        with self.database.reading() as connection:
            found = watched.state(connection, url)
            return None if found is None else dict(found)

    def keep_feed(self, url: str, state: dict[str, Any], title: str | None = None) -> None:
        """Remember the state of a feed."""
        self.database.write(lambda connection: watched.keep(connection, url, state, title))

    def has_entry(self, url: str) -> bool:
        """The article that a feed lists under this address is in the ledger."""
        with self.database.reading() as connection:
            return documents.has_entry(connection, url)

    # Whether all is well

    def check(self) -> Report:
        """Whether the ledger is consistent, and what is not."""
        problems: tuple[Problem, ...] = tuple(check(self.database))
        return Report(self.count(), self.count_statements(), problems)

    def repair(self) -> Report:
        """Make the derived rows of articles with a problem anew, and check again."""
        repaired = repair(self.database)
        found = self.check()
        return Report(found.articles, found.statements, found.problems, repaired)

    def _shown(self, kept: Kept) -> Reading:
        if not any(correction.undone_at is None for correction in kept.corrections):
            return kept.reading
        return self._recount(kept.corrected().reading)


def _filters(wanted: dict[str, Any]) -> Filters:
    many = ("source_kind", "kind", "outlet", "factuality", "stance")
    values: dict[str, Any] = {
        name: (value,) if name in many and isinstance(value, str) else value for name, value in wanted.items()
    }
    return Filters(**values)
