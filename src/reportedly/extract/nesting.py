"""Attributions inside the content of another: the content is read again as a text of its own.

The corpora mark each word at most once, so the network never learned to see both levels; it does see the
inner one when it is shown the content alone. Only speech by a named party counts here (it is what relay
chains are made of); what a speaker says of beliefs and wishes stays part of the statement.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache

from reportedly.extract.english import english
from reportedly.extract.words import Words, split
from reportedly.types import Attribution, Spans

#: Contents of fewer words hold no attribution.
FEWEST_WORDS = 6
#: Quotation marks that may enclose a whole content.
OPEN, CLOSE = "\"“‘'", "\"”’'"
QUOTES = '"“”'
#: An inner attribution must be at least this sure.
SURE = 0.7
#: The same of one that takes up the whole content.
WHOLE = 0.5
#: Words of an outer content that the inner one is missing at its end, at most.
MOST_LEFT = 4
_JOINT = re.compile(r"[Tt]hat, ")
_WORDS = re.compile(r"[a-z’' -]+")


@lru_cache(maxsize=1)
def speech_words() -> tuple[frozenset[str], frozenset[str]]:
    """Words one of which every nested cue has, and sources too vague to be a relay."""
    data = english("nesting")
    return frozenset(data["speech"]), frozenset(data["vague_sources"])


def nested(
    words: Words, outer: Sequence[Attribution], read: Callable[[Words], list[Attribution]]
) -> list[Attribution]:
    """Attributions inside the contents of ``outer``; ``parent`` is the index of the outer one, as text.

    Args:
        words: the words of the document.
        outer: attributions that do not overlap.
        read: finds the attributions of a text.
    """
    found = []
    for index, attribution in enumerate(outer):
        for span in attribution.content:
            if may_hold(words.text[slice(*span)]):
                start, content = inside(words.text, span)
                # One by one: read side by side, the end of one content lends its cue to the next.
                inner = [a for a in read(split(content)) if counts(content, a)]
                inner = [to_the_end(content, a) for a in inner]
                found += [replace(moved(a, start), parent=str(index)) for a in inner]
    return found


def may_hold(content: str) -> bool:
    """Whether reading a content again may find anything."""
    tokens = content.lower().replace("’", "'").split()
    speech, _ = speech_words()
    return len(tokens) >= FEWEST_WORDS and any(t.strip(".,;:!?\"“”'()") in speech for t in tokens)


def counts(text: str, attribution: Attribution) -> bool:
    """Whether an inner attribution is speech by somebody the text names."""
    if not attribution.source or attribution.confidence < (WHOLE if _whole(text, attribution) else SURE):
        return False
    speech, vague = speech_words()
    cue = {word.strip(".,;:") for s, e in attribution.cue for word in text[s:e].lower().split()}
    return bool(cue & speech) and text[slice(*attribution.source[0])].lower() not in vague


def _whole(text: str, attribution: Attribution) -> bool:
    """Whether the content is nothing but this attribution: "Ana Ilves said in a statement that …"."""
    spans = attribution.source + attribution.cue + attribution.content
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    return not text[:first].strip() and not text[last:].strip(" .,")


def inside(text: str, span: tuple[int, int]) -> tuple[int, str]:
    """Where a content begins and what it says; quotation marks around the whole of it are left off."""
    start, end = span
    content = text[start:end]
    if content[0] in OPEN and content[-1] in CLOSE and not any(mark in QUOTES for mark in content[1:-1]):
        start, end = start + 1, end - 1
    # "that, according to the mayor, nobody was hurt" is read without what joins it to the outer cue.
    joint = _JOINT.match(text, start, end)
    start = joint.end() if joint else start
    return start, text[start:end].replace("\n", " ")


def to_the_end(text: str, attribution: Attribution) -> Attribution:
    """The inner attribution with the last few words of the outer content, where they go on with its own."""
    start, end = attribution.content[-1]
    rest = text[end:].rstrip(",.").split()
    behind = all(e <= end for _, e in attribution.source + attribution.cue)
    if not (
        behind and 1 <= len(rest) <= MOST_LEFT and rest[0] in going_on() and _WORDS.fullmatch(" ".join(rest))
    ):
        return attribution
    content = (*attribution.content[:-1], (start, end + len(text[end:].rstrip(",. "))))
    return replace(attribution, content=content)


@lru_cache(maxsize=1)
def going_on() -> frozenset[str]:
    """Words with which a clause goes on, and which begin no account of when or where something was said."""
    data = english("nesting")
    return frozenset(data["going_on"])


def moved(attribution: Attribution, shift: int) -> Attribution:
    """The attribution with all spans shifted."""

    def shifted(spans: Spans) -> Spans:
        return tuple((s + shift, e + shift) for s, e in spans)

    return replace(
        attribution,
        source=shifted(attribution.source),
        cue=shifted(attribution.cue),
        content=shifted(attribution.content),
    )
