"""Which origins of one claim speak for the same interest, by what all of its articles say of them.

One article calls a body in full ("the Interior Ministry of Keldland"), the next only "the Interior Ministry";
and the ministries of one government speak for that government. What an article leaves out, another tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.trace.behalf import Behalf, behalf, one_interest, short_for, states_apart
from reportedly.trace.names_match import names_match
from reportedly.trace.person_words import folded
from reportedly.types import Source

_BODY = "organisation:"
_GOVERNMENT = "government:"
_PERSON = "person:"
#: What tells a body from others of its name: "Audit Office of Keldland".
_WHOSE = re.compile(r" (?:of|for|in) (?:the )?")
_MINISTRY = re.compile(r"\bministry\b")


@dataclass(frozen=True, slots=True)
class _Body:
    """An organisation as one article names it."""

    #: "interior ministry", "audit office".
    name: str
    #: Of which state or place; empty: the article does not tell.
    whose: str


def parties(told: Sequence[tuple[str, Source | None]], texts: Sequence[str] = ()) -> tuple[str, ...]:
    """The parties of the origins of one claim, with one name for one interest.

    A body that one article names in full and another one in short is one, if only one goes by that name.
    The ministries of one state are one party. Those whose state no article names are taken to be of the only
    state of which a ministry is named, or of one government where none is: who tells of two says which is
    which.

    Args:
        told: of each origin, the party as its own article tells it, and its source.
        texts: of each origin, the text of its article.

    Returns:
        The party of each, in the same order.
    """
    return _joined(_by_body(told), [source for _, source in told], texts or [""] * len(told))


def _joined(named: Sequence[str], sources: Sequence[Source | None], texts: Sequence[str]) -> tuple[str, ...]:
    """The parties with one name for those whom the words join: "Norlandic army" and "Norland"."""
    found = [_apart(at, named, sources) for at in range(len(named))]
    known = {at: behalf(s, texts[at] if s.mentions else "") for at, s in enumerate(sources) if s is not None}
    for at, one in known.items():
        for before, other in known.items():
            if before >= at or found[before] == found[at]:
                continue
            if not (one_interest(one, other) or _in_short(one, other, known.values())):
                continue
            groups = [[known[n] for n in known if found[n] == found[m]] for m in (before, at)]
            if not any(states_apart(a, b) for a in groups[0] for b in groups[1]):
                mine = found[at]
                found = [found[before] if party == mine else party for party in found]
    return tuple(found)


def _in_short(one: Behalf, other: Behalf, all_of: Iterable[Behalf]) -> bool:
    """Whether one is the common noun of the other, and of no other body: "the council"."""
    for short, full in ((one, other), (other, one)):
        if short_for(short, full):
            return len({body.body for body in all_of if short_for(short, body)}) == 1
    return False


def _apart(at: int, named: Sequence[str], sources: Sequence[Source | None]) -> str:
    """The party of an origin; two people with one name, who cannot be one, are two."""
    party, source = named[at], sources[at]
    if source is None or not party.startswith(_PERSON):
        return party
    same = [s for s, name in zip(sources[:at], named, strict=False) if name == party and s is not None]
    if same and all(names_match(s, source).kind == "different" for s in same):
        return f"{party} {at + 1}"
    return party


def _by_body(told: Sequence[tuple[str, Source | None]]) -> tuple[str, ...]:
    """The parties as the names of bodies alone tell them."""
    bodies = [_body(party, source) for party, source in told]
    whose: dict[str, set[str]] = {}
    for body in bodies:
        if body and body.whose:
            for key in {body.name, _kind(body)}:
                whose.setdefault(key, set()).add(body.whose)
    found = []
    for (party, _), body in zip(told, bodies, strict=True):
        if body is None:
            found.append(party)
            continue
        of = body.whose or _only(whose.get(body.name)) or _only(whose.get(_kind(body)))
        open_state = not of and len(whose.get(_kind(body), ())) > 1
        if _MINISTRY.search(body.name) and not open_state:
            found.append(f"{_GOVERNMENT}{of}".rstrip(":"))
        else:
            found.append(f"{_BODY}{body.name} {of}".rstrip())
    return tuple(found)


def _body(party: str, source: Source | None) -> _Body | None:
    """The organisation that a party is; ``None``: it is a state, a person, or nobody that is known."""
    if not party.startswith(_BODY) or source is None:
        return None
    words = folded(source.affiliation or source.name).removeprefix("the ").split()
    whole = " ".join(words)
    if whole.startswith("ministry of "):
        return _Body(whole, "")
    parts = _WHOSE.split(whole, maxsplit=1)
    return _Body(parts[0], parts[1] if len(parts) > 1 else "")


def _kind(body: _Body) -> str:
    """By what bodies of one state are one party."""
    return "ministry" if _MINISTRY.search(body.name) else body.name


def _only(names: set[str] | None) -> str:
    return next(iter(names)) if names and len(names) == 1 else ""
