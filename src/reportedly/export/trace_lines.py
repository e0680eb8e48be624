"""The lines of a trace's graph: which links are drawn, as what, and what they say."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from reportedly.export import trace_words as words
from reportedly.export.trace_view import ECHOES
from reportedly.trace.values import Edge, Trace

_At = TypeVar("_At", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Line:
    """What depends on what, or contradicts it."""

    path: str
    kind: str
    width: float
    drifted: bool
    title: str
    #: Where both texts are shown; ``None``: nowhere.
    url: str | None = None


def drawn_edges(trace: Trace, rank: Mapping[str, int]) -> list[Edge]:
    """The links that are drawn: an article against a claim has one line, to the earliest statement."""
    where = {node.id: node.article or node.id for node in trace.nodes}
    drawn, nearest = [], dict[tuple[str, str], tuple[int, Edge]]()
    surest: dict[tuple[str, str], float] = defaultdict(float)
    for edge in trace.edges:
        if edge.kind not in ("denies", "differs"):
            drawn.append(edge)
            continue
        outside, inside = (edge.end, edge.start) if edge.start in rank else (edge.start, edge.end)
        key, place = (where.get(outside, outside), edge.kind), rank.get(inside, len(rank))
        surest[key] = max(surest[key], edge.confidence)
        if key not in nearest or place < nearest[key][0]:
            nearest[key] = place, edge
    # As the list below the drawing has it: as sure as the surest of them.
    return [*drawn, *(replace(edge, confidence=surest[key]) for key, (_, edge) in nearest.items())]


def bundled(
    edges: Iterable[Edge], at: Mapping[str, _At], origins: set[str]
) -> dict[tuple[_At, _At, str], list[Edge]]:
    """The links between two places, and of one kind: from the earlier place to the later one."""
    bundles: dict[tuple[_At, _At, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        if edge.start not in at or edge.end not in at or edge.kind == "same":
            continue
        kind: str = "origin" if edge.end in origins else edge.kind
        if kind in (*ECHOES, "origin", "denies", "differs"):
            bundles[at[edge.end], at[edge.start], kind].append(edge)
    return bundles


def title_of(kind: str, bundle: Sequence[Edge], names: Mapping[str, str]) -> str:
    """What a line says: who stands how to whom, how surely or how often, and what changed."""
    told = [f"{len(bundle):,} times" if len(bundle) > 1 else f"{bundle[0].confidence:.0%}"]
    told += [words.DRIFT_WORDS.get(drift, drift) for drift in drifts_of(bundle)]
    return f"{_label(kind, bundle, names)}: {', '.join(told)}"


def drifts_of(bundle: Sequence[Edge]) -> Counter[str]:
    """What changed, and how often."""
    return Counter(drift.kind for edge in bundle for drift in edge.drift)


def _label(kind: str, bundle: Sequence[Edge], names: Mapping[str, str]) -> str:
    """Who stands how to whom, where the line is of two."""
    what = "from the origin" if kind == "origin" else kind
    if len(bundle) > 1:
        return what
    return f"{names[bundle[0].start]} {what} {names[bundle[0].end]}"


def lines_of(
    edges: Iterable[Edge],
    at: Mapping[str, tuple[float, float]],
    origins: set[str],
    urls: Mapping[str, str],
    names: Mapping[str, str],
) -> list[Line]:
    """One line for all links of a kind between two points."""
    lines = []
    for (start, end, name), bundle in bundled(edges, at, origins).items():
        drifts = drifts_of(bundle)
        width = round(1.3 + 0.8 * math.log(len(bundle)), 1)
        url = next((urls[edge.start] for edge in bundle if edge.start in urls), None)
        title = title_of(name, bundle, names)
        lines.append(Line(_curve(start, end), name, width, bool(drifts), title, url))
    order = {"origin": 0, "differs": 1, "denies": 2}
    return sorted(lines, key=lambda line: order.get(line.kind, 3))


def _curve(start: tuple[float, float], end: tuple[float, float]) -> str:
    (x, y), (u, v) = start, end
    if abs(u - x) < 30:
        bow = 26 if x == u else 34
        return f"M{x:.1f} {y:.1f}C{x + bow:.1f} {y:.1f} {u + bow:.1f} {v:.1f} {u:.1f} {v:.1f}"
    middle = (u - x) * 0.5
    return f"M{x:.1f} {y:.1f}C{x + middle:.1f} {y:.1f} {u - middle:.1f} {v:.1f} {u:.1f} {v:.1f}"
