"""What a ledger answers with: typed rows, and a table of them for pandas, Polars and Arrow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any, Generic, TypeVar, overload

from reportedly.errors import UsageError
from reportedly.types import Span, Spans

_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One attribution of the ledger, with what a reader wants beside it."""

    #: Its permanent name: stays through re-reads and corrections.
    uid: str
    #: What is attributed; parts of a discontinuous one are joined by `` … ``.
    content: str
    #: The source's fullest name in the article; ``None``: unresolved.
    source: str | None
    #: One of the six kinds; ``None``: undetermined.
    source_kind: str | None
    #: Position of authority or expertise.
    source_title: str | None
    #: The source's words in this sentence.
    source_words: str | None
    cue: str | None
    #: direct, indirect, mixed.
    kind: str
    implicit: bool
    confidence: float
    factuality: str | None
    stance: str | None
    #: Names on the way to the page, speaker first, joined by `` > ``; ``None``: nobody stands between.
    relay: str | None
    #: First and last day or moment the speech event can mean.
    said_from: str | None
    said_to: str | None
    outlet: str | None
    #: Day of publication.
    day: str | None
    #: The article's headline, address, and id.
    title: str | None
    url: str | None
    document: str
    #: The attribution's id in the article's Reading.
    attribution: str
    #: Where the content stands in the article's text.
    spans: Spans
    #: A person corrected or confirmed something about it.
    corrected: bool


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article of the ledger, its current version."""

    document: str
    title: str | None
    outlet: str | None
    day: str | None
    byline: str | None
    url: str | None
    version: int
    statements: int
    #: When it came into the ledger, ISO 8601 in UTC.
    added_at: str


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source over all articles: the same name, or names that a person said are one."""

    #: Its number in the ledger.
    number: int
    name: str
    kind: str | None
    statements: int
    articles: int
    outlets: int
    #: Days of publication of the first and the last article.
    first: str | None
    last: str | None
    #: Other names of it that were confirmed.
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OutletRow:
    """One outlet."""

    name: str
    articles: int
    statements: int
    #: Sources named in them.
    sources: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class FailureRow:
    """An input that could not be read."""

    #: As messages name it.
    origin: str
    #: What to give to ``add`` to try it again.
    input: str
    #: Name of the error.
    error: str
    reason: str
    advice: str | None
    tries: int
    first_at: str
    last_at: str


@dataclass(frozen=True, slots=True)
class Hit(Generic[_Row]):
    """A row that answers a search."""

    row: _Row
    #: Large is good, 0 to 1 by meaning; by words only the order means something.
    score: float
    #: The words found: the whole content, or an excerpt of an article.
    excerpt: str
    #: Where in the excerpt the words searched for stand.
    marks: tuple[Span, ...] = ()


class Table(Sequence[_Row]):
    """Rows of one kind, in order."""

    def __init__(self, kind: type[_Row], rows: Sequence[_Row]) -> None:
        self.kind = kind
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[_Row]:
        return iter(self._rows)

    @overload
    def __getitem__(self, place: int) -> _Row: ...
    @overload
    def __getitem__(self, place: slice) -> Table[_Row]: ...
    def __getitem__(self, place: int | slice) -> _Row | Table[_Row]:
        if isinstance(place, slice):
            return Table(self.kind, self._rows[place])
        return self._rows[place]

    def __repr__(self) -> str:
        return f"<{len(self)} {self.kind.__name__}>"

    def to_dicts(self) -> list[dict[str, Any]]:
        """One dict a row, values as JSON has them."""
        return [asdict(row) for row in self._rows]  # type: ignore[call-overload]

    def to_columns(self) -> dict[str, list[Any]]:
        """One list a column; spans as lists of pairs."""
        names = [f.name for f in fields(self.kind)]  # type: ignore[arg-type]
        return {name: [_plain(getattr(row, name)) for row in self._rows] for name in names}

    def to_pandas(self) -> Any:
        """A ``pandas.DataFrame``.

        Raises:
            UsageError: pandas is not installed.
        """
        return _library("pandas").DataFrame(self.to_columns())

    def to_polars(self) -> Any:
        """A ``polars.DataFrame``.

        Raises:
            UsageError: Polars is not installed.
        """
        return _library("polars").DataFrame(self.to_columns(), infer_schema_length=None)

    def to_arrow(self) -> Any:
        """A ``pyarrow.Table``.

        Raises:
            UsageError: pyarrow is not installed.
        """
        return _library("pyarrow").table(self.to_columns())


def _plain(value: Any) -> Any:
    return [_plain(part) for part in value] if isinstance(value, tuple) else value


def _library(name: str) -> Any:
    from importlib import import_module

    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        raise UsageError(f"{name} is not installed: pip install {name}") from error
