"""Whom a pronoun means: the best of the candidates named before it, or nobody.

Every candidate gets points for what speaks for it; the best one wins if it is clearly ahead of nothing. The
features are those that work without a parse: distance, whether the name stands as a subject, whether it spoke
last, gender, quotation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reportedly.resolve.source_lexicon import Gender, english
from reportedly.resolve.words import Words, words
from reportedly.types import Span

MALE = frozenset({"he", "him", "his", "himself"})
FEMALE = frozenset({"she", "her", "hers", "herself"})
PLURAL = frozenset({"each", "both", "they", "them", "their", "theirs", "themselves"})
NEUTER = frozenset({"it", "its", "itself"})
FIRST = frozenset({"i", "we", "me", "us", "my", "our", "mine", "ours", "myself", "ourselves"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody a pronoun could mean."""

    #: Every place where the text names or means it, in order.
    mentions: tuple[Span, ...]
    gender: Gender | None = None
    #: What it is: a body is an organisation or state, a thing a document or anything else.
    sort: Literal["person", "body", "thing", "several"] = "person"
    #: Those of the mentions where it stands as a source.
    spoken: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """Whom a pronoun means."""

    #: Index into the candidates; ``None``: none of them.
    candidate: int | None
    #: Probability that it is right.
    confidence: float
    #: The mention that led to it.
    antecedent: Span | None = None


def gender_told(pronoun: str) -> Gender | None:
    """The gender that a pronoun tells."""
    return "male" if pronoun in MALE else "female" if pronoun in FEMALE else None


def resolve_pronoun(text: str, pronoun: Span, candidates: Sequence[Candidate]) -> Choice:
    """Whom a third-person pronoun means.

    Args:
        text: the document's text.
        pronoun: its characters.
        candidates: who could be meant, in any order.

    Returns:
        The choice; its ``candidate`` is ``None`` where no candidate fits.
    """
    view = words(text)
    word = text[pronoun[0] : pronoun[1]].lower()
    scored = []
    for number, candidate in enumerate(candidates):
        if not _agrees(word, candidate):
            continue
        best = max(
            ((_points(view, pronoun, m, candidate), m) for m in _near(candidate, pronoun)), default=None
        )
        if best is not None:
            scored.append((best[0] + _standing(word, candidate), number, best[1]))
    if not scored:
        return Choice(None, 0.5)
    scored.sort(reverse=True)
    margin = scored[0][0] - (scored[1][0] if len(scored) > 1 else -3)
    confidence = min(0.95, 0.5 + margin / 8)
    return Choice(scored[0][1], round(confidence, 3), scored[0][2])


def _agrees(word: str, candidate: Candidate) -> bool:
    told = gender_told(word)
    if told:
        return candidate.sort == "person" and candidate.gender in (told, None)
    if word in PLURAL:
        return candidate.sort in ("several", "body")
    if word in NEUTER:
        return candidate.sort in ("body", "thing")
    return True


def _near(candidate: Candidate, pronoun: Span) -> list[Span]:
    before = [m for m in candidate.mentions if m[1] <= pronoun[0]]
    behind = [m for m in candidate.mentions if m[0] >= pronoun[1] and m[0] - pronoun[1] < 150]
    return before[-4:] + behind[:1]


def _standing(word: str, candidate: Candidate) -> float:
    points = 0.6 if candidate.gender is not None and gender_told(word) else 0.0
    points += min(len(candidate.mentions), 6) * 0.08
    if word in PLURAL:
        points += 1.0 if candidate.sort == "several" else 0.0
    return points


def _points(view: Words, pronoun: Span, mention: Span, candidate: Candidate) -> float:
    here, there = view.index(pronoun[0]), view.index(mention[0])
    sentences = view.words[here].sentence - view.words[there].sentence
    points = -0.9 * abs(sentences) - 0.01 * min(abs(here - there), 100)
    if mention[0] > pronoun[0]:
        points -= 2.5
    if mention in candidate.spoken:
        points += 1.2
    if _subject(view, mention):
        points += 1.0
    if _possessive(view, mention):
        points -= 0.4
    if quoted(view.text, mention) != quoted(view.text, pronoun):
        points -= 1.2
    if view.words[there].opens:
        points += 0.4
    return points


def _subject(view: Words, mention: Span) -> bool:
    after = view.lower(view.index(mention[1]))
    return after in english().verbs or (after.endswith("ed") and len(after) > 3)


def _possessive(view: Words, mention: Span) -> bool:
    return view.lower(view.index(mention[1])) in ("'s", "'")


def quoted(text: str, span: Span) -> bool:
    """Whether a span stands inside quotation marks, counted from the start of its paragraph."""
    start = text.rfind("\n", 0, span[0]) + 1
    before = text[start : span[0]]
    curly = before.count("“") - before.count("”")
    return curly > 0 or before.count('"') % 2 == 1
