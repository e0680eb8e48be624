"""Quotations whose speaker stands beside them, under a verb that the network does not know as a cue.

"Manager Rosa Quint was delighted. “The lads were great.”" and "“Gutted,” posted winger Jo Amadi": left alone,
such a quotation goes to whoever spoke in the paragraph before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from reportedly.extract.english import english
from reportedly.extract.kinds import kind_of
from reportedly.extract.quotes import CLOSER, OPENER
from reportedly.extract.taken import less
from reportedly.extract.words import Words, paragraph_at
from reportedly.types import Attribution, Span, Spans

#: How sure a speaker is who stands behind the quotation, or before it.
BEHIND, BEFORE = 0.75, 0.6
_NAME = r"[A-Z][\w’'.-]*[\w](?: [A-Z][\w’'.-]*\w){0,3}"
#: A description of few words that ends in a name, or a pronoun.
_NAMED = rf"(?:[Tt]he |[Aa]n? )?(?:[\w’'-]+ ){{0,5}}?{_NAME}|[Hh]e|[Ss]he|[Tt]hey"


def introduced(words: Words, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, with quotations that a speaker beside them introduces taken from others.

    Args:
        words: the words of the text.
        attributions: those of one level, in any order.
    """
    kept: list[Attribution | None] = list(attributions)
    with_cue = {paragraph_at(words, start) for a in attributions for start, _ in a.cue}
    standing: dict[int, set[int]] = {}
    for index, attribution in enumerate(attributions):
        for start, _ in attribution.content:
            standing.setdefault(paragraph_at(words, start), set()).add(index)
    for number, quotations in _quotations(words):
        paragraph = words.paragraphs[number]
        speaker = None if number in with_cue else _beside(words.text, paragraph, quotations)
        if speaker is not None:
            for index in standing.get(number, ()):
                one = kept[index]
                kept[index] = less(words, one, [paragraph]) if one is not None else None
            source, cue, sure = speaker
            kind = kind_of(words, quotations)
            kept.append(
                Attribution(
                    id="", kind=kind, source=(source,), cue=(cue,), content=quotations, confidence=sure
                )
            )
    return [attribution for attribution in kept if attribution is not None]


def _quotations(words: Words) -> Iterator[tuple[int, Spans]]:
    """Paragraphs with what is quoted in them, marks included; those where a mark stays open are left out."""
    for number, (first, last) in enumerate(zip(words.starts, words.starts[1:], strict=False)):
        opened: int | None = None
        found: list[Span] = []
        for index in range(first, last):
            if words.quoted[index] == OPENER and opened is None:
                opened = words.spans[index][0]
            elif words.quoted[index] == CLOSER and opened is not None:
                found.append((opened, words.spans[index][1]))
                opened = None
        if opened is None and found:
            yield number, tuple(found)


def _beside(text: str, paragraph: Span, quotations: Spans) -> tuple[Span, Span, float] | None:
    return _behind(text, paragraph, quotations) or _before(text, paragraph, quotations)


def _behind(text: str, paragraph: Span, quotations: Spans) -> tuple[Span, Span, float] | None:
    """Source and cue right behind the quotation that begins the paragraph: “…,” posted winger Jo Amadi."""
    if text[paragraph[0] : quotations[0][0]].strip():
        return None
    match = _rules()["behind"].match(text, quotations[0][1], paragraph[1])
    return (match.span("who"), match.span("cue"), BEHIND) if match else None


def _before(text: str, paragraph: Span, quotations: Spans) -> tuple[Span, Span, float] | None:
    """Source and cue in a sentence of its own that is all that stands before the quotations."""
    rest = [text[e:s].strip() for (_, e), (s, _) in pairwise(quotations)]
    if any(rest) or text[quotations[-1][1] : paragraph[1]].strip():
        return None
    match = _rules()["before"].fullmatch(text[paragraph[0] : quotations[0][0]].rstrip())
    if match is None:
        return None
    source, cue = match.span("who"), match.span("cue")
    begin = paragraph[0]
    return (begin + source[0], begin + source[1]), (begin + cue[0], begin + cue[1]), BEFORE


@lru_cache(maxsize=1)
def _rules() -> dict[str, re.Pattern[str]]:
    data = english("introduced")
    verbs, moods = "|".join(data["verbs"]), "|".join(data["moods"])
    acts = "|".join(data["acts"])
    feeling = (
        rf"(?:(?:was|were|is|are|sounded|seemed|remains?|remained) (?:\w+ ){{0,2}}?(?:{moods})|(?:{acts}))"
    )
    return {
        "behind": re.compile(rf" ?(?P<cue>{verbs}) (?P<who>{_NAMED}|the [a-z][\w-]+)(?=[ ,.:;]|$)"),
        "before": re.compile(
            rf"(?P<who>{_NAMED})(?:, [^,.]{{2,80}},)? (?P<cue>{feeling})(?:[^.!?“”\"]{{0,60}})[.:!]"
        ),
    }
