"""The statements of a reading as people look at them: numbered, with source and speaker's rank."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from reportedly.types import Attribution, Card, Factuality, Reading, Source, SourceKind, Stance

#: What a face writes where the reading does not know.
UNRESOLVED = "unresolved"

#: One and many, for people.
KIND_WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "named_person": ("named person", "named persons"),
        "named_organization": ("named organization", "named organizations"),
        "document": ("document", "documents"),
        "anonymous_source": ("anonymous source", "anonymous sources"),
        "unnamed_person": ("unnamed person", "unnamed persons"),
        "unnamed_group": ("unnamed group", "unnamed groups"),
        UNRESOLVED: ("of undetermined kind", "of undetermined kind"),
    }
)
#: How firmly the source puts it. Plain certainty is the common case and goes without saying.
FACTUALITY_WORDS: Mapping[Factuality, str] = MappingProxyType(
    {
        "CT+": "certain",
        "PR+": "probable",
        "PS+": "possible",
        "CT-": "certainly not",
        "PR-": "probably not",
        "PS-": "possibly not",
        "Uu": "left open",
    }
)
#: How the article stands to it.
STANCE_WORDS: Mapping[Stance, str] = MappingProxyType(
    {
        "endorses": "article endorses",
        "neutral": "article neutral",
        "distances": "article distances itself",
        "rejects": "article rejects",
    }
)

_NUMBERED = re.compile(r"a(\d+)")


@dataclass(frozen=True, slots=True)
class Statement:
    """One attribution with what a reader wants beside it."""

    #: The number people see; the digits of the attribution's id where all ids are ``a`` and digits.
    number: int
    attribution: Attribution
    #: ``None``: unresolved.
    source: Source | None
    #: Rank of the source by number of statements, from 0; ``None``: unresolved.
    speaker: int | None
    #: The source's words here; empty where the sentence does not say.
    mention: str
    #: The cue's words; empty for a follow-on statement.
    cue: str
    #: Names on the way to this page, speaker first; empty unless there are two or more.
    relay: tuple[str, ...]
    #: How many attributions this one stands inside of.
    depth: int

    @property
    def name(self) -> str:
        """The source's name, or ``unresolved`` with the words the text has for it."""
        if self.source is not None:
            return self.source.name
        return f"{UNRESOLVED} (“{self.mention}”)" if self.mention else UNRESOLVED


def statements(reading: Reading) -> tuple[Statement, ...]:
    """Every attribution of a reading, numbered, in the reading's order."""
    sources = {source.id: source for source in reading.sources}
    ranks = {source.id: rank for rank, source in enumerate(speakers(reading))}
    numbers = _numbers(reading.attributions)
    depths = nesting(reading.attributions)
    return tuple(
        Statement(
            number=number,
            attribution=attribution,
            source=sources.get(attribution.source_id or ""),
            speaker=ranks.get(attribution.source_id or ""),
            mention=reading.quote(attribution.source),
            cue=reading.quote(attribution.cue),
            relay=relay_names(attribution, sources),
            depth=depths[attribution.id],
        )
        for number, attribution in zip(numbers, reading.attributions, strict=True)
    )


def speakers(reading: Reading) -> tuple[Source, ...]:
    """The sources, the one with most statements first, then in order of first mention."""
    spoken = Counter(attribution.source_id for attribution in reading.attributions)
    return tuple(sorted(reading.sources, key=lambda source: -spoken[source.id]))


def relay_names(attribution: Attribution, sources: Mapping[str, Source]) -> tuple[str, ...]:
    """The names of a relay chain, speaker first; empty where nobody stands between speaker and article."""
    if len(attribution.relay) < 2:
        return ()
    return tuple(sources[hop].name if hop in sources else UNRESOLVED for hop in attribution.relay)


def relaying(reading: Reading, attribution: Attribution) -> tuple[Source, ...]:
    """Who is between the speaker and the page, in order; the page's own outlet, the last hop, does not."""
    sources = {source.id: source for source in reading.sources}
    hops = [sources[hop] for hop in attribution.relay[1:] if hop in sources]
    outlet = reading.document.outlet
    if hops and outlet and hops[-1].name.casefold() == outlet.casefold():
        hops.pop()
    return tuple(hops)


def kind_words(kind: SourceKind | str | None, count: int = 1) -> str:
    """A kind of source in words, singular or plural."""
    one, many = KIND_WORDS[kind or UNRESOLVED]
    return one if count == 1 else many


def source_count(card: Card) -> int:
    """How many sources statements come from; who only passed one on is not counted."""
    return sum(card.sources.values())


def named_in(fact: str, name: str) -> bool:
    """The name says the fact already: "general" of "the Norland general"."""
    return f" {fact.casefold()} " in f" {name.casefold()} "


def counted(count: int, one: str, many: str | None = None) -> str:
    """``1 statement``, ``2 statements``, ``1,204 statements``."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def _numbers(attributions: tuple[Attribution, ...]) -> tuple[int, ...]:
    matches = [_NUMBERED.fullmatch(attribution.id) for attribution in attributions]
    numbers = tuple(int(match[1]) for match in matches if match)
    if len(numbers) == len(set(numbers)) == len(attributions):
        return numbers
    return tuple(range(1, len(attributions) + 1))


def nesting(attributions: tuple[Attribution, ...]) -> dict[str, int]:
    """Attribution id to the number of attributions it stands inside of."""
    parents = {attribution.id: attribution.parent for attribution in attributions}
    return {attribution.id: _depth(attribution.id, parents) for attribution in attributions}


def _depth(id: str, parents: Mapping[str, str | None]) -> int:
    seen = {id}
    while (parent := parents.get(id)) is not None and parent not in seen:
        seen.add(parent)
        id = parent
    return len(seen) - 1
