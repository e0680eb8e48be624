"""Whom a pronoun means: the best of the candidates, or nobody.

A small trained network weighs what can be seen without a parse (``pronoun_features``) and to whom the encoder
looked from the pronoun (``models.attention``); what news adds to it, that whoever spoke goes on speaking and
that quoted words stand apart, is weighed by hand.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reportedly.models.attention import Attention
from reportedly.resolve.grammar import grammar
from reportedly.resolve.noun_phrases import DETERMINERS, PREPOSITIONS
from reportedly.resolve.pronoun_features import features, quoted
from reportedly.resolve.pronoun_scorer import Scorer, scorer
from reportedly.resolve.source_lexicon import Gender
from reportedly.resolve.words import Words, words
from reportedly.types import Span

#: Sentences that a pronoun reaches back.
REACH = 12
#: A pronoun is never surer than a name.
SUREST = 0.93
#: Points for speaking where last named, for being the last of all who spoke, and for several where "they"
#: is asked for.
SPOKEN, LAST, SEVERAL = 1.2, 2.0, 2.0
#: Words within which a sentence names what it is about.
OPENING = 10
MALE = grammar("male_pronouns")
FEMALE = grammar("female_pronouns")
PLURAL = grammar("plural_pronouns")
NEUTER = grammar("neuter_pronouns")
FIRST = grammar("first_person")


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


def resolve_pronoun(
    text: str, pronoun: Span, candidates: Sequence[Candidate], attention: Attention | None = None
) -> Choice:
    """Whom a third-person pronoun means.

    Args:
        text: the document's text.
        pronoun: its characters.
        candidates: who could be meant, in any order.
        attention: what the network looked at in the text, if it was read for attributions.

    Returns:
        The choice; its ``candidate`` is ``None`` where no candidate fits.
    """
    view = words(text)
    word = text[pronoun[0] : pronoun[1]].lower()
    open_ = [n for n, c in enumerate(candidates) if agrees(word, c) and _within_reach(view, pronoun, c)]
    if not open_:
        return Choice(None, 0.5)
    listed = [candidates[n] for n in open_]
    network, seen = _weighed(view, pronoun, listed, attention if gender_told(word) else None)
    # Who speaks pulls a pronoun in news; whom a sentence is about pulls it away again.
    about = _about(view, pronoun, listed) if any(c.spoken for c in listed) else None
    speaker = _last_speaker(view, pronoun, listed)
    news = (
        _news(word, pronoun, candidate, speaker) if about is None else LAST * (number == about)
        for number, candidate in enumerate(listed)
    )
    rated = [points + more for points, more in zip(seen, news, strict=True)]
    top = max(rated)
    weights = [math.exp(value - top) for value in rated]
    nobody = math.exp(network.nobody - top)
    best = rated.index(top)
    confidence = weights[best] / (sum(weights) + nobody)
    if nobody > weights[best]:
        return Choice(None, round(nobody / (sum(weights) + nobody), 3))
    return Choice(open_[best], round(min(confidence, SUREST), 3), _antecedent(listed[best], pronoun))


def _weighed(
    view: Words, pronoun: Span, candidates: Sequence[Candidate], attention: Attention | None
) -> tuple[Scorer, list[float]]:
    """The networks that fit what is known, and what they say of each candidate."""
    rows = features(view, pronoun, candidates)
    shares = attention.between(pronoun, [c.mentions for c in candidates]) if attention else None
    network = scorer("plain" if shares is None else "looking")
    return network, network.scores(rows, shares)


def _antecedent(candidate: Candidate, pronoun: Span) -> Span:
    before = [m for m in candidate.mentions if m[1] <= pronoun[0]]
    return before[-1] if before else candidate.mentions[0]


def _within_reach(view: Words, pronoun: Span, candidate: Candidate) -> bool:
    """Named at most some sentences before, or soon behind."""
    here = view.words[view.index(pronoun[0])].sentence
    return any(
        -1 <= here - view.words[view.index(m[0])].sentence <= REACH and m != pronoun
        for m in candidate.mentions
    )


def _last_speaker(view: Words, pronoun: Span, candidates: Sequence[Candidate]) -> Span | None:
    """Where the last of the candidates spoke, in the pronoun's paragraph or the one before."""
    start = view.text.rfind("\n", 0, pronoun[0])
    start = view.text.rfind("\n", 0, max(len(view.text[:start].rstrip()), 0)) if start > 0 else 0
    spoken = [m for c in candidates for m in c.spoken if start <= m[0] and m[1] <= pronoun[0]]
    return max(spoken, default=None)


