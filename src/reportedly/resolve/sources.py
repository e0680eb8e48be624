"""Who the sources of a document are: the entry of this half of resolving.

Every attribution gets the ids of its sources; every source its fullest name, kind, title, affiliation and
justification, each with the words that led to it. Where the text does not say, the value is ``None``.
"""

from __future__ import annotations

from dataclasses import replace

from reportedly.models.attention import Attention
from reportedly.resolve.describing import Description, describe
from reportedly.resolve.entities import named
from reportedly.resolve.grouping import Group, Grouping
from reportedly.resolve.referents import Key, Referent
from reportedly.types import Attribution, Document, Source


def group(
    document: Document, attributions: tuple[Attribution, ...], attention: Attention | None = None
) -> tuple[tuple[Attribution, ...], tuple[Source, ...]]:
    """Group the source mentions of a document into sources.

    Args:
        document: the article.
        attributions: as extracted, with source spans; spans with determiner and apposition work best.
        attention: what the network looked at; pronouns and justifications are read better with it.

    Returns:
        The attributions in the order given, with ``source_id`` and ``source_ids`` filled in (``None`` and
        ``()`` where the text does not name a source), and the sources in order of first mention.
    """
    found = named(document.text)
    grouped = Grouping(found, attributions, attention).run()
    described = {
        r.key: describe(found, r, attributions, grouped.statements(r.key), attention)
        for r in grouped.referents.all()
        if r.mentions
    }
    ordered = sorted(described, key=lambda key: min(m.span for m in grouped.referents.by_key[key].mentions))
    ids = {key: f"s{number}" for number, key in enumerate(ordered, 1)}
    sources = tuple(_source(ids[key], grouped.referents.by_key[key], described[key]) for key in ordered)
    return _with_ids(attributions, grouped, ids), sources


def _source(identity: str, referent: Referent, description: Description) -> Source:
    mentions = tuple(sorted({m.span for m in referent.mentions}))
    return Source(
        id=identity,
        name=description.name,
        mentions=mentions,
        kind=description.kind,
        title=description.title,
        affiliation=description.affiliation,
        justification=description.justification,
        confidence=description.confidence,
        reasons=description.reasons,
    )


def _with_ids(
    attributions: tuple[Attribution, ...], grouped: Group, ids: dict[Key, str]
) -> tuple[Attribution, ...]:
    """The attributions with their sources; a follow-on statement has those of the one before it."""
    found: list[Attribution] = []
    last: tuple[str, ...] = ()
    for attribution in attributions:
        own = tuple(ids[key] for key in grouped.of.get(attribution.id, ()) if key in ids)
        if not own and attribution.implicit and not attribution.source:
            own = last
        last = own
        found.append(replace(attribution, source_id=own[0] if own else None, source_ids=own))
    return tuple(found)
