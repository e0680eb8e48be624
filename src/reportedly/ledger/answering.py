"""What a ledger answers: lists and searches, as typed rows."""

from __future__ import annotations

from typing import Any

from reportedly.ledger import facets, listing, search
from reportedly.ledger.facets import Facets
from reportedly.ledger.listing import Order
from reportedly.ledger.opened import Opened
from reportedly.ledger.progress import Progress, silent
from reportedly.ledger.query import Filters, parse
from reportedly.ledger.rows import ArticleRow, Hit, OutletRow, SourceRow, StatementRow, Table


class Answering(Opened):
    """Methods that list and search."""

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
        self,
        text: str,
        filters: Filters | None = None,
        *,
        limit: int = 20,
        progress: Progress = silent,
        **wanted: Any,
    ) -> tuple[Hit[StatementRow], ...]:
        """Statements that say something like a text, whatever the words; the closest first.

        Args:
            text: what they are to be like.
            filters: what they have to fulfil, or its fields as keywords.
            limit: at most so many.
            progress: is told what is done and of how much, where vectors or their index are still to be made.
            **wanted: fields of ``Filters``.

        Raises:
            ModelError: the package's table of vectors is missing or altered.
        """
        from reportedly.ledger.similar import similar

        return similar(self.database, text, filters or _filters(wanted), limit=limit, progress=progress)

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


def _filters(wanted: dict[str, Any]) -> Filters:
    many = ("source_kind", "kind", "outlet", "factuality", "stance")
    values: dict[str, Any] = {
        name: (value,) if name in many and isinstance(value, str) else value for name, value in wanted.items()
    }
    return Filters(**values)
