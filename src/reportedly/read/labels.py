"""The outlet's section labels, where scraping has run them together in one line."""

from __future__ import annotations

import re
from functools import cache

from reportedly.read.lexicon import english

_SEPARATED = re.compile(r"\s*(?:[|»›•·>]|\s/\s|,\s|;\s|\t| {2,})\s*")
_LONGEST_LABEL = 4
#: A line is a label bar when at least so many of its words are in known labels.
_KNOWN_SHARE = 0.6
_KNOWN_SHARE_ORDERED = 0.4


def split_labels(line: str) -> tuple[str, ...]:
    """The labels of a label bar; empty when the line is something else (a headline, a sentence).

    Labels are cut where the lexicon of section labels says so; for words it does not know, category bars are
    taken to be in alphabetical order, as publishing systems print them, and adjectives to need a noun.
    """
    line = " ".join(line.split("\n")).strip(" |»›•·>,/")
    if not line or len(line) > 400 or line[-1] in '.!?:”"':
        return ()
    separated = [part.strip() for part in _SEPARATED.split(line) if part.strip()]
    if len(separated) > 1:
        return _if_labels(tuple(separated))
    words = _unglued(line).split()
    if len(words) < 2 or not all(w[0].isupper() or w[0].isdigit() or w in _SMALL for w in words):
        return ()
    return _if_labels(_segmented(tuple(words)))


_SMALL = frozenset({"&", "of", "on", "and", "the", "in"})


def is_label(text: str) -> bool:
    """One section label of the lexicon, standing alone."""
    return text.casefold() in english().labels


def _if_labels(labels: tuple[str, ...]) -> tuple[str, ...]:
    words = sum(len(label.split()) for label in labels)
    known = sum(len(label.split()) for label in labels if is_label(label))
    count = sum(is_label(label) for label in labels)
    long = any(len(label.split()) > _LONGEST_LABEL for label in labels)
    # Four labels in alphabetical order are no accident, even when the lexicon knows few of them.
    ordered = len(labels) >= 4 and list(labels) == sorted(labels, key=str.casefold)
    share = _KNOWN_SHARE_ORDERED if ordered else _KNOWN_SHARE
    return labels if count >= 2 and known >= share * words and not long else ()


def _unglued(line: str) -> str:
    """ "PoliticsWorld" with both halves known labels becomes two words."""
    return re.sub(
        r"(?<![A-Za-z])([A-Z][a-z]+)([A-Z][a-z]+)(?![A-Za-z])",
        lambda m: f"{m[1]} {m[2]}" if is_label(m[1]) and is_label(m[2]) else m[0],
        line,
    )


def _segmented(words: tuple[str, ...]) -> tuple[str, ...]:
    """The cheapest cutting of the words into labels."""

    @cache
    def best(start: int) -> tuple[float, tuple[str, ...]]:
        if start == len(words):
            return 0.0, ()
        options = []
        for end in range(start + 1, min(len(words), start + _LONGEST_LABEL) + 1):
            label = " ".join(words[start:end])
            cost, rest = best(end)
            disorder = 0.6 if rest and rest[0].casefold() < label.casefold() else 0.0
            options.append((cost + disorder + _cost(label), (label, *rest)))
        return min(options)

    return best(0)[1]


def _cost(label: str) -> float:
    """Known labels are cheap, a longer known one cheaper than its parts; unknown ones cost by length."""
    if is_label(label):
        return 0.1
    words = label.split()
    modifier = words[-1].casefold().endswith(english().label_modifiers) or words[-1] in _SMALL
    modified = len(words) == 2 and words[0].casefold().endswith(english().label_modifiers)
    return (0.7 if modified else 0.5 + 0.5 * len(words)) + (1.0 if modifier else 0.0)
