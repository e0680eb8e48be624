"""One event with those who speak about it: what is there before anybody writes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

from evaluation.worlds import speakers
from evaluation.worlds.grammar import expand
from evaluation.worlds.lexicon import load
from evaluation.worlds.names import Names
from evaluation.worlds.values import Occasion, Outlet, Speaker

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
#: Who stands behind a claim, and how often: ``g`` an official, ``G`` one of another office of the same
#: government, ``o`` another party.
_PLANS = ("g", "g", "g", "o", "g", "gg", "gG", "go", "go", "ggo")
_WAYS = ("interview",) * 9 + ("conference",) * 5 + ("statement",) * 3 + ("report", "report") + ("anonymous",)


@dataclass(slots=True)
class Story:
    """An event, its facts, its speakers; and which sentences have been used up."""

    number: int
    kind: dict[str, Any]
    facts: dict[str, str]
    count: int
    occasions: tuple[Occasion, ...]
    #: Whether each occasion's speaker hedges.
    hedged: tuple[bool, ...]
    denier: Speaker | None
    denial: str
    denial_quote: str
    hour: int
    used: set[str] = field(default_factory=set)
    #: How many articles have picked each of the context sentences.
    told: dict[str, int] = field(default_factory=dict)

    def named(self, number: int) -> dict[str, str]:
        """The facts with a count."""
        return {**self.facts, "n": in_words(number)}


def in_words(number: int) -> str:
    """As news writes it: words up to nine."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def day_of(hour: int) -> str:
    """The weekday; the world begins on a Monday."""
    return _DAYS[hour // 24 % 7]


def invent(number: int, hour: int, names: Names, random: Random, outlet: Callable[[], Outlet]) -> Story:
    """A story.

    Args:
        number: of the story in its world.
        hour: when it becomes known.
        names: gives new names.
        random: decides.
        outlet: gives publications that have nothing on the story yet.
    """
    kinds = load("events")["event"]
    kind = kinds[number % len(kinds)]
    facts = facts_of(kind, names, random)
    count = random.randint(kind["low"], kind["high"])
    plan = random.choice(_PLANS)
    # Of an office that watches over the others one may doubt that it speaks for the same interest.
    among = [one for one in kind["offices"] if "Ministry" in one] if "G" in plan else kind["offices"]
    offices = random.sample(among, 2)
    occasions = []
    for rank, letter in enumerate(plan):
        office = offices[1] if letter == "G" else offices[0]
        speaker, way = _speaker(letter, office, number, names, random, facts)
        occasions.append(_occasion(rank, speaker, way, hour, random, outlet, facts))
    hedged = tuple(random.random() < 0.45 for _ in plan)
    spoken = _quoted(occasions, hedged, kind, {**facts, "n": in_words(count)}, random)
    denying = random.random() < 0.45
    return Story(
        number=number,
        kind=kind,
        facts=facts,
        count=count,
        occasions=spoken,
        hedged=hedged,
        denier=speakers.denier(names, random, facts, kind["denier"]) if denying else None,
        denial=expand(random.choice(kind["denial"]), random, facts),
        denial_quote=expand(random.choice(kind["denial_quote"]), random, facts),
        hour=hour,
    )


def facts_of(kind: dict[str, Any], names: Names, random: Random) -> dict[str, str]:
    """Names and numbers of an event."""
    return {
        "place": names.place(),
        "capital": names.place(),
        "home": names.country(),
        "country": names.country(),
        "company": names.company(),
        "year": str(random.randint(1971, 2012)),
        "p": str(random.randint(9, 240)),
        "m": str(random.randint(11, 98) * 10),
    }


def _speaker(
    letter: str, office: str, number: int, names: Names, random: Random, facts: dict[str, str]
) -> tuple[Speaker, Any]:
    way = random.choice(_WAYS)
    if letter == "o":
        way = "interview" if way in ("report", "anonymous") else way
        return speakers.other(names, random, facts), way
    if way == "report":
        return speakers.document(random, facts, office), way
    if way == "anonymous":
        return speakers.anonymous(random, number), way
    return speakers.official(names, random, facts, office), way


def _occasion(
    rank: int,
    speaker: Speaker,
    way: Any,
    hour: int,
    random: Random,
    outlet: Callable[[], Outlet],
    facts: dict[str, str],
) -> Occasion:
    at = hour + rank * random.randint(3, 20)
    alone = outlet() if way in ("interview", "anonymous") else None
    return Occasion(speaker, way, day_of(at), facts["place"], at, "", alone)


def _quoted(
    occasions: list[Occasion],
    hedged: tuple[bool, ...],
    kind: dict[str, Any],
    facts: dict[str, str],
    random: Random,
) -> tuple[Occasion, ...]:
    """With the words of each: no two speakers use the same."""
    words = random.sample(kind["quote"], len(occasions))
    return tuple(
        one if one.way == "report" else replace(one, quote=expand(text, random, facts, hedged=firm))
        for one, text, firm in zip(occasions, words, hedged, strict=True)
    )
