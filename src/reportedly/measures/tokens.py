"""The tokens of a text, which of them a span covers, and which stand inside quotation marks.

A token is a run of word characters or one other visible character. Spans are compared as sets of tokens, so
that white space at their edges makes no difference.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from reportedly.types import ContentKind, Span, Spans

#: Positions in ``Tokens.spans``.
TokenSet = frozenset[int]

_TOKEN = re.compile(r"\w+|[^\w\s]")
_PARAGRAPH = re.compile(r"[^\n]+")
_MARK = re.compile(r"[“”\"„‟«»]|''|``")
_ONLY_OPENS = frozenset({"“", "«", "„", "``"})
_ONLY_CLOSES = frozenset({"”", "»"})


class Tokens:
    """The tokens of one text."""

    def __init__(self, text: str) -> None:
        found = list(_TOKEN.finditer(text))
        self.spans: list[Span] = [match.span() for match in found]
        self._starts = [start for start, _ in self.spans]
        self._ends = [end for _, end in self.spans]
        self._words = frozenset(i for i, match in enumerate(found) if re.match(r"\w", match.group()))
        self._quoted = self.covered(tuple(quoted(text)))

    def __len__(self) -> int:
        return len(self.spans)

    def covered(self, spans: Spans) -> TokenSet:
        """The tokens of which a span holds at least one character."""
        covered: set[int] = set()
        for start, end in spans:
            if start < end:
                covered.update(range(bisect_right(self._ends, start), bisect_left(self._starts, end)))
        return frozenset(covered)

    def words(self, tokens: TokenSet) -> TokenSet:
        """Those of the tokens that are not punctuation."""
        return tokens & self._words

    def kind(self, content: TokenSet) -> ContentKind:
        """How a content is put: its words all inside double quotation marks, some of them, or none."""
        words = self.words(content) or content
        inside = len(words & self._quoted)
        if not inside:
            return "indirect"
        return "direct" if inside == len(words) else "mixed"


def quoted(text: str) -> Iterator[Span]:
    """What stands between double quotation marks, marks included.

    Marks are paired inside a paragraph (a line). One left open runs to the end of its paragraph, as where
    a quotation over several paragraphs closes only at the end. Single quotation marks are not looked at: most
    of them are apostrophes.
    """
    for paragraph in _PARAGRAPH.finditer(text):
        yield from _quoted_in(text, *paragraph.span())


def _quoted_in(text: str, start: int, end: int) -> Iterator[Span]:
    opened: int | None = None
    for mark in _MARK.finditer(text, start, end):
        if opened is None and mark.group() not in _ONLY_CLOSES:
            opened = mark.start()
        elif opened is not None and mark.group() not in _ONLY_OPENS:
            yield opened, mark.end()
            opened = None
    if opened is not None:
        yield opened, end
