"""Which of two articles came first, as far as their dates tell."""

from __future__ import annotations

from reportedly.trace.values import Article
from reportedly.types import Document


def day_of(document: Document) -> str | None:
    """The day of publication, ISO 8601; ``None``: unknown."""
    return document.published[:10] if document.published else None


def order(article: Article) -> tuple[str, str]:
    """By day and time of publication, those without a date last; of equals by key."""
    return article.document.published or "9999", article.key


def before(one: Article, other: Article) -> bool | None:
    """Whether the first was published before the second; ``None``: the dates do not tell."""
    mine, theirs = one.document.published, other.document.published
    if not mine or not theirs or (mine[:10] == theirs[:10] and (len(mine) < 16 or len(theirs) < 16)):
        return None
    shared = min(len(mine), len(theirs))
    if mine[:shared] == theirs[:shared]:
        return None
    return mine[:shared] < theirs[:shared]
