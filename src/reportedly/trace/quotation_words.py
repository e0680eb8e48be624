"""The words of a quotation with their places, and where words may have been left out of it.

What they are compared by says nothing of case, accents, marks, contraction or British and American spelling.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.types import Span

#: More words of one quotation than this are not looked at.
LONGEST = 1500
_TOKEN = re.compile(
    r"(?P<word>\bper\scent\b|(?:\[\w{1,4}\](?=\w))?\w+(?:[.,]\d+)*(?:\[\w{1,4}\])?(?:['’ʼ]\w+)*['’]?|%)"
    r"|(?P<gap>\.{3,}|\.(?:\s\.){2,}|…|\[[^\[\]]{0,200}\]|\([^()]{1,60}\))"
)
_DIGITS = {
    word: str(number)
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ]
    )
}
_SPELLINGS = (
    (re.compile(r"(?<=\w{3})our(?=$|s|ed|ing|able|ite)"), "or"),
    (re.compile(r"(?<=\w{3})is(?=e|ing|ation)"), "iz"),
)

_CONTRACTED = re.compile(r"(\w+?)(n't|'(?:s|re|ve|ll|m))")
_FULL = {"n't": "not", "'s": "is", "'re": "are", "'ve": "have", "'ll": "will", "'m": "am"}
#: Behind these "'s" is a verb.
_WITH_IS = frozenset(["it", "that", "he", "she", "there", "what", "who", "here", "how", "where", "this"])


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a quotation."""

    #: What it is compared by.
    key: str
    #: As the text writes it.
    text: str
    #: Where it stands in the text.
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words of one quotation, whatever its parts."""

    words: tuple[Word, ...]
    #: Numbers of the words before which others may have been left out; the beginning and the end among them.
    gaps: tuple[int, ...]

    def between(self, first: int, last: int) -> bool:
        """Whether words may be left out anywhere from before word ``first`` to before word ``last``."""
        return any(first <= gap <= last for gap in self.gaps)

    def span(self, first: int, last: int) -> Span | None:
        """From the first of these words to the last; ``None``: there are none."""
        return (self.words[first].start, self.words[last - 1].end) if first < last else None


def quotation(text: str, spans: Sequence[Span] | None = None) -> Quotation:
    """The words of a quotation.

    Args:
        text: what the spans point into.
        spans: the parts of the quotation, in order of position; ``None``: all of the text.
    """
    words: list[Word] = []
    gaps = [0]
    for start, end in spans if spans is not None else [(0, len(text))]:
        gaps.append(len(words))
        for token in _TOKEN.finditer(text, start, end):
            if token["gap"]:
                gaps.append(len(words))
            elif len(words) < LONGEST:
                words += _parts(token)
    return Quotation(tuple(words), tuple(sorted({*gaps, len(words)})))


def _parts(token: re.Match[str]) -> Iterator[Word]:
    """A word, or the two that a contraction is; the second has no text of its own."""
    key = _key(token[0])
    found = _CONTRACTED.fullmatch(key)
    if not found or (found[2] == "'s" and found[1] not in _WITH_IS):
        yield Word(key, token[0], token.start(), token.end())
        return
    first = {"wo": "will", "ca": "can"}.get(found[1], found[1]) if found[2] == "n't" else found[1]
    yield Word(first, token[0], token.start(), token.end())
    yield Word(_FULL[found[2]], "", token.start(), token.end())


def _key(word: str) -> str:
    """What a word is compared by."""
    key = word.translate({ord("’"): "'", ord("ʼ"): "'", ord("["): None, ord("]"): None}).casefold()
    if not key.isascii():
        key = "".join(c for c in unicodedata.normalize("NFKD", key) if not unicodedata.combining(c))
    key = re.sub(r"(?<=\d),(?=\d)", "", key.rstrip("'"))
    if key == "%" or (key.startswith("per") and key[3:].strip() == "cent"):
        return "percent"
    for pattern, replacement in _SPELLINGS:
        key = pattern.sub(replacement, key)
    return _DIGITS.get(key, key)
