"""For whom a source speaks: a state, a body, or the person whose lawyer or spokesman it is.

One article has "the Norlandic army", the next "Norland's defence ministry" or only "Norland"; one names the
lawyer, the other says whose lawyer spoke. What tells is how the text calls them; two that nothing joins stay
two.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from reportedly.trace.names_match import names_match
from reportedly.trace.person_words import folded, words_of
from reportedly.types import Source, SourceKind, Spans

#: Characters before "his lawyer" among which whose he is has to be named.
_BEFORE = 400
#: Letters that a state's name and what is made of it must share.
_STEM = 3


@dataclass(frozen=True, slots=True)
class Behalf:
    """For whom a source speaks, as far as its article tells."""

    source: Source
    #: A state by its name or by what is made of it ("norlandic"), where an office of it is named.
    state: str = ""
    #: A name of one word that may be a state's.
    bare: str = ""
    #: "health" of the health ministry and its minister.
    portfolio: str = ""
    #: The body, in its words: its own name or that of whom it speaks for.
    body: tuple[str, ...] = ()
    #: The office in which it speaks for somebody: "lawyer".
    role: str = ""
    #: Names that stand before "his lawyer", of which one may be that of whom it speaks for.
    perhaps: frozenset[str] = frozenset()


def behalf(source: Source, text: str) -> Behalf:
    """For whom a source speaks.

    Args:
        source: of an article.
        text: of that article.
    """
    told = source.name, source.kind, source.title, source.affiliation, source.party
    return _behalf(told, source.mentions, text)


@lru_cache(maxsize=20_000)
def _behalf(
    told: tuple[str, SourceKind | None, str | None, str | None, str | None], spans: Spans, text: str
) -> Behalf:
    """The same, of what decides about a source: copies have the same ones."""
    name, kind, title, affiliation, party = told
    source = Source("", name, spans, kind=kind, title=title, affiliation=affiliation, party=party)
    mentions = tuple(text[start:end] for start, end in spans)
    called = (source.name, source.title or "", source.affiliation or "", *mentions)
    words = {word for part in called for word in words_of(part)}
    barred = bool(words & _lists().barred)
    body = tuple(words_of(source.affiliation or (source.name if _is_body(source) else "")))
    role = "" if words & _lists().past else _role(source)
    return Behalf(
        source,
        state="" if barred else _state((*called, _in_full(body, text)), text),
        bare=body[0] if len(body) == 1 and _is_body(source) and not barred else "",
        portfolio="" if barred else _portfolio(called),
        body=body,
        role=role,
        perhaps=_before(source, text) if role and not body else frozenset(),
    )


def one_interest(one: Behalf, other: Behalf) -> bool:
    """Whether two sources of different articles speak for the same interest; the order does not matter."""
    if states_apart(one, other):
        return False
    return (
        _one_state(one, other)
        or _one_ministry(one, other)
        or _one_principal(one, other)
        or bool(one.body and one.body == other.body)
    )


def one_voice(one: Behalf, other: Behalf) -> bool:
    """Whether two sources of one interest are one voice.

    A body and who speaks for it are, and the lawyer with a name and without. Two people with names are two,
    and so are two offices of one state.
    """
    persons = [b.source for b in (one, other) if b.source.kind == "named_person"]
    if len(persons) == 2 or not one_interest(one, other):
        return False
    if one.role and one.role == other.role:
        return True
    bodies = [b for b in (one, other) if _is_body(b.source)]
    if len(bodies) == 2:
        return bool(one.bare or other.bare) or one.body == other.body
    return len(bodies) == 1 and one.body == other.body


def states_apart(one: Behalf, other: Behalf) -> bool:
    """Whether both speak for a state, and not for the same one."""
    known = [b.source.party for b in (one, other) if (b.source.party or "").startswith("state:")]
    if len(known) == 2:
        return known[0] != known[1]
    return bool(one.state and other.state and not demonym(one.state, other.state))


def short_for(one: Behalf, other: Behalf) -> bool:
    """Whether the first has nothing but the common noun of a body that the second names: "the council"."""
    if len(one.body) != 1 or one.body[0] not in _lists().nouns or len(other.body) < 2:
        return False
    return one.body[0] in (other.body[-1], other.body[0]) and not states_apart(one, other)


@lru_cache(maxsize=20_000)
def demonym(one: str, other: str) -> bool:
    """Whether two words are of one state: its name and what is made of it, or two that are made of it."""
    return one == other or bool(_stems(one) & _stems(other))


def _of_state(word: str, name: str) -> bool:
    """Whether a word is a state's name or made of it; "the Norlander" may be a newspaper."""
    left = {name.removesuffix(end) for end in _lists().fallen}
    return word == name or any(len(stem) > _STEM and stem in _stems(word) for stem in left)


@lru_cache(maxsize=20_000)
def _stems(word: str) -> frozenset[str]:
    """What may be left of a state's name in the words that are made of it."""
    ends = (*_lists().made, *_lists().fallen)
    return frozenset(
        word[: len(word) - len(end)] for end in ends if word.endswith(end) and len(word) - len(end) > _STEM
    )


def _one_state(one: Behalf, other: Behalf) -> bool:
    if one.state and other.state:
        return True
    return any(a.state and b.bare and _of_state(a.state, b.bare) for a, b in ((one, other), (other, one)))


