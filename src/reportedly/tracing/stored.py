"""What is kept in a ledger of two articles' reuse, and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportedly.ledger.relating import Reused
from reportedly.trace.values import Evidence, Passage, Reuse
from reportedly.types import Span


def stored_reuse(found: Reuse, numbers: Mapping[str, int], one: int, other: int) -> Reused:
    """How two articles stand to each other as a row.

    Args:
        found: what the comparison said.
        numbers: of both articles, by key.
        one, other: the numbers in the order in which the row has them.
    """
    seen = found if numbers[found.here] == one else found.turned()
    return Reused(
        one=one,
        other=other,
        kind=found.kind,
        confidence=round(found.confidence, 4),
        share_one=round(seen.share_here, 4),
        share_other=round(seen.share_there, 4),
        earlier=numbers[found.earlier] if found.earlier else None,
        direction_confidence=round(found.direction_confidence, 4),
        passages=tuple((p.here, p.there, p.words, p.quoted) for p in seen.passages),
        evidence=tuple(_plain(evidence) for evidence in found.evidence),
    )


def read_reuse(row: Reused, keys: Mapping[int, str]) -> Reuse:
    """A row as the comparison said it.

    Args:
        row: of two articles.
        keys: of both, by number.
    """
    return Reuse(
        here=keys[row.one],
        there=keys[row.other],
        kind=row.kind,  # type: ignore[arg-type]
        confidence=row.confidence,
        passages=tuple(_passage(plain) for plain in row.passages),
        share_here=row.share_one,
        share_there=row.share_other,
        earlier=keys[row.earlier] if row.earlier is not None else None,
        direction_confidence=row.direction_confidence,
        evidence=tuple(_evidence(plain) for plain in row.evidence),
    )


def _plain(evidence: Evidence) -> dict[str, Any]:
    return {
        "kind": evidence.kind,
        "article": evidence.article,
        "span": evidence.span,
        "text": evidence.text,
    }


def _passage(plain: Any) -> Passage:
    here, there, words, quoted = plain
    return Passage(_span(here), _span(there), words, quoted)


def _evidence(plain: Any) -> Evidence:
    span = plain["span"]
    return Evidence(plain["kind"], plain["article"], _span(span) if span else None, plain["text"])


def _span(plain: Any) -> Span:
    return int(plain[0]), int(plain[1])
