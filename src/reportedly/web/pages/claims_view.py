"""The list of claims as values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportedly.trace.article_values import ClaimRow
from reportedly.tracing.headings import Heading


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One claim of the list."""

    id: str
    text: str
    #: Who says so first; ``None``: an article in its own voice, or unresolved.
    source: str | None
    outlet: str | None
    first: str | None
    last: str | None
    articles: int
    outlets: int
    #: ``None``: not traced yet.
    origins: int | None = None
    parties: int | None = None
    denied_by: int | None = None
    taken_back_by: int | None = None


@dataclass(frozen=True, slots=True)
class ClaimsView:
    """A part of the list."""

    rows: tuple[ClaimLine, ...]
    #: Claims that answer the search.
    total: int
    query: str
    more: bool
    #: Some figures are still being counted.
    counting: bool


def claims_view(
    headings: Sequence[Heading],
    figures: Callable[[Heading], ClaimRow | None],
    *,
    awaited: Callable[[Heading], bool] = lambda one: True,
    query: str = "",
    start: int = 0,
    size: int = 40,
) -> ClaimsView:
    """A part of the list of claims.

    Args:
        headings: all claims, those of most articles first.
        figures: the figures of a claim's trace; ``None``: they are not counted.
        awaited: whether they will be by themselves.
        query: words that the claim's first statement has.
        start: leave out so many.
        size: at most so many.
    """
    found = having(headings, query)
    shown = found[start : start + size]
    rows = tuple(_line(one, figures(one)) for one in shown)
    return ClaimsView(
        rows=rows,
        total=len(found),
        query=query,
        more=len(found) > start + size,
        counting=any(r.origins is None and awaited(one) for one, r in zip(shown, rows, strict=True)),
    )


def having(headings: Sequence[Heading], query: str) -> Sequence[Heading]:
    """The claims whose first statement has these words."""
    wanted = query.casefold().split()
    return [one for one in headings if _has(one, wanted)] if wanted else headings


def _has(heading: Heading, wanted: Sequence[str]) -> bool:
    text = heading.text.casefold()
    return all(word in text for word in wanted)


def _line(one: Heading, known: ClaimRow | None) -> ClaimLine:
    return ClaimLine(
        id=one.id,
        text=one.text,
        source=one.source,
        outlet=one.outlet,
        first=one.first,
        last=one.last,
        articles=known.articles if known else one.articles,
        outlets=known.outlets if known else one.outlets,
        origins=known.origins if known else None,
        parties=known.parties if known else None,
        denied_by=known.denied_by if known else None,
        taken_back_by=known.taken_back_by if known else None,
    )
