"""Headings that begin with their speaker and a colon: "Minister: no deal without fishing rights", and posts
with their writer's handle: "@TolleFire: Keep off the roads."

In a headline the network mostly sees it. Between the paragraphs of an article, where a page of news in brief
or a live blog has many of them, it does not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from reportedly.extract.english import english
from reportedly.extract.kinds import stated
from reportedly.extract.words import Words, paragraph_at
from reportedly.types import Attribution

#: How sure such an attribution is.
CONFIDENCE = 0.7
#: Words of a heading, at most.
LONGEST = 18
_HEADING = re.compile(
    r"(?P<who>[A-Z][\w.’'&-]*(?: [\w.’'&-]+){0,4})\s?(?P<colon>:) (?P<said>[“‘\"'«A-Za-z£$€].*)"
)
#: A post in a page of short items.
_POST = re.compile(r"(?P<who>@\w{2,30})\s?(?P<colon>:)\s+(?P<said>\S.{8,})")


def labelled(words: Words, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, with headings whose speaker stands before a colon.

    Args:
        words: the words of the text.
        attributions: those of the outer level.
    """
    found = list(attributions)
    names = _names(words.text, attributions)
    touched = {
        number
        for a in attributions
        for start, end in a.source + a.cue + a.content
        for number in range(paragraph_at(words, start), paragraph_at(words, end - 1) + 1)
    }
    for number, (start, end) in enumerate(words.paragraphs):
        if number in touched:
            continue
        post = _POST.fullmatch(words.text[start:end])
        if post is not None:
            found.append(replace(_told(words, start, post), kind="direct"))
            continue
        match = _HEADING.fullmatch(words.text[start:end])
        if (
            match is None
            or len(match["said"].split()) + len(match["who"].split()) > LONGEST
            or not _says(match["said"])
        ):
            continue
        if _speaks(match["who"], names):
            found.append(_told(words, start, match))
    return found


def _told(words: Words, start: int, match: re.Match[str]) -> Attribution:
    return stated(
        words,
        ((start + match.start("said"), start + match.end("said")),),
        cue=(start + match.start("colon"), start + match.end("colon")),
        source=(start, start + match.end("who")),
        confidence=CONFIDENCE,
    )


def _says(said: str) -> bool:
    """Whether a heading says something: no question, no sentence of prose, not what is to come below."""
    return len(said.split()) >= 2 and said[-1] not in ".?:,;" and not _rules()["announces"].match(said)


def _speaks(who: str, names: frozenset[str]) -> bool:
    """Whether what stands before a colon is somebody who speaks: a role, or a source of this text."""
    last = who.split()[-1].removesuffix("'s").removesuffix("’s")
    return who in names or last in names or bool(_rules()["speakers"].fullmatch(last))


def _names(text: str, attributions: Sequence[Attribution]) -> frozenset[str]:
    """The last capitalised word of every source, which is how headings call them."""
    found = set()
    for a in attributions:
        for start, end in a.source:
            capitals = re.findall(r"\b[A-Z][\w’'-]+", text[start:end].split(",")[0])
            found.update(capitals[-1:])
    return frozenset(found)


@lru_cache(maxsize=1)
def _rules() -> dict[str, re.Pattern[str]]:
    return {
        "announces": re.compile(rf"(?:{english('labelled')['announces']})\b", re.I),
        "speakers": re.compile(english("closing")["speakers"], re.I),
    }
