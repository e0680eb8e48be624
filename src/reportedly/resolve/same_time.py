""" "At the time": a statement made when an earlier one of the same source was.

The words themselves name no day; the statement takes over the day of the nearest earlier statement of its
source that has one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from reportedly.resolve.phrases import table
from reportedly.resolve.surroundings import sentence_at
from reportedly.types import Attribution, Document, Span, When

#: Characters between the cue and the words, at most.
_REACH = 60


def dated(document: Document, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Fill in ``when`` of the statements that were made "at the time".

    Args:
        document: the article.
        attributions: with source ids and the dates of their own sentences, in order of position.

    Returns:
        All of them; the reason of a day taken over is the words that point back to it.
    """
    latest: dict[str, When] = {}
    filled: list[Attribution] = []
    for attribution in attributions:
        source = attribution.source_id or ""
        words = None if attribution.when else _pointing_back(document.text, attribution)
        if words and source in latest:
            reasons = {**attribution.reasons, "when": (words,)}
            attribution = replace(attribution, when=latest[source], reasons=reasons)
        if attribution.when and source:
            latest[source] = attribution.when
        filled.append(attribution)
    return tuple(filled)


def _pointing_back(text: str, attribution: Attribution) -> Span | None:
    """The words near the cue, outside the content, that point back to a day."""
    if not attribution.cue:
        return None
    begin, end = attribution.cue[0][0], attribution.cue[-1][1]
    start, stop = sentence_at(text, begin)
    for match in _pattern().finditer(text, max(start, begin - _REACH), min(stop, end + _REACH)):
        inside = any(s < match.end() and e > match.start() for s, e in attribution.content)
        if not inside and not _goes_on(text, match.end(), attribution):
            return match.span()
    return None


def _goes_on(text: str, end: int, attribution: Attribution) -> bool:
    """ "At the time that it fell" is another time, if "that" does not begin what is said."""
    return text.startswith(" that ", end) and all(start != end + 1 for start, _ in attribution.content)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(table("when")["pointing_back"]["same_time"])
