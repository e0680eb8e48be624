"""Where the graph of a trace is drawn: origins left, time from left to right, a lane for each outlet.

Statements of one outlet on one day are one point, so that the drawing stays small whatever the trace is.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from reportedly.export import trace_words as words
from reportedly.export.trace_lanes import (
    LANES,
    day_labels,
    hops_of,
    place_across,
    place_columns,
    place_lanes,
    weight_of,
)
from reportedly.export.trace_lines import Line, drawn_edges, lines_of
from reportedly.export.visible import clipped, one_line
from reportedly.trace.values import Node, Trace

_ORIGIN_WIDTH, _LABEL_WIDTH, _TOP, _LANE, _EDGE = 170, 150, 46, 34, 16
#: What an echo of the same day stands further right.
_HOP = 17
#: The least width, so that a drawing of one column is not a strip; what a page has room for, and how much
#: further apart or nearer columns may stand there.
_LEAST, _PAGE, _STRETCH, _SHRINK = 640, 1040, 2.5, 0.5


@dataclass(frozen=True, slots=True)
class Point:
    """Statements of one outlet on one day."""

    x: float
    y: float
    radius: float
    count: int
    #: ``claim``, ``denies`` or ``differs``.
    role: str
    #: Something changed on the way to one of them.
    drifted: bool
    #: Address of the first article; ``None``: none that can be followed.
    url: str | None
    #: What a pointer is told.
    title: str


@dataclass(frozen=True, slots=True)
class Box:
    """An origin."""

    y: float
    label: str
    about: str
    url: str | None
    title: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A label of a lane or a column."""

    at: float
    label: str
    title: str


@dataclass(frozen=True, slots=True)
class Layout:
    """A drawing, in units of one CSS pixel."""

    width: float
    height: float
    #: Where the lanes begin and end.
    left: float
    right: float
    top: float
    bottom: float
    box_width: float
    boxes: tuple[Box, ...]
    lanes: tuple[Mark, ...]
    days: tuple[Mark, ...]
    lines: tuple[Line, ...]
    points: tuple[Point, ...]


#: Lane, column, echoes within the column, role.
_Place = tuple[int, int, int, str]


#: Where a point or an origin leads to.
Address = Callable[[Node], str | None]


def layout(trace: Trace, address: Address | None = None) -> Layout:
    """Lay a trace out.

    Args:
        trace: of a claim; of any size, also empty.
        address: of a statement, or of an origin, on pages that show it, where lines lead, too; ``None``:
            points lead to the articles themselves.
    """
    follow = address or (lambda node: web(node.url))
    roles = roles_of(trace)
    rank = {uid: place for place, uid in enumerate(trace.statements)}
    stated = stated_in(trace, roles)
    origins = [node for node in trace.nodes if node.type == "origin"]
    lanes, lane_of = place_lanes(stated, roles, weight_of(trace, {node.id for node in origins}))
    columns, column_of = place_columns(stated)
    xs = place_across(columns)
    if address is not None:
        xs = _stretched(xs)
    left = _EDGE + _ORIGIN_WIDTH + 40
    right = max(left + (xs[-1] if xs else 0) + 40, _LEAST - _LABEL_WIDTH)
    rows = max(len(lanes), math.ceil(len(origins) * 1.5), 1)
    bottom = _TOP + rows * _LANE
    hops = hops_of(trace, column_of)
    groups: dict[_Place, list[Node]] = defaultdict(list)
    for node in stated:
        lane = lane_of[node.id]
        hop = hops[node.id] if lane < LANES - 1 else 0  # a crowd, where many outlets share a lane
        groups[lane, column_of[node.id], hop, roles[node.id]].append(node)
    used: Counter[tuple[int, int, int]] = Counter()
    at: dict[str, tuple[float, float]] = {}
    drifted = {edge.start for edge in trace.edges if edge.drift}
    points = []
    for (lane, column, hop, role), nodes in sorted(groups.items()):
        x = left + 24 + xs[column] + (hop + used[lane, column, hop]) * _HOP
        used[lane, column, hop] += 1
        y = _TOP + (lane + 0.5) * _LANE
        at.update((node.id, (x, y)) for node in nodes)
        points.append(_point(x, y, role, nodes, drifted, follow))
    boxes, box_at = _boxes(origins, bottom, follow)
    at.update(box_at)
    return Layout(
        width=right + _LABEL_WIDTH,
        height=bottom + 62,
        left=left,
        right=right,
        top=_TOP,
        bottom=bottom,
        box_width=_ORIGIN_WIDTH,
        boxes=boxes,
        lanes=tuple(
            Mark(_TOP + (place + 0.5) * _LANE, clipped(name, 20), one_line(name))
            for place, name in enumerate(lanes)
        ),
        days=tuple(
            Mark(left + 24 + x, label, title)
            for x, (label, title) in zip(xs, day_labels(columns, xs), strict=True)
        ),
        lines=tuple(
            lines_of(
                drawn_edges(trace, rank),
                at,
                {node.id for node in origins},
                {node.id: url for node in stated if (url := address(node))} if address else {},
                {node.id: one_line(node.outlet or words.NO_OUTLET) for node in stated}
                | {node.id: clipped(node.label, 60) for node in origins},
            )
        ),
        points=tuple(points),
    )


