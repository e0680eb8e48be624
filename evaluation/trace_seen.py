"""What a trace says that can be held against the truth: figures, which article depends on which, drift."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from reportedly.trace.values import Trace

#: Kinds of edges by which one article depends on another.
DEPENDENT = ("copies", "relays", "cites", "quotes")
#: Points of a trace that stand in an article; an origin or an utterance is nobody's copy.
_PLACED = ("article", "attribution")


@dataclass(frozen=True, slots=True)
class Seen:
    """A trace, with the world's ids for articles."""

    origins: int = 0
    parties: int = 0
    denied_by: int = 0
    #: ``(dependent, depended on)``.
    links: frozenset[tuple[str, str]] = frozenset()
    #: The same, with the kind of drift.
    drift: frozenset[tuple[str, str, str]] = frozenset()
    #: Why there is no trace.
    missing: str | None = None
    #: Its articles.
    articles: frozenset[str] = field(default_factory=frozenset)


def of_trace(trace: Trace, ids: Mapping[str, str]) -> Seen:
    """A trace as the library gives it.

    Args:
        trace: of one claim.
        ids: the world's ids of articles, by URL.
    """
    places = {n.id: _place(n.url, n.article, ids) for n in trace.nodes if n.type in _PLACED}
    edges = ((e.start, e.end, str(e.kind), [str(d.kind) for d in e.drift]) for e in trace.edges)
    return _seen((trace.origins, trace.parties, trace.denied_by), places, edges)


def of_json(trace: Mapping[str, Any], ids: Mapping[str, str]) -> Seen:
    """A trace as ``reportedly trace --json`` prints it; arguments as for ``of_trace``."""
    places = {
        n["id"]: _place(n.get("url"), n.get("article"), ids) for n in trace["nodes"] if n["type"] in _PLACED
    }
    edges = ((e["from"], e["to"], e["kind"], [d["kind"] for d in e.get("drift", ())]) for e in trace["edges"])
    return _seen((trace["origins"], trace["parties"], trace["denied_by"]), places, edges)


def _place(url: str | None, article: str | None, ids: Mapping[str, str]) -> str:
    return ids.get(url or "") or article or url or ""


def _seen(
    figures: tuple[int, int, int],
    places: Mapping[str, str],
    edges: Iterable[tuple[str, str, str, list[str]]],
) -> Seen:
    links: set[tuple[str, str]] = set()
    drift: set[tuple[str, str, str]] = set()
    for start, end, kind, changes in edges:
        later, earlier = places.get(start), places.get(end)
        if kind in DEPENDENT and later and earlier and later != earlier:
            links.add((later, earlier))
            drift |= {(later, earlier, change) for change in changes}
    origins, parties, denied_by = figures
    return Seen(
        origins, parties, denied_by, frozenset(links), frozenset(drift), articles=frozenset(places.values())
    )
