"""Patterns that are compiled when a text first has a word without which they cannot match.

Compiling what a language file lists takes longer than reading a short article; most articles have the words
for few of the patterns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Clued:
    """A pattern, matched without regard to case."""

    text: str
    #: In small letters; one of them stands in whatever matches.
    clue: tuple[str, ...]

    def finditer(self, words: str, lower: str) -> Iterator[re.Match[str]]:
        """The matches in some words.

        Args:
            words: where to look.
            lower: the same in small letters.
        """
        if any(clue in lower for clue in self.clue):
            yield from compiled(self.text).finditer(words)


@cache
def compiled(text: str) -> re.Pattern[str]:
    """A pattern that is matched without regard to case."""
    return re.compile(text, re.I)
