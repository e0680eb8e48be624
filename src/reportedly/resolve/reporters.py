"""Outlets behind those who tell a story: the paper of a reporter, and whom a source without a name spoke to.

"The Herald's Jane Doe wrote ..." reached this page through the Herald. A source who keeps its name back,
right behind what another outlet reports, spoke to that outlet.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from reportedly.resolve.outlets import Outlet, is_outlet, same_outlet
from reportedly.resolve.phrases import table
from reportedly.resolve.surroundings import sentence_at
from reportedly.resolve.tokens import tokens
from reportedly.types import Attribution, Document, Source, Span

#: Paragraphs that a report of another outlet reaches over.
_PARAGRAPHS = 4


def paper(document: Document, source: Source | None) -> Outlet | None:
    """The outlet that a person works for, if it is not the article's own.

    Args:
        document: the article.
        source: who tells; only a named person's affiliation counts.
    """
    if source is None or source.kind != "named_person" or not source.affiliation:
        return None
    outlet = source.affiliation
    # "The Atlantic's Jane Doe": the article is no part of the affiliation.
    if not (is_outlet(outlet) or is_outlet(f"The {outlet}")) or same_outlet(outlet, document.outlet or ""):
        return None
    span = next(iter(source.reasons.get("affiliation", ())), None)
    return Outlet(outlet, span) if span else None


def writes(document: Document, attribution: Attribution) -> bool:
    """Whether the cue is one of writing or reporting."""
    found = tokens(document.text)
    return any(found.lower[index] in _writing() for index in found.inside(attribution.cue))


def heard_by(
    document: Document, attributions: Sequence[Attribution], index: int, kinds: dict[str, Source]
) -> Outlet | None:
    """The other outlet that a source without a name spoke to: the one that reported right before.

    Args:
        document: the article.
        attributions: in order of position.
        index: of the statement.
        kinds: the sources by id.
    """
    source = kinds.get(attributions[index].source_id or "")
    if source is None or source.kind != "anonymous_source":
        return None
    start = attributions[index].content[0][0]
    for earlier in reversed(attributions[:index]):
        teller = kinds.get(earlier.source_id or "")
        if teller is None or teller.kind == "anonymous_source":
            continue
        if document.text.count("\n\n", earlier.content[-1][1], start) > _PARAGRAPHS:
            return None
        own = same_outlet(teller.name, document.outlet or "")
        if not is_outlet(teller.name) or own or not earlier.source:
            return None
        return Outlet(teller.name, earlier.source[0])
    return None


def credited_by(document: Document) -> list[tuple[str, Span | None]]:
    """Name and place of the credits that say where the whole article comes from, but its own outlet."""
    helper = re.compile(table("relay")["contributed"], re.I)
    kept: list[tuple[str, Span | None]] = []
    for credit in document.credits:
        words = document.text[slice(*sentence_at(document.text, credit.span[0]))] if credit.span else ""
        if not helper.search(words) and not same_outlet(credit.outlet, document.outlet or ""):
            kept.append((credit.outlet, credit.span))
    return kept


@cache
def _writing() -> frozenset[str]:
    return frozenset(table("relay")["writing"])
