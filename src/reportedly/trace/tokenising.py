"""A text as normalised words that know where they stand: two texts compare whatever their typography."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

#: Characters that stand inside a word and are no part of its spelling.
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_LETTER = rf"[\w\u0300-\u036f{_INVISIBLE}]"
#: Numbers with their separators; abbreviations with points; other words, "don't" and "do n't" in one.
_WORD = re.compile(rf"\d+(?:[.,]\d+)+|(?:[^\W\d_]\.){{2,}}|{_LETTER}+(?: ?n?['’]t\b)?", re.I)
_DROPPED = re.compile(rf"[.,'’ _{_INVISIBLE}]")


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """The words of a text, in order."""

    #: A hash of each normalised word, the same in every process.
    words: NDArray[np.uint64]
    #: First code point of each word in the text.
    starts: NDArray[np.int64]
    #: The code point after its last.
    ends: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.words)

    def within(self, start: int, end: int) -> Tokens:
        """The words that stand wholly in a span of the text."""
        first = int(np.searchsorted(self.starts, start))
        last = int(np.searchsorted(self.ends, end, side="right"))
        return Tokens(self.words[first:last], self.starts[first:last], self.ends[first:last])


def normalise(word: str) -> str:
    """A word without case, points, apostrophes and ligatures."""
    if not word.isascii():
        word = unicodedata.normalize("NFKC", word)
    if not word.isalnum():
        # A decimal point is part of a number: 1.5 is not 15.
        word = word.replace(",", "") if word[0].isdigit() else _DROPPED.sub("", word)
    return word.casefold()


@lru_cache(maxsize=1024)
def tokenise(text: str) -> Tokens:
    """The words of a text with their offsets; "do n't" and "don't", curly and straight marks are alike."""
    found = list(_WORD.finditer(text))
    starts = np.fromiter([match.start() for match in found], np.int64, len(found))
    ends = np.fromiter([match.end() for match in found], np.int64, len(found))
    words = np.fromiter([_hashed(match[0]) for match in found], np.uint64, len(found))
    kept = words > 0
    return Tokens(words[kept], starts[kept], ends[kept])


@lru_cache(maxsize=200_000)
def _hashed(word: str) -> int:
    """A hash of a word as it stands, from 1; 0 where nothing of it is left."""
    normal = normalise(word)
    return crc32(normal.encode("utf-8", "surrogatepass")) + 1 if normal else 0
