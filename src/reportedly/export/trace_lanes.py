"""Which lane and which column of a trace's graph a statement belongs to."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise

from reportedly.export import trace_words as words
from reportedly.export.trace_view import ECHOES
from reportedly.export.visible import clipped, one_line
from reportedly.trace.values import Node, Trace

#: Lanes and columns that are told apart; what is beyond shares one.
LANES, _COLUMNS = 24, 16
#: From one day to the next: at least, and more for a longer time, up to a bound.
_STEP, _GROWTH, _WIDEST = 76, 26, 190
#: Width of a letter of a label, in CSS pixels, in a wide typeface.
_LETTER = 7.2
#: Echoes within a column that stand side by side, at most.
_HOPS = 3


def hops_of(trace: Trace, column_of: Mapping[str, int]) -> dict[str, int]:
    """How many echoes of its own column a statement is from the first."""
    hops = dict.fromkeys(column_of, 0)
    echoed = {edge.start: edge.end for edge in trace.edges if edge.kind in ECHOES and edge.end in column_of}
    for uid in trace.statements:
        earlier = echoed.get(uid)
        if uid in hops and earlier and column_of[uid] == column_of[earlier]:
            hops[uid] = min(_HOPS, hops[earlier] + 1)
    return hops


def place_lanes(
    nodes: Sequence[Node], roles: Mapping[str, str], weight: Mapping[str, int]
) -> tuple[list[str], dict[str, int]]:
    """Outlets by the day of their first statement; of very many, the rest shares a lane.

    Args:
        nodes: the statements that are drawn, the earliest first.
        roles: uid to role.
        weight: uid to the number of links that lead to it, or from it to an origin.
    """
    count: Counter[str] = Counter()
    first: dict[str, tuple[bool, str, int]] = {}
    for place, node in enumerate(nodes):
        name = _outlet(node)
        count[name] += 1 + 10 * weight.get(node.id, 0)
        key = (roles[node.id] != "claim", node.day or "9999", place)
        first[name] = min(first.get(name, key), key)
    ranked = sorted(count, key=lambda name: first[name])
    if len(ranked) <= LANES:
        places = {name: place for place, name in enumerate(ranked)}
        return ranked, {node.id: places[_outlet(node)] for node in nodes}
    told = set(sorted(count, key=lambda name: (-count[name], first[name]))[: LANES - 1])
    kept = [name for name in ranked if name in told]
    places = {name: place for place, name in enumerate(kept)}
    rest = f"{len(ranked) - len(kept):,} other outlets"
    return [*kept, rest], {node.id: places.get(_outlet(node), len(kept)) for node in nodes}


def weight_of(trace: Trace, origins: set[str]) -> Counter[str]:
    """How much depends on a statement."""
    weight: Counter[str] = Counter()
    for edge in trace.edges:
        if edge.kind in (*ECHOES, "denies", "differs"):
            weight[edge.end] += 1
        if edge.end in origins or edge.kind == "denies":
            weight[edge.start] += 100
    return weight


def _outlet(node: Node) -> str:
    return one_line(node.outlet) if node.outlet else words.NO_OUTLET


def place_columns(nodes: Sequence[Node]) -> tuple[list[list[str]], dict[str, int]]:
    """Days in order, neighbours together where there are too many; statements without one come last."""
    days = sorted({node.day for node in nodes if node.day})
    size = max(1, math.ceil(len(days) / _COLUMNS))
    columns = [days[start : start + size] for start in range(0, len(days), size)]
    place = {day: number for number, column in enumerate(columns) for day in column}
    if any(not node.day for node in nodes):
        columns.append([])
    return columns, {node.id: place.get(node.day or "", len(columns) - 1) for node in nodes}


def place_across(columns: Sequence[Sequence[str]]) -> list[float]:
    """Where each column stands: a longer time takes more room, but not in proportion."""
    xs = [0.0] if columns else []
    for before, after in pairwise(columns):
        gap = _days_between(before[-1], after[0]) if before and after else 1
        xs.append(xs[-1] + min(_WIDEST, _STEP + _GROWTH * math.log(max(1, gap))))
    return xs


def _days_between(one: str, other: str) -> int:
    try:
        return (date.fromisoformat(other[:10]) - date.fromisoformat(one[:10])).days
    except ValueError:
        return 1


def day_labels(columns: Iterable[Sequence[str]], xs: Iterable[float]) -> list[tuple[str, str]]:
    """The year only where it changes, and no label where it would lie on the one before.

    Args:
        columns: the days of each.
        xs: where each column stands, in CSS pixels.
    """
    labels, year, taken = [], "", -math.inf
    for column, x in zip(columns, xs, strict=True):
        day = one_line(column[0]) if column else words.NO_DAY
        label = clipped(day if day[:4] != year or not column else day[5:10], 11)
        label += "…" if len(column) > 1 else ""
        half = len(label) * _LETTER / 2
        if x - half < taken:
            label = ""
        else:
            taken, year = x + half + _LETTER, day[:4]
        labels.append((label, words.period(day, column[-1] if column else None)))
    return labels
