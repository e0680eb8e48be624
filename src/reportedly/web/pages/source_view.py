"""One source as its page shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportedly.export.visible import one_line
from reportedly.export.word_changes import Pieces, changes
from reportedly.ledger.profiles import Contradiction, Naming, Speaker, Spoken
from reportedly.ledger.rows import StatementRow
from reportedly.web.links import kind_name
from reportedly.web.plots import Plot, plot
from reportedly.web.topics import Topic

_OUTLETS, _NAMES, _RELAYS = 40, 4, 12
#: From here on two statements of different articles surely do not go together. Of eight pairs below it in
#: 400 news articles not one was a contradiction: parts of one sentence, two figures of one account.
_FIRM = {"denies": 0.75, "differs": 0.85}


@dataclass(frozen=True, slots=True)
class Told:
    """Everything the ledger knows of one source."""

    speaker: Speaker
    spoken: tuple[Spoken, ...]
    namings: tuple[Naming, ...]
    #: Ways of relay, ``A > B > C``, and how often.
    relays: Mapping[str, int]
    topics: tuple[Topic, ...]
    #: Each with its two statements, the earlier first.
    contradictions: tuple[tuple[Contradiction, StatementRow, StatementRow], ...]


@dataclass(frozen=True, slots=True)
class ByOutlet:
    """How one outlet names the source."""

    outlet: str | None
    statements: int
    #: Each name with its title, the number of articles that say it so, and the uid of a statement of one.
    names: tuple[tuple[str, str, int, str | None], ...]


@dataclass(frozen=True, slots=True)
class Against:
    """Two of its statements that do not go together."""

    kind: str
    confidence: str
    earlier: StatementRow
    later: StatementRow
    before: Pieces
    after: Pieces


@dataclass(frozen=True, slots=True)
class SourceView:
    """The page of a source."""

    number: int
    name: str
    kind: str
    aliases: tuple[str, ...]
    statements: int
    #: Number of outlets that quote it.
    outlets: int
    first: str | None
    last: str | None
    by_outlet: tuple[ByOutlet, ...]
    timeline: Plot
    topics: tuple[Topic, ...]
    #: Who passes on its words, and how often.
    relays: tuple[tuple[str, int], ...]
    #: Pairs of its statements that surely do not go together, and those that only may not.
    contradictions: tuple[Against, ...]
    doubtful: tuple[Against, ...]


def source_view(told: Told) -> SourceView:
    """A source as a page.

    Args:
        told: what the ledger knows of it.
    """
    days: Counter[str | None] = Counter()
    outlets: Counter[str | None] = Counter()
    for one in told.spoken:
        days[one.day] += one.statements
        outlets[one.outlet] += one.statements
    known = [day for day in days if day]
    sure = [one for one in told.contradictions if firm(*one)]
    return SourceView(
        number=told.speaker.number,
        name=one_line(told.speaker.name),
        kind=kind_name(told.speaker.kind),
        aliases=tuple(one_line(name) for name in told.speaker.aliases),
        statements=days.total(),
        outlets=sum(1 for outlet in outlets if outlet),
        first=min(known, default=None),
        last=max(known, default=None),
        by_outlet=tuple(
            ByOutlet(outlet, count, _names(outlet, told.namings))
            for outlet, count in sorted(outlets.items(), key=lambda one: (-one[1], one[0] or ""))[:_OUTLETS]
        ),
        timeline=plot(days),
        topics=told.topics,
        relays=_relays(told.relays),
        contradictions=tuple(_against(*one) for one in sure),
        doubtful=tuple(_against(*one) for one in told.contradictions if one not in sure),
    )


def _names(outlet: str | None, namings: Sequence[Naming]) -> tuple[tuple[str, str, int, str | None], ...]:
    found: Counter[tuple[str, str]] = Counter()
    where: dict[tuple[str, str], str | None] = {}
    for one in namings:
        if one.outlet == outlet:
            about = ", ".join(one_line(part) for part in (one.title, one.affiliation) if part)
            found[one_line(one.name), about] += one.articles
            where.setdefault((one_line(one.name), about), one.example)
    return tuple((*key, count, where[key]) for key, count in found.most_common(_NAMES))


def _relays(ways: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """Whoever stands behind the speaker on the way to the page."""
    found: Counter[str] = Counter()
    for way, count in ways.items():
        for hop in dict.fromkeys(way.split(" > ")[1:]):
            found[one_line(hop)] += count
    return tuple(found.most_common(_RELAYS))


def firm(found: Contradiction, earlier: StatementRow, later: StatementRow) -> bool:
    """They surely do not go together."""
    return found.confidence >= _FIRM[found.kind] and earlier.document != later.document


def _against(found: Contradiction, earlier: StatementRow, later: StatementRow) -> Against:
    before, after = changes(one_line(earlier.content), one_line(later.content))
    return Against(found.kind, f"{found.confidence:.0%}", earlier, later, before, after)
