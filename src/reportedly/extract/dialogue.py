"""Turns without a cue: two people quoted in two paragraphs, then quoted paragraphs that name nobody.

The network leaves such paragraphs with whoever was named last. That is right where one person is quoted at
length, and wrong in a dialogue, where speakers take turns; a dialogue is told by its short lines, or by
questions and replies.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from reportedly.extract.english import english
from reportedly.extract.kinds import kind_of
from reportedly.extract.words import Words, paragraph_at
from reportedly.types import Attribution, Span

#: Paragraphs without a cue that a dialogue has at least.
FEWEST = 2
#: Words in each of them, at most, where neither a question nor a reply tells.
SHORT = 12
_OPEN, _CLOSE = '“"', '”"'


def take_turns(words: Words, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, with the uncued turns of a dialogue given to its two speakers by turns.

    Args:
        words: the words of the text.
        attributions: those of one level, in any order.
    """
    found = list(attributions)
    speaking = _speaking(words, found)
    for paragraph in sorted(speaking):
        first, second = speaking.get(paragraph - 1), speaking[paragraph]
        if first is None or first == second or _same(words.text, found[first], found[second]):
            continue
        turns = _uncued(words, found, paragraph + 1)
        if len(turns) < FEWEST or not _dialogue(words.text, [found[first], found[second]], turns):
            continue
        for index, (start, end) in enumerate(turns):
            speaker, other = (first, second) if index % 2 == 0 else (second, first)
            found[speaker] = _with(words, found[speaker], (start, end))
            found[other] = _without(words, found[other], (start, end))
    return found


def _speaking(words: Words, attributions: Sequence[Attribution]) -> dict[int, int]:
    """Paragraph to the one attribution with cue and quotation in it; none where there are more."""
    found: dict[int, list[int]] = {}
    for index, attribution in enumerate(attributions):
        for cue, _ in attribution.cue:
            number = paragraph_at(words, cue)
            start, end = words.paragraphs[number]
            quoted = any(start <= s < end and words.text[s] in _OPEN for s, _ in attribution.content)
            found.setdefault(number, []).append(index if quoted and attribution.source else -1)
    return {number: listed[0] for number, listed in found.items() if len(listed) == 1 and listed[0] >= 0}


def _uncued(words: Words, attributions: Sequence[Attribution], paragraph: int) -> list[Span]:
    """The paragraphs from one on that are nothing but a quotation, with no cue and no source."""
    named = [start for a in attributions for start, _ in a.cue + a.source]
    found: list[Span] = []
    for start, end in words.paragraphs[paragraph:]:
        said = words.text[start:end]
        whole = said[0] in _OPEN and said[-1] in _CLOSE and not any(mark in said[1:-1] for mark in '“”"')
        if not whole or any(start <= place < end for place in named):
            break
        found.append((start, end))
    return found


def _dialogue(text: str, speakers: Sequence[Attribution], turns: Sequence[Span]) -> bool:
    """Whether the turns are those of two people."""
    cues = {word for a in speakers for s, e in a.cue for word in text[s:e].lower().split()}
    asked = any(text[slice(*a.content[0])].rstrip(_CLOSE).endswith("?") for a in speakers)
    questions = [text[slice(*turn)].rstrip(_CLOSE).endswith("?") for turn in turns]
    if (asked or cues & _replying()) and any(questions) and not all(questions):
        return True
    return all(len(text[slice(*turn)].split()) <= SHORT for turn in turns)


def _same(text: str, one: Attribution, other: Attribution) -> bool:
    """Whether two attributions may have one source: a pronoun may be anybody."""
    names = [" ".join(text[s:e] for s, e in a.source) for a in (one, other)]
    words = [set(name.lower().replace(",", " ").split()) for name in names]
    return bool(words[0] & words[1]) or all(w & {"he", "she", "they"} for w in words)


def _with(words: Words, attribution: Attribution, span: Span) -> Attribution:
    if any(start < span[1] and end > span[0] for start, end in attribution.content):
        return attribution
    content = tuple(sorted((*attribution.content, span)))
    return replace(attribution, content=content, kind=kind_of(words, content))


def _without(words: Words, attribution: Attribution, span: Span) -> Attribution:
    content = tuple(s for s in attribution.content if s[1] <= span[0] or s[0] >= span[1])
    if content == attribution.content or not content:
        return attribution
    return replace(attribution, content=content, kind=kind_of(words, content))


@lru_cache(maxsize=1)
def _replying() -> frozenset[str]:
    data = english("dialogue")
    return frozenset(data["replying"])
