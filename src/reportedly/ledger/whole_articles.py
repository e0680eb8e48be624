"""What a ledger has as whole articles: their readings, as they were read and as corrected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.ledger import documents, showing
from reportedly.ledger.corrections import Corrected
from reportedly.ledger.documents import Kept
from reportedly.ledger.opened import Opened
from reportedly.ledger.showing import Shown
from reportedly.types import Reading

_BATCH = 100


class WholeArticles(Opened):
    """Methods that give articles with all that was read in them."""

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

    def _shown(self, kept: Kept) -> Reading:
        if not any(correction.undone_at is None for correction in kept.corrections):
            return kept.reading
        return self._recount(kept.corrected().reading)
