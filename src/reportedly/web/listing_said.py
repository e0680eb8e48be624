"""Lists of what people said and may say, of feeds, and of what a search finds, as rows: for a file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reportedly.ledger import watched
from reportedly.ledger.judging import Judgement
from reportedly.ledger.rows import ArticleRow, StatementRow
from reportedly.web.listed_rows import Rows
from reportedly.web.pages.feeds_view import FeedView, feed_view
from reportedly.web.pages.search_view import wanted

if TYPE_CHECKING:
    from starlette.datastructures import QueryParams

    from reportedly.bulk import Ledger
    from reportedly.ledger.history import Entry
    from reportedly.web.remembered import Remembered

#: Of a search, and of pairs to be judged.
_FOUND, _PAIRS, _CLAIM_PAIRS = 1000, 2000, 500


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction; what was changed as JSON has it."""

    number: int
    article: str
    title: str | None
    target: str
    uid: str
    field: str
    before: str
    value: str
    by: str
    at: str
    note: str | None
    undone_by: str | None
    undone_at: str | None


@dataclass(frozen=True, slots=True)
class SourcePair:
    """Two names that may be one source."""

    left: str
    left_statements: int
    right: str
    right_statements: int
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class ClaimPair:
    """Two statements that may be one claim."""

    left_uid: str
    left: str
    left_outlet: str | None
    left_day: str | None
    right_uid: str
    right: str
    right_outlet: str | None
    right_day: str | None
    confidence: float
    reasons: str


def _corrections(ledger: Ledger, kept: Remembered, params: QueryParams) -> Rows:
    found = ledger.history(params.get("article") or None, by=params.get("by") or None)
    return Rows(Corrected, map(_corrected, found))


def _corrected(one: Entry) -> Corrected:
    made = one.correction
    before, value = (json.dumps(part, ensure_ascii=False) for part in (made.before, made.value))
    return Corrected(
        made.number,
        one.document,
        one.title,
        made.target,
        made.uid,
        made.field,
        before,
        value,
        made.by,
        made.at,
        made.note,
        made.undone_by,
        made.undone_at,
    )


def _feeds(ledger: Ledger, kept: Remembered, params: QueryParams) -> Rows:
    with ledger.database.reading() as connection:
        minutes = watched.minutes(connection)
        return Rows(FeedView, [feed_view(state, at, minutes) for state, at in watched.states(connection)])


def _suggestions(ledger: Ledger, kept: Remembered, params: QueryParams) -> Rows:
    pairs = ledger.suggestions(limit=_PAIRS)
    return Rows(
        SourcePair,
        (
            SourcePair(
                one.left.name,
                one.left.statements,
                one.right.name,
                one.right.statements,
                one.score,
                one.reason,
            )
            for one in pairs
        ),
    )


def _claim_suggestions(ledger: Ledger, kept: Remembered, params: QueryParams) -> Rows:
    def rows() -> Iterator[ClaimPair]:
        for one in ledger.claim_suggestions(limit=_CLAIM_PAIRS):
            left, right = ((side.uid, side.content, side.outlet, side.day) for side in (one.left, one.right))
            reasons = "; ".join(" ".join(reason) for reason in one.reasons)
            yield ClaimPair(*left, *right, one.confidence, reasons)

    return Rows(ClaimPair, rows())


def _judgements(ledger: Ledger, kept: Remembered, params: QueryParams) -> Rows:
    return Rows(Judgement, ledger.judgements())


def _found(ledger: Ledger, kept: Remembered, params: QueryParams) -> Rows:
    """Articles by words, and statements by meaning: those of which a page has a part."""
    asked = wanted(params)
    if asked.articles:
        return Rows(ArticleRow, [hit.row for hit in ledger.search_articles(asked.words, limit=_FOUND)])
    hits = ledger.similar(asked.words, asked.filters, limit=_FOUND)
    return Rows(StatementRow, [hit.row for hit in hits])


LISTS: Mapping[str, Callable[[Ledger, Remembered, QueryParams], Any]] = {
    "corrections": _corrections,
    "feeds": _feeds,
    "suggestions": _suggestions,
    "claim-suggestions": _claim_suggestions,
    "judgements": _judgements,
    "found": _found,
}
