"""Where the graph of a trace is drawn on a narrow page: time downwards, a row for each outlet and day.

What depends on a row stands below it and further right, as in a drawing of branches: a line goes down from
what was first and turns to each of what came from it. No line passes through a point that it does not mean.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reportedly.export import trace_words as words
from reportedly.export.trace_lanes import hops_of, place_columns, weight_of
from reportedly.export.trace_layout import Address, roles_of, stated_in, told_of
from reportedly.export.trace_lines import bundled, drawn_edges, drifts_of, title_of
from reportedly.export.trace_tracks import place_tracks
from reportedly.export.visible import clipped, one_line
from reportedly.trace.values import Edge, Node, Trace

#: In units of one CSS pixel on a phone of 360: all of it, a row, the name of a day.
WIDTH, _ROW, _DAY, _EDGE = 328, 42, 26, 9
#: From one track to the next; tracks that are told apart.
_TRACK, _TRACKS = 15, 7
#: Outlets and origins that have a row of their own; what is beyond shares one for each time.
_ROWS, _ORIGINS = 48, 24
#: Width of a letter of a name, and of what stands below it.
_LETTER, _SMALL = 7.8, 6.9
_HOW = {"origin": "first here", "denies": "denies it", "differs": "differs"}


@dataclass(frozen=True, slots=True)
class TallRow:
    """An origin, or statements of one outlet and day."""

    y: float
    x: float
    #: ``origin``, ``claim``, ``denies`` or ``differs``.
    role: str
    name: str
    #: What it does with what stands above it.
    about: str
    count: int
    drifted: bool
    url: str | None
    #: What is heard of it.
    title: str


@dataclass(frozen=True, slots=True)
class TallLine:
    """From what was first to what depends on it."""

    path: str
    kind: str
    drifted: bool
    title: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Tall:
    """A drawing."""

    height: float
    #: Where the names begin.
    left: float
    #: Place and name of each time.
    days: tuple[tuple[float, str], ...]
    rows: tuple[TallRow, ...]
    lines: tuple[TallLine, ...]
    #: Origins without a row.
    unnamed: int


@dataclass(frozen=True, slots=True)
class _Row:
    nodes: tuple[Node, ...]
    role: str
    #: Which time; ``None``: an origin.
    column: int | None
    #: They are of several outlets.
    crowd: bool = False


def tall(trace: Trace, address: Address) -> Tall:
    """Lay a trace out.

    Args:
        trace: of a claim; of any size, also empty.
        address: of a statement or an origin.
    """
    roles = roles_of(trace)
    stated = stated_in(trace, roles)
    columns, column_of = place_columns(stated)
    every = [node for node in trace.nodes if node.type == "origin"]
    edges = drawn_edges(trace, {uid: place for place, uid in enumerate(trace.statements)})
    origins = _most_linked(every, edges)
    weight = weight_of(trace, {node.id for node in every})
    rows = _with_origins(
        _grouped(stated, roles, column_of, hops_of(trace, column_of), weight), origins, edges
    )
    at = {node.id: number for number, row in enumerate(rows) for node in row.nodes}
    links = bundled(edges, at, {node.id for node in origins})
    pairs = [(min(start, end), max(start, end)) for start, end, _ in links if start != end]
    tracks = place_tracks(len(rows), pairs, _TRACKS)
    xs = [_EDGE + track * _TRACK for track in tracks]
    left = max(xs, default=_EDGE) + 16
    ys, days, height = _down(rows, columns)
    urls = {node.id: url for node in stated if (url := address(node))}
    names = {node.id: one_line(node.outlet or words.NO_OUTLET) for node in stated}
    names |= {node.id: clipped(node.label, 60) for node in origins}
    return Tall(
        height=height,
        left=left,
        days=days,
        rows=tuple(
            _row(row, xs[number], ys[number], _told(number, links), left, address)
            for number, row in enumerate(rows)
        ),
        lines=tuple(
            TallLine(
                _path((xs[start], ys[start]), (xs[end], ys[end])),
                kind,
                bool(drifts_of(bundle)),
                title_of(kind, bundle, names),
                next((urls[edge.start] for edge in bundle if edge.start in urls), None),
            )
            for (start, end, kind), bundle in links.items()
            if start != end
        ),
        unnamed=len(every) - len(origins),
    )


def _most_linked(origins: Sequence[Node], edges: Iterable[Edge]) -> list[Node]:
    """Of very many origins those that most comes from, in their order."""
    if len(origins) <= _ORIGINS:
        return list(origins)
    count: dict[str, int] = defaultdict(int)
    for edge in edges:
        count[edge.end] += 1
    kept = {node.id for node in sorted(origins, key=lambda node: -count[node.id])[:_ORIGINS]}
    return [node for node in origins if node.id in kept]


def _grouped(
    stated: Sequence[Node],
    roles: Mapping[str, str],
    column_of: Mapping[str, int],
    hops: Mapping[str, int],
    weight: Mapping[str, int],
) -> list[_Row]:
    """Statements of one outlet and time together; of very many, those on which little hangs share a row."""
    groups: dict[tuple[int, int, str, str], list[Node]] = defaultdict(list)
    for node in stated:
        place = (column_of[node.id], hops[node.id], roles[node.id])
        groups[(*place, one_line(node.outlet or words.NO_OUTLET))].append(node)
    ranked = sorted(groups, key=lambda key: -sum(1 + 10 * weight.get(node.id, 0) for node in groups[key]))
    kept = set(ranked if len(ranked) <= _ROWS else ranked[: _ROWS - 1])
    crowds: dict[tuple[int, int, str], list[Node]] = defaultdict(list)
    made: list[tuple[tuple[int, int], _Row]] = []
    for key, nodes in groups.items():
        column, hop, role, _ = key
        if key in kept:
            made.append(((column, hop), _Row(tuple(nodes), role, column)))
        else:
            crowds[column, hop, role] += nodes
    for (column, hop, role), nodes in crowds.items():
        made.append(((column, hop), _Row(tuple(nodes), role, column, crowd=True)))
    return [row for _, row in sorted(made, key=lambda one: one[0])]


def _with_origins(rows: Sequence[_Row], origins: Sequence[Node], edges: Iterable[Edge]) -> list[_Row]:
    """Each origin above the first of what comes from it."""
    at = {node.id: number for number, row in enumerate(rows) for node in row.nodes}
    first: dict[str, int] = {}
    for edge in edges:
        if edge.start in at:
            first[edge.end] = min(first.get(edge.end, len(rows)), at[edge.start])
    above: dict[int, list[Node]] = defaultdict(list)
    for node in origins:
        above[first.get(node.id, len(rows))].append(node)
    made: list[_Row] = []
    for number in range(len(rows) + 1):
        made += [_Row((node,), "origin", None) for node in above[number]]
        made += rows[number : number + 1]
    return made


def _down(
    rows: Sequence[_Row], columns: Sequence[Sequence[str]]
) -> tuple[list[float], tuple[tuple[float, str], ...], float]:
    """Where each row stands, the names of the times between them, and where it ends."""
    ys: list[float] = []
    days: list[tuple[float, str]] = []
    y, before = 0.0, None
    for number in range(len(rows)):
        # An origin stands under the time of what follows it.
        column = next((one.column for one in rows[number:] if one.column is not None), before)
        if column is not None and column != before:
            period = columns[column]
            days.append((y + 17, words.period(period[0], period[-1]) if period else words.NO_DAY))
            y, before = y + _DAY, column
        ys.append(y + _ROW / 2)
        y += _ROW
    return ys, tuple(days), y


def _told(number: int, links: Mapping[tuple[int, int, str], Sequence[Edge]]) -> tuple[list[str], bool]:
    """What a row does with those above it, and whether something changed."""
    kinds: list[str] = []
    drifts: list[str] = []
    for (_, end, kind), bundle in links.items():
        if end == number:
            kinds.append(_HOW.get(kind, kind))
            drifts += [words.DRIFT_WORDS.get(drift, drift) for drift in drifts_of(bundle)]
    return list(dict.fromkeys([*drifts, *kinds])), bool(drifts)


def _row(
    row: _Row, x: float, y: float, told: tuple[list[str], bool], left: float, address: Address
) -> TallRow:
    first, (about, drifted) = row.nodes[0], told
    if row.role == "origin":
        name, about = one_line(first.label), list(words.origin_facts(first))
    elif row.crowd:
        outlets = len({node.outlet for node in row.nodes})
        name = f"{outlets:,} other outlets" if outlets > 1 else one_line(first.outlet or words.NO_OUTLET)
    else:
        name = one_line(first.outlet or words.NO_OUTLET)
    room = WIDTH - left - (30 if len(row.nodes) > 1 else 4)
    return TallRow(
        y=y,
        x=x,
        role=row.role,
        name=clipped(name, int(room / _LETTER)),
        about=clipped(", ".join(about), int((WIDTH - left - 4) / _SMALL)),
        count=len(row.nodes),
        drifted=drifted and row.role == "claim",
        url=next((url for node in row.nodes if (url := address(node))), None),
        title=one_line(first.label) if row.role == "origin" else told_of(row.nodes),
    )


def _path(start: tuple[float, float], end: tuple[float, float]) -> str:
    """Down along the track of what stands above, then across."""
    (x, y), (u, v) = (start, end) if start[1] <= end[1] else (end, start)
    if x == u:
        return f"M{x:.0f} {y:.0f}V{v:.0f}"
    turn = 7 if u > x else -7
    return f"M{x:.0f} {y:.0f}V{v - 7:.0f}Q{x:.0f} {v:.0f} {x + turn:.0f} {v:.0f}H{u:.0f}"