def _one_ministry(one: Behalf, other: Behalf) -> bool:
    """Of one portfolio; but two ministers with different names are those of two states."""
    if not one.portfolio or one.portfolio != other.portfolio:
        return False
    persons = one.source.kind == other.source.kind == "named_person"
    return not persons or names_match(one.source, other.source).kind == "same"


def _one_principal(one: Behalf, other: Behalf) -> bool:
    """Whether one speaks for the other, or both for the same person: "a lawyer for Doe", "his lawyer"."""
    for aide, person in ((one, other), (other, one)):
        if not aide.role or not aide.body:
            continue
        if person.role == aide.role and (_ends(aide.body, person.body) or aide.body[-1] in person.perhaps):
            return True
        if person.source.kind == "named_person" and _ends(aide.body, tuple(words_of(person.source.name))):
            return True
    return False


def _ends(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the shorter of two names is the end of the longer one."""
    least = min(len(one), len(other))
    return bool(least) and one[-least:] == other[-least:]


def _is_body(source: Source) -> bool:
    return source.kind == "named_organization"


def _role(source: Source) -> str:
    """The office in which somebody speaks for another: "lawyer", also of an attorney."""
    roles = _lists().roles
    return next(
        (roles[word] for word in words_of(f"{source.title or ''} {source.name}") if word in roles), ""
    )


def _state(called: tuple[str, ...], text: str) -> str:
    """The word for a state beside one of its offices: "Norlandic army", "the government of Norland"."""
    known = _lists()
    for part in called:
        plain = part.replace("’", "'")
        for match in (*known.before.finditer(plain), *known.behind.finditer(plain)):
            word = folded(match["state"])
            if word in known.common or re.search(
                r"[A-Z][\w-]* $", plain[: match.start()].removeprefix("The ")
            ):
                continue
            if plain[match.end("state") :].startswith("'s") or _a_name(word, text):
                return word
    return ""


@lru_cache(maxsize=20_000)
def _a_name(word: str, text: str) -> bool:
    """Whether a word, or what it is made of, has its capital letter also inside a sentence."""
    begin = re.escape(word[:_STEM].capitalize())
    return any(demonym(word, m[0].casefold()) for m in re.finditer(rf"(?<=[a-z,] ){begin}[a-z]*", text))


def _portfolio(called: tuple[str, ...]) -> str:
    for part in called:
        match = _lists().ministry.search(part)
        if match:
            return folded(match["one"] or match["other"]).replace("defense", "defence")
    return ""


@lru_cache(maxsize=20_000)
def _in_full(body: tuple[str, ...], text: str) -> str:
    """How the article calls a body in full that a source has in short: "the navy" is "the Norlandic navy"."""
    if len(body) != 1 or body[0] not in _lists().nouns:
        return ""
    found = {m[0] for m in re.finditer(rf"\b[A-Z]\w+(?:['’]s)? (?:[a-z]+ )?{re.escape(body[0])}\b", text)}
    return found.pop() if len(found) == 1 else ""


def _before(source: Source, text: str) -> frozenset[str]:
    """The names that stand before "his lawyer"."""
    for start, end in source.mentions:
        if words_of(text[start:end])[:1] and words_of(text[start:end])[0] in _lists().possessive:
            before = text[max(0, start - _BEFORE) : start]
            return frozenset(map(folded, re.findall(r"\b[A-Z][a-z]\w+", before)))
    return frozenset()


@dataclass(frozen=True, slots=True)
class _Lists:
    barred: frozenset[str]
    made: tuple[str, ...]
    fallen: tuple[str, ...]
    roles: dict[str, str]
    past: frozenset[str]
    possessive: frozenset[str]
    nouns: frozenset[str]
    #: Words that name no state, though an office may follow.
    common: frozenset[str]
    #: A state's word before an office, and its name behind one.
    before: re.Pattern[str]
    behind: re.Pattern[str]
    ministry: re.Pattern[str]


@cache
def _lists() -> _Lists:
    data = tomllib.loads(files("reportedly.trace").joinpath("behalf.en.toml").read_text("utf8"))
    offices = "|".join(sorted(map(re.escape, data["offices"]), key=len, reverse=True))
    portfolios = "|".join(sorted(map(re.escape, data["portfolios"]), key=len, reverse=True))
    return _Lists(
        barred=frozenset(data["not_government"]),
        made=tuple(data["made"]),
        fallen=tuple(data["fallen"]),
        roles={form: office for office, forms in data["retinue"].items() for form in forms},
        past=frozenset(data["past"]),
        possessive=frozenset(data["possessive"]),
        nouns=frozenset(data["nouns"]),
        common=frozenset((*data["portfolios"], *data["nouns"], *data["other"])),
        before=re.compile(rf"\b(?P<state>[A-Z][a-z]{{2,}})(?:'s)? (?:[a-z-]+ ){{0,2}}?(?i:{offices})\b"),
        behind=re.compile(rf"\b(?i:{offices}) (?:of|in) (?:the )?(?P<state>[A-Z][a-z]{{2,}})"),
        ministry=re.compile(
            rf"\b(?P<one>(?!prime|deputy|vice|first|chief|state){portfolios}) (?:minister|ministry)\b"
            rf"|\b(?:minister|ministry) (?:of|for) (?P<other>{portfolios})\b",
            re.I,
        ),
    )
