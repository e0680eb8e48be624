"""Speakers named at the end of a sentence or headline: "Bats hum to their pups, study finds".

The network knows the form, and still misses it in terse text: headlines, decks, lists. Here the end of the
sentence says it: a comma, and then nothing but who and a verb of speech. In a headline a dash does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from reportedly.extract.english import english
from reportedly.extract.kinds import kind_of
from reportedly.extract.words import Words
from reportedly.sentences import sentences
from reportedly.types import Attribution, Span, Spans

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
    found = list(attributions)
    text = words.text
    for start, end in sentences(text):
        if (bullet := _BULLET.match(text, start, end)) is not None:
            start = bullet.end()
        new = _closing(words, (start, end))
        if new is None:
            continue
        cue = new.cue[0]
        if any(s < cue[1] and e > cue[0] for a in found for s, e in a.cue + a.source):
            continue
        kept = _without(words, found, (start, end))
        if kept is not None:
            found = [*kept, new]
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
        return Attribution(
            id="",
            kind=kind_of(words, (content,)),
            source=(match.span("who"),) if who else (),
            cue=(match.span("cue"),),
            content=(content,),
            confidence=CONFIDENCE,
        )
    return None


def _without(words: Words, attributions: Iterable[Attribution], sentence: Span) -> list[Attribution] | None:
    """The others less what they took of the sentence; ``None`` where one of them is surely in it."""
    kept: list[Attribution] = []
    for a in attributions:
        own = any(_within(span, sentence) for span in a.cue)
        if own and a.confidence >= UNSURE:
            return None
        if own:
            continue
        content: Spans = tuple(span for span in a.content if not _touch(span, sentence))
        if not content:
            continue
        kept.append(a if content == a.content else replace(a, content=content, kind=kind_of(words, content)))
    return kept


def _within(span: Span, outer: Span) -> bool:
    return outer[0] <= span[0] and span[1] <= outer[1]


def _touch(span: Span, other: Span) -> bool:
    return span[0] < other[1] and span[1] > other[0]


@lru_cache(maxsize=2)
def _patterns(*, headline: bool) -> tuple[re.Pattern[str], ...]:
    """The ends of sentences that name a speaker; each begins behind the content."""
    data = english("closing")
    verb = rf"(?:{data['adverb']} )?(?:{data['verb']})"
    who = r"(?P<who>(?:[\w.’'&-]+ ){0,5}[\w.’'&-]+?)"
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
def _not_who() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{english('closing')['not_who']})\b", re.I)
