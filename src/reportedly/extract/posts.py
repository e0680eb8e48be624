"""Texts shown whole, without quotation marks: signed posts, and what stands below "she tweeted:".

An embedded post ends with a dash, its author, the author's handle and the day; all before it in the block is
the author's own words. A paragraph that ends with a verb of writing and a colon announces the text below it.
Both are direct statements, though nothing marks them as quoted.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from reportedly.extract.english import english
from reportedly.extract.words import Words
from reportedly.types import Attribution, Span

#: How sure a signed post is.
CONFIDENCE = 0.9
#: Characters of the longest text that a signature is looked for behind.
LONGEST = 1500
#: Posts looked for in one text; every one costs a look at all attributions.
MOST = 200
#: A dash, a name, a handle, and the beginning of a date.
_SIGNED = re.compile(
    r"(?P<dash>[—–])\s?(?P<who>[^\s(—–][^(\n—–]{0,60}?)\s*\(@\w{1,30}\)\s+"
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December|[A-Z][a-z]{2}\.?)"
    r"\s\d|\d{1,2}\s[A-Z])"
)
_LINKS = re.compile(r"(?:\s*(?:https?://\S+|pic\.twitter\.com/\S+|@?\S+\.\.\.|…))+\s*$")
_FIRST_PERSON = re.compile(r"\b(?:I|I['’]\w+|[Mm]y|[Mm]e|[Ww]e|[Oo]ur|[Uu]s|mine|ours)\b")
_LETTER = re.compile(r"\w")
_MARKS = '“”"‘«'


def shown(words: Words, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions of a text, with the texts that it shows given to their authors.

    Args:
        words: the words of the text.
        attributions: those of the outer level.
    """
    found = [_announced(words, attribution) for attribution in attributions]
    for number, match in _signatures(words):
        post = _post(words, number, match.start())
        if post is not None:
            found = _signed(words.text, found, post, match)
    return found


def _signatures(words: Words) -> list[tuple[int, re.Match[str]]]:
    """Every signature and the paragraph it stands in."""
    if "(@" not in words.text:
        return []
    found = (
        (number, match)
        for number, (start, end) in enumerate(words.paragraphs)
        for match in _SIGNED.finditer(words.text, start, end)
    )
    return list(islice(found, MOST))


def _post(words: Words, number: int, end: int) -> Span | None:
    """The text before a signature: the beginning of its line, else the lines right above it."""
    text, start = words.text, words.paragraphs[number][0]
    # Two posts may share a line; the second begins behind the first one's date.
    earlier = [match.end() for match in _SIGNED.finditer(text, start, end)]
    if earlier:
        year = re.compile(r"[\s\d,.]*").match(text, earlier[-1])
        start = year.end() if year else earlier[-1]
    elif not _LETTER.search(text, start, end) and number > 0:
        first, end = number - 1, words.paragraphs[number - 1][1]
        # Lines of one block follow each other with no empty line between.
        while first > 0 and "\n\n" not in text[words.paragraphs[first - 1][1] : words.paragraphs[first][0]]:
            first -= 1
        start = words.paragraphs[first][0]
    return _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """A span less white space and the links at its end."""
    if end - start > LONGEST:
        return None
    links = _LINKS.search(text, start, end)
    end = links.start() if links else end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if len(text[start:end].split()) > 1 else None


def _signed(
    text: str, attributions: list[Attribution], post: Span, match: re.Match[str]
) -> list[Attribution]:
    """The attributions with a signed post among them, in place of what was made of its words."""
    kept: list[Attribution] = []
    announced = False
    for attribution in attributions:
        around = attribution.source + attribution.cue
        touched = [s for s in attribution.content if s[0] < match.end() and post[0] < s[1]]
        outside = tuple(s for s in attribution.content if s not in touched)
        within = any(s < match.end() and post[0] < e for s, e in around)
        if touched and not within and not outside and attribution.cue and attribution.cue[-1][1] <= post[0]:
            announced = True  # "She tweeted:" above it
            kept.append(replace(attribution, content=(post,), kind="direct"))
        elif within:
            continue
        elif not touched:
            kept.append(attribution)
        elif outside:
            kept.append(replace(attribution, content=outside))
    if announced:
        return kept
    return [
        *kept,
        Attribution(
            id="",
            kind="direct",
            content=(post,),
            cue=(match.span("dash"),),
            source=(match.span("who"),),
            confidence=CONFIDENCE,
        ),
    ]


def _announced(words: Words, attribution: Attribution) -> Attribution:
    """An attribution whose words stand below its colon, with the whole of the text that is shown there."""
    text = words.text
    if not attribution.cue or not attribution.content:
        return attribution
    begins = attribution.content[0][0]
    number = max(bisect_right(words.paragraphs, begins, key=lambda span: span[0]) - 1, 0)
    start, end = words.paragraphs[number]
    before = words.paragraphs[number - 1] if number else (0, 0)
    announces = text[before[0] : before[1]].rstrip().endswith(":")
    cue = attribution.cue[-1]
    below = number > 0 and announces and before[0] <= cue[0] < before[1] and begins - start <= 1
    told = {word.strip(".,:;").lower() for s, e in attribution.cue for word in text[s:e].split()}
    if not below or not told & _writing() or any(mark in text[start:end] for mark in _MARKS):
        return attribution
    if _SIGNED.search(text, start, end):
        return attribution
    content: list[Span] = [(start, end)]
    for further in words.paragraphs[number + 1 :]:
        said = text[slice(*further)]
        own = _FIRST_PERSON.search(said) and not any(mark in said for mark in _MARKS)
        if not own or not said.rstrip().endswith((".", "!", "?")):
            break
        content.append(further)
    return replace(attribution, content=tuple(content), kind="direct")


@lru_cache(maxsize=1)
def _writing() -> frozenset[str]:
    data = english("posts")
    return frozenset(data["writing"])
