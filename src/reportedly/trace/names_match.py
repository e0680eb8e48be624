"""Whether a source of one article can be a source of another article, by what both say of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from reportedly.trace.person_words import (
    PersonWords,
    folded,
    lexicon,
    person_words,
    positions_of,
    same_given,
    same_word,
    words_of,
)
from reportedly.types import Source, SourceKind

#: ``compatible``: nothing speaks against it, and nothing more than that for it.
MatchKind = Literal["same", "compatible", "different"]

_UNNAMED = ("anonymous_source", "unnamed_person", "unnamed_group")


@dataclass(frozen=True, slots=True)
class NameMatch:
    """How two sources stand to each other."""

    kind: MatchKind
    #: Probability that both are one; for ``different`` that they are not.
    confidence: float
    #: What decided.
    reason: str


@dataclass(frozen=True, slots=True)
class _Told:
    """What decides about a source, the same in all copies of a text; as ``Source`` has it."""

    name: str
    kind: SourceKind | None
    title: str | None
    affiliation: str | None
    party: str | None


def names_match(one: Source | None, other: Source | None) -> NameMatch:
    """How compatible two sources of different articles are; the order does not matter.

    Args:
        one: a source of the first article; ``None``: unresolved.
        other: a source of the other article; ``None``: unresolved.
    """
    if one is None or other is None:
        return NameMatch("compatible", 0.45, "unresolved")
    return _match(_told(one), _told(other))


def _told(source: Source) -> _Told:
    return _Told(source.name, source.kind, source.title, source.affiliation, source.party)


@lru_cache(maxsize=50_000)
def _match(one: _Told, other: _Told) -> NameMatch:
    if _pronoun(one) or _pronoun(other):
        return NameMatch("compatible", 0.45, "unresolved")
    kinds = {one.kind, other.kind}
    if one.kind == other.kind == "named_person":
        return _persons(one, other)
    if kinds - {"document"} and _behind_title(one, other):
        return NameMatch("same", 0.9, "name behind a title")
    if kinds & set(_UNNAMED):
        return _role(one, other)
    if kinds == {"named_person", "named_organization"}:
        return _speaks_for(one, other)
    if folded(one.name) == folded(other.name):
        return NameMatch("same", 0.9, "name")
    if kinds <= {"named_organization", None}:
        return _organisations(one, other)
    if "document" in kinds:
        if len(kinds) > 1:
            return NameMatch("compatible", 0.3, "document")
        return _documents(one, other)
    return NameMatch("compatible", 0.3, "unknown")


def _behind_title(one: _Told, other: _Told) -> bool:
    """Whether one is a person's name, and the other that name with a title that was not told from it.

    "Interior Ministry inspector Jane Doe" reads like the name of a body; the name at its end tells who it is.
    """
    for person, titled in ((one, other), (other, one)):
        if person.kind == "named_person" and titled.kind != "named_person":
            name = words_of(person.name)
            if len(name) > 1 and words_of(titled.name)[-len(name) :] == name:
                return True
    return False


def _documents(one: _Told, other: _Told) -> NameMatch:
    """Two documents; "the letter" may be any letter that is named in full elsewhere."""
    here, there = ({w for w in words_of(s.name) if w not in lexicon().honorifics} for s in (one, other))
    short, long = sorted((here, there), key=len)
    if short and short <= long:
        return NameMatch("compatible", 0.75, "document in short")
    if any(all(word.islower() for word in source.name.split()[1:]) for source in (one, other)):
        # "Official papers" may be any that are named elsewhere.
        return NameMatch("compatible", 0.35, "document without a name")
    return NameMatch("different", 0.6, "document")


def _pronoun(source: _Told) -> bool:
    words = words_of(source.name)
    return not words or all(word in lexicon().pronouns for word in words)


def _persons(one: _Told, other: _Told) -> NameMatch:
    """Two persons, by surname, given names, titles and parties."""
    here, there = person_words(one.name), person_words(other.name)
    if not here or not there:
        return NameMatch("compatible", 0.4, "name")
    if not same_word(here.surname, there.surname):
        return _by_given_name(here, there)
    if here.given and there.given and not _given(here.given, there.given):
        return NameMatch("different", 0.95, "given name")
    conflict = _conflict(one, other)
    if conflict:
        return NameMatch("different", 0.8, conflict)
    if _state_apart(one, other):
        return NameMatch("compatible", 0.55, "party")
    spelling = 0.05 if here.surname != there.surname else 0.0
    if here.given and there.given:
        return NameMatch("same", 0.97 - spelling - (0.07 if _initials(here, there) else 0.0), "name")
    if _agree(one, other):
        return NameMatch("same", 0.93 - spelling, "surname and title")
    return NameMatch("compatible", 0.8 - spelling, "surname")


def _given(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the given names are of one person; a middle name may be missing, or be the only one."""
    if same_given(one[0], other[0]):
        return True
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    rest = iter([name for name in longer if len(name) > 2])
    return all(len(name) > 2 and any(same_given(known, name) for known in rest) for name in shorter)


def _initials(one: PersonWords, other: PersonWords) -> bool:
    """Whether no given name is written out on both sides."""
    return min(len(one.given[0]), len(other.given[0])) <= 2


