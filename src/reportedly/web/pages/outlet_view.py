"""One outlet as its page shows it: how it sources, whom it quotes, with whom it shares text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.export.visible import one_line
from reportedly.ledger.outlet_profile import ArticleCounts, Quoted, Shared
from reportedly.web.pages.outlets_view import Totals
from reportedly.web.shares import Share, share

#: Names of the shares of statements, and the kinds of source that they count.
_KINDS = (
    ("named persons", ("named_person",)),
    ("named organizations", ("named_organization",)),
    ("documents", ("document",)),
    ("unnamed persons and groups", ("unnamed_person", "unnamed_group")),
    ("anonymous sources", ("anonymous_source",)),
    ("undetermined", ("",)),
)
_RELAYS, _SHARED = 12, 20


@dataclass(frozen=True, slots=True)
class OutletTold:
    """Everything the ledger knows of one outlet."""

    number: int
    name: str
    counts: tuple[ArticleCounts, ...]
    quoted: tuple[Quoted, ...]
    relays: Mapping[str, int]
    shared: tuple[Shared, ...]


@dataclass(frozen=True, slots=True)
class Other:
    """Another outlet, and the articles in common."""

    outlet: str | None
    articles: int
    #: Id of an article of this outlet's that has it.
    example: str | None = None


@dataclass(frozen=True, slots=True)
class OutletView:
    """The page of an outlet."""

    name: str
    articles: int
    statements: int
    sentences: int
    #: Shares of its statements, then its own voice.
    shares: tuple[Share, ...]
    quoted: tuple[Quoted, ...]
    #: Whom its reports came through, and how often.
    relays: tuple[tuple[str, int], ...]
    #: From whom it takes text, who takes text from it, and with whom it shares it in an unknown direction.
    echoes: tuple[Other, ...]
    echoed_by: tuple[Other, ...]
    unknown: tuple[Other, ...]


def outlet_view(told: OutletTold, everybody: Totals) -> OutletView:
    """An outlet as a page.

    Args:
        told: what the ledger knows of it.
        everybody: counts of the whole ledger.
    """
    statements = sum(one.statements for one in told.counts)
    return OutletView(
        name=told.name,
        articles=len(told.counts),
        statements=statements,
        sentences=statements + sum(one.own_voice for one in told.counts),
        shares=tuple(_shares(told.counts, everybody)),
        quoted=told.quoted,
        relays=_relays(told.relays, told.name),
        echoes=_others(told.shared, lambda one: one.theirs_first is True),
        echoed_by=_others(told.shared, lambda one: one.theirs_first is False),
        unknown=_others(told.shared, lambda one: one.theirs_first is None),
    )


def _shares(counts: Sequence[ArticleCounts], everybody: Totals) -> list[Share]:
    total = sum(sum(kinds.values()) for kinds in everybody.kinds.values())
    found = []
    for name, wanted in _KINDS:
        pairs = [(sum(one.kinds.get(kind, 0) for kind in wanted), one.statements) for one in counts]
        all_of = sum(kinds.get(kind, 0) for kinds in everybody.kinds.values() for kind in wanted)
        chosen = tuple(("source_kind", kind or "unresolved") for kind in wanted)
        found.append(replace(share(name, pairs, _percent(all_of, total)), found=chosen))
    relayed = [(one.relayed, one.statements) for one in counts]
    average = _percent(sum(everybody.relayed.values()), total)
    found.append(replace(share("relayed by others", relayed, average), found=(("relay", "*"),)))
    alone = sum(everybody.own_voice.values())
    own = [(one.own_voice, one.own_voice + one.statements) for one in counts]
    found.append(share("in its own voice", own, _percent(alone, alone + total)))
    return found


def _percent(part: int, whole: int) -> float | None:
    return round(100 * part / whole, 2) if whole else None


def _relays(ways: Mapping[str, int], own: str) -> tuple[tuple[str, int], ...]:
    found: Counter[str] = Counter()
    for way, count in ways.items():
        for hop in dict.fromkeys(way.split(" > ")[1:]):
            if hop.casefold() != own.casefold():
                found[one_line(hop)] += count
    return tuple(found.most_common(_RELAYS))


def _others(shared: Sequence[Shared], wanted: Callable[[Shared], bool]) -> tuple[Other, ...]:
    found: Counter[str | None] = Counter()
    where: dict[str | None, str | None] = {}
    for one in shared:
        if wanted(one):
            found[one.outlet] += one.articles
            where.setdefault(one.outlet, one.example)
    return tuple(Other(name, count, where[name]) for name, count in found.most_common(_SHARED))
