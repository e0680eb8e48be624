"""What an outlet takes back that it has said itself: it withdraws a report, or corrects one.

That is nobody's denial: no party says there that the claim is not so, only that the outlet no longer says so.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from reportedly.quotation_marks import straight
from reportedly.trace.outlet_names import called_so, same_outlet
from reportedly.trace.speaker import speaker
from reportedly.trace.values import Statement
from reportedly.trace.withdrawn import patterns, withdrawn
from reportedly.types import Document, Span, Spans

TakenBack = Literal["withdrawn", "corrected"]


def taken_back(
    statement: Statement, document: Document, outlets: Collection[str]
) -> tuple[TakenBack, str] | None:
    """How an outlet takes back with a statement what it said, and which outlet; ``None``: it does not.

    Args:
        statement: against the claim.
        document: of its article.
        outlets: of the claim's articles: who has not made the claim has nothing to take back.
    """
    own = document.outlet or ""
    if withdrawn(straight(statement.text)):
        return "withdrawn", own
    if not statement.attribution or not (statement.factuality or "").endswith("-"):
        return None
    who, told = speaker(statement), statement.attribution
    name = who.name if who else ""
    if patterns()["undone"].search(_words(document, told.cue)):
        whose = next((outlet for outlet in sorted(outlets) if called_so(name, outlet)), "")
        return ("withdrawn", whose) if whose else None
    if not any(same_outlet(own, outlet) for outlet in outlets):
        return None
    frame = _words(document, told.source) or name
    mine = patterns()["own"].search(frame) or called_so(name, own) or patterns()["ourselves"].match(frame)
    reasons = told.reasons.get("factuality", ())
    outside = reasons and not any(
        _overlap(one, other) for one in reasons for other in (*told.cue, *told.content)
    )
    return ("corrected", own) if mine and outside else None


def _words(document: Document, spans: Spans) -> str:
    return " ".join(document.text[start:end] for start, end in spans)


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
