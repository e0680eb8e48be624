"""Speakers named at the end of a sentence or headline: "Bats hum to their pups, study finds".

The network knows the form, and still misses it in terse text: headlines, decks, lists. Here the end of the
sentence says it: a comma, and then nothing but who and a verb of speech. In a headline a dash does. Forms
that its corpora lack stand at the beginning: "It is understood that ...", "In her words, ...".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from reportedly.extract.english import english
from reportedly.extract.kinds import stated
from reportedly.extract.taken import less
from reportedly.extract.words import Words
from reportedly.sentences import sentences
from reportedly.types import Attribution, Span

#: How sure such an attribution is.
CONFIDENCE = 0.7
#: What the network found in the same words goes where it was less sure than this.
UNSURE = 0.5
#: Words of a content, at least.
FEWEST = 3
_BULLET = re.compile(r"(?:[-–—•*·▪◦‣]|\d{1,2}[.)])\s+")


def closing(words: Words, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, with those whose speaker closes a sentence and that nobody has found.

    Args:
        words: the words of the text.
        attributions: those of the outer level.
    """
    found: list[Attribution | None] = list(attributions)
    text = words.text
    cut = sentences(text)
    touching = _touching(attributions, [start for start, _ in cut])
    for number, (start, end) in enumerate(cut):
        if (bullet := _BULLET.match(text, start, end)) is not None:
            start = bullet.end()
        new = _closing(words, (start, end)) or _opening(words, (start, end))
        if new is None:
            continue
        here = {index: a for index in touching.get(number, ()) if (a := found[index]) is not None}
        named = [span for a in here.values() for span in a.cue + a.source]
        cues = [(a, span) for a in here.values() for span in a.cue if _within(span, (start, end))]
        if any(_touch(span, new.cue[0]) for span in named) or any(a.confidence >= UNSURE for a, _ in cues):
            continue
        for index, attribution in here.items():
            own = any(_within(span, (start, end)) for span in attribution.cue)
            found[index] = None if own else less(words, attribution, [(start, end)])
        found.append(new)
    return [attribution for attribution in found if attribution is not None]


def _touching(attributions: Sequence[Attribution], begins: Sequence[int]) -> dict[int, set[int]]:
    """Number of a sentence to the indices of the attributions that have something in it."""
    found: dict[int, set[int]] = {}
    for index, attribution in enumerate(attributions):
        for start, end in attribution.source + attribution.cue + attribution.content:
            for number in range(bisect_right(begins, start) - 1, bisect_right(begins, end - 1)):
                found.setdefault(number, set()).add(index)
    return found


def _closing(words: Words, sentence: Span) -> Attribution | None:
    """What a sentence says of itself at its end, whoever else has found it."""
    start, end = sentence
    headline = words.text[end - 1] not in ".!?”\"'’"
    for pattern in _patterns(headline=headline):
        match = pattern.search(words.text, start, end)
        if match is None or match.start() <= start:
            continue
        content = (start, match.start() + (words.text[match.start()] in "!?”’\"'"))
        said = words.text[slice(*content)]
        who = match.groupdict().get("who")
        if len(said.split()) < FEWEST or (who and _not_who().search(who)):
            continue
        return stated(
            words,
            (content,),
            cue=match.span("cue"),
            source=match.span("who") if who else None,
            confidence=CONFIDENCE,
        )
    return None


def _opening(words: Words, sentence: Span) -> Attribution | None:
    """What a sentence says of itself at its beginning."""
    start, end = sentence
    match = _beginning().match(words.text, start, end)
    if match is None:
        return None
    content = (match.end(), end - (words.text[end - 1] == "."))
    if len(words.text[slice(*content)].split()) < FEWEST:
        return None
    who = match["who"]
    return stated(
        words,
        (content,),
        cue=match.span("words" if who else "cue"),
        source=match.span("who") if who else None,
        confidence=CONFIDENCE,
    )


def _within(span: Span, outer: Span) -> bool:
    return outer[0] <= span[0] and span[1] <= outer[1]


def _touch(span: Span, other: Span) -> bool:
    return span[0] < other[1] and span[1] > other[0]


@lru_cache(maxsize=2)
def _patterns(*, headline: bool) -> tuple[re.Pattern[str], ...]:
    """The ends of sentences that name a speaker; each begins behind the content."""
    data = english("closing")
    verb = rf"(?:{data['adverb']} )?(?:{data['verb']})"
    who = r"(?P<who>(?:[\w.’'&-]+ ){0,5}?[\w.’'&-]+?)"  # as short as may be: "has" belongs to the verb
    mark = r"(?:,|(?<=[?!])|,?[”\"’'],?)\s"
    close = r"\.?$"
    common = (
        rf"{mark}(?P<cue>{data['impersonal']}){close}",
        rf"{mark}{who} (?P<cue>{verb}){close}",
    )
    terse = (
        rf"{mark}(?P<cue>{data['present']}) {who}$",
        rf"\s(?P<cue>[–—-]+|\|)\s(?P<who>(?:[\w.’'&-]+ ){{0,3}}(?:{data['speakers']})(?: of [\w.’'& -]+)?)$",
    )
    return tuple(re.compile(p, re.I) for p in (*common, *(terse if headline else ())))


@lru_cache(maxsize=1)
def _beginning() -> re.Pattern[str]:
    data = english("closing")
    return re.compile(
        rf"(?:(?:But|And|However|Meanwhile),? )?"
        rf"(?:(?P<cue>{data['opening']}) (?=that |the |an? |[A-Z])"
        rf"|In (?P<who>[Hh]is|[Hh]er|[Tt]heir|[Tt]he \w+(?: \w+)?['’]s) (?P<words>(?:own )?words), )"
    )


@lru_cache(maxsize=1)
def _not_who() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{english('closing')['not_who']})\b", re.I)
