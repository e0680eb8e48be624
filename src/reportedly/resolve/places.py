"""Places named in sources and contents, with coordinates where the gazetteer has one place of that name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.resolve.phrases import table
from reportedly.types import Attribution, Document, Place, Source, Span

_NAME = re.compile(
    r"(?<![\w’'.-])(?:St\.|Ft\.|Mt\.|al-[A-Z]\w+|[A-Z]\.(?:[A-Z]\.)+|[A-Z][\w-]+)"
    r"(?: (?:(?:de|ez|es|al|of|the|del|la|le|sur|upon)[ -])?(?:[A-Z][\w-]*|al-[A-Z]\w+))*"
)
_WITHIN = re.compile(r",? ?\(?((?:[A-Z][a-z]+|[A-Z]\.)(?:[ .](?:[A-Z][\w]+|[A-Z]\.?))*)")


@dataclass(frozen=True, slots=True)
class _Mention:
    """One capitalised name that may be a place's."""

    name: str
    span: Span
    #: The words before and behind it.
    before: str
    behind: str


def find(
    document: Document, attributions: Sequence[Attribution], sources: Sequence[Source]
) -> tuple[Place, ...]:
    """The places that statements name.

    Args:
        document: the article.
        attributions: whose source and content are searched.
        sources: persons among them are no places, whatever their names.

    Returns:
        One place for each name, and one for each country, in order of first mention. Countries and states
        have a country and no coordinates, for they are no points; a name that several cities bear, or that
        the gazetteer lacks, has neither.
    """
    persons = _persons(document.text, sources)
    located = frozenset(match["name"] or match["called"] for match in _located().finditer(document.text))
    found: dict[str, tuple[Place, list[Span]]] = {}
    for mention in _mentions(document.text, attributions):
        place = _place(mention, persons, located)
        if place is not None:
            # "U.S." and "United States" are one.
            key = f"country {place.country}" if place.kind == "country" else place.name
            found.setdefault(key, (place, []))[1].append(mention.span)
    return tuple(
        Place(p.name, tuple(spans), p.latitude, p.longitude, p.country, p.kind) for p, spans in found.values()
    )


def _mentions(text: str, attributions: Sequence[Attribution]) -> Iterator[_Mention]:
    """The capitalised names of all sources and contents, each once, in order of position."""
    regions = sorted({span for a in attributions for span in (*a.source, *a.content)})
    seen = 0
    for start, end in regions:
        for match in _NAME.finditer(text, max(start, seen), end):
            span = match.start(), match.start() + len(_shortened(match[0]))
            before, behind = text[max(0, span[0] - 40) : span[0]], text[span[1] : span[1] + 40]
            yield _Mention(text[slice(*span)], span, before, behind)
        seen = max(seen, end)


def _place(mention: _Mention, persons: frozenset[str], located: frozenset[str]) -> Place | None:
    """The place that a name means here; ``None`` where it is no place's."""
    from reportedly.resolve.gazetteer import countries, states

    name = mention.name
    if name in _list("ambiguous", "names"):
        return Place(name, ()) if name in located else None
    if name in countries():
        return Place(name, (), country=countries()[name], kind="country")
    called_state = mention.behind.startswith(" state")
    if name in states() and (called_state or name not in table("places")["also"]["cities"]):
        return Place(name, (), country="US", kind="state")
    if (" " not in name and name in persons) or name.casefold() in _list("context", "not_places"):
        return None
    return _city(mention, located) or _unknown(mention, located)


def _shortened(name: str) -> str:
    """ "Ohio Governor Jane Doe": the state or country before an office."""
    words = name.split()
    listed = _list("context", "offices")
    offices = [n for n, word in enumerate(words) if n and word.rstrip(".").casefold() in listed]
    return " ".join(words[: offices[0]]) if offices else name


def _city(mention: _Mention, located: frozenset[str]) -> Place | None:
    from reportedly.resolve.gazetteer import cities, city

    within = _within(mention)
    if within is None and mention.name not in located:
        return None
    found = city(mention.name, within)
    if found is not None:
        return Place(mention.name, (), found.latitude, found.longitude, found.country, "city")
    return Place(mention.name, (), kind="city") if cities(mention.name) else None


def _unknown(mention: _Mention, located: frozenset[str]) -> Place | None:
    """A name that the words beside it call a place: "the town of X", "the X region"."""
    kinds = "|".join(_list("context", "kinds"))
    called = re.search(rf"\b(?:{kinds}) (?:of|at|in) (?:the )?$", mention.before)
    calling = re.match(rf" (?:{kinds})\b", mention.behind) and re.search(r"\b(?:the|in|at) $", mention.before)
    arabic = mention.name.startswith("al-") and mention.name in located
    return Place(mention.name, ()) if called or calling or arabic else None


@cache
def _located() -> re.Pattern[str]:
    """Names behind a preposition of place, or called a place by the word beside them."""
    before = "|".join(_list("context", "before"))
    kinds = "|".join(_list("context", "kinds"))
    named, called = f"(?P<name>{_NAME.pattern})", f"(?P<called>{_NAME.pattern})"
    return re.compile(rf"\b(?:{before}) (?:the )?{named}|\b[Tt]he {called} (?:{kinds})\b")


def _within(mention: _Mention) -> str | None:
    """The state or country that stands behind a city's name."""
    from reportedly.resolve.gazetteer import countries, states

    if not mention.behind.startswith((",", " (")):
        return None
    match = _WITHIN.match(mention.behind)
    if not match:
        return None
    short: dict[str, str] = table("places")["states"]
    words = match[1].rstrip(".").split()
    for length in range(len(words), 0, -1):
        name = " ".join(words[:length]).rstrip(".")
        name = short.get(name, name)
        if name in states() or name in countries():
            return name
    return None


def _persons(text: str, sources: Sequence[Source]) -> frozenset[str]:
    """Surnames: of sources, behind a title, behind another capitalised word that is no part of a place."""
    named = {source.name.split()[-1] for source in sources if source.kind == "named_person"}
    titled = re.findall(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|President|Senator|Judge)\.? ([A-Z]\w+)", text)
    directions = _list("context", "before_places")
    full = re.findall(r"(?<![\w.])([A-Z][a-z]+) (?:[A-Z]\. )?([A-Z][\w-]+)", text)
    return frozenset(
        named | set(titled) | {last for first, last in full if first.casefold() not in directions}
    )


@cache
def _list(section: str, name: str) -> frozenset[str]:
    return frozenset(table("places")[section][name])
