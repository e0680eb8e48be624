"""The article's own outlet, last in its relay chains, once a person corrected which outlet it is. Pure."""

from __future__ import annotations

from dataclasses import replace

from reportedly.ledger import identity
from reportedly.ledger.corrections import free_id
from reportedly.types import Attribution, Reading, Source


def renamed(reading: Reading, before: str | None) -> Reading:
    """A reading whose chains end with the outlet that its document has.

    A chain of one source alone has nobody between, and no outlet either. The old outlet leaves the sources
    where the article does not mention it.

    Args:
        reading: corrected in everything else.
        before: the outlet it was read with.
    """
    after = reading.document.outlet
    if identity.normalised(before or "") == identity.normalised(after or ""):
        return reading
    sources = {source.id: source for source in reading.sources}
    old = _ids(sources, before)
    if not any(_passes(one, old, before) for one in reading.attributions):
        return reading
    hop = None if after is None else next(iter(sorted(_ids(sources, after))), None)
    if hop is None and after is not None:
        hop = free_id("s", sources)
        sources[hop] = Source(hop, after, mentions=(), kind="named_organization")
    attributions = tuple(
        replace(one, relay=_ended(one.relay, old, hop)) if _passes(one, old, before) else one
        for one in reading.attributions
    )
    used = {id for one in attributions for id in (one.source_id, *one.source_ids, *one.relay)}
    left = tuple(one for one in sources.values() if one.id not in old or one.mentions or one.id in used)
    return replace(reading, attributions=attributions, sources=left)


def _ids(sources: dict[str, Source], name: str | None) -> set[str]:
    plain = identity.normalised(name or "")
    return {id for id, source in sources.items() if plain and identity.normalised(source.name) == plain}


def _passes(attribution: Attribution, old: set[str], before: str | None) -> bool:
    """Its words came through somebody, and the chain ends with the old outlet, or with no outlet."""
    chain = attribution.relay
    return len(chain) > 1 and (chain[-1] in old or not before)


def _ended(chain: tuple[str, ...], old: set[str], hop: str | None) -> tuple[str, ...]:
    rest = chain[:-1] if chain[-1] in old else chain
    return tuple(dict.fromkeys((*rest, hop) if hop else rest))