def _by_given_name(one: PersonWords, other: PersonWords) -> NameMatch:
    """Persons without a common surname: a given name alone may be that of the other one."""
    for short, long in ((one, other), (other, one)):
        if not short.given and long.given and any(short.surname == name for name in long.given):
            return NameMatch("compatible", 0.6, "given name")
    return NameMatch("different", 0.95, "surname")


def _titles(source: _Told) -> frozenset[str]:
    """Positions by title, name and description."""
    words = person_words(source.name) if source.kind == "named_person" else None
    return positions_of(source.title) | (words.positions if words else positions_of(source.name))


def _fields(source: _Told) -> set[str]:
    return {lexicon().fields[title] for title in _titles(source) if title in lexicon().fields}


def _body(source: _Told) -> set[str]:
    """Words of the organisation or state that a source speaks for."""
    party = source.party or ""
    state = party.removeprefix("state:") if party.startswith("state:") else ""
    return {word for word in words_of(f"{source.affiliation or ''} {state}") if len(word) > 2}


def _conflict(one: _Told, other: _Told) -> str | None:
    """What says that two with one name are two."""
    fields, bodies, titles = (
        (_fields(one), _fields(other)),
        (_body(one), _body(other)),
        (_titles(one), _titles(other)),
    )
    apart = bool(bodies[0] and bodies[1] and not bodies[0] & bodies[1])
    if fields[0] and fields[1] and not fields[0] & fields[1]:
        if apart or not {"politics", "law", "military", "science"} >= fields[0] | fields[1]:
            return "title"
        return None
    if _state_apart(one, other) and not titles[0] & titles[1]:
        return "party"
    if apart and titles[0] and titles[1] and not titles[0] & titles[1]:
        return "affiliation"
    return None


def _agree(one: _Told, other: _Told) -> bool:
    """Whether anything beside the name says that both are one."""
    if one.party and one.party == other.party:
        return True
    return bool(_titles(one) & _titles(other) or _body(one) & _body(other))


def _role(one: _Told, other: _Told) -> NameMatch:
    """A role without a name, and somebody with or without one."""
    titles, fields = (_titles(one), _titles(other)), (_fields(one), _fields(other))
    if _state_apart(one, other):
        return NameMatch("different", 0.7, "party")
    if titles[0] & titles[1]:
        return NameMatch("compatible", 0.75, "title")
    if fields[0] and fields[1] and not fields[0] & fields[1]:
        return NameMatch("different", 0.7, "title")
    if fields[0] & fields[1] or _body(one) & _body(other) or (one.party and one.party == other.party):
        return NameMatch("compatible", 0.6, "field or affiliation")
    if one.kind == other.kind and words_of(one.name) == words_of(other.name):
        if one.kind != "anonymous_source" and any(word[:1].isupper() for word in one.name.split()[1:]):
            # "A spokesman for the Interior Ministry" speaks for that one, whoever he is.
            return NameMatch("same", 0.75, "role and body")
        return NameMatch("compatible", 0.6, "role")
    if one.kind in _UNNAMED and other.kind in _UNNAMED:
        return NameMatch("compatible", 0.45, "roles")
    return NameMatch("compatible", 0.35, "role")


def _state_apart(one: _Told, other: _Told) -> bool:
    states = [s.party for s in (one, other) if s.party and s.party.startswith("state:")]
    return len(states) == 2 and states[0] != states[1]


def _speaks_for(one: _Told, other: _Told) -> NameMatch:
    """A person and an organisation: the spokesman is its voice."""
    person, body = (one, other) if one.kind == "named_person" else (other, one)
    parts = person_words(person.name)
    if parts and words_of(body.name) == [parts.surname]:
        # An article that gives nothing but a surname, and it was taken for a body.
        return NameMatch("compatible", 0.75, "surname")
    if _state_apart(one, other):
        return NameMatch("different", 0.7, "party")
    name = {word for word in words_of(body.name) if len(word) > 2}
    if (person.party and person.party == body.party) or name & _body(person):
        return NameMatch("compatible", 0.65, "affiliation")
    if _body(person):
        return NameMatch("different", 0.6, "affiliation")
    return NameMatch("compatible", 0.3, "affiliation unknown")


def _organisations(one: _Told, other: _Told) -> NameMatch:
    here, there = (
        [word for word in words_of(s.name) if word not in ("the", "inc", "ltd", "corp", "co", "plc", "llc")]
        for s in (one, other)
    )
    if here == there or (one.party and one.party == other.party and not one.party.startswith("state:")):
        return NameMatch("same", 0.9, "name")
    for short, long in ((here, there), (there, here)):
        letters = "".join(word[0] for word in long if word not in ("of", "for", "and"))
        if len(short) == 1 and len(long) > 1 and short[0].replace(".", "") == letters:
            return NameMatch("same", 0.85, "initials")
    if set(here) <= set(there) or set(there) <= set(here):
        return NameMatch("compatible", 0.7, "part of the name")
    if one.party and one.party == other.party:
        return NameMatch("compatible", 0.55, "party")
    return NameMatch("different", 0.9, "name")
