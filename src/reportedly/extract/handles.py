"""Posts of social networks set into an article: a name, a handle, the words, the date.

They have no cue: who is named above the words, or signed below them, wrote them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.extract.taken import cleared
from reportedly.extract.words import Words
from reportedly.types import Attribution, Span

#: How sure a post is.
CONFIDENCE = 0.8
#: Paragraphs of one post, at most.
LONGEST = 6
_HANDLE = r"@\w{2,30}"
_AGE = (
    r"(?:\d{1,2}\s?(?:s|m|h|d|min|hrs?|hours?|mins?)"
    r"|[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?|\d{1,2} [A-Z][a-z]{2,8}\.?(?: \d{4})?)"
)
#: "Tolle Fire Service @TolleFire · 2h" on one line.
_HEAD = re.compile(rf"(?P<who>\S.{{1,50}}?)\s+\(?{_HANDLE}\)?(?:\s*[·•-]\s*{_AGE})?")
_ALONE = re.compile(rf"\(?{_HANDLE}\)?(?:\s*[·•-]\s*{_AGE})?")
_NAME = re.compile(r"[^\s@].{0,48}")
#: "9:14 PM · Mar 8, 2025", "14:02 - 8 Mar 2025", "8 March 2025".
_DATE = re.compile(
    r"(?:\d{1,2}[:.]\d\d(?:\s?[APap]\.?[Mm]\.?)?\s*[·•,-]\s*)?"
    r"(?:[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.?,? \d{4})(?:\s*[·•].*)?"
)


def handled(words: Words, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, with the posts that stand between the paragraphs.

    Args:
        words: the words of the text.
        attributions: those of the outer level.
    """
    spans = words.paragraphs
    lines = [words.text[start:end] for start, end in spans]
    posts: list[Attribution] = []
    taken: list[Span] = []
    number = 0
    while number < len(lines):
        head = _head(lines, number)
        end = _end(lines, head[1]) if head else 0
        if head is None or end <= head[1]:
            number += 1
            continue
        name, body = head
        match = _HEAD.fullmatch(lines[name])
        who = (spans[name][0], spans[name][0] + (match.end("who") if match else len(lines[name])))
        posts.append(_post(words, who, tuple(spans[body:end])))
        taken.append((spans[name][0], spans[end - 1][1]))
        number = end
    return [*cleared(words, attributions, taken), *posts]


def _head(lines: Sequence[str], number: int) -> tuple[int, int] | None:
    """Line of the name and first line of the words, where a post begins."""
    if _HEAD.fullmatch(lines[number]) and not lines[number].rstrip().endswith((".", "!", "?", ":")):
        return number, number + 1
    below = lines[number + 1] if number + 1 < len(lines) else ""
    if _ALONE.fullmatch(below) and _NAME.fullmatch(lines[number]) and lines[number][-1] not in ".!?:,":
        return number, number + 2
    return None


def _end(lines: Sequence[str], first: int) -> int:
    """One past the last line of the words: up to the date, or one line where none follows."""
    for number in range(first, min(first + LONGEST, len(lines))):
        if _DATE.fullmatch(lines[number]):
            return number
    return first + 1 if first < len(lines) and len(lines[first].split()) >= 3 else first


def _post(words: Words, who: Span, content: tuple[Span, ...]) -> Attribution:
    return Attribution(id="", kind="direct", source=(who,), cue=(), content=content, confidence=CONFIDENCE)
