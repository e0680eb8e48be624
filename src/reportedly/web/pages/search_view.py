"""What a search was for, from its address, and what the page shows of the answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from reportedly.export.statements import FACTUALITY_WORDS, STANCE_WORDS, kind_words, named_in
from reportedly.export.visible import one_line, visible
from reportedly.ledger.query import Filters
from reportedly.ledger.rows import StatementRow
from reportedly.types import Span

if TYPE_CHECKING:
    from starlette.datastructures import QueryParams

    from reportedly.ledger.facets import Facets

UNRESOLVED = "unresolved"
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
#: Parameters that may be given several times.
_MANY = ("source_kind", "kind", "outlet", "stance", "factuality")
_LONGEST, _MOST = 500, 40
#: Values of a facet that are shown.
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Wanted:
    """A search: words, where to look, and what narrows it."""

    words: str = ""
    #: Look in articles instead of statements.
    articles: bool = False
    #: By meaning instead of words.
    similar: bool = False
    oldest: bool = False
    filters: Filters = field(default_factory=Filters)

    def address(self, path: str = "/search") -> str:
        """The address that stands for it."""
        given: list[tuple[str, str]] = [("q", self.words)] if self.words else []
        given += [("in", "articles")] if self.articles else []
        given += [("by", "meaning")] if self.similar else []
        given += self.narrowed
        return f"{path}?{urlencode(given)}" if given else path

    @property
    def narrowed(self) -> list[tuple[str, str]]:
        """Parameters that a new search for other words keeps."""
        given = [("order", "oldest")] if self.oldest else []
        for name in _MANY:
            given += [(name, value) for value in getattr(self.filters, name)]
        for name in ("source", "relay", "since", "until", "document"):
            if value := getattr(self.filters, name):
                given.append((name, value))
        return given


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet: choosing it leads to ``address``."""

    label: str
    count: int
    address: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """One way in which the answers divide."""

    name: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One statement found: its words cut at what was searched for."""

    row: StatementRow
    #: Text, and whether it was searched for.
    words: tuple[tuple[str, bool], ...]
    who: str
    facts: tuple[str, ...]


def wanted(params: QueryParams) -> Wanted:
    """The search that an address stands for; what makes no sense in it is left out."""
    many = {name: tuple(_text(one) for one in params.getlist(name)[:_MOST] if one) for name in _MANY}
    one = {name: _text(params.get(name, "")) or None for name in ("source", "relay", "document")}
    days = {
        name: day
        for name in ("since", "until")
        if (day := params.get(name, "").strip()) and _DAY.fullmatch(day)
    }
    return Wanted(
        words=_text(params.get("q", "")),
        articles=params.get("in") == "articles",
        similar=params.get("by") == "meaning",
        oldest=params.get("order") == "oldest",
        filters=Filters(**many, **one, **days),  # type: ignore[arg-type]
    )


def _text(given: str) -> str:
    return given.replace("\x00", "").strip()[:_LONGEST]


def facets_of(found: Facets, search: Wanted) -> Iterator[Facet]:
    """The facets that divide the answers at all, each value with the address of the narrower search."""
    for name, title, labels in (
        ("source_kind", "Source", kind_label),
        ("kind", "Quoted or told", str),
        ("outlet", "Outlet", str),
        ("stance", "The article’s stance", _stance_label),
        ("factuality", "How firmly", _factuality_label),
    ):
        counts = getattr(found, name)
        chosen = getattr(search.filters, name)
        choices = [
            Choice(one_line(labels(value)), count, _toggled(search, name, value), value in chosen)
            for value, count in counts[:_SHOWN]
            if value is not None
        ]
        if len(choices) > 1 or any(choice.chosen for choice in choices):
            yield Facet(title, tuple(choices))
    years = [
        Choice(year, count, _year(search, year), search.filters.since == year)
        for year, count in sorted(found.year, key=lambda pair: pair[0] or "", reverse=True)[:_SHOWN]
        if year is not None
    ]
    if len(years) > 1 or any(year.chosen for year in years):
        yield Facet("Year", tuple(years))


def chips(search: Wanted) -> Iterator[tuple[str, str]]:
    """What narrows the search, and the address of the search without it."""
    filters = search.filters
    labels = {"source_kind": kind_label, "stance": _stance_label, "factuality": _factuality_label}
    for name in _MANY:
        for value in getattr(filters, name):
            yield one_line(labels.get(name, str)(value)), _toggled(search, name, value)
    for name, words in (
        ("source", "said by"),
        ("relay", "through"),
        ("since", "since"),
        ("until", "until"),
        ("document", "in"),
    ):
        if value := getattr(filters, name):
            yield (
                f"{words} {one_line(value) if value != '*' else 'others'}",
                _changed(search, {name: None}),
            )


def line(row: StatementRow, marks: tuple[Span, ...] = ()) -> Line:
    """A statement found."""
    return Line(row, cut(row.content, marks), one_line(row.source or UNRESOLVED), tuple(_facts(row)))


def cut(text: str, marks: tuple[Span, ...]) -> tuple[tuple[str, bool], ...]:
    """The text in pieces: what was searched for, and the rest."""
    pieces, last = [], 0
    for start, end in sorted(marks):
        if start >= last:
            pieces += [(text[last:start], False), (text[start:end], True)]
            last = end
    pieces.append((text[last:], False))
    return tuple((visible(piece).replace("\n", " "), marked) for piece, marked in pieces if piece)


def kind_label(kind: str) -> str:
    """``named person``."""
    return kind_words(kind) if kind != UNRESOLVED else kind


def _facts(row: StatementRow) -> Iterator[str]:
    if row.source_title and not named_in(row.source_title, row.source or ""):
        yield one_line(row.source_title)
    elif row.source_kind and row.source_kind != "named_person":
        yield kind_label(row.source_kind)
    yield row.kind + (", follow-on" if row.implicit else "")
    if row.factuality:
        yield FACTUALITY_WORDS[row.factuality]  # type: ignore[index]
    if row.stance and row.stance != "neutral":
        yield STANCE_WORDS[row.stance]  # type: ignore[index]
    if row.relay:
        yield "through " + " › ".join(one_line(hop) for hop in row.relay.split(" > ")[1:] or [row.relay])


def _stance_label(stance: str) -> str:
    return STANCE_WORDS.get(stance, stance)  # type: ignore[call-overload,no-any-return]


def _factuality_label(value: str) -> str:
    return FACTUALITY_WORDS.get(value, value)  # type: ignore[call-overload,no-any-return]


def _toggled(search: Wanted, name: str, value: str | None) -> str:
    known: tuple[str, ...] = getattr(search.filters, name)
    chosen = tuple(one for one in known if one != value) if value in known else (*known, value or UNRESOLVED)
    return _changed(search, {name: chosen})


def _changed(search: Wanted, changes: dict[str, Any]) -> str:
    """The address of the search with other filters."""
    return replace(search, filters=replace(search.filters, **changes)).address()


def _year(search: Wanted, year: str) -> str:
    there = search.filters.since == year
    narrowed = replace(search.filters, since=None if there else year, until=None if there else year)
    return replace(search, filters=narrowed).address()
