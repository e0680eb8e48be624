"""News outlets as a text names them: by name, or as "a Russian newspaper".

Most names are told by their last word or are well known. Where words are told to somebody, or come from
somebody, the form of a name says more: "told The Lantern", "told Al Noor television", "told the Post".
"""

from __future__ import annotations

import re
from calendar import month_name
from dataclasses import dataclass
from functools import cache

from reportedly.resolve.grammar import grammar
from reportedly.resolve.phrases import table
from reportedly.resolve.source_lexicon import english
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
#: A name with the noun for an outlet behind it: "Al Noor television", "the Corran 1 radio".
_CALLED = r"(?:[Tt]he )?(?P<called>(?!The\b)[A-Z][\w&.-]*(?: [A-Z\d][\w&.-]*){0,3})"
#: A name behind a noun that alone tells no outlet: "the daily Corran Tidings".
_APPOSED = (
    r"(?:the|an?|its|their) (?:[\w-]+ ){0,2}?"
    r"(?:daily|weekly|monthly|broadsheet|paper|website|site|channel|station|agency)"
    r" (?P<apposed>[A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,3})(?=\s*(?:(?:that|in|on)\b|[.,;:”\"\0]|$))"
)
#: The name behind the noun: "the newspaper Le Courrier".
_THEN = r"(?: (?P<then>[A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,3})(?=\s*(?:(?:that|in|on)\b|[.,;:”\"\0]|$)))?"

#: Stations: "KXTV", "WHRB-FM", "Channel Nine", "Radio Marne".
_CALL_SIGN = re.compile(r"[KW][A-Z]{2,3}(?:-(?:TV|FM|AM))?(?: (?:radio|TV|News))?")
_STATION = re.compile(r"(?:the )?(?:Channel|Radio) (?:[A-Z]\w+|\d{1,2})")
#: What people of a country are called, which no outlet is: "told Ostravan television".
_PEOPLE = re.compile(r"\w+(?:ian|ean|an|ish|ese)")
#: An article of another language at the beginning of a name: "told Le Courrier".
_FOREIGN = re.compile(r"(?:(?:Le|La|Les|El|Der|Die|Das|Il) |Al-)[A-Z][a-z]+(?: [A-Z][a-z]+)?")
#: A name as only the web writes them: "LindoPolitics", "lindo.com".
_MODERN = re.compile(r"[A-Z][a-z]+[A-Z][A-Za-z]+|[\w-]+\.(?:com|org|net|TV|tv|news)")
#: What names of people begin with before another capital: "McKay", "DeLuca".
_PREFIXES = ("Mc", "Mac", "De", "Di", "Du", "La", "Le", "Fitz", "Van", "Von")
#: Words that no outlet's name has.
_PREPOSITIONS = frozenset(("by", "in", "from", "to", "with", "on"))


def outlets_in(text: str, relation: str) -> tuple[Outlet, ...]:
    """The outlets that stand in one of the relations of ``relay.en.toml``, in order of position."""
    found: dict[int, Outlet] = {}
    for pattern in _patterns(relation):
        for match in pattern.finditer(text):
            outlet = _recognised(match, heard=relation == "spoke_to")
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


def _recognised(match: re.Match[str], *, heard: bool) -> Outlet | None:
    """The outlet of a match; where somebody speaks to it, its form may tell it, too."""
    groups = match.groupdict()
    for group in ("then", "further", "called", "apposed"):
        name = groups.get(group)
        if name and not _calendar(name) and not (group == "called" and _of_country(name)):
            return Outlet(name, match.span(group))
    noun = groups.get("noun") or groups.get("medium")
    if noun:
        if noun.lower().startswith("the "):
            return None  # it points back to an outlet, often the article's own; which, is not said
        return Outlet(
            _with_article(noun), match.span("noun" if groups.get("noun") else "medium"), named=False
        )
    words = groups["outlet"].split()
    start = match.start("outlet")
    for length in range(len(words), 0, -1):
        if words[length : length + 1] and not _ends_before(words, length):
            continue
        name = " ".join(words[:length])
        bare = name.rstrip(".,").removesuffix("’s").removesuffix("'s")
        if is_outlet(bare) or is_short(bare) or (heard and looks_like_outlet(bare)):
            return Outlet(bare, (start, start + len(bare)))
    return None


