"""Per role: how well the spans of one role are found, whichever attribution they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from reportedly.measures.similarity import dice
from reportedly.measures.tally import Tally, of_sets
from reportedly.measures.tokens import Tokens, TokenSet

RoleMeasure = Literal["token", "exact", "exact_np", "overlap"]

ROLE_MEASURES: tuple[RoleMeasure, ...] = ("token", "exact", "exact_np", "overlap")


def score_role(
    tokens: Tokens, gold: Sequence[TokenSet], predicted: Sequence[TokenSet]
) -> dict[RoleMeasure, Tally]:
    """Compare the spans of one role in one document.

    Args:
        tokens: of the document's text.
        gold: the tokens of that role's span in each gold attribution, empty where it has none.
        predicted: the same of each predicted attribution.

    Returns:
        ``token``
            tokens covered by any span of the role (micro-averaged token F1, as in PolNeAR's and CofeNet's
            papers).
        ``exact``
            distinct spans; a discontinuous span is one. A predicted span counts if a gold one covers the
            same tokens (exact match).
        ``exact_np``
            the same with punctuation left out of both, so that taking or leaving a comma or a quotation
            mark at the edge makes no difference.
        ``overlap``
            partial credit: each span gets the best dice coefficient that any span of the other side has
            with it ("soft" or proportional match, as in opinion-holder extraction).
    """
    return {
        "token": of_sets(frozenset().union(*gold), frozenset().union(*predicted)),
        "exact": of_sets(_distinct(gold), _distinct(predicted)),
        "exact_np": of_sets(
            _distinct([tokens.words(span) for span in gold]),
            _distinct([tokens.words(span) for span in predicted]),
        ),
        "overlap": _overlap([s for s in gold if s], [s for s in predicted if s]),
    }


def _distinct(spans: Sequence[TokenSet]) -> set[TokenSet]:
    return {span for span in spans if span}


def _overlap(gold: Sequence[TokenSet], predicted: Sequence[TokenSet]) -> Tally:
    return Tally(
        sum(max((dice(g, p) for p in predicted), default=0.0) for g in gold),
        sum(max((dice(g, p) for g in gold), default=0.0) for p in predicted),
        len(gold),
        len(predicted),
    )
