"""Occasions told outside any attribution: "His allegations, made in an interview on Monday, are about ...".

Such a sentence says nothing itself; it tells where and when a source said what stands around it. It is
recognised by a noun for words already told that belongs to a source by name, by a description it is mentioned
by, or by a possessive that points back to whoever spoke last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.resolve.outlets import Outlet, direct_venue, outlets_in, same_outlet
from reportedly.resolve.phrases import table
from reportedly.resolve.surroundings import all_sentences
from reportedly.resolve.when import all_dates
from reportedly.types import Attribution, Document, Source, Span, When

#: Characters between the noun and what tells of the occasion, at most.
_REACH = 120


@dataclass(frozen=True, slots=True)
class Aside:
    """Where and when a source said what the article reports around this sentence."""

    source_id: str
    #: The sentence.
    span: Span
    #: Outlets that the source spoke to.
    spoke_to: tuple[Outlet, ...] = ()
    #: Outlets that told of it.
    reported: tuple[Outlet, ...] = ()
    #: An occasion without an outlet.
    direct: bool = False
    when: When | None = None


def asides(
    document: Document, attributions: Sequence[Attribution], sources: Sequence[Source]
) -> tuple[Aside, ...]:
    """The sentences without a cue that tell of the occasion of a source's words, in order of position.

    Args:
        document: the article; relative dates are reckoned from its day of publication.
        attributions: its statements, with source ids.
        sources: those that may be spoken of.
    """
    cues = [start for a in attributions for start, _ in a.cue]
    quoted = [span for a in attributions for span in a.content]
    found: list[Aside] = []
    for start, end in all_sentences(document.text):
        if any(start <= cue < end for cue in cues) or any(s < end and e > start for s, e in quoted):
            continue
        noun = _nouns().search(document.text, start, end)
        if noun is None or _in_headline(document, start):
            continue
        source = _whose(document, attributions, sources, (start, end), noun)
        aside = _aside(document, source, (start, end), noun) if source else None
        if aside is not None:
            found.append(aside)
    return tuple(found)


def _in_headline(document: Document, offset: int) -> bool:
    return document.headline is not None and document.headline[0] <= offset < document.headline[1]


def _aside(document: Document, source: Source, sentence: Span, noun: re.Match[str]) -> Aside | None:
    """What a sentence tells of the occasion; ``None``: nothing."""
    # "Made in an interview on Monday, the allegations ...": what opens the sentence tells it, too.
    opens = _opening().match(document.text, sentence[0], noun.start())
    start = sentence[0] if opens else noun.start()
    end = min(sentence[1], (noun.end() if opens else _clause_end(document.text, noun, sentence[1])))
    told = document.text[start:end]
    if not opens and not _made().match(document.text, noun.end(), end):
        return None
    barred = (source.name, document.outlet or "")
    spoke_to, reported = (_outlets(told, relation, start, barred) for relation in ("spoke_to", "reported"))
    days = [
        when
        for when in all_dates(document.text, document.published)
        if when.span and start <= when.span[0] < end
    ]
    direct = direct_venue(told)
    if not (spoke_to or reported or direct or days):
        return None
    return Aside(source.id, sentence, spoke_to, reported, direct, days[0] if days else None)


def _clause_end(text: str, noun: re.Match[str], end: int) -> int:
    """Where the words about the occasion end: at the comma that closes them, or at the verb's content."""
    closing = _closing().search(text, noun.end() + 2, min(end, noun.end() + _REACH))
    return closing.start() if closing else min(end, noun.end() + _REACH)


def _outlets(text: str, relation: str, shift: int, barred: tuple[str, ...]) -> tuple[Outlet, ...]:
    return tuple(
        Outlet(found.name, (found.span[0] + shift, found.span[1] + shift), found.named)
        for found in outlets_in(text, relation)
        if not any(same_outlet(found.name, name) for name in barred)
    )


def _whose(
    document: Document,
    attributions: Sequence[Attribution],
    sources: Sequence[Source],
    sentence: Span,
    noun: re.Match[str],
) -> Source | None:
    """The source whose words the noun stands for; ``None``: it cannot be told."""
    owner, by = noun["owner"], _by().match(document.text, noun.end(), sentence[1])
    named = by["who"] if by else owner
    if named and named.lower() not in ("his", "her", "their", "the", "those", "these"):
        return _named(document, sources, re.sub(r"['’]s?$", "", named))
    return _last_speaker(attributions, sources, sentence[0], person=named is not None and named[0] in "hH")


def _named(document: Document, sources: Sequence[Source], words: str) -> Source | None:
    """The one source that goes by these words: by name, surname or a description it was mentioned by."""
    bare = re.sub(r"^(?:the|a|an)\s+", "", words, flags=re.I).casefold()
    hits = [source for source in sources if bare in _designations(document, source) or _surname(source, bare)]
    return hits[0] if len(hits) == 1 else None


def _designations(document: Document, source: Source) -> set[str]:
    """What a source is called: its name, its mentions, the last word of its title."""
    called = {source.name, *(document.text[start:end] for start, end in source.mentions)}
    return {re.sub(r"^(?:the|a|an)\s+|['’]s?$", "", name.casefold()) for name in called}


def _surname(source: Source, words: str) -> bool:
    """ "General Valery Gerasimov" is Valery Gerasimov; so is Gerasimov."""
    name, said = source.name.casefold().split(), words.split()
    if source.kind != "named_person" or not name or not said or said[-1] != name[-1]:
        return False
    return len(said) == 1 or len(name) == 1 or said[-2] == name[-2] or said[-2] not in _first_names(name)


def _first_names(name: list[str]) -> set[str]:
    return set(name[:-1])


def _last_speaker(
    attributions: Sequence[Attribution], sources: Sequence[Source], before: int, *, person: bool
) -> Source | None:
    """Who spoke last before a place, where nobody else of the kind spoke beside."""
    told = [a for a in attributions if a.source_id and a.content[-1][1] <= before and a.parent is None]
    inner = [a for a in attributions if a.source_id and told and a.parent == told[-1].id]
    last = (inner or told)[-1:]
    by_id = {source.id: source for source in sources}
    source = by_id.get(last[0].source_id or "") if last else None
    if source is None or (person and source.kind not in ("named_person", "unnamed_person")):
        return None
    return source


@cache
def _nouns() -> re.Pattern[str]:
    """An owner with a noun for words already told: "General Doe's allegations", "her remarks"."""
    nouns = "|".join(table("relay")["anaphoric"])
    name = r"(?:[Tt]he )?(?:[\w.-]+ ){0,4}?[\w.-]+(?:['’]s|s['’])"
    return re.compile(
        rf"(?:(?<=\s)|^|(?<=[“(]))(?P<owner>{name}|(?i:his|her|their|the|those|these)) "
        rf"(?:[a-z]+ )?(?:{nouns})\b",
        re.M,
    )


@cache
def _by() -> re.Pattern[str]:
    """Whose the words are, behind the noun: "the remarks by Jane Doe"."""
    return re.compile(
        r" (?:by|of|from) (?P<who>(?:[Tt]he )?(?:[A-Z][\w.-]+(?: [A-Z][\w.-]+){0,4}|(?<=the )[a-z]+))"
    )


@cache
def _made() -> re.Pattern[str]:
    """What leads from the noun to its occasion."""
    return re.compile(table("relay")["aside"]["made"])


@cache
def _opening() -> re.Pattern[str]:
    """The occasion at the beginning of a sentence."""
    return re.compile(table("relay")["aside"]["opening"])


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(table("relay")["aside"]["closing"])
