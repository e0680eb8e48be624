"""Does an article agree with a claim, deny it, discuss it, or have nothing to do with it?

The kinds are those of the Fake News Challenge (FNC-1, 2017), whose data derive from Ferreira and Vlachos,
"Emergent: a novel data-set for stance classification" (NAACL 2016).
Trained by ``python -m training.attitude``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, cast

from reportedly.trace.attitude_features import features
from reportedly.trace.attitude_nearness import Nearness
from reportedly.trace.attitude_text import WORD, Text, cue_kinds, read_article, read_claim
from reportedly.trace.attitude_trees import RELATED, Decision, load
from reportedly.types import Span, Spans

#: ``discusses``: reports the claim, or on it, and leaves open whether it holds.
AttitudeKind = Literal["agrees", "denies", "discusses", "unrelated"]
KINDS = (*RELATED, "unrelated")
#: Kinds of cues that speak for a kind of attitude.
TELLING = {
    "denies": ("denial", "falsehood", "negation"),
    "discusses": ("unverified", "reportedly", "rumour", "claiming", "hedge"),
}


@dataclass(frozen=True, slots=True)
class Attitude:
    """How an article stands to a claim."""

    kind: AttitudeKind
    #: Probability that the kind is right.
    confidence: float
    #: The sentences of the article that led to it, in order of position; none where it is unrelated.
    spans: Spans = ()


def attitude(claim: str, article_text: str) -> Attitude:
    """How an article stands to a claim.

    Args:
        claim: free text or a headline, in English; its first 1,000 characters count.
        article_text: the article's text; its first 30,000 characters, at most 200 sentences, count.

    Returns:
        The most probable kind. A claim or an article without words is unrelated to everything.

    Raises:
        ModelError: a file is missing or is not the one this version was built with.
    """
    return attitudes(claim, [article_text])[0]


def attitudes(claim: str, article_texts: Sequence[str]) -> list[Attitude]:
    """How each of many articles stands to a claim: the same as :func:`attitude` of each, but faster.

    Args:
        claim: as for :func:`attitude`.
        article_texts: the articles' texts.

    Returns:
        One for each article, in order.

    Raises:
        ModelError: a file is missing or is not the one this version was built with.
    """
    if not WORD.search(claim):
        return [Attitude("unrelated", 1.0) for _ in article_texts]
    told, parameters = read_claim(claim), load()
    return [stand(told, read_article(text), parameters) for text in article_texts]


def stand(claim: Text, article: Text | None, parameters: Decision) -> Attitude:
    """How an article that has been read stands to a claim that has been."""
    if article is None:
        return Attitude("unrelated", 1.0)
    values, found = features(claim, article, parameters.weights)
    probabilities = parameters.probabilities(values[None])[0]
    best = int(probabilities.argmax())
    kind = cast(AttitudeKind, KINDS[best])
    return Attitude(
        kind, float(probabilities[best]), () if kind == "unrelated" else reasons(kind, article, found)
    )


def reasons(kind: str, article: Text, found: Nearness) -> tuple[Span, ...]:
    """The sentence nearest to the claim and, if it has no word for the kind, the nearest that has one."""
    nearest = found.order[0]
    telling = [at for at in found.order if tells(kind, article, at)]
    chosen = {nearest} if not telling else {nearest, telling[0]}
    return tuple(article.spans[at] for at in sorted(chosen))


def tells(kind: str, article: Text, at: int) -> bool:
    """Whether a sentence has a word that speaks for a kind."""
    counts = dict(zip(cue_kinds(), article.sentences[at].cues, strict=True))
    return any(counts[cue] for cue in TELLING.get(kind, ()))
