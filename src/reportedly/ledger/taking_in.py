"""What comes into a ledger: readings, newer readings, failures, and what is remembered of feeds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportedly.ledger import documents, failures, watched
from reportedly.ledger.adding import Entry, Outcome, keep
from reportedly.ledger.failures import Failure
from reportedly.ledger.opened import Opened
from reportedly.ledger.renewing import renew
from reportedly.ledger.rows import FailureRow, Table
from reportedly.ledger.versions import come_back
from reportedly.types import Reading


class TakingIn(Opened):
    """Methods that put something into a ledger, or ask what has been put in."""

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

    def read_before(self, raws: Sequence[str]) -> dict[str, tuple[str, bool]]:
        """Of the hashes of inputs that have been read into the ledger the article's address, and whether that
        version of it counts."""
        with self.database.reading() as connection:
            return documents.read_before(connection, raws)

    def come_back(self, raws: Sequence[str]) -> int:
        """Articles that are again what they were when these inputs were read: that version counts."""
        return self.database.write(lambda connection: come_back(connection, self.database.dialect, raws))

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
