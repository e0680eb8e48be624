"""Which sources speak for the same interest: the same person, organisation or state.

Officials of one government are one party, and so are its state-owned media; a person's campaign and aides are
one with the person. Members of a parliament are not their government. Sources without a sign of whom they
speak for are parties of their own: calling two one would hide a second voice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from reportedly.resolve.phrases import table
from reportedly.types import Document, Source


def parties(document: Document, sources: Sequence[Source]) -> tuple[tuple[str, ...], ...]:
    """Group sources by the interest that they speak for.

    Args:
        document: the article, where the sources are mentioned.
        sources: those to group, with names, titles and affiliations where they are known.

    Returns:
        The ids of each party's sources, both in the order given.
    """
    order = [source.id for source in sources]
    grouped = [tuple(sorted(ids, key=order.index)) for _, ids in _groups(document, sources)]
    return tuple(sorted(grouped, key=lambda ids: order.index(ids[0])))


def named(document: Document, sources: Sequence[Source]) -> tuple[Source, ...]:
    """The sources with the name of their party, which is the same in every article.

    Args:
        document: the article, where the sources are mentioned.
        sources: all of them, resolved.
    """
    names = {id: _name(interests) for interests, ids in _groups(document, sources) for id in ids}
    return tuple(replace(source, party=names[source.id]) for source in sources)


def _groups(document: Document, sources: Sequence[Source]) -> list[tuple[set[str], list[str]]]:
    """The interests of each party, and the ids of its sources."""
    groups: list[tuple[set[str], list[str]]] = []
    for source in sources:
        interests = _interests(document, source, sources)
        members = [source.id]
        apart: list[tuple[set[str], list[str]]] = []
        for known, ids in groups:
            if known & interests:
                interests |= known
                members = ids + members
            else:
                apart.append((known, ids))
        groups = [*apart, (interests, members)]
    return groups


def _name(interests: set[str]) -> str | None:
    """The widest interest of a party: a state before an organisation before a person; of equals the first."""
    for prefix in ("state:", "organisation:", "person:"):
        found = sorted(interest for interest in interests if interest.startswith(prefix))
        if found:
            return found[0]
    return None


def _interests(document: Document, source: Source, sources: Sequence[Source]) -> set[str]:
    """Keys of the interests that one source speaks for; its own among them."""
    found = {f"source:{source.id}"}
    if source.kind == "named_person" and " " in source.name:
        found.add(f"person:{_key(source.name)}")
    described = _descriptions(document, source)
    state = _state(source, described)
    if state:
        found.add(f"state:{state}")
    if source.affiliation and not state:
        found.add(f"organisation:{_key(source.affiliation)}")
    unnamed = source.kind is None and re.match(r"(?:an?|one|another) ", source.name)
    if source.kind in ("named_organization", None) and not state and not unnamed:
        found.add(f"organisation:{_key(source.name)}")
    for other in sources:
        if other.id != source.id and other.kind == "named_person" and _belongs_to(source, described, other):
            found.add(f"source:{other.id}")
    return found


def _descriptions(document: Document, source: Source) -> str:
    """Everything that says who the source is: name, title, affiliation, the words it is mentioned by."""
    mentions = [document.text[start:end] for start, end in source.mentions]
    return " · ".join(part for part in (source.name, source.title, source.affiliation, *mentions) if part)


def _state(source: Source, described: str) -> str | None:
    """The state whose government the source is or speaks for."""
    words = set(re.findall(r"[\w.-]+", described.casefold()))
    if source.kind == "named_organization" and source.name.removeprefix("the ") in _states():
        return _states()[source.name.removeprefix("the ")]
    role = f"{source.name} {source.affiliation or ''} {source.title or ''}"
    for state, names in _seats().items():
        if any(name in role for name in names) and _seat(state).search(role):
            return state if not words & _barred() else None
    if words & _barred() or source.kind == "unnamed_group":
        return None
    # The pattern of all states takes its time to compile, and many articles name none.
    match = _office().search(described) if any(state in described for state in _states()) else None
    if match:
        return _states()[match["state"]]
    return _states().get(source.affiliation or "")


def _belongs_to(source: Source, described: str, person: Source) -> bool:
    """Whether a source is a person's campaign, office or aide."""
    surname = person.name.split()[-1]
    if len(surname) < 3 or surname not in described:
        return False
    return bool(re.search(rf"\b{re.escape(surname)}(?:['’]s)? (?:[\w-]+ )?(?:{_retinue()})\b", described))


def _key(name: str) -> str:
    """A name without what does not tell it apart."""
    minor = set(table("parties")["minor"])
    words = [word for word in re.findall(r"[\w.&-]+", name.casefold()) if word not in minor]
    return " ".join(words) or name.casefold()


@cache
def _states() -> dict[str, str]:
    """Names and adjectives of states to the state."""
    states: dict[str, list[str]] = table("states")["states"]
    return {form: state for state, forms in states.items() for form in (state, *forms)}


def _seats() -> dict[str, list[str]]:
    """Names of a government's seats and departments, by state."""
    seats: dict[str, list[str]] = table("parties")["seats"]
    return seats


@cache
def _seat(state: str) -> re.Pattern[str]:
    names = _any(_seats()[state])
    return re.compile(rf"\b(?:{names})\b(?! (?:Times|Post|Journal|News|University|Institute))")


@cache
def _office() -> re.Pattern[str]:
    """A state's name or adjective with an office behind it: "Russian General Staff", "Russia's army"."""
    offices = _any(table("parties")["offices"])
    return re.compile(rf"(?<!\w)(?P<state>{_any(_states())})(?:['’]s?)? (?:[\w-]+ ){{0,2}}?(?i:{offices})\b")


@cache
def _barred() -> frozenset[str]:
    return frozenset(table("parties")["not_government"])


@cache
def _retinue() -> str:
    return _any(table("parties")["retinue"])


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
