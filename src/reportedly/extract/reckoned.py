"""Figures that somebody names: "The hospital put the number of injured at 31".

The training corpus has next to none of them, and the network passes them over; in news of disasters and wars
they are what is disputed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from reportedly.extract.english import english
from reportedly.extract.kinds import stated
from reportedly.extract.words import Words
from reportedly.sentences import sentences
from reportedly.types import Attribution, Span

#: How sure such an attribution is.
CONFIDENCE = 0.75
#: Characters of a sentence, and words of a source, at most.
LONGEST, MOST = 500, 30
#: Where another clause of a sentence begins.
_JOINT = re.compile(r"; |, (?:but|while|and|although) ")
_PUT = re.compile(r"\b(?:put|puts|putting)\b")


def reckoned(words: Words, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, with those of the form in clauses in which nothing else was found.

    Args:
        words: the words of the text.
        attributions: those of the outer level.
    """
    cut = [sentence for sentence in sentences(words.text) if _PUT.search(words.text, *sentence)]
    taken = sorted(span for a in attributions for span in (*a.cue, *a.content))
    found = (one for sentence in cut if (one := _figure(words, sentence)) is not None)
    return [*attributions, *(one for one in found if not _meets(taken, one))]


def _figure(words: Words, sentence: Span) -> Attribution | None:
    """The figure that a sentence says somebody named."""
    if sentence[1] - sentence[0] > LONGEST:
        return None
    for start in (sentence[0], *(m.end() for m in _JOINT.finditer(words.text, *sentence))):
        match = _form().match(words.text, start, sentence[1])
        if match is not None and len(match["who"].split()) <= MOST and not _clause().match(match["who"]):
            content = (match.span("content"),)
            return stated(
                words, content, cue=match.span("cue"), source=match.span("who"), confidence=CONFIDENCE
            )
    return None


def _meets(taken: Sequence[Span], one: Attribution) -> bool:
    """Whether something else was found in the words from source to content."""
    start, end = one.source[0][0], one.content[-1][1]
    place = bisect_right(taken, (end, 0))
    return any(start < last for _, last in taken[:place])


@lru_cache(maxsize=1)
def _form() -> re.Pattern[str]:
    data = english("reckoned")
    opening = rf"(?:(?:{data['joining']}),? )?(?:(?:{data['adverbial']}) [^,“”\"\n]{{2,40}}, )?"
    figure = rf"(?:(?:{data['about']}) )*(?:[$€£¥]? ?\d|(?:{data['number']})\b)"
    noun = rf"(?:(?:{data['determiner']}) )?(?:[\w’'-]+ ){{0,3}}?(?:{data['noun']})\b"
    end = r"[.;:]?$|[.;:]\s|, | and (?:has |have )?(?:said|says|called|insists?)"
    cue = rf"(?P<cue>(?:(?:{data['before']}) ){{0,3}}puts?)"
    return re.compile(
        rf"{opening}(?P<who>[^“”\"\n;:]{{2,240}}?),? {cue} "
        rf"(?P<content>{noun}[^\n;:.,]{{0,100}}? at {figure}[^“”\"\n;:]*?)(?={end})",
        re.M,
    )


@lru_cache(maxsize=1)
def _clause() -> re.Pattern[str]:
    """A verb before any comma or relative pronoun: the words before the figure's verb are no noun phrase."""
    data = english("reckoned")
    return re.compile(
        rf"(?:(?!\b(?:who|which|that|whose)\b)[^,])*?\b(?:{data['verbs']})\b|(?:I|[Yy]ou|[Ww]e)$"
    )
