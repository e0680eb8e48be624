"""Paraphrases that were given to the cue of another sentence.

Each content goes with the cue that suits it best. Where the network has missed the cue of its own sentence
("Police believe that ..."), that is somebody else's, and the words go to the wrong speaker. Such a content
gets the verb directly before it for a cue; without one it is nobody's.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from reportedly.extract.english import english
from reportedly.extract.kinds import kind_of, stated
from reportedly.extract.quotes import OUTSIDE
from reportedly.extract.words import Words
from reportedly.sentences import sentences
from reportedly.types import Attribution, Span

#: How sure an attribution is whose cue the network has not seen.
CONFIDENCE = 0.5


def orphans(words: Words, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, each without paraphrases of sentences in which it has neither source nor cue.

    Args:
        words: the words of the text.
        attributions: those of the outer level.
    """
    cut = sentences(words.text)
    begins = [start for start, _ in cut]
    found: list[Attribution] = []
    for attribution in attributions:
        home = {bisect_right(begins, s) for s, _ in attribution.source + attribution.cue}
        away = [
            span
            for span in attribution.content
            if not home & {bisect_right(begins, span[0]), bisect_right(begins, span[1] - 1)}
            and _paraphrase(words, span)
        ]
        kept = tuple(span for span in attribution.content if span not in away)
        if not away or not home or not kept:
            found.append(attribution)
            continue
        found.append(replace(attribution, content=kept, kind=kind_of(words, kept)))
        for span in away:
            own = _own_cue(words, cut[bisect_right(begins, span[0]) - 1], span)
            if own is not None and not any(
                s < own.cue[0][1] and e > own.cue[0][0] for a in attributions for s, e in a.cue
            ):
                found.append(own)
    return found


def _paraphrase(words: Words, span: Span) -> bool:
    """Whether no part of a content is quoted at its beginning: quotations go on over sentences."""
    number = bisect_right(words.spans, (span[0], 1 << 60)) - 1
    return words.quoted[number] == OUTSIDE


def _own_cue(words: Words, sentence: Span, content: Span) -> Attribution | None:
    """The content with the verb directly before it, and who stands before that."""
    match = _before().fullmatch(words.text, sentence[0], content[0])
    if match is None:
        return None
    return stated(words, (content,), cue=match.span("cue"), source=match.span("who"), confidence=CONFIDENCE)


@lru_cache(maxsize=1)
def _before() -> re.Pattern[str]:
    data = english("orphans")
    return re.compile(
        rf"(?:(?:But|And|Yet|However|Meanwhile|Still),? )?(?P<who>{data['who']})"
        rf"(?: (?:{data['auxiliary']})\b[^.,;:“”\"]*? and)?"
        rf" (?P<cue>(?:\w+ly |also |still )?(?:{data['verb']}))\s"
    )