def _ends_before(words: list[str], length: int) -> bool:
    """Whether a name can end before more capitalised words: "Rights Monitor | International" cannot."""
    name, following = " ".join(words[:length]), words[length]
    names, _ = _lists()
    known = name.casefold().removeprefix("the ") in names or name.casefold() in names
    return following != "Secretary" and (
        known
        or name.endswith(("’s", "'s", "."))
        or _calendar(following)
        or following.lower() in english().given
    )


def _calendar(word: str) -> bool:
    return word.rstrip(".").lower() in _days()


def _of_country(name: str) -> bool:
    """Whether a word tells of which country an outlet is, and not its name."""
    return name in english().states or name in english().places or bool(_PEOPLE.fullmatch(name))


def is_short(name: str) -> bool:
    """ "the Post", "The Guardian": a paper by the last word of its name, behind the article."""
    article, _, word = name.partition(" ")
    return article in ("the", "The") and word[:1].isupper() and word.lower() in table("relay")["short"]


def looks_like_outlet(name: str) -> bool:
    """Whether a name that no list has is an outlet's by its form, where somebody speaks to it."""
    lexicon = english()
    bare = name.removeprefix("the ").removeprefix("The ")
    words = bare.lower().split()
    if not words or bare in lexicon.places or bare in lexicon.states or bare.lower() in lexicon.organisations:
        return False
    if ". " in bare or any(map(_calendar, words)):
        return False
    if name.startswith("The "):
        body = words[-1] in lexicon.organisation_heads | lexicon.group | lexicon.positions.keys()
        return not body and words[0] not in lexicon.states and not bare.split()[-1].isupper()
    if _FOREIGN.fullmatch(bare):
        return words[-1] not in lexicon.public_figures and words[0] not in lexicon.given
    return bool(_MODERN.fullmatch(bare)) and not bare.startswith(_PREFIXES)


def short_for(short: str, name: str) -> bool:
    """ "the Post" for "Corran Post": the last word alone, behind the article."""
    word = short.casefold().removeprefix("the ")
    full = re.split(r"\s+(?:[-–|]\s+|\()", name.strip().casefold())[0]
    return word in table("relay")["short"] and full.split()[-1:] == [word]


def _with_article(noun: str) -> str:
    """ "in a Karelian newspaper interview": a Karelian newspaper; "told state television": no one of many."""
    if noun.split()[-1] in ("television", "radio", "media", "tv"):
        return noun
    if re.match(r"(?:an?|one|another|the|his|her|their|its|our) ", noun):
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
    if len(words) == 3 and words[0] in names and words[1] in ("radio", "tv"):
        return not _calendar(words[2])  # "BBC Radio Corran"
    body, _, matter = bare.partition(" of ")
    if matter and body.split()[-1] in ends and len(body.split()) > 1:
        return True  # "the Corran Journal of Medicine"
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
    media = "|".join(data["media"])
    called = (
        rf"(?P<medium>{_CALLED} (?:{media})\b(?! (?:hosts?|shows?|program|programme|presenter)\b)){_THEN}"
    )
    either = f"(?:{called}|{_APPOSED}|{noun}{_THEN.replace('then', 'further')}|{_NAME})"
    return tuple(re.compile(text.replace("OUTLET", either)) for text in data["through"][relation])


@cache
def _days() -> frozenset[str]:
    return grammar("days") | frozenset(month.lower() for month in month_name if month)


@cache
def _direct() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(text) for text in table("relay")["through"]["direct"])
