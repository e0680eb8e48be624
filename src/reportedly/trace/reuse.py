"""How much of one article stands in another, and as what: agency copy, a column, quotations only."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from reportedly.trace.agency import agency_of, is_service
from reportedly.trace.align import align
from reportedly.trace.direction import direction
from reportedly.trace.likeness import Likeness, likeness
from reportedly.trace.outlet_names import same_outlet
from reportedly.trace.tokenising import tokenise
from reportedly.trace.values import Article, Evidence, Passage, Reuse, ReuseKind, Statement
from reportedly.trace.voices import Heard, Voice, hear
from reportedly.types import Document

#: Words of a passage in the articles' own voice below which it is a turn of phrase.
_PHRASE = 9
#: Share of the shorter article from which it was taken over as a whole.
WHOLE = 0.5
#: Share of the shorter article from which nothing in it is somebody else's speech.
_ALL = 0.8
#: Words of quotations that two articles must share to have one in common.
_QUOTATION = 7
#: Own words in one stretch, or in all, from which text was taken over; more within one outlet.
_STRETCH, _TOTAL = 15, 26
_SAME_OUTLET = 1.5
#: Share from which a newsroom's text is taken for what it sells.
_SERVICE = 0.3
#: Passages looked at, the longest first, and given as evidence.
_HEARD = 200
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Features:
    """What decides between the kinds; for training and for a reader."""

    #: Plain words that stand in both in their own voice: the longest stretch, and all.
    stretch: float
    own: float
    #: Words of shared quotations.
    quoted: int
    #: Share of the shorter article that stands in the other one.
    share: float
    same_outlet: bool
    likeness: Likeness


def compare(one: Article, other: Article) -> Reuse:
    """How two articles stand to each other, with the passages they share; the order makes no difference.

    An article has nothing to do with itself: one key gives ``unrelated``, without passages.
    """
    if one.key == other.key:
        return Reuse(one.key, other.key, "unrelated", 1.0)
    return _compare(one, other) if one.key < other.key else _mirrored(_compare(other, one))


def bare(article: Article) -> Article:
    """An article with nothing of its statements but what ``compare`` looks at: who passed them on."""
    return replace(
        article,
        statements=tuple(
            Statement(s.uid, s.article, "", (), chain=s.chain) for s in article.statements if s.chain
        ),
    )


def _mirrored(reuse: Reuse) -> Reuse:
    return replace(
        reuse,
        here=reuse.there,
        there=reuse.here,
        passages=tuple(Passage(p.there, p.here, p.words, p.quoted) for p in reuse.passages),
        share_here=reuse.share_there,
        share_there=reuse.share_here,
    )


def _compare(one: Article, other: Article) -> Reuse:
    heard = hear_all(one, other)
    features = measure(one, other, heard)
    kind = decide(one, other, features)
    shown = [h for h in heard if h.voice != "furniture"][:_SHOWN]
    if kind in ("same_story", "unrelated"):
        shown = []
    passages = tuple(h.passage for h in shown)
    found = direction(one, other, kind, tuple((p.here, p.there) for p in passages))
    here, there = _shares(one, other, passages)
    return Reuse(
        here=one.key,
        there=other.key,
        kind=kind,
        confidence=confidence(kind, features),
        passages=passages,
        share_here=here,
        share_there=there,
        earlier=found.earlier,
        direction_confidence=found.confidence,
        evidence=(*_shared(one, passages), *_agency(one, other, kind), *found.evidence),
    )


def hear_all(one: Article, other: Article) -> tuple[Heard, ...]:
    """The shared passages, longest first, and who speaks in each."""
    here, there = one.document, other.document
    tokens = tokenise(here.text), tokenise(there.text)
    passages = align(*tokens)[:_HEARD]
    heard = [hear(here, there, passage) for passage in passages]
    if sum(h.passage.words for h in heard) >= _ALL * max(1, min(map(len, tokens))):
        # A column in the first person speaks for itself.
        return tuple(Heard(p, "own", p.words) for p in passages)
    return tuple(heard)


def measure(one: Article, other: Article, heard: Sequence[Heard]) -> Features:
    """What decides between the kinds."""
    own = [h.own for h in heard if h.voice == "own" and h.passage.words >= _PHRASE]
    shorter = max(1, min(len(tokenise(one.document.text)), len(tokenise(other.document.text))))
    return Features(
        stretch=max(own, default=0.0),
        own=sum(own),
        quoted=_words(heard, "quoted") + sum(int(h.quoted) for h in heard if h.quoted >= _QUOTATION),
        share=min(1.0, _words(heard, "own") / shorter),
        same_outlet=same_outlet(one.document.outlet, other.document.outlet),
        likeness=likeness(one.document, other.document),
    )


def _words(heard: Sequence[Heard], voice: Voice) -> int:
    return sum(h.passage.words for h in heard if h.voice == voice and h.passage.words >= _QUOTATION)


def decide(one: Article, other: Article, features: Features) -> ReuseKind:
    """The kind, by rules that a reader can follow."""
    if taken(features) >= 1:
        return _copied(one, other, features)
    if features.quoted >= _QUOTATION:
        return "shared_quotes"
    return "same_story" if same_story(features) >= 0.5 else "unrelated"


def taken(features: Features) -> float:
    """How much own text they share, 1: just enough that one of them took it over."""
    least = _SAME_OUTLET if features.same_outlet else 1.0
    return max(features.stretch / _STRETCH, features.own / _TOTAL) / least


def _copied(one: Article, other: Article, features: Features) -> ReuseKind:
    if features.same_outlet:
        return "rewrite"
    agencies = [a for a in (agency_of(one.document), agency_of(other.document)) if a]
    sold = [a for a in agencies if features.share >= _SERVICE or not is_service(a)]
    if any(a.how != "part" for a in sold) or (len(sold) == 2 and sold[0].key == sold[1].key):
        return "wire_copy"
    return "syndicated" if features.share >= WHOLE else "rewrite"


def same_story(features: Features) -> float:
    """Probability that two articles without common text tell of one event."""
    return _one_event(features.likeness)


def one_story(one: Document, other: Document) -> float:
    """The same of two articles, whatever text they have in common."""
    return _one_event(likeness(one, other))


def _one_event(like: Likeness) -> float:
    values = {"words": like.words, "opening": like.opening, "contained": like.contained, "time": like.time}
    return _logistic(_weights()["same_story"], values)


def confidence(kind: ReuseKind, features: Features) -> float:
    """Probability that a kind is right."""
    if kind in ("same_story", "unrelated"):
        sure = same_story(features)
        return round(sure if kind == "same_story" else 1 - sure, 4)
    known = _weights()[kind]
    return round(_logistic(known, {"margin": margin(kind, features)}), 4)


def margin(kind: ReuseKind, features: Features) -> float:
    """How far a pair lies from where another kind would begin, 0 to 1."""
    if kind == "shared_quotes":
        return max(0.0, 1 - taken(features)) * min(1.0, features.quoted / 30)
    return min(1.0, math.log(max(1.0, taken(features))) / 2)


def _logistic(weights: Mapping[str, float], values: Mapping[str, float]) -> float:
    total = weights["bias"] + sum(weights[name] * value for name, value in values.items())
    return 1 / (1 + math.exp(-total))


@cache
def _weights() -> dict[str, dict[str, float]]:
    """Made by ``training/reuse.py``."""
    told = json.loads(files(__package__).joinpath("reuse.json").read_text(encoding="ascii"))
    return {str(k): {str(n): float(w) for n, w in v.items()} for k, v in told.items()}


def _shares(one: Article, other: Article, passages: Sequence[Passage]) -> tuple[float, float]:
    words = sum(p.words for p in passages)
    lengths = (len(tokenise(article.document.text)) for article in (one, other))
    here, there = (round(min(1.0, words / length), 4) if length else 0.0 for length in lengths)
    return here, there


def _shared(one: Article, passages: Sequence[Passage]) -> tuple[Evidence, ...]:
    text = one.document.text
    return tuple(
        Evidence("quote" if p.quoted else "shared_text", one.key, p.here, text[p.here[0] : p.here[1]])
        for p in passages[:3]
    )


def _agency(one: Article, other: Article, kind: ReuseKind) -> tuple[Evidence, ...]:
    if kind != "wire_copy":
        return ()
    behind = ((article.key, agency_of(article.document)) for article in (one, other))
    return tuple(Evidence("byline", key, agency.span, agency.name) for key, agency in behind if agency)
