"""The list of outlets as values, and the shares of the whole ledger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportedly.ledger.rows import OutletRow
from reportedly.ledger.tallies import Sourced
from reportedly.web.shares import Share, share

#: Shares by name: kinds of source that it counts; of what: ``statements`` or ``sentences``.
NAMED, NOT_NAMED = ("named_person",), ("anonymous_source", "unnamed_person", "unnamed_group")


@dataclass(frozen=True, slots=True)
class Totals:
    """Statements of a ledger, all outlets together and each by name."""

    #: By outlet: statements by kind of source, ``""`` where it is undetermined.
    kinds: Mapping[str | None, Mapping[str, int]]
    relayed: Mapping[str | None, int]
    #: Sentences in the articles' own voice.
    own_voice: Mapping[str | None, int]


@dataclass(frozen=True, slots=True)
class OutletLine:
    """One outlet of the list."""

    name: str
    articles: int
    statements: int
    sources: int
    first: str | None
    last: str | None
    named: Share
    not_named: Share
    own_voice: Share


@dataclass(frozen=True, slots=True)
class OutletsView:
    """A part of the list."""

    rows: tuple[OutletLine, ...]
    total: int
    query: str
    more: bool


def totals(
    sourced: Sequence[Sourced], own_voice: Mapping[int | None, int], names: Mapping[int, str]
) -> Totals:
    """Counts by the names of outlets.

    Args:
        sourced: statements by number of outlet and kind of source.
        own_voice: sentences by number of outlet.
        names: of outlets, by number.
    """
    kinds: dict[str | None, dict[str, int]] = defaultdict(dict)
    relayed: dict[str | None, int] = defaultdict(int)
    for one in sourced:
        name = names.get(one.outlet) if one.outlet is not None else None
        known = kinds[name]
        known[one.kind or ""] = known.get(one.kind or "", 0) + one.statements
        relayed[name] += one.relayed
    alone = {names.get(key) if key is not None else None: count for key, count in own_voice.items()}
    return Totals(dict(kinds), dict(relayed), alone)


def outlets_view(
    rows: Sequence[OutletRow], counts: Totals, *, query: str = "", start: int = 0, size: int = 60
) -> OutletsView:
    """A part of the list of outlets.

    Args:
        rows: every outlet, those of most articles first.
        counts: of the ledger.
        query: words of its name.
        start: leave out so many.
        size: at most so many.
    """
    found = outlets_named(rows, query)
    return OutletsView(
        rows=tuple(_line(row, counts) for row in found[start : start + size]),
        total=len(found),
        query=query,
        more=len(found) > start + size,
    )


def outlets_named(rows: Sequence[OutletRow], query: str) -> list[OutletRow]:
    """The outlets with these words in their name."""
    words = query.casefold().split()
    return [row for row in rows if all(word in row.name.casefold() for word in words)]


def _line(row: OutletRow, counts: Totals) -> OutletLine:
    kinds = counts.kinds.get(row.name, {})
    total, alone = sum(kinds.values()), counts.own_voice.get(row.name, 0)

    def part(name: str, wanted: tuple[str, ...]) -> Share:
        return share(name, [(sum(kinds.get(one, 0) for one in wanted), total)], None, everything=True)

    return OutletLine(
        row.name,
        row.articles,
        row.statements,
        row.sources,
        row.first,
        row.last,
        part("named persons", NAMED),
        part("not named", NOT_NAMED),
        share("own voice", [(alone, alone + total)], None, everything=True),
    )
