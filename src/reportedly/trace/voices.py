"""In whose voice a shared passage speaks: the articles' own, that of somebody they quote, or the site's."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from reportedly.trace.english import english
from reportedly.trace.outlet_names import mentions, same_outlet
from reportedly.trace.quotation import quotations
from reportedly.trace.values import Passage
from reportedly.types import Document, Span

Voice = Literal["own", "quoted", "furniture"]
#: Share of the characters between quotation marks from which a passage is a quotation.
_QUOTED = 0.6
#: Words from which a stretch without marks is taken for somebody's speech.
_SPOKEN = 12
#: A paragraph that is longer is no caption, and no notice but for the stretch itself.
_SHORT = 600
#: Characters beside a saying in a stretch that is nothing else.
_BESIDE = 30
#: Share of words in capitals from which it is somebody's post.
_SHOUTED = 0.4
#: A name so short may be a word or another's name.
_GLUED = re.compile(r"[a-z]{3,}\)?(?:[A-Z][a-z]{2,}|\d{4} [A-Z])")
#: Characters of a box of links in which two headlines meet at least once.
_LINK = 400
#: The end of "9.15 a.m.:" and "14:05 GMT:".
_HOUR = re.compile(r"\d[.:]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?:$", re.I)
_WORD = re.compile(r"(?<![\w.])[^\W\d_]{2,}")
#: Stretches of texts of which is remembered what they are: copies have the same ones.
_KNOWN = 2048


@dataclass(frozen=True, slots=True)
class Heard:
    """A shared passage and who speaks in it."""

    passage: Passage
    voice: Voice
    #: Words outside quotation marks that both have in common, as far as they are in the article's own voice.
    own: float = 0.0
    #: Words between quotation marks in a passage that speaks for the article.
    quoted: float = 0.0


def hear(one: Document, other: Document, passage: Passage) -> Heard:
    """Who speaks in a passage of two articles; the passage is marked as quoted where somebody else does."""
    places = ((one, passage.here, other), (other, passage.there, one))
    if any(_furniture(document.text, span) for document, span, _ in places) or (
        same_outlet(one.outlet, other.outlet) and any(_links(d.text, span) for d, span, _ in places)
    ):
        return Heard(passage, "furniture")
    inside = max(_inside(document.text, span) for document, span, _ in places)
    spoken = passage.words >= _SPOKEN and any(_speech(d.text, span, source) for d, span, source in places)
    if inside >= _QUOTED or spoken:
        return Heard(replace(passage, quoted=True), "quoted")
    own = min(_plain(d.text, s) for d, s, _ in places) * (1 - inside)
    return Heard(passage, "own", own, passage.words * inside)


@lru_cache(maxsize=_KNOWN)
def _inside(text: str, span: Span) -> float:
    """Share of a span that stands between quotation marks."""
    start, end = span
    quoted = sum(max(0, min(b, end) - max(a, start)) for a, b in quotations(text))
    return quoted / max(1, end - start)


@lru_cache(maxsize=_KNOWN)
def _plain(text: str, span: Span) -> int:
    """Words of a span that are no names and not the start of a sentence."""
    return sum(word.islower() for word in _WORD.findall(text, *span))


@lru_cache(maxsize=_KNOWN)
def _furniture(text: str, span: Span) -> bool:
    """Whether a short stretch is a caption, a notice of the site, or a saying."""
    start, end = span
    if end - start >= _SHORT:
        return False
    known = english()
    if saying := known.sayings.search(text, start, end):
        return (end - start) - (saying.end() - saying.start()) <= _BESIDE
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    last = len(text) if last < 0 else last
    if last - first > _SHORT:
        first, last = max(first, start - 80), min(last, end + 80)
    if known.captions.search(text, first, last) or known.notices.search(text[start:end]):
        return True
    return (end - start) * 2 > last - first and bool(known.notices.search(text[first:last]))


@lru_cache(maxsize=_KNOWN)
def _links(text: str, span: Span) -> bool:
    """Whether a stretch is a box of links, whose headlines stand glued together."""
    start, end = span
    glued = [m for m in _GLUED.finditer(text, start, end) if not _camel(text, m)]
    return len(glued) * _LINK > end - start


def _camel(text: str, match: re.Match[str]) -> bool:
    """Whether a capital inside a word belongs to a name."""
    return any(name in text[max(0, match.start() - 20) : match.end() + 20] for name in english().camel)


def _speech(text: str, span: Span, source: Document) -> bool:
    """Whether somebody speaks without quotation marks: a post, a statement, a testimony."""
    return not _names(text[max(0, span[0] - 160) : span[0]], source.outlet) and _spoken(text, span)


@lru_cache(maxsize=_KNOWN)
def _spoken(text: str, span: Span) -> bool:
    """The same, of a stretch before which the article's own outlet is not named."""
    start, end = span
    known = english()
    before, stretch, after = text[max(0, start - 160) : start], text[start:end], text[end : end + 160]
    words = re.findall(r"[^\W\d_]{2,}", stretch)
    if sum(word.isupper() for word in words) >= _SHOUTED * max(1, len(words)):
        return True
    if known.speech_after.search(after) or "@" in stretch:
        return True
    if known.prose.search(stretch):
        return False
    if known.first_person.search(_unquoted(text, span)):
        return True
    lead = before.rstrip()
    if lead.endswith(":"):
        # The hour before an entry of a page that grows announces nobody's speech.
        return not _HOUR.search(lead)
    return lead != before and _leads_in(lead)


def _leads_in(lead: str) -> bool:
    """Whether the words before a stretch announce that somebody speaks in it: "He tweeted.", "The letter:".

    A sentence that has a quotation or a clause before its word of saying has told already what was said.
    """
    if not english().speech_before.search(lead):
        return False
    sentence = re.split(r"[.?!][”\"’']?\s|\n", lead)[-1]
    return not (lead.endswith((".", ",")) and re.search(r"[,“”\"]", sentence))


def _unquoted(text: str, span: Span) -> str:
    """The words in and around a span that stand outside quotation marks."""
    start, end = max(0, span[0] - 200), min(len(text), span[1] + 200)
    pieces, at = [], start
    for a, b in quotations(text):
        if b > start and a < end:
            pieces.append(text[at : max(a, at)])
            at = max(at, b)
    return " ".join([*pieces, text[at:end]])


def _names(text: str, outlet: str | None) -> bool:
    return bool(mentions(text, outlet))
