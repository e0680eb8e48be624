"""Paraphrases whose speaker stands behind them with name and office, and that the network passed over.

"Troops crossed the river, Ana Ilves, the deputy head of the ministry, told reporters on Monday.": the longer
the office, the likelier it is that nothing was found. Only sentences in which nobody else is found to speak.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from reportedly.extract.apposed import NAME, describing
from reportedly.extract.english import english
from reportedly.extract.kinds import stated
from reportedly.extract.words import Words
from reportedly.sentences import sentences
from reportedly.types import Attribution, Span

#: How sure such an attribution is.
CONFIDENCE = 0.7
#: Words of a content, at least, and characters of a sentence, at most.
FEWEST, LONGEST = 4, 400
_SPOKE = re.compile(r"\b(?:said|says|told|tells)\b")


def named_behind(words: Words, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, with those of the form that nobody has found.

    Args:
        words: the words of the text.
        attributions: those of the outer level.
    """
    cut = sentences(words.text)
    begins = [start for start, _ in cut]
    taken = {
        bisect_right(begins, start) - 1 for a in attributions for start, _ in (*a.source, *a.cue, *a.content)
    }
    free = [sentence for number, sentence in enumerate(cut) if number not in taken]
    return [*attributions, *(found for sentence in free if (found := _stated(words, sentence)) is not None)]


def _stated(words: Words, sentence: Span) -> Attribution | None:
    """The statement of a sentence, if it has the form."""
    if sentence[1] - sentence[0] > LONGEST or not _SPOKE.search(words.text, *sentence):
        return None
    match = _form().fullmatch(words.text, *sentence)
    if match is None or len(match["content"].split()) < FEWEST or _before().match(match["content"]):
        return None
    content = (match.span("content"),)
    return stated(words, content, cue=match.span("cue"), source=match.span("who"), confidence=CONFIDENCE)


@lru_cache(maxsize=1)
def _form() -> re.Pattern[str]:
    data = english("named_behind")
    who = rf"{NAME}(?:, (?:{describing()}),)?|(?:[\w’'-]+ ){{1,6}}{NAME}"
    told = rf"(?:(?<=told)|(?<=tells)) (?:{data['told']}|(?:the )?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){{0,3}})"
    rest = rf"(?: (?:{data['where']})(?: [\w.’'-]+){{1,8}}?){{0,3}}(?: (?:{data['day']}))?"
    return re.compile(
        rf"(?P<content>[^“”\"\n]+?), (?P<who>{who}) "
        rf"(?P<cue>said|says|told|tells)(?:{told}|(?<=said)|(?<=says)){rest}\.?"
    )


@lru_cache(maxsize=1)
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?:{english('named_behind')['before']})\b")
