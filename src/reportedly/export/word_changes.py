"""Two wordings side by side: which words only one of them has."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

#: ``(words, changed)``.
Pieces = tuple[tuple[str, bool], ...]

_WORD = re.compile(r"\s+|\w+|[^\w\s]")
#: Longer texts are shown whole, without a comparison: it would take seconds.
_LONGEST = 2000


def changes(before: str, after: str) -> tuple[Pieces, Pieces]:
    """The pieces of both texts, with the words marked that the other one does not have there.

    Args:
        before: the earlier words.
        after: the later ones; empty where nothing is there.
    """
    ours, theirs = _WORD.findall(before), _WORD.findall(after)
    if not ours or not theirs:
        return _whole(before, True), _whole(after, True)
    if len(ours) + len(theirs) > _LONGEST:
        return _whole(before, False), _whole(after, False)
    matcher = SequenceMatcher(None, [w.casefold() for w in ours], [w.casefold() for w in theirs], False)
    left: list[tuple[str, bool]] = []
    right: list[tuple[str, bool]] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if b > a:
            left.append(("".join(ours[a:b]), kind != "equal"))
        if d > c:
            right.append(("".join(theirs[c:d]), kind != "equal"))
    return _bridged(left), _bridged(right)


def _whole(text: str, changed: bool) -> Pieces:
    return ((text, changed),) if text else ()


def _bridged(pieces: list[tuple[str, bool]]) -> Pieces:
    """Only words count: white space or punctuation alone is no change."""
    marked = [(words, changed and any(map(str.isalnum, words))) for words, changed in pieces]
    for place in range(1, len(marked) - 1):
        if not marked[place][0].strip() and marked[place - 1][1] and marked[place + 1][1]:
            marked[place] = (marked[place][0], True)
    joined: list[tuple[str, bool]] = []
    for words, changed in (part for piece in marked for part in _trimmed(*piece)):
        if joined and joined[-1][1] == changed:
            joined[-1] = (joined[-1][0] + words, changed)
        else:
            joined.append((words, changed))
    return tuple(joined)


def _trimmed(words: str, changed: bool) -> Pieces:
    """White space at the ends of a change stands outside it."""
    inner = words.strip()
    if not changed or inner == words:
        return ((words, changed),)
    start = words.index(inner)
    ends = (words[:start], False), (inner, True), (words[start + len(inner) :], False)
    return tuple(piece for piece in ends if piece[0])
