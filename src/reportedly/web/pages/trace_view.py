"""The trace of an article, and what is nearest to free words, as values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.export.trace_items import ArticleStatement, Where, article_statement, related
from reportedly.export.visible import clipped, one_line
from reportedly.trace.article_values import ArticleTrace, RelatedArticle, StatementTrace
from reportedly.tracing.ask import Match
from reportedly.web import links
from reportedly.web.pages.claim_view import echo_url

_STANDS = {
    "same": "says the same",
    "denies": "denies it",
    "differs": "says the same but for a number, a date or a name",
    "related": "is about it",
}
_NEAREST, _TEXT = 12, 300


@dataclass(frozen=True, slots=True)
class TracedStatement:
    """One statement of the article."""

    shown: ArticleStatement
    #: The claim's page; ``None``: nobody else says so.
    claim: str | None
    #: Both texts side by side, and the article of the earlier one.
    echo: str | None
    earlier: str | None
    #: Articles that say so independently: where, who, and the page.
    others: tuple[tuple[Where, str, str], ...]


@dataclass(frozen=True, slots=True)
class SharingArticle:
    """An article that has text in common."""

    where: Where
    title: str
    facts: str
    article: str
    #: Share of the words here that stand there.
    share: str


@dataclass(frozen=True, slots=True)
class ArticleTraceView:
    """Where the statements of an article come from."""

    article: str
    title: str
    where: str
    web: str | None
    first: int
    echoes: int
    independent: int
    statements: tuple[TracedStatement, ...]
    #: Title of a group, and its articles.
    groups: tuple[tuple[str, tuple[SharingArticle, ...]], ...]


def article_trace_view(trace: ArticleTrace) -> ArticleTraceView:
    """The trace of an article as a page.

    Args:
        trace: of an article.
    """
    groups = (
        ("Takes its text from", trace.originals),
        ("Its text was taken over by", trace.copies),
        ("Shares text with", trace.related),
    )
    return ArticleTraceView(
        article=trace.article,
        title=one_line(trace.title or trace.article),
        where=" · ".join(one_line(part) for part in (trace.outlet, trace.day) if part),
        web=links.web(trace.url),
        first=trace.first,
        echoes=trace.echoes,
        independent=trace.independent,
        statements=tuple(_statement(one) for one in trace.statements),
        groups=tuple((name, tuple(_sharing(one) for one in found)) for name, found in groups if found),
    )


def _statement(one: StatementTrace) -> TracedStatement:
    shown = article_statement(one)
    return TracedStatement(
        shown=shown,
        claim=links.claim(one.claim) if one.claim and one.articles > 1 else None,
        echo=echo_url(one.claim, one.uid) if one.claim and one.echo else None,
        earlier=links.article(one.echo.earlier.article) if one.echo else None,
        others=tuple(
            (where, name, links.article(other.article))
            for (where, name), other in zip(shown.others, one.also, strict=True)
        ),
    )


def _sharing(one: RelatedArticle) -> SharingArticle:
    where, title, facts = related(one)
    share = f"{one.reuse.share_here:.0%} of the words here" if one.reuse.share_here else ""
    return SharingArticle(where, clipped(title, 140), facts, links.article(one.article), share)


@dataclass(frozen=True, slots=True)
class Near:
    """A statement that is near to what was asked."""

    text: str
    stands: str
    #: Percent.
    nearness: int
    claim: str


@dataclass(frozen=True, slots=True)
class FoundView:
    """What a ledger knows of free words."""

    query: str
    #: The page of the claim that says the same; ``None``: nothing surely does.
    claim: str | None
    near: tuple[Near, ...]


def found_view(query: str, matches: Iterable[Match]) -> FoundView:
    """What is nearest to free words.

    Args:
        query: the words.
        matches: statements, the surest and nearest first.
    """
    found = list(matches)
    same = next((one for one in found if one.surely_same), None)
    near = [one for one in found if one.kind in _STANDS]
    return FoundView(
        query,
        links.claim(f"c1-{same.uid}") if same else None,
        tuple(
            Near(
                clipped(one.text, _TEXT),
                _STANDS[one.kind],
                round(100 * max(0.0, one.nearness)),
                links.claim(f"c1-{one.uid}"),
            )
            for one in near[:_NEAREST]
        ),
    )
