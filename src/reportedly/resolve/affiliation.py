"""On whose behalf a source speaks: the organisation or state in its title or description."""

from __future__ import annotations

from reportedly.resolve.entities import Named
from reportedly.types import Span


def affiliation(named: Named, spans: tuple[Span, ...], own: int | None) -> Span | None:
    """The organisation, state or person named inside a title or description.

    Args:
        named: what the text names.
        spans: stretches that describe the source, the best first.
        own: the source's own entity, which is no affiliation.
    """
    for span in spans:
        found = [(name, number) for name, number in named.within(*span) if number != own]
        for kind in ("organisation", "state", "person"):
            for name, number in found:
                if named.entities[number].kind == kind and not _party(name.lower):
                    return name.span
    return None


def _party(form: str) -> bool:
    return form in {"democratic", "republican", "democrat", "gop", "democrats", "republicans"}