def _about(view: Words, pronoun: Span, candidates: Sequence[Candidate]) -> int | None:
    """ "His daughter Anna disagrees. They should go, she says": whom a sentence is about."""
    word = view.text[slice(*pronoun)].lower()
    told = gender_told(word)
    here = view.index(pronoun[0])
    if word in NEUTER:
        return _opening_body(view, here, candidates)
    for back in (0, 1):
        first = here
        while first > 0 and view.words[first - 1].sentence >= view.words[here].sentence - back:
            first -= 1
        start, behind = view.words[first].start, view.words[min(first + OPENING, here)].start
        if (told is None and word not in PLURAL) or "\n" in view.text[start : pronoun[0]]:
            return None
        if any(start <= mention[0] < pronoun[0] for c in candidates for mention in c.spoken):
            return None  # whoever spoke there goes on
        named = [
            (mention, number)
            for number, candidate in enumerate(candidates)
            for mention in candidate.mentions
            if start <= mention[0] < behind
            and (_is_subject(view, first, mention) or (told and _opens(view, first, mention)))
        ]
        if named and told is None:
            (_, end), number = min(named)
            last = view.words[view.index(end) - 1]
            return number if last.lower.endswith("s") and not last.text.isupper() else None
        if named:
            fitting = (
                number
                for mention, number in sorted(named)
                if candidates[number].gender == told or _opens(view, first, mention)
            )
            return next(fitting, None)
    return None


def _opening_body(view: Words, here: int, candidates: Sequence[Candidate]) -> int | None:
    """ "Acme replaced them in March, it says.": the body with which the sentence of a word begins."""
    start = next(word.start for word in view.words if word.sentence == view.words[here].sentence)
    bodies = (n for n, candidate in enumerate(candidates) if candidate.sort == "body")
    return next((n for n in bodies if any(m[0] == start for m in candidates[n].mentions)), None)


def _is_subject(view: Words, first: int, mention: Span) -> bool:
    """Whether a mention is a name in the article's own words that may be what its sentence is about.

    Not "on Doe's plan" nor "of Doe", and "Doe's" alone only where it begins the sentence at ``first``.
    """
    begin, end = view.index(mention[0]), view.index(mention[1])
    before = view.lower(begin - 1) if begin > first else ""
    barred = before in DETERMINERS or (before in PREPOSITIONS and before not in ("for", "like"))
    owner = view.lower(end) in ("'s", "’s") and begin > first
    word = view.words[begin]
    named = word.capital and word.lower not in DETERMINERS
    return named and not barred and not owner and not quoted(view.text, mention)


def _opens(view: Words, first: int, mention: Span) -> bool:
    """ "My own doctor laughed. She said no": a description with which the sentence at ``first`` begins."""
    return view.index(mention[0]) == first and view.lower(first) in ("my", "our", "a", "an", "one", "another")


def _news(word: str, pronoun: Span, candidate: Candidate, speaker: Span | None) -> float:
    """What the network has not learnt: who spoke, how many are meant."""
    before = [m for m in candidate.mentions if m[1] <= pronoun[0]]
    if not before:
        return 0.0
    points = SPOKEN if before[-1] in candidate.spoken else 0.0
    points += LAST if speaker is not None and speaker in candidate.spoken else 0.0
    if word in PLURAL and candidate.sort == "several":
        points += SEVERAL
    return points


def agrees(word: str, candidate: Candidate) -> bool:
    """Whether gender and number of a candidate allow a pronoun."""
    told = gender_told(word)
    if told:
        return candidate.sort == "person" and candidate.gender in (told, None)
    if word in PLURAL:
        return candidate.sort in ("several", "body")
    if word in NEUTER:
        return candidate.sort in ("body", "thing")
    return True
