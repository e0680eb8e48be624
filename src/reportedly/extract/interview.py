"""Interviews whose turns have no label before them, or have it on a line of its own.

Without labels the questions are paragraphs, and what stands between them is the answers. On the page the
questions are bold; of that nothing is left in the text. They are told by asking ("?") and by "you", the
answers by "I", and what stands above speaks of a conversation. Without all this it is an explainer, whose
questions are headings, or a column that asks its reader. Names on lines of their own say it all, where one of
them asks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from reportedly.extract.english import english
from reportedly.extract.transcript import LABEL
from reportedly.extract.words import Words
from reportedly.sentences import sentences
from reportedly.types import Attribution, Span, Spans

#: How sure an answer is.
CONFIDENCE = 0.8
#: Questions that an interview has, at least, and words of one, at most.
FEWEST, LONGEST = 3, 60
#: Names on lines of their own, at least, and the share of an interviewer's turns that ask.
NAMED, ASKING = 4, 0.6
#: Paragraphs for each question, at most.
SPACING = 5
#: Share of the questions that say "you", and of the answers that say "I".
ADDRESSED, FIRST_PERSON = 0.5, 0.6
_YOU = re.compile(r"\byou(?:r|rself|['’]\w+)?\b", re.I)
_I = re.compile(r"\b(?:I|I['’]\w+|[Mm]y|[Mm]e|[Mm]yself|[Ww]e|[Oo]ur|[Uu]s)\b")
_NAME = re.compile(r"\b[A-Z][\w’'-]+(?: (?:de|van|von|al|bin|[A-Z]\.|[A-Z][\w’'-]+)){1,3}\b")
_WORD = re.compile(r"\w[\w’'-]*\w")
_SOMEBODY = re.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]hey)\b")
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")


@dataclass(frozen=True, slots=True)
class Turn:
    """What somebody says until the next question or name."""

    #: Where its question, or its name, begins.
    start: int
    who: Spans
    said: list[Span]
    #: Whether it is the interviewer's.
    asks: bool


def interviewed(words: Words, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions of a text, with the answers of an interview in place of what was found in them.

    Args:
        words: the words of the text.
        attributions: those of the outer level.
    """
    turns = _named(words) or _unnamed(words)
    if not turns:
        return list(attributions)
    first, last = turns[0].start, turns[-1].said[-1][1]
    kept = [
        a for a in attributions if not any(s < last and e > first for s, e in a.source + a.cue + a.content)
    ]
    return kept + [
        Attribution(id="", kind="direct", source=turn.who, content=tuple(turn.said), confidence=CONFIDENCE)
        for turn in turns
        if not turn.asks
    ]


def _named(words: Words) -> list[Turn]:
    """The turns below names on lines of their own; none where nobody asks, as in a live blog."""
    said = [words.text[slice(*span)] for span in words.paragraphs]
    times = Counter(one for one in said if _NAME.fullmatch(one))
    heads = [n for n, one in enumerate(said) if times[one] >= 2]
    names = sorted({said[n] for n in heads})
    if len(heads) < NAMED or len(names) < 2 or heads[-1] + 1 >= len(said):
        return []
    ends = [*heads[1:], heads[-1] + 2]
    blocks = [words.paragraphs[n + 1 : end] for n, end in zip(heads, ends, strict=True)]
    if heads[-1] - heads[0] > SPACING * len(heads):
        return []
    asked = Counter(said[n] for n, end in zip(heads, ends, strict=True) if said[end - 1].endswith("?"))
    askers = {name for name in names if asked[name] >= ASKING * times[name]}
    if not askers or len(askers) == len(names):
        return []
    return [
        Turn(words.paragraphs[n][0], (words.paragraphs[n],), block, asks=said[n] in askers)
        for n, block in zip(heads, blocks, strict=True)
        if block
    ]


def _unnamed(words: Words) -> list[Turn]:
    """The answers between paragraphs that ask."""
    found = _questions(words)
    if not found:
        return []
    who = _interviewee(words, found[0])
    # The last answer is one paragraph; what follows may be the article's own end.
    ends = [*found[1:], found[-1] + 2]
    blocks = [words.paragraphs[n + 1 : end] for n, end in zip(found, ends, strict=True)]
    starts = [words.paragraphs[n][0] for n in found]
    return [Turn(start, who, block, asks=False) for start, block in zip(starts, blocks, strict=True) if block]


def _questions(words: Words) -> list[int]:
    """Paragraphs that ask, from the first question to the last; none where the text is no interview."""
    text = words.text
    said = [text[slice(*span)] for span in words.paragraphs]
    asking = [
        n
        for n, one in enumerate(said)
        if n and one.endswith("?") and len(one.split()) <= LONGEST and not LABEL.match(one)
    ]
    if len(asking) < FEWEST or sum(bool(_YOU.search(said[n])) for n in asking) < ADDRESSED * len(asking):
        return []
    region = asking[-1] - asking[0] + 1
    if region > SPACING * len(asking) or not _conversation().search(text, 0, words.paragraphs[asking[0]][0]):
        return []
    asks = set(asking)
    # A prompt without a question mark: "You burned your first recording."
    prompts = [
        n
        for n in range(asking[0] + 1, len(said))
        if n not in asks
        and _YOU.search(said[n])
        and len(said[n].split()) <= LONGEST
        and not _I.search(_ASIDE.sub("", said[n]))
        and n - 1 not in asks
    ]
    found = sorted({*asking, *(n for n in prompts if n < asking[-1])})
    blocks = [said[a + 1 : b] for a, b in pairwise(found)]
    if found[-1] + 1 >= len(said):
        return []
    own = sum(any(_I.search(one) for one in block) for block in blocks if block)
    return found if own >= FIRST_PERSON * sum(bool(block) for block in blocks) else []


def _interviewee(words: Words, first: int) -> Spans:
    """The person named most above an interview, of those in the sentences that announce it."""
    above = words.text[: words.paragraphs[first][0]]
    cut = sentences(above)
    telling = {n for n, span in enumerate(cut) if _conversation().search(above, *span)}
    # "Jane Doe led the first crew. Now she talks to our podcast."
    telling |= {n - 1 for n in telling if n and _SOMEBODY.search(above, *cut[n])}
    announcing = {word for n in telling for word in _WORD.findall(above, *cut[n])}
    times = Counter(_WORD.findall(above))
    everywhere = set(re.findall(r"[a-z]+", words.text))
    named = [
        match
        for match in _NAME.finditer(above)
        # "Ideology Is Out": a headline in capitals.
        if (last := match[0].split()[-1]) in announcing
        and last.lower() not in everywhere
        and not match[0].startswith("The ")
    ]
    best = max(named, key=lambda match: times[match[0].split()[-1]], default=None)
    return (best.span(),) if best else ()


@lru_cache(maxsize=1)
def _conversation() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{english('interview')['conversation']})\b", re.I)
