"""The words of a text with their places, and the lists by which drift is told."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from reportedly.sentences import sentences
from reportedly.types import Document, Span, Spans

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_ENDINGS = ("ations", "ation", "ings", "ing", "ies", "ied", "ers", "ed", "es", "er", "ly", "s", "e", "y")
_AROUND = 1500


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a document's text."""

    #: Folded.
    text: str
    #: Where it stands in the text.
    start: int
    end: int

    @property
    def stem(self) -> str:
        """What its forms have in common, roughly."""
        return stem(self.text)


@cache
def lists() -> dict[str, dict[str, Any]]:
    """The English word lists."""
    return tomllib.loads(files("reportedly.trace").joinpath("drift.en.toml").read_text("utf8"))


@cache
def words_in_list(section: str, name: str) -> frozenset[str]:
    """One list as a set."""
    return frozenset(lists()[section][name])


@cache
def phrases(*names: str) -> tuple[tuple[str, ...], ...]:
    """The hedges of these kinds, each as its words, the longest first."""
    rows = [tuple(phrase.split()) for name in names for phrase in lists()["hedges"][name]]
    return tuple(sorted(rows, key=len, reverse=True))


def words(text: str, spans: Iterable[Span]) -> list[Word]:
    """The words in these spans of a text."""
    return [
        Word(match[0].casefold().replace("’", "'"), match.start(), match.end())
        for start, end in spans
        for match in _WORD.finditer(text, max(0, start), min(end, len(text)))
    ]


def telling(found: Iterable[Word]) -> list[Word]:
    """Those of the words that say what a text is about."""
    common = words_in_list("words", "common")
    return [word for word in found if word.text not in common]


def stems(found: Iterable[Word]) -> set[str]:
    """What the telling ones of the words have in common with their other forms."""
    return {word.stem for word in telling(found)}


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A word without its ending, roughly."""
    word = word.removesuffix("'s")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word


def find(found: Sequence[Word], phrase: Sequence[str]) -> list[int]:
    """Where a phrase begins in a row of words."""
    first, length = phrase[0], len(phrase)
    return [
        index
        for index in range(len(found) - length + 1)
        if found[index].text == first and all(found[index + at].text == phrase[at] for at in range(1, length))
    ]


def hull(spans: Spans) -> Span | None:
    """From the first character of the spans to the last."""
    return (min(s for s, _ in spans), max(e for _, e in spans)) if spans else None


def text_of(document: Document, span: Span | None) -> str:
    """The characters of a span."""
    return document.text[span[0] : span[1]] if span else ""


def sentences_around(document: Document, span: Span) -> list[Span]:
    """The sentences in which a span stands."""
    text = document.text
    first = text.rfind("\n", max(0, span[0] - _AROUND), span[0]) + 1 or max(0, span[0] - _AROUND)
    last = text.find("\n", span[1], span[1] + _AROUND)
    last = last if last >= 0 else min(len(text), span[1] + _AROUND)
    cut = [(first + start, first + end) for start, end in sentences(text[first:last])]
    return [(start, end) for start, end in cut if start < span[1] and end > span[0]]


def paragraph(document: Document, span: Span) -> Span:
    """The paragraph in which a span begins, and the one before it."""
    text = document.text
    start = text.rfind("\n\n", 0, max(0, text.rfind("\n\n", 0, span[0])))
    end = text.find("\n\n", span[1])
    return (max(0, start), end if end >= 0 else len(text))
