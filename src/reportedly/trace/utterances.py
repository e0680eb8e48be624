"""Whether two quotations are of one act of speech: the same source, the same occasion, the same words.

The words may have been altered on the way; they may not be those of somebody else, nor of another day.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from importlib.resources import files

from reportedly.trace.names_match import NameMatch, names_match
from reportedly.trace.quotation_words import Quotation, quotation
from reportedly.trace.quoted_words import quoted_words
from reportedly.trace.values import Quoted, Statement
from reportedly.trace.words_difference import Comparison, compare
from reportedly.types import Document, Span, Spans

#: Fewer common words than this are a phrase that anybody may use twice.
SHORT = 4
#: That many common words say by themselves that it is one utterance.
LONG = 12
#: Days between two articles that quote something said in between.
NEAR = 3
#: Days beyond which a few words are more likely said again.
LATER = 45
#: Days by which two accounts of one occasion may differ: time zones, "on Monday" printed on Tuesday.
SLACK = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Overlap:
    """The quoted words that two statements share."""

    here: Quotation
    there: Quotation
    compared: Comparison

    def changed(self) -> tuple[Span | None, Span | None]:
        """Where the words that changed stand in each text, with a word beside them where nothing does."""
        if not self.compared.changed:
            return None, None
        one, other = self.compared.changed
        if one[0] == one[1] or other[0] == other[1]:
            one, other = _beside(one, self.here), _beside(other, self.there)
        return self.here.span(*one), self.there.span(*other)


def same_utterance(
    one: Statement, other: Statement, one_document: Document, other_document: Document
) -> Quoted | None:
    """Whether two statements quote one act of speech, and whether its words were altered.

    Args:
        one: a statement of the first article.
        other: a statement of another article.
        one_document: the article of ``one``, with its day of publication where it is known.
        other_document: the article of ``other``.

    Returns:
        The two as quotations of one utterance, with the difference from ``one`` to ``other``; ``None``:
        nothing says that they are one.
    """
    found = overlap(one, other, one_document, other_document)
    if not found:
        return None
    names = names_match(one.source, other.source)
    apart = days_apart(one, other, one_document, other_document)
    printed = _day(one_document.published), _day(other_document.published)
    together = bool(printed[0] and printed[1] and abs(printed[0] - printed[1]) <= SLACK)
    confidence = _confidence(found.compared, names, apart, together)
    if not confidence:
        return None
    compared = found.compared
    difference = compared.difference if compared.altered else ()
    return Quoted(one.uid, other.uid, confidence, compared.altered, difference)


def overlap(
    one: Statement, other: Statement, one_document: Document, other_document: Document
) -> Overlap | None:
    """The longest overlap of the quoted words of two statements, whoever says them; ``None``: none."""
    return _overlap(
        one_document.text,
        quoted_words(one, one_document),
        other_document.text,
        quoted_words(other, other_document),
    )


@lru_cache(maxsize=2048)
def _overlap(here: str, quoted_here: Spans, there: str, quoted_there: Spans) -> Overlap | None:
    """The same, of the quoted words of two texts; copies have it in common."""
    one, other = quotation(here, quoted_here), quotation(there, quoted_there)
    compared = compare(one, other)
    return Overlap(one, other, compared) if compared else None


def days_apart(
    one: Statement, other: Statement, one_document: Document, other_document: Document
) -> int | None:
    """Least number of days between the two occasions; -1: they cannot be one; ``None``: unknown."""
    said = _occasion(one), _occasion(other)
    printed = _day(one_document.published), _day(other_document.published)
    if said[0] and said[1]:
        gap = max(said[0][0] - said[1][1], said[1][0] - said[0][1])
        return -1 if gap > SLACK else 0
    for occasion, day in ((said[0], printed[1]), (said[1], printed[0])):
        if occasion and day and occasion[0] - day > SLACK:
            return -1
    if printed[0] and printed[1]:
        return abs((printed[0] - printed[1]).days)
    return None


def _confidence(compared: Comparison, names: NameMatch, apart: int | None, together: bool) -> float:
    """How sure it is that two quotations are of one utterance, 0: they are not.

    ``together``: printed within a day of each other, where two days of speech are more likely misread.
    """
    matched = compared.matched
    telling = [key for key in compared.keys if key not in _words().common]
    if not telling or not _enough(compared, telling):
        return 0.0
    if names.kind == "different":
        return _other_name(compared, apart)
    saying = " ".join(compared.keys) in _words().sayings
    sure = names.kind == "same" and matched >= 2 * SHORT - 2 and compared.share >= 0.9
    if apart == -1 and matched < LONG and not (sure and together):
        return 0.0
    if matched < SHORT or saying:
        return _short(compared, names, apart, telling)
    if names.confidence < 0.5 and matched < 2 * SHORT - 2:
        return 0.0
    if apart is not None and apart > LATER and matched < 2 * SHORT:
        return 0.0
    length = min(1.0, 0.6 + 0.04 * matched)
    known = {"same": 1.0, "compatible": 0.85 + 0.1 * names.confidence}[names.kind]
    time = 0.7 if apart == -1 else 0.9 if apart is None or apart > LATER else 1.0
    return round(min(0.99, length * known * time * (0.5 + 0.5 * compared.share)), 3)


def _other_name(compared: Comparison, apart: int | None) -> float:
    """The same under two names: so many words on near days were said once, and one name is wrong."""
    near = apart is not None and 0 <= apart <= NEAR
    long = compared.matched >= LONG + SHORT and compared.share >= 0.9
    return 0.5 if near and long and " ".join(compared.keys) not in _words().sayings else 0.0


def _enough(compared: Comparison, telling: list[str]) -> bool:
    """Whether what is the same outweighs what is not."""
    if not compared.altered:
        return True
    if compared.matched < SHORT + 1 or compared.share < 0.6:
        return False
    lost = [word for sign, words in compared.difference if sign != "=" for word in words.casefold().split()]
    return len(telling) >= 2 and len(telling) >= sum(word not in _words().common for word in lost) / 2


def _short(compared: Comparison, names: NameMatch, apart: int | None, telling: list[str]) -> float:
    """The same for words that anybody may use: one source, near days, and not a word changed."""
    if names.kind != "same" and names.confidence < 0.75:
        return 0.0
    if compared.altered or apart is None or not 0 <= apart <= NEAR:
        return 0.0
    if compared.matched == 1 and (len(telling[0]) < 5 or apart > 1):
        return 0.0
    return round((0.4 + 0.1 * compared.matched) * names.confidence, 3)


def _occasion(statement: Statement) -> tuple[date, date] | None:
    """First and last day on which it can have been said."""
    when = statement.attribution.when if statement.attribution else None
    if not when:
        return None
    start, end = _day(when.start), _day(when.end)
    return (start, end) if start and end else None


def _day(value: str | None) -> date | None:
    """The day of an ISO 8601 date or time; ``None`` where it is none."""
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None


def _beside(words: Span, side: Quotation) -> Span:
    """With the word before and the word behind."""
    return max(0, words[0] - 1), min(len(side.words), words[1] + 1)


@dataclass(frozen=True, slots=True)
class _Words:
    #: Words that say nothing by themselves.
    common: frozenset[str]
    #: What everybody says, as keys of its words.
    sayings: frozenset[str]


@cache
def _words() -> _Words:
    data = tomllib.loads(files("reportedly.trace").joinpath("utterances.en.toml").read_text("utf8"))
    return _Words(frozenset(data["common"]), frozenset(_keys(data["sayings"])))


def _keys(sayings: list[str]) -> Iterator[str]:
    for saying in sayings:
        yield " ".join(word.key for word in quotation(saying).words)
