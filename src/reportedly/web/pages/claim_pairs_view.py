"""Two statements side by side that may be one claim, as the page shows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportedly.export import trace_words as words
from reportedly.export.visible import clipped, one_line, visible
from reportedly.export.word_changes import Pieces, changes
from reportedly.ledger.judging import Judgement
from reportedly.ledger.judging_claims import SameClaim
from reportedly.ledger.loading import Assertion
from reportedly.web import links

_NAME, _TITLE, _SAID, _REASON = 60, 90, 160, 80


@dataclass(frozen=True, slots=True)
class Stated:
    """One statement of a pair."""

    uid: str
    #: Who says so; empty: the article itself.
    source: str
    outlet: str
    day: str
    title: str
    #: Pages of its article and of its claim.
    article: str
    claim: str
    #: Its words; those are marked that the other one does not have.
    words: Pieces


@dataclass(frozen=True, slots=True)
class ClaimPair:
    """Two statements that may be one claim."""

    sides: tuple[Stated, Stated]
    #: Percent.
    score: str
    #: What decided.
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JudgedClaims:
    """What a person said of two statements."""

    number: int
    left: str
    right: str
    left_url: str | None
    right_url: str | None
    same: bool
    by: str
    day: str
    undone: str


def claim_pairs(found: Iterable[SameClaim]) -> tuple[ClaimPair, ...]:
    """The pairs of a page."""
    return tuple(_pair(one) for one in found)


def judged_claims(made: Iterable[Judgement], known: Mapping[str, Assertion]) -> tuple[JudgedClaims, ...]:
    """What was said, the newest first.

    Args:
        made: judgements of statements.
        known: the statements, by their keys in the judgements.
    """
    return tuple(
        JudgedClaims(
            number=one.number,
            left=_said(known.get(one.left)),
            right=_said(known.get(one.right)),
            left_url=_url(known.get(one.left)),
            right_url=_url(known.get(one.right)),
            same=one.same,
            by=one_line(one.by),
            day=one.at[:10],
            undone=f"{one_line(one.undone_by or '')}, {one.undone_at[:10]}" if one.undone_at else "",
        )
        for one in made
    )


def _pair(one: SameClaim) -> ClaimPair:
    old, new = changes(visible(one.left.content), visible(one.right.content))
    return ClaimPair(
        sides=(_stated(one.left, old), _stated(one.right, new)),
        score=f"{one.confidence * 100:.0f}\u202f%",
        reasons=tuple(_reason(*reason) for reason in one.reasons),
    )


def _reason(name: str, here: str, there: str) -> str:
    here, there = (clipped(one_line(text), _REASON) for text in (here, there))
    if name == "words" and here == there:
        return f"words in common: {', '.join(here.split())}" if here else "the same words"
    return words.reason(f"{name}: {here} / {there}")


def _stated(one: Assertion, pieces: Pieces) -> Stated:
    return Stated(
        uid=one.uid,
        source="" if one.own_voice else clipped(one_line(one.source or ""), _NAME),
        outlet=clipped(one_line(one.outlet or ""), _NAME),
        day=one_line(one.day or words.NO_DAY),
        title=clipped(one_line(one.title or one.document_id), _TITLE),
        article=links.article(one.document_id),
        claim=links.claim(one.uid),
        words=pieces,
    )


def _said(one: Assertion | None) -> str:
    if one is None:
        return "a statement that no article has any more"
    return words.quoted(clipped(one_line(one.content), _SAID))


def _url(one: Assertion | None) -> str | None:
    return links.claim(one.uid) if one is not None else None
