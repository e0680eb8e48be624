"""Reporters named at the end: in "X accused Y of Z, Reuters reports" the last clause is about the sentence.

Where the comma before it is missing the network takes it for the end of the content, and reading the content
again finds it there. It belongs on the outside.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from reportedly.extract.english import english
from reportedly.extract.kinds import kind_of
from reportedly.extract.words import Words
from reportedly.types import Attribution, Spans

#: How much less sure such a one is than the statement it was found in.
UNMARKED = 0.9


def hoist(words: Words, outer: list[Attribution], inner: list[Attribution]) -> list[Attribution]:
    """``outer`` followed by ``inner``, where those that close their parent's sentence changed places with it.

    Args:
        words: the words of the document.
        outer: attributions that stand in no other.
        inner: those inside them; ``parent`` is the index of the outer one, as text.
    """
    text = words.text
    found = outer + inner
    for index in range(len(outer), len(found)):
        reporter = found[index]
        if reporter.parent is None:
            continue
        parent = int(reporter.parent)
        statement = found[parent]
        if statement.parent is None and closes(text, reporter, statement):
            begin = reporter.source[0][0]
            start = min(s for s, _ in statement.source + statement.cue + statement.content)
            kept = trimmed(text, statement.content, begin)
            found[parent] = replace(statement, content=kept, parent=str(index))
            whole = ((start, kept[-1][1]),)
            found[index] = replace(reporter, kind=kind_of(words, whole), content=whole, parent=None)
    return found


@lru_cache(maxsize=1)
def last_words() -> tuple[re.Pattern[str], frozenset[str]]:
    """A name and its cue at the end of a content, and what never stands before them."""
    data = english("hoisting")
    name = r"[A-Z][\w&.’'-]*(?: [A-Z][\w&.’'-]*){0,3}"
    pattern = rf"\b(?P<before>[a-z]\w+),? (?P<who>{name}) (?P<cue>{data['cue']})$"
    return re.compile(pattern), frozenset(data["never_before"])


def unmarked(words: Words, outer: list[Attribution], known: list[Attribution]) -> list[Attribution]:
    """Reporters at the very end of a paraphrase ("... the country Reuters reports") that nobody has found.

    Args:
        words: the words of the document.
        outer: attributions that stand in no other.
        known: those found inside them.
    """
    reporter, never_before = last_words()
    found = []
    for index, statement in enumerate(outer):
        end = statement.content[-1][1]
        match = reporter.search(words.text, statement.content[-1][0], end)
        inside = any(int(a.parent or -1) == index and a.cue and a.cue[0][1] == end for a in known)
        if match and not inside and statement.kind == "indirect" and match["before"] not in never_before:
            found.append(
                Attribution(
                    id="",
                    kind="indirect",
                    source=(match.span("who"),),
                    cue=(match.span("cue"),),
                    content=((statement.content[-1][0], match.end("before")),),
                    confidence=round(statement.confidence * UNMARKED, 3),
                    parent=str(index),
                )
            )
    return found


def closes(text: str, reporter: Attribution, statement: Attribution) -> bool:
    """Whether the reporter's source and cue are the very end of the statement's content, in this order."""
    if len(reporter.source) != 1 or len(reporter.cue) != 1:
        return False
    (start, source_end), (cue_start, end) = reporter.source[0], reporter.cue[0]
    last = statement.content[-1]
    return (
        # "The dam cracked, the Bugle reports," Tibbet said: here the sentence ends with another.
        all(e <= start for _, e in statement.source + statement.cue)
        and any(character.isalnum() for character in text[last[0] : start])
        and last[0] < start < source_end <= cue_start <= end <= last[1]
        and not text[source_end:cue_start].strip()
        and not text[end : last[1]].strip(" .,”\"’'")
        and text[start].isupper()
        and len(text[start:end].split()) <= 6
    )


def trimmed(text: str, content: Spans, end: int) -> Spans:
    """The content up to ``end``, less the white space before it."""
    kept = [(s, min(e, end)) for s, e in content if s < end]
    start, stop = kept[-1]
    while stop > start and text[stop - 1] in " \t,":
        stop -= 1
    return (*kept[:-1], (start, stop))
