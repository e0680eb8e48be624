"""What an article asserts itself: the sentences that no attribution touches."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from reportedly.extract.english import english
from reportedly.types import Attribution, Span, Spans

WORD = re.compile(r"\w+")
#: What stands between a dateline and its sentence.
_BEHIND = re.compile(r"[\s–—:-]+")
#: A shorter sentence ("Indeed.") or heading asserts nothing that could be sourced.
FEWEST_WORDS = 4


def own_voice(
    text: str, sentences: Iterable[Span], attributions: Iterable[Attribution], skip: Spans
) -> Spans:
    """Sentences that are statements of the article's author.

    Args:
        text: the document's text.
        sentences: its sentences in order.
        attributions: everything found in it.
        skip: spans that are no prose of the author: the headline, credit lines.
    """
    taken = sorted(
        [span for a in attributions for part in (a.source, a.cue, a.content) for span in part] + list(skip)
    )
    credited = dict(skip)
    found: list[Span] = []
    at = 0
    for start, end in sentences:
        if start in credited and (behind := _BEHIND.match(text, credited[start], end)):
            # A dateline that names an agency: what it opens is said all the same.
            start = behind.end()
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        # The first that does not end before the sentence; if it begins behind it, so do all later ones.
        touched = at < len(taken) and taken[at][0] < end
        if touched or not asserts(text[start:end]):
            continue
        found.append((start, end))
    return tuple(found)


def asserts(sentence: str) -> bool:
    """Whether a sentence is a statement: long enough, no question, no note of who made the text."""
    if sentence.rstrip("\"'”’)] ").endswith("?"):
        return False
    if _note().match(sentence):
        return False
    return len(WORD.findall(sentence)) >= FEWEST_WORDS


@lru_cache(maxsize=1)
def _note() -> re.Pattern[str]:
    return re.compile(rf"[(\[—–-]*\s*(?:{english('own_voice')['note']})")
