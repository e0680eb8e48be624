"""The words of a statement with whether each stands inside quotation marks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from reportedly.trace.wording import LONGEST_TEXT, Token, tokens

_MARK = '"'
#: Before a mark that opens.
_BEFORE = "([—–-…"


def inside_marks(text: str) -> tuple[tuple[Token, ...], tuple[bool, ...]]:
    """The tokens of a text (``wording.tokens``), and for each whether it is quoted.

    Args:
        text: with straight marks.
    """
    found: list[Token] = []
    inside: list[bool] = []
    for part, quoted in parts(text[:LONGEST_TEXT]):
        words = tokens(part)
        found += words
        inside += [quoted] * len(words)
    return tuple(found), tuple(inside)


def parts(text: str) -> Iterator[tuple[str, bool]]:
    """The stretches between marks, in order, and whether each is quoted.

    A content may begin or end inside a quotation, so that marks have no partner: which way a mark looks is
    told by the space beside it, and where that tells nothing the last mark decides.
    """
    stretches = text.split(_MARK)
    ways = [opens(one, other) for one, other in pairwise(stretches)]
    quoted = bool(ways) and ways[0] is False
    yield stretches[0], quoted
    for way, stretch in zip(ways, stretches[1:], strict=True):
        quoted = not quoted if way is None else way
        yield stretch, quoted


def opens(before: str, behind: str) -> bool | None:
    """Whether a mark between two stretches opens a quotation; ``None``: the space beside it does not tell."""
    open_before = not before or before[-1].isspace() or before[-1] in _BEFORE
    open_behind = not behind or not (behind[0].isalnum() or behind[0] in "'$£€#@[(")
    return None if open_before == open_behind else open_before
