"""What a trace says of one article, and a claim as a row of a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly.trace.values import Drift, EdgeKind, Evidence, Reuse
from reportedly.types import Spans

#: ``first``: nobody in the ledger says so earlier. ``echo``: it depends on an earlier statement.
#: ``independent``: others said so earlier, and nothing shows that this one depends on them.
Standing = Literal["first", "echo", "independent"]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A statement of another article."""

    uid: str
    text: str
    #: Id of its document.
    article: str
    outlet: str | None = None
    day: str | None = None
    url: str | None = None
    #: Who says so there; ``None``: own voice, or unresolved.
    source: str | None = None


@dataclass(frozen=True, slots=True)
class EchoOf:
    """The earlier statement that one depends on, and how it does."""

    earlier: Elsewhere
    kind: EdgeKind
    confidence: float
    evidence: tuple[Evidence, ...] = ()
    #: What changed on the way from there.
    drift: tuple[Drift, ...] = ()


@dataclass(frozen=True, slots=True)
class StatementTrace:
    """One statement of the article with where it came from."""

    uid: str
    text: str
    #: Where it stands in the article's text.
    spans: Spans
    standing: Standing
    #: Set where it is an echo.
    echo: EchoOf | None = None
    #: Who says so without depending on this article or on what it echoes, the earliest first.
    also: tuple[Elsewhere, ...] = ()
    #: Permanent name of its claim.
    claim: str | None = None
    #: Independence of its claim.
    articles: int = 1
    outlets: int = 1
    origins: int = 1
    parties: int = 1
    denied_by: int = 0
    source: str | None = None
    factuality: str | None = None
    stance: str | None = None
    #: ``own_voice``, ``attributed``, ``relayed``.
    how: str | None = None
    #: Number of outlets that took its claim back.
    taken_back_by: int = 0


@dataclass(frozen=True, slots=True)
class RelatedArticle:
    """An article that shares text with the one traced."""

    #: Id of its document.
    article: str
    title: str | None
    outlet: str | None
    day: str | None
    url: str | None
    reuse: Reuse


@dataclass(frozen=True, slots=True)
class ArticleTrace:
    """One article: which of its statements are first here, which echo earlier ones, from where."""

    #: Id of its document.
    article: str
    title: str | None = None
    outlet: str | None = None
    day: str | None = None
    url: str | None = None
    #: It was read now, and related without being added.
    in_ledger: bool = True
    #: In order of position.
    statements: tuple[StatementTrace, ...] = ()
    #: Articles that took over text from this one, the earliest first.
    copies: tuple[RelatedArticle, ...] = ()
    #: Articles that this one took over text from, the earliest first.
    originals: tuple[RelatedArticle, ...] = ()
    #: Articles that share text with it in an unknown direction, or without depending on it.
    related: tuple[RelatedArticle, ...] = ()

    @property
    def first(self) -> int:
        """How many statements are first here."""
        return sum(statement.standing == "first" for statement in self.statements)

    @property
    def echoes(self) -> int:
        """How many echo earlier ones."""
        return sum(statement.standing == "echo" for statement in self.statements)

    @property
    def independent(self) -> int:
        """How many others said earlier, independently."""
        return sum(statement.standing == "independent" for statement in self.statements)


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim of a ledger."""

    #: Permanent name.
    id: str
    #: How its first statement puts it.
    text: str
    articles: int
    outlets: int
    origins: int
    parties: int
    denied_by: int
    #: Days of publication of the first and the last article.
    first: str | None = None
    last: str | None = None
    #: Number of outlets that took it back.
    taken_back_by: int = 0