def _stretched(xs: list[float]) -> list[float]:
    """A short time takes the room that the page has, a long one moves together a little."""
    room = _PAGE - _LABEL_WIDTH - _ORIGIN_WIDTH - _EDGE - 80
    return [x * min(_STRETCH, max(_SHRINK, room / xs[-1])) for x in xs] if xs and xs[-1] else xs


def web(url: str | None) -> str | None:
    """The address where a browser may follow it: http and https only."""
    return url if url and url.casefold().startswith(("http://", "https://")) else None


def stated_in(trace: Trace, roles: Mapping[str, str]) -> list[Node]:
    """The statements that are drawn, those of the claim first, in order of time."""
    rank = {uid: place for place, uid in enumerate(trace.statements)}
    stated = [node for node in trace.nodes if node.type == "attribution" and node.id in roles]
    return sorted(stated, key=lambda node: (rank.get(node.id, len(rank)), node.day or "9999", node.id))


def roles_of(trace: Trace) -> dict[str, str]:
    """Which statements are drawn, and as what."""
    inside = set(trace.statements)
    roles = dict.fromkeys(trace.statements, "claim")
    for kind in ("differs", "denies"):
        for edge in trace.edges:
            if edge.kind == kind:
                roles.update((end, kind) for end in (edge.start, edge.end) if end not in inside)
    return roles


def _point(x: float, y: float, role: str, nodes: Sequence[Node], drifted: set[str], follow: Address) -> Point:
    url = next((url for node in nodes if (url := follow(node))), None)
    return Point(
        x=round(x, 1),
        y=round(y, 1),
        radius=round(min(13.0, 5.5 + 1.4 * math.log(len(nodes))), 1),
        count=len(nodes),
        role=role,
        drifted=any(node.id in drifted for node in nodes),
        url=url,
        title=told_of(nodes),
    )


def told_of(nodes: Sequence[Node]) -> str:
    """What is said of statements of one outlet and day, the first one's words included."""
    first = nodes[0]
    told = [one_line(first.outlet or words.NO_OUTLET), one_line(first.day or words.NO_DAY)]
    if len(nodes) > 1:
        told.append(f"{len(nodes):,} statements")
    if first.text:
        told.append(words.quoted(clipped(first.text, 160)))
    return " · ".join(told)


def _boxes(
    origins: Sequence[Node], bottom: float, follow: Address
) -> tuple[tuple[Box, ...], dict[str, tuple[float, float]]]:
    step = (bottom - _TOP) / max(1, len(origins))
    boxes: list[Box] = []
    at: dict[str, tuple[float, float]] = {}
    for place, node in enumerate(origins):
        y = _TOP + (place + 0.5) * step
        about = ", ".join(words.origin_facts(node))
        boxes.append(
            Box(round(y, 1), clipped(node.label, 19), clipped(about, 26), follow(node), one_line(node.label))
        )
        at[node.id] = (_EDGE + _ORIGIN_WIDTH, y)
    return tuple(boxes), at
