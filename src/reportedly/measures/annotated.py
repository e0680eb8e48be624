"""What the measures look at: a text and the source, cue and content spans marked in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly.errors import MalformedRecord
from reportedly.types import Reading, Spans

Role = Literal["source", "cue", "content"]

ROLES: tuple[Role, ...] = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class AttributionRelation:
    """One attribution reduced to its three spans (PARC3's *attribution relation*)."""

    #: Who it comes from; empty where nobody is named.
    source: Spans
    #: The words that signal it; empty where there are none.
    cue: Spans
    #: What is attributed.
    content: Spans
    #: Predicted probability that source and content are both right; ``None``: not given.
    confidence: float | None = None
    #: The id in the file it was read from, for messages and error analysis.
    id: str | None = None

    def spans(self, role: Role) -> Spans:
        """The spans of one role."""
        return {"source": self.source, "cue": self.cue, "content": self.content}[role]


@dataclass(frozen=True, slots=True)
class AnnotatedDocument:
    """A document with its attributions, as a person or a program marked them."""

    #: By this gold and predicted documents are paired.
    id: str
    #: The characters that the spans point into; ``None`` where a prediction leaves the text out.
    text: str | None
    #: In any order: no measure depends on it.
    attributions: tuple[AttributionRelation, ...]
    #: The publication, where the file says so.
    outlet: str | None = None


def from_reading(reading: Reading) -> AnnotatedDocument:
    """The annotated document that a Reading holds."""
    return AnnotatedDocument(
        id=reading.id,
        text=reading.text,
        outlet=reading.document.outlet,
        attributions=tuple(
            AttributionRelation(a.source, a.cue, a.content, a.confidence, a.id) for a in reading.attributions
        ),
    )


def check_spans(document: AnnotatedDocument, text: str, origin: str) -> None:
    """Make sure that every span lies inside the text.

    Args:
        document: whose attributions to check.
        text: what they point into.
        origin: the file or document to name in the error.

    Raises:
        MalformedRecord: a span ends before it starts or reaches outside the text.
    """
    for number, attribution in enumerate(document.attributions, 1):
        for role in ROLES:
            for start, end in attribution.spans(role):
                if not 0 <= start <= end <= len(text):
                    raise MalformedRecord(
                        origin,
                        f"document {document.id!r}, attribution {attribution.id or number}: "
                        f"{role} span {start}-{end} is outside its text of {len(text)} characters",
                        "offsets are code points into the text, end exclusive",
                    )
