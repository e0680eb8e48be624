"""Where the passages of an article came from: what the part below its card shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportedly.export.visible import clipped, one_line
from reportedly.trace.article_values import ArticleTrace, Elsewhere, RelatedArticle, StatementTrace
from reportedly.web.pages.article_view import span_text
from reportedly.web.pages.correction_view import in_quotes

_LONGEST = 220
#: Longest lists that are written without being asked for.
SHOWN = 12
_HOW = {"copies": "copied from", "relays": "relayed from", "cites": "cited from"}
_DRIFT = {
    "attribution_dropped": "who says so is left out",
    "hedge_dropped": "a hedge is left out",
    "speaker_vaguer": "the speaker is vaguer",
    "speaker_grander": "the speaker is made grander",
    "quote_altered": "the quotation is altered",
    "number_changed": "a number is another one",
    "denial_omitted": "a denial is left out",
}
_REUSE = {
    "wire_copy": "wire copy",
    "syndicated": "syndicated",
    "rewrite": "rewritten",
    "shared_quotes": "the same quotations",
}


@dataclass(frozen=True, slots=True)
class Place:
    """A statement of another article."""

    uid: str
    article: str
    #: Outlet and day.
    about: str
    text: str


@dataclass(frozen=True, slots=True)
class Echo:
    """One statement of this article, and where it was before."""

    uid: str
    #: Where it stands: ``120-140``.
    spans: str
    text: str
    #: ``first``, ``echo``, ``independent``; ``many``: not followed.
    standing: str
    #: How it came from there, in words, and what changed.
    how: str
    drift: tuple[str, ...]
    earlier: Place | None
    #: How many others say so, from how many origins; empty: nobody.
    others: str
    claim: str | None
    own_voice: bool


@dataclass(frozen=True, slots=True)
class Shared:
    """Another article with text of this one."""

    article: str
    title: str
    about: str
    kind: str
    #: Share of this article's words.
    share: str
    #: Where it stands here.
    spans: str


@dataclass(frozen=True, slots=True)
class Echoes:
    """All of it."""

    first: int
    #: Statements that so many articles have that they were not followed.
    many: int
    echoes: int
    independent: int
    #: Statements that somebody else makes too, in order of position.
    statements: tuple[Echo, ...]
    originals: tuple[Shared, ...]
    copies: tuple[Shared, ...]
    related: tuple[Shared, ...]
    #: Articles of the ledger that are not related to the others yet.
    pending: int

    @property
    def all(self) -> int:
        """Statements that were looked for, the article's own voice included."""
        return self.first + self.many + self.echoes + self.independent

    @property
    def none(self) -> bool:
        """The ledger has nothing like it."""
        return not (self.statements or self.originals or self.copies or self.related)


def echoes(found: ArticleTrace, pending: int) -> Echoes:
    """The part's values.

    Args:
        found: the trace of the article.
        pending: how many articles are not related yet.
    """
    many = sum(_many(one) for one in found.statements)
    return Echoes(
        first=found.first - many,
        many=many,
        echoes=found.echoes,
        independent=found.independent,
        statements=tuple(
            _echo(one) for one in found.statements if one.standing != "first" or one.also or _many(one)
        ),
        originals=tuple(_shared(found.originals)),
        copies=tuple(_shared(found.copies)),
        related=tuple(_shared(found.related)),
        pending=pending,
    )


def _many(one: StatementTrace) -> bool:
    return one.articles > 1 and not one.origins


def _echo(one: StatementTrace) -> Echo:
    earlier = one.echo.earlier if one.echo else one.also[0] if one.also else None
    return Echo(
        uid=one.uid,
        spans=span_text(one.spans),
        text=in_quotes(clipped(one.text, _LONGEST)),
        standing="many" if _many(one) else one.standing,
        how=_HOW.get(one.echo.kind, "from") if one.echo else _otherwise(one),
        drift=tuple(_drift(one)),
        earlier=_place(earlier) if earlier else None,
        others=_others(one),
        claim=one.claim,
        own_voice=one.how == "own_voice",
    )


def _otherwise(one: StatementTrace) -> str:
    return "said earlier, independently, by" if one.standing == "independent" else "also said, later, by"


def _drift(one: StatementTrace) -> Iterator[str]:
    for drift in one.echo.drift if one.echo else ():
        words = _DRIFT.get(drift.kind, drift.kind)
        before, after = clipped(drift.before, 80), clipped(drift.after, 80)
        yield words + (f": “{before}”" if before else "") + (f" → “{after}”" if after else "")


def _others(one: StatementTrace) -> str:
    if one.articles < 2:
        return ""
    if _many(one):
        return f"{one.articles} articles have it word for word"
    said = f"{one.articles} articles, {one.origins} {'origin' if one.origins == 1 else 'origins'}"
    said += f", denied by {one.denied_by}" if one.denied_by else ""
    return said + (f", taken back by {one.taken_back_by}" if one.taken_back_by else "")


def _place(one: Elsewhere) -> Place:
    about = ", ".join(one_line(part) for part in (one.outlet, one.day) if part)
    return Place(one.uid, one.article, about or "another article", in_quotes(clipped(one.text, _LONGEST)))


def _shared(related: Iterable[RelatedArticle]) -> Iterator[Shared]:
    for one in related:
        passages = sorted(one.reuse.passages, key=lambda passage: passage.here)
        yield Shared(
            article=one.article,
            title=clipped(one.title or one.url or one.article, 120),
            about=", ".join(one_line(part) for part in (one.outlet, one.day) if part),
            kind=_REUSE.get(one.reuse.kind, "shared text"),
            share=f"{one.reuse.share_here * 100:.0f}\u202f%",
            spans=span_text(tuple(passage.here for passage in passages)),
        )
