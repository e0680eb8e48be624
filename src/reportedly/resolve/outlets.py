"""News outlets as a text names them: by name, or as "a Russian newspaper"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reportedly.resolve.phrases import table
from reportedly.types import Span


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet in a stretch of text."""

    name: str
    span: Span
    #: By its name, not only by a common noun.
    named: bool = True


#: A capitalised name, or an article with a description up to a noun.
_NAME = r"(?P<outlet>(?:[Tt]he )?[A-Z][\w&.-]*(?: (?:of |the |and |de )?[A-Z][\w&.-]*)*)"

#: Stations: "KXTV", "WHRB-FM", "Channel Nine", "Radio Marne".
_CALL_SIGN = re.compile(r"[KW][A-Z]{2,3}(?:-(?:TV|FM|AM))?(?: (?:radio|TV|News))?")
_STATION = re.compile(r"(?:the )?(?:Channel|Radio) (?:[A-Z]\w+|\d{1,2})")
#: Words that no outlet's name has.
_PREPOSITIONS = frozenset(("by", "in", "from", "to", "with", "on"))


def outlets_in(text: str, relation: str) -> tuple[Outlet, ...]:
    """The outlets that stand in one of the relations of ``relay.en.toml``, in order of position."""
    found: dict[int, Outlet] = {}
    for pattern in _patterns(relation):
        for match in pattern.finditer(text):
            outlet = _recognised(match)
            if outlet is not None:
                found.setdefault(outlet.span[0], outlet)
    return tuple(found[start] for start in sorted(found))


def direct_venue(text: str) -> bool:
    """Whether a text names an occasion of speaking with no outlet in between."""
    return any(pattern.search(text) for pattern in _direct())


def same_outlet(one: str, other: str) -> bool:
    """Whether two names name one outlet: but for "The", spaces, case and a web address's ending."""
    return bool(one and other) and _key(one) == _key(other)


def _key(name: str) -> str:
    first = re.split(r"\s+(?:[-–|]\s+|\()", name.strip().casefold())[0]
    bare = re.sub(r"^(?:https?://)?(?:www\.)?(?:the\s+)?|\.(?:com|org|net|co\.uk|news)$", "", first)
    bare = re.sub(r"(?<=\w)\s+(?:online|news|website)\b", "", bare)
    initials: dict[str, str] = table("relay")["initials"]
    return re.sub(r"\W", "", initials.get(bare, bare))


def _recognised(match: re.Match[str]) -> Outlet | None:
    groups = match.groupdict()
    if groups.get("noun"):
        if groups["noun"].startswith("the "):
            return None  # it points back to an outlet, often the article's own; which, is not said
        return Outlet(_with_article(groups["noun"]), match.span("noun"), named=False)
    words = groups["outlet"].split()
    start = match.start("outlet")
    for length in range(len(words), 0, -1):
        if words[length : length + 1] == ["Secretary"]:
            continue  # "White House Press Secretary" is no outlet
        name = " ".join(words[:length])
        bare = name.rstrip(".,").removesuffix("’s").removesuffix("'s")
        if is_outlet(bare):
            return Outlet(bare, (start, start + len(bare)))
    return None


def _with_article(noun: str) -> str:
    """ "in a Karelian newspaper interview": a Karelian newspaper."""
    if re.match(r"(?:an?|one|another|the) ", noun):
        return noun
    return f"{'an' if noun[0].lower() in 'aeiou' else 'a'} {noun}"


def is_outlet(name: str) -> bool:
    """Whether a capitalised name is an outlet's."""
    bare = name.casefold().removeprefix("the ")
    names, ends = _lists()
    if name.casefold() in names or bare in names:
        return True
    if _CALL_SIGN.fullmatch(name) or _STATION.fullmatch(name):
        return True
    words = bare.split()
    if set(words) & _PREPOSITIONS:
        return False  # "a police report obtained by the Gazette"
    return len(words) > 1 and (words[-1] in ends or " ".join(words[-2:]) in ends)


@cache
def _lists() -> tuple[frozenset[str], frozenset[str]]:
    data = table("relay")
    return frozenset(data["outlets"]), frozenset(data["outlet_ends"])


@cache
def _patterns(relation: str) -> tuple[re.Pattern[str], ...]:
    data = table("relay")
    nouns = "|".join(data["outlet_nouns"])
    noun = rf"(?P<noun>(?:(?:an?|the|one|another) )?(?:[\w-]+ ){{0,2}}?(?:{nouns})\b)"
    either = f"(?:{noun}|{_NAME})"
    return tuple(re.compile(text.replace("OUTLET", either)) for text in data["through"][relation])


@cache
def _direct() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(text) for text in table("relay")["through"]["direct"])
