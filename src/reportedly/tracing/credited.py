"""Articles whose outlet nothing in them tells surely, and another article does: it says whose words it has.

A name alone above a headline may be a section's label, and a first line may be a headline. "Northtide
reported" in another article of the same claim tells that it is neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from reportedly.trace.english import english
from reportedly.trace.outlet_names import mentions, outlet_key
from reportedly.trace.values import Article
from reportedly.types import Document

_Key = TypeVar("_Key")
#: Characters behind a name in which "reported" stands.
_BEHIND = 60
#: Capitalised words, at most five.
_NAME = re.compile(r"[A-Z0-9][\w’'&.-]*(?: (?:[A-Z0-9][\w’'&.-]*|of|the|and|&)){0,4}")


def with_outlets(articles: Mapping[_Key, Article]) -> dict[_Key, Article]:
    """The articles, with their outlets where another one of them names these as what passed something on.

    Args:
        articles: those of a claim.
    """
    possible = {key: name for key, one in articles.items() if (name := _possible(one.document))}
    if not possible:
        return dict(articles)
    told = {key: {outlet_key(name) for name in _credited(one)} for key, one in articles.items()}
    known = {
        key: name
        for key, name in possible.items()
        if any(outlet_key(name) in names for other, names in told.items() if other != key)
    }
    return {
        key: replace(one, document=replace(one.document, outlet=known[key])) if key in known else one
        for key, one in articles.items()
    }


def _possible(document: Document) -> str | None:
    """The name above or in place of the headline of an article of no known outlet."""
    if document.outlet:
        return None
    lines: Iterable[str] = document.labels if len(document.labels) == 1 else (document.title or "",)
    return next((line for line in lines if _NAME.fullmatch(line)), None)


def _credited(article: Article) -> Iterator[str]:
    """The names of whom an article has something from as from an outlet: "Northtide reported"."""
    for credit in article.document.credits:
        yield credit.outlet
    for statement in article.statements:
        for hop in statement.chain[1:]:
            yield hop.name
        if (source := statement.source) and source.kind in (None, "named_organization"):
            ends = (end for _, end in mentions(article.document.text, source.name))
            if any(english().named_after.search(article.document.text[end : end + _BEHIND]) for end in ends):
                yield source.name
