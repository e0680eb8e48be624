"""What somebody does by saying something: "She defended the move by saying, 'It was time'".

That is two attributions of one speaker, where the network reads one content with another speaker in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from reportedly.extract.english import english
from reportedly.extract.kinds import kind_of, stated
from reportedly.extract.words import Words
from reportedly.types import Attribution, Spans

#: How much less sure the second is.
SECOND = 0.95


def twofold(words: Words, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, those that hold two of one speaker divided.

    Args:
        words: the words of the text.
        attributions: those of the outer level.
    """
    return [part for attribution in attributions for part in _divided(words, attribution)]


def _divided(words: Words, attribution: Attribution) -> list[Attribution]:
    if not attribution.source or len(attribution.content) != 1:
        return [attribution]
    start, end = attribution.content[0]
    found = _by().search(words.text, start, end)
    if found is None or _QUOTE.search(words.text, start, found.start()):
        return [attribution]
    first: Spans = ((start, found.start()),)
    said: Spans = ((found.end(), end),)
    second = stated(
        words,
        said,
        cue=found.span("cue"),
        source=attribution.source[0],
        confidence=round(attribution.confidence * SECOND, 3),
    )
    return [
        replace(attribution, content=first, kind=kind_of(words, first)),
        replace(second, source=attribution.source),
    ]


_QUOTE = re.compile(r"[“”\"]")


@lru_cache(maxsize=1)
def _by() -> re.Pattern[str]:
    verbs = english("twofold")["verbs"]
    return re.compile(rf"(?<=\w),? (?P<cue>by (?:{verbs}))(?:, (?=[“\"])| (?=that |[“\"]))")
