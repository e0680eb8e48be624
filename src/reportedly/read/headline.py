"""Is the first paragraph of a text its headline?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.read.lexicon import english

_DATELINE = re.compile(
    r"[A-Z][A-Z .,/’'-]{2,60}(?:, [A-Z][\w. ]+)?(?: ?\([\w ]+\))? ?[-–—] |[\w ,.]{0,40}\([A-Z]{2,10}\) [A-Z]"
)
_SPOKEN = re.compile(r"[,?!][”\"] (?:[\w.]+ ){0,4}?(?:said|says|added|told|asked|tweeted|wrote)\b.*\.$")
_LONGEST_WORDS = 30
_SMALL_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "if",
        "in",
        "into",
        "is",
        "nor",
        "of",
        "off",
        "on",
        "or",
        "over",
        "per",
        "than",
        "that",
        "the",
        "to",
        "up",
        "via",
        "vs",
        "with",
    ]
)
_SENTENCE_END = re.compile(r"(?<!\b[A-Z])(?<!\bU\.S)\.[”’\"')]*$")


def is_headline(first: str, rest: Sequence[str]) -> bool:
    """Whether a text's first paragraph is clearly a headline.

    Args:
        first: the paragraph.
        rest: the paragraphs after it.

    A headline is short and followed by longer paragraphs; and either it does not end as a sentence does, or
    it is written as headlines are: every word capitalised, or in the terse form of a few words.
    """
    first = first.rstrip("; ")
    words = first.split()
    if not rest or not 2 <= len(words) <= _LONGEST_WORDS or len(first) > 220 or _is_opening(first):
        return False
    body = max(len(p.split()) for p in rest[:6])
    if body < max(12, 1.2 * len(words)):
        return False
    if capitalised(first):
        return True
    return (not _SENTENCE_END.search(first) and first[-1] not in ':,;”"') or _is_terse(first, rest)


def capitalised(text: str) -> bool:
    """Headline style: nearly every word but the small ones begins with a capital."""
    words = [w for w in re.findall(r"[^\W\d_][\w’']*", text) if w.lower() not in _SMALL_WORDS]
    return len(words) >= 3 and sum(w[0].isupper() for w in words) >= 0.8 * len(words)


def same_title(one: str, other: str) -> bool:
    """Two forms of one headline: equal but for case, punctuation, spacing and small changes."""
    a, b = _bare(one), _bare(other)
    if not a or not b:
        return False
    if a == b or (min(len(a), len(b)) > 20 and (a.startswith(b) or b.startswith(a))):
        return True
    if min(len(a), len(b)) <= 0.6 * max(len(a), len(b)):
        return False
    from difflib import SequenceMatcher

    return SequenceMatcher(None, a, b, False).ratio() > 0.85


def after_caption(paragraph: str, title: str) -> str | None:
    """What follows the headline where a picture's caption has run into it; ``None`` where none has.

    The caption, and a section label between its credit and the headline, go with it.
    """
    at = paragraph.find(title)
    if at <= 0 or not english().caption_end.search(paragraph[:at]):
        return None
    return paragraph[at + len(title) :].strip()


def _is_opening(text: str) -> bool:
    """The beginning of a body: a dateline, or a quotation with its speaker."""
    return bool(_SPOKEN.search(text)) or (bool(_DATELINE.match(text)) and not capitalised(text))


def _is_terse(first: str, rest: Sequence[str]) -> bool:
    """A headline with a full stop: much shorter than what follows, one clause."""
    typical = sorted(len(p.split()) for p in rest[:8])[len(rest[:8]) // 2]
    words = len(first.split())
    return (
        words <= 16
        and words <= 0.6 * typical
        and not re.search(r"[,;] (?:and|but|which|who)\b|[.!?] [A-Z].*\s.*\s", first)
        and "”" not in first[-2:]
    )


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()
