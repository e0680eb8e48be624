"""Where a claim enters the record: a source's utterance, a document, or an outlet's own reporting.

A statement that depends on no earlier one has an origin of its own: its first speaker. The same speaker
within a few days is one origin, however many heard it; what an article says in its own voice besides quoting
somebody for it has that source's origin.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import Literal

from reportedly.trace.behalf import behalf, one_voice
from reportedly.trace.earlier import order
from reportedly.trace.echo_ranking import Echo
from reportedly.trace.interests import parties
from reportedly.trace.names_match import names_match
from reportedly.trace.outlet_names import outlet_key, same_outlet
from reportedly.trace.speaker import speaker
from reportedly.trace.utterances import LONG, overlap
from reportedly.trace.values import Article, Statement
from reportedly.types import Source

#: Days within which one speaker's same words are one utterance where the text does not date it.
OCCASION = 7
#: What is enough for two statements of one claim and one time to be of one source: the surname alone, or the
#: short name of a document.
SHORT_NAMES = ("surname", "document in short")
LIKELY = 0.75
_ONE_OF_MANY = re.compile(r"(?:an?|some)\s", re.I)
#: Share of the words of two quotations that have to be the same for them to be one.
ALIKE = 0.9


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
    ordered = sorted(statements, key=lambda s: (order(articles[s.article]), s.spans))
    place = {statement.uid: at for at, statement in enumerate(ordered)}
    beside = _repeating(statements, echoing)
    found: list[list[Statement]] = []
    for statement in ordered:
        if statement.uid in echoing or statement.uid in beside:
            continue
        mine: list[list[Statement]] = []
        others: list[list[Statement]] = []
        for group in found:
            joins = any(_one_origin(one, statement, articles) for one in group)
            (mine if joins else others).append(group)
        joined = mine[0] if len(mine) == 1 else sorted(chain(*mine), key=lambda one: place[one.uid])
        joined.append(statement)
        found = [*others, joined]
    found.sort(key=lambda group: place[group[0].uid])
    made = [_origin(group, articles) for group in found]
    texts = [_text(group, one, articles) for group, one in zip(found, made, strict=True)]
    named = parties([(one.party, one.source) for one in made], texts)
    return tuple(replace(one, party=party) for one, party in zip(made, named, strict=True))


def _repeating(statements: Sequence[Statement], echoing: set[str]) -> set[str]:
    """Statements that say once more what another one of their article says with its source.

    An article that echoes another one in one sentence has what it repeats from there, too, as its own or as
    what "an official" says. What it says in its own voice, or of somebody whom it leaves open, beside quoting
    somebody for it is that one's; and who reports that somebody said so is no origin beside that one.
    """
    dependent = {s.article for s in statements if s.uid in echoing}
    attributed = {s.article for s in statements if not s.own_voice}
    named = {s.article for s in statements if speaker(s) is not None}
    there: dict[str, list[Statement]] = {}
    for one in statements:
        there.setdefault(one.article, []).append(one)
    found = set()
    for one in statements:
        known = one.article in (attributed if one.own_voice else named)
        if _anybody(speaker(one)) and one.article in dependent:
            found.add(one.uid)
        if (speaker(one) is None and known) or any(_reported(other, one) for other in there[one.article]):
            found.add(one.uid)
    return found


def _anybody(source: Source | None) -> bool:
    """Whether a source is nobody in particular: none, "an official", "a government"."""
    if source is None or source.kind in ("unnamed_person", "unnamed_group"):
        return True
    return source.kind == "named_organization" and bool(_ONE_OF_MANY.match(source.name))


def _reported(inner: Statement, outer: Statement) -> bool:
    """Whether a statement lies within what another one reports: "Reuters reported that Doe said that ..."."""
    if inner.uid == outer.uid or not inner.spans or not outer.spans:
        return False
    inside = outer.spans[0][0] < inner.spans[0][0] and inner.spans[-1][1] <= outer.spans[-1][1]
    teller = speaker(outer)
    return (
        inside and teller is not None and any(same_outlet(hop.name, teller.name) for hop in inner.chain[1:])
    )


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
    match = names_match(first, second)
    short = match.kind == "compatible" and match.reason in SHORT_NAMES and match.confidence >= LIKELY
    alike = match.kind != "different" and _one_utterance(one, other, articles)
    voice = not short and match.kind != "same" and _voice_of(first, second, one, other, articles)
    return (match.kind == "same" or short or alike or voice) and _near(one, other, articles)


def _voice_of(
    first: Source, second: Source, one: Statement, other: Statement, articles: Mapping[str, Article]
) -> bool:
    """Whether one article has a state or a body where the other one has who speaks for it: one utterance.

    An officer of a body with a name of his own ("its chief engineer") may have spoken beside it.
    """
    if first.kind == second.kind == "named_person":
        return False
    here, there = articles[one.article].document, articles[other.article].document
    mine, theirs = behalf(first, here.text), behalf(second, there.text)
    named = [b for b in (mine, theirs) if b.source.kind == "named_person"]
    return one_voice(mine, theirs) and all(b.role for b in named)


def _one_utterance(one: Statement, other: Statement, articles: Mapping[str, Article]) -> bool:
    """Whether two statements quote the same words, and so many that nobody says them again."""
    here, there = articles[one.article].document, articles[other.article].document
    shared = overlap(one, other, here, there)
    return shared is not None and shared.compared.matched >= LONG and shared.compared.share >= ALIKE


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
    known = [source for statement in group if (source := speaker(statement)) is not None]
    source = max(known, key=_telling, default=None)
    if source is None:
        return Origin("unresolved", "unresolved", f"unresolved:{first.article}", uids)
    kind: Literal["source", "document"] = "document" if source.kind == "document" else "source"
    return Origin(kind, source.name, party(source, first.article), uids, source)


def _text(group: Sequence[Statement], origin: Origin, articles: Mapping[str, Article]) -> str:
    """The text in which an origin's source is mentioned."""
    mine = (one.article for one in group if speaker(one) is origin.source)
    return articles[next(mine, group[0].article)].document.text


def _telling(source: Source) -> tuple[bool, bool, bool]:
    """How well an article names a source."""
    return source.kind == "named_person", " " in source.name, source.party is not None


def party(source: Source, article: str) -> str:
    """The interest that a source speaks for, by one name in every article where the text tells it."""
    if source.party:
        return source.party
    if source.kind in ("named_person", "named_organization", "document"):
        return f"{source.kind}:{' '.join(source.name.casefold().split())}"
    return f"{source.id}@{article}"
