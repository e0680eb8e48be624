"""What an outlet takes back, and what is somebody's denial."""

# Rows are easier to read on one line.
# ruff: noqa: E501
from __future__ import annotations

import pytest

from reportedly.trace.taking_back import taken_back
from reportedly.trace.values import Statement
from reportedly.types import Attribution, Document, Factuality, Source, SourceKind, Span


def _span(text: str, words: str) -> tuple[Span, ...]:
    return ((text.index(words), text.index(words) + len(words)),) if words else ()


def _said(
    text: str,
    source: str,
    cue: str,
    content: str,
    reason: str,
    *,
    kind: SourceKind | None = "named_organization",
    factuality: Factuality | None = "CT-",
) -> Statement:
    told = Attribution(
        "a1", "indirect", _span(text, content), source=_span(text, source), cue=_span(text, cue),
        source_id="s1", factuality=factuality, reasons={"factuality": _span(text, reason)},
    )  # fmt: skip
    return Statement("u", "d", content, told.content, told, Source("s1", source, told.source, kind))


OWN = 'Please kill our story headlined "Mayor of Orme held".'
WITHDREW = "Meridian has withdrawn its report that the mayor was held."
EARLIER = "An earlier version of this article said that the mayor was held."
WRONGLY = "We wrongly reported that the mayor was held."
INQUIRY = "The inquiry report denied that the mayor was held."
MAYOR = "The mayor's office denied that he was held."


@pytest.mark.parametrize(
    ("text", "statement", "outlet", "found"),
    [
        (OWN, Statement("u", "d", OWN, ((0, len(OWN)),)), "Meridian", ("withdrawn", "Meridian")),
        # Told by another paper.
        (
            WITHDREW,
            _said(WITHDREW, "Meridian", "has withdrawn its report", "that the mayor was held", "withdrawn its report"),
            "The Tern",
            ("withdrawn", "Meridian"),
        ),
        (
            EARLIER,
            _said(EARLIER, "An earlier version of this article", "said", "that the mayor was held", "earlier version of this article", kind=None),
            "Meridian",
            ("corrected", "Meridian"),
        ),
        (WRONGLY, _said(WRONGLY, "We", "reported", "that the mayor was held", "We wrongly"), "Meridian", ("corrected", "Meridian")),
        # The outlet has not made the claim.
        (
            EARLIER,
            _said(EARLIER, "An earlier version of this article", "said", "that the mayor was held", "earlier version of this article", kind=None),
            "The Tern",
            None,
        ),
        # Parties deny.
        (INQUIRY, _said(INQUIRY, "The inquiry report", "denied", "that the mayor was held", "denied", kind="document"), "Meridian", None),
        (MAYOR, _said(MAYOR, "The mayor's office", "denied", "that he was held", "denied"), "Meridian", None),
        # What is not put as not so takes nothing back.
        (WRONGLY, _said(WRONGLY, "We", "reported", "that the mayor was held", "We wrongly", factuality="CT+"), "Meridian", None),
    ],
)  # fmt: skip
def test_taken_back(text: str, statement: Statement, outlet: str, found: tuple[str, str] | None) -> None:
    assert taken_back(statement, Document("d", text, outlet=outlet), {"Meridian"}) == found
