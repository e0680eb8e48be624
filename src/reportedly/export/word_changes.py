"""Two wordings side by side: which words only one of them has."""

from __future__ import annotations

import re
from collections.abc import Sequence
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
        left.append(("".join(ours[a:b]), kind != "equal"))
        right.append(("".join(theirs[c:d]), kind != "equal"))
    if not any(_has_words(words) for words, changed in left if not changed):
        # Other words altogether: there is nothing to point at.
        return _whole(before, False), _whole(after, False)
    return _tidy(left), _tidy(right)


def _whole(text: str, changed: bool) -> Pieces:
    return ((text, changed),) if text else ()


def _tidy(pieces: list[tuple[str, bool]]) -> Pieces:
    """Only words count: white space or punctuation alone is no change, unless between two changed words."""
    marked = [(words, changed and _has_words(words)) for words, changed in pieces if words]
    for place in range(1, len(marked) - 1):
        if not marked[place][0].strip() and marked[place - 1][1] and marked[place + 1][1]:
            marked[place] = (marked[place][0], True)
    return _joined([part for piece in _joined(marked) for part in _trimmed(*piece)])


def _joined(pieces: Sequence[tuple[str, bool]]) -> Pieces:
    joined: list[tuple[str, bool]] = []
    for words, changed in pieces:
        if joined and joined[-1][1] == changed:
            joined[-1] = (joined[-1][0] + words, changed)
        else:
            joined.append((words, changed))
    return tuple(joined)


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))


def _trimmed(words: str, changed: bool) -> Pieces:
    """White space at the ends of a change stands outside it."""
    inner = words.strip()
    if not changed or inner == words:
        return ((words, changed),)
    start = words.index(inner)
    ends = (words[:start], False), (inner, True), (words[start + len(inner) :], False)
    return tuple(piece for piece in ends if piece[0])
