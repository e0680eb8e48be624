"""Cut a text into words and paragraphs, and say what each word looks like.

The encoder is uncased and sees neither paragraphs nor quotation state; what it would miss is given to it as
four small features per word. Training and reading both use this file, so that they cannot differ.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from reportedly.extract.quotes import CLOSER, OPENER, OUTSIDE, mark, quotation_state, single_quotes
from reportedly.types import Span

#: A word: letters and digits, one punctuation mark, or a Penn Treebank quotation mark or bracket.
WORD = re.compile(r"``|''|-[LR][RSC]B-|\w+|[^\w\s]")
#: Paragraphs end at any line break; the empty lines between belong to neither.
LINE = re.compile(r"[^\n\r\u2028\u2029]+")

#: Place, and agency or day, before the dash with which a report begins: "TALLINN (Baltic Wire) - ".
DATELINE = re.compile(
    r"[ \t]*[A-Z][A-Z'’.]+(?:[ /-][A-Z'’.]{2,}){0,3}(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)?"
    r"(?:, [A-Z][a-z]+\.? \d{1,2}(?:, \d{4})?)?(?: ?\([^()\n]{2,50}\))?[ \t]*(?:--|[-–—])[ \t]+(?=\S)"
)

#: The hour with which an entry of a page that grows begins: "9.15 a.m.: ", "14:05 GMT - ", "16:42 The".
HOUR = re.compile(
    r"[ \t]*(?:\d{1,2}[.:]\d\d(?: ?[apAP]\.?[mM]\.?)?(?: [A-Za-z]{2,4})?[ \t]*(?::|--|[-–—])[ \t]+(?=[^\s\d])"
    r"|(?:\d{1,2}:\d\d|\d{1,2}[.:]\d\d ?[apAP]\.?[mM]\.?)(?: (?:GMT|UTC|[A-Z]{1,3}T))?[ \t]+(?=[A-Z“\"‘'@]))"
)

#: Number of values of each feature, in the order of :func:`features`.
FEATURE_SIZES = (7, 2, 4, 4)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text with their paragraph and quotation state; all lists have one entry per word."""

    text: str
    #: Character span of each word.
    spans: list[Span]
    #: Index of the paragraph each word stands in.
    paragraph: list[int]
    #: Character span of each paragraph that has words.
    paragraphs: list[Span]
    #: First word of each paragraph, and one past the last word of the text.
    starts: list[int]
    #: Quotation state of each word.
    quoted: list[int]

    def __len__(self) -> int:
        return len(self.spans)


def split(text: str) -> Words:
    """The words of ``text`` in order."""
    spans: list[Span] = []
    paragraph: list[int] = []
    paragraphs: list[Span] = []
    starts: list[int] = []
    quoted: list[int] = []
    for begin, stop in _lines(text):
        found = [match.span() for match in WORD.finditer(text, begin, stop)]
        if not found:
            continue
        singles = single_quotes(text, begin, stop)
        starts.append(len(spans))
        paragraph.extend([len(paragraphs)] * len(found))
        paragraphs.append((found[0][0], found[-1][1]))
        quoted.extend(quotation_state([mark(text, span, singles) for span in found]))
        spans.extend(found)
    starts.append(len(spans))
    return Words(text, spans, paragraph, paragraphs, starts, quoted)


def _lines(text: str) -> Iterator[Span]:
    """The lines of a text; a dateline, or the hour of an entry, is one of its own, since nobody says it."""
    dated = False
    for line in LINE.finditer(text):
        start, end = line.span()
        place = None if dated else DATELINE.match(text, start, end)
        dated = dated or place is not None
        label = place or HOUR.match(text, start, end)
        if label is not None:
            yield start, label.end()
            start = label.end()
        yield start, end


def word_at(words: Words, position: int) -> int:
    """Index of the word that begins at a character, or else of the next one."""
    return bisect_left(words.spans, position, key=lambda span: span[0])


def paragraph_at(words: Words, position: int) -> int:
    """Index of the paragraph in which a character stands, or of the one before it."""
    return bisect_right(words.paragraphs, position, key=lambda span: span[0]) - 1


def quoted_at(words: Words, position: int) -> bool:
    """Whether the word that begins at a character is quoted, its quotation marks included."""
    index = word_at(words, position)
    return index < len(words) and words.quoted[index] != OUTSIDE


#: What the encoder is shown in place of a word; quotation marks are shown by what they do.
BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}
APOSTROPHES = frozenset("’‘`´")
#: What ends a paragraph as the encoder learned it, and what may stand behind that.
ENDS = frozenset(".!?…:;,-–—*")
CLOSES = frozenset("”\"'’»)]}")


def shown(words: Words) -> list[str]:
    """The words as the encoder is shown them: one form of quotation mark, bracket and apostrophe each.

    A headline, a label or a caption is given the full stop that every paragraph of the corpora has, headlines
    too: without one the encoder takes the next paragraph for a part of it.
    """
    forms: list[str] = []
    for (start, end), state in zip(words.spans, words.quoted, strict=True):
        word = words.text[start:end]
        if state == OPENER:
            word = "“"
        elif state == CLOSER:
            word = "”"
        elif word in APOSTROPHES:
            word = "'"
        else:
            word = BRACKETS.get(word, word)
        forms.append(word)
    for start, end in pairwise(words.starts):
        last = next((i for i in range(end - 1, start, -1) if forms[i] not in CLOSES), start)
        if forms[last] not in ENDS and forms[last] not in CLOSES:
            forms[last] += "."
    return forms


@lru_cache(maxsize=50_000)
def shape(word: str) -> int:
    """Punctuation, number, lower case, Title case, one capital, ALL CAPITALS, or mIXed."""
    if not (word[0].isalnum() or word[0] == "_"):
        return 0
    if word.isdigit():
        return 1
    if word.islower():
        return 2
    if len(word) == 1:
        return 4
    if word.isupper():
        return 5
    return 3 if word[0].isupper() and word[1:].islower() else 6


def features(words: Words) -> list[tuple[int, int, int, int]]:
    """Per word: shape, whether it begins a paragraph, quotation state, paragraph number (0, 1, 2, later)."""
    first = set(words.starts)
    return [
        (shape(words.text[s:e]), int(i in first), words.quoted[i], min(words.paragraph[i], 3))
        for i, (s, e) in enumerate(words.spans)
    ]
