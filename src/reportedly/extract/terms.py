"""Sources that tell on which terms they speak: "A nurse, who asked to be called Ines, said ...".

The network takes the terms for something said, and the name or the reason in them for the source of what
follows. The terms stay an attribution; whoever asked for them says the rest. Terms behind the verb of speech
("said on condition of anonymity because the talks are private") are nothing said.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from reportedly.extract.english import english
from reportedly.extract.kinds import kind_of, stated
from reportedly.extract.words import Words
from reportedly.sentences import sentences
from reportedly.types import Attribution, Span, Spans

#: Characters of a source with its terms, at most.
LONGEST = 260
#: Characters of a content behind the terms, at least, and words of one before the source.
LEAST, FEWEST = 12, 4
#: Characters of "on the condition " and what may stand before it.
LONG_CONDITION = 20


def on_terms(words: Words, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, with whole sources where they name their terms.

    Args:
        words: the words of the text.
        attributions: those of the outer level.
    """
    asking = [a for a in attributions if _asks(words.text, a)]
    if not asking:
        return list(attributions)
    begins = [start for start, _ in sentences(words.text)]
    found = list(attributions)
    for one in asking:
        sentence = _sentence(begins, one)
        start, end = one.source[0]
        if words.text[start:end].lower() == "who":
            start = begins[sentence]
        told: list[Attribution] = []
        for other in found:
            here = _sentence(begins, other) == sentence
            told += _told(words, one, start, other) if here else [other]
        found = told
    return found


def without_terms(words: Words, attribution: Attribution) -> Attribution:
    """The attribution without terms behind its verb: "P, an aide said on condition of anonymity because ...".

    Where the terms are all that was found, what stands before the source is what was said.

    Args:
        words: the words of the text.
        attribution: as the network marked it.
    """
    text = words.text
    if not attribution.source or not attribution.cue:
        return attribution
    content = tuple(part for span in attribution.content for part in _besides_terms(text, attribution, span))
    if content == attribution.content:
        return attribution
    content = content or _before_source(text, attribution)
    if not content:
        return attribution
    return replace(attribution, content=content, kind=kind_of(words, content))


def _besides_terms(text: str, attribution: Attribution, span: Span) -> Spans:
    """What is left of a content, if anything, that begins with the terms on which it is said."""
    start, end = span
    rules = _rules()
    if start < attribution.cue[-1][1]:
        return (span,)
    if condition := rules["condition"].search(text[max(0, start - LONG_CONDITION) : start]):
        start -= len(condition[0])
    left = start
    for name in ("unnamed", "reason", "rest"):
        if match := rules[name].match(text, left, end):
            left = match.end()
        elif name == "unnamed":
            return (span,)
    return ((left, end),) if end - left >= LEAST else ()


def _before_source(text: str, attribution: Attribution) -> Spans:
    """The clause before ", an aide said", within its sentence."""
    source = attribution.source[0][0]
    begins = [start for start, _ in sentences(text)]
    start = begins[bisect_right(begins, source) - 1]
    clause = text[start:source]
    if not clause.endswith(", ") or any(mark in clause for mark in '"“”') or len(clause.split()) < FEWEST:
        return ()
    return ((start, source - len(", ")),)


def _sentence(begins: Sequence[int], attribution: Attribution) -> int:
    """Number of the sentence in which an attribution names its source."""
    spans = attribution.source or attribution.cue or attribution.content
    return bisect_right(begins, spans[0][0]) - 1


def _asks(text: str, attribution: Attribution) -> bool:
    if not (attribution.source and attribution.cue and len(attribution.content) == 1):
        return False
    cue = " ".join(text[s:e] for s, e in attribution.cue).lower()
    behind = attribution.cue[-1][1] <= attribution.content[0][0]
    asked = _rules()["asked"].fullmatch(cue)
    return bool(behind and asked and _rules()["terms"].match(text, *attribution.content[0]))


def _told(words: Words, one: Attribution, start: int, other: Attribution) -> list[Attribution]:
    """An attribution of the sentence as it is, or with the source that begins at ``start``."""
    text, (first, last) = words.text, one.content[0]
    if other is one:
        speaks = _rules()["speaks"].search(text, first, last)
        if speaks is None or speaks.start() - start > LONGEST or _quotes(text, start, speaks.start()):
            return [one]
        content: tuple[Span, ...] = ((speaks.end(), last),)
        source = (start, speaks.start("cue") - 1)
        rest = stated(words, content, cue=speaks.span("cue"), source=source, confidence=one.confidence)
        terms: tuple[Span, ...] = ((first, speaks.start()),)
        return [replace(one, content=terms, kind=kind_of(words, terms)), rest]
    if not other.source or not other.cue or other.source[0][0] <= start:
        return [other]
    near = first < other.source[0][0] <= last + 3 and other.cue[0][0] >= other.source[0][1]
    if not near or other.source[0][1] - start > LONGEST or _quotes(text, start, other.source[0][1]):
        return [other]
    return [replace(other, source=((start, other.source[0][1]),))]


def _quotes(text: str, start: int, end: int) -> bool:
    return any(mark in text[start:end] for mark in '"“”')


@lru_cache(maxsize=1)
def _rules() -> dict[str, re.Pattern[str]]:
    data = english("terms")
    return {
        "asked": re.compile(data["asked"]),
        "terms": re.compile(data["terms"]),
        "unnamed": re.compile(data["unnamed"]),
        "reason": re.compile(rf",? (?:{data['reason']})\b(?:[^“”\"]*?(?=, that )|[^“”\"]*)"),
        "rest": re.compile(r",? (?=that )|, |"),
        "condition": re.compile(r"on (?:the )?condition $"),
        "speaks": re.compile(rf",? (?P<cue>{data['speaks']}) (?=\S)"),
    }
