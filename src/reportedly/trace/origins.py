"""Where a claim enters the record: a source's utterance, a document, or an outlet's own reporting.

A statement that depends on no earlier one has an origin of its own: its first speaker. The same speaker
within a few days is one origin, however many heard it; what an article says in its own voice besides quoting
somebody for it has that source's origin.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from reportedly.trace.earlier import order
from reportedly.trace.echoes import Echo
from reportedly.trace.names_match import names_match
from reportedly.trace.outlet_names import outlet_key
from reportedly.trace.speaker import speaker
from reportedly.trace.values import Article, Statement
from reportedly.types import Source

#: Days within which one speaker's same words are one utterance where the text does not date it.
OCCASION = 7


@dataclass(frozen=True, slots=True)
class Origin:
    """One place where a claim enters the record."""

    kind: Literal["source", "document", "own_reporting", "unresolved"]
    #: Who or what; ``unresolved`` where the text does not say.
    name: str
    #: The interest that it speaks for.
    party: str
    #: Uids of the statements that come from it directly, the earliest first.
    statements: tuple[str, ...]
    source: Source | None = None


def origins(
    statements: Sequence[Statement], articles: Mapping[str, Article], links: Sequence[Echo]
) -> tuple[Origin, ...]:
    """The origins of a claim, the earliest first.

    Args:
        statements: of the claim.
        articles: by key.
        links: its echo links.
    """
    echoing = {echo.later for echo in links}
    # An article that echoes another one in one sentence has what its other sentences repeat from there, too.
    dependent = {s.article for s in statements if s.uid in echoing}
    ordered = sorted(statements, key=lambda s: (order(articles[s.article]), s.spans))
    attributed = {s.article for s in statements if not s.own_voice}
    found: list[list[Statement]] = []
    for statement in ordered:
        if statement.uid in echoing or (statement.own_voice and statement.article in attributed):
            continue
        if statement.article in dependent and (statement.own_voice or statement.source is None):
            continue
        group = next((g for g in found if _one_origin(g[0], statement, articles)), None)
        if group is None:
            found.append([statement])
        else:
            group.append(statement)
    return tuple(_origin(group, articles) for group in found)


def _one_origin(one: Statement, other: Statement, articles: Mapping[str, Article]) -> bool:
    if one.own_voice or other.own_voice:
        if not (one.own_voice and other.own_voice):
            return False
        mine, theirs = (articles[s.article].document.outlet for s in (one, other))
        return (
            outlet_key(mine or "") == outlet_key(theirs or "")
            if mine and theirs
            else one.article == other.article
        )
    first, second = speaker(one), speaker(other)
    if first is None or second is None:
        return first is second and one.article == other.article
    if one.article == other.article:
        # "The inspector" of the headline is "a state dam inspector" of the text.
        return first.id == second.id or names_match(first, second).kind != "different"
    return names_match(first, second).kind == "same" and _near(one, other, articles)


def _near(one: Statement, other: Statement, articles: Mapping[str, Article]) -> bool:
    """Whether two statements can be of one occasion."""
    first, second = _days(one, articles), _days(other, articles)
    if not first or not second:
        return True
    gap = max(_apart(second[0], first[1]), _apart(first[0], second[1]))
    return gap <= OCCASION


def _days(statement: Statement, articles: Mapping[str, Article]) -> tuple[str, str] | None:
    when = statement.attribution.when if statement.attribution else None
    if when and when.start and when.end:
        return when.start[:10], when.end[:10]
    published = articles[statement.article].document.published
    return (published[:10], published[:10]) if published else None


def _apart(later: str, earlier: str) -> int:
    """Days from one to the other; negative: the other way round."""
    try:
        return (date.fromisoformat(later) - date.fromisoformat(earlier)).days
    except ValueError:
        return 0


def _origin(group: Sequence[Statement], articles: Mapping[str, Article]) -> Origin:
    first = group[0]
    uids = tuple(statement.uid for statement in group)
    outlet = articles[first.article].document.outlet
    if first.own_voice:
        name = outlet or "the article itself"
        return Origin(
            "own_reporting",
            name,
            f"outlet:{outlet_key(name)}" if outlet else f"article:{first.article}",
            uids,
        )
    source = speaker(first)
    if source is None:
        return Origin("unresolved", "unresolved", f"unresolved:{first.article}", uids)
    kind: Literal["source", "document"] = "document" if source.kind == "document" else "source"
    return Origin(kind, source.name, party(source, first.article), uids, source)


def party(source: Source, article: str) -> str:
    """The interest that a source speaks for, by one name in every article where the text tells it."""
    if source.party:
        return source.party
    if source.kind in ("named_person", "named_organization", "document"):
        return f"{source.kind}:{' '.join(source.name.casefold().split())}"
    return f"{source.id}@{article}"
