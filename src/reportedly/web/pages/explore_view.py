"""The whole graph of a claim for the exploring page: every statement, placed by outlet and day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportedly.export import trace_words as words
from reportedly.export.trace_lanes import place_across, place_columns, place_lanes, weight_of
from reportedly.export.trace_lines import drawn_edges
from reportedly.export.visible import clipped, one_line
from reportedly.trace.values import ECHOES, Node, Trace
from reportedly.web.pages.claim_view import echo_url

#: Room for one statement, statements of one outlet and day side by side, and room between outlets.
_STEP, _BESIDE, _APART = 16, 12, 26
_WIDE = 1.6
#: Of a graph of more statements than the first, so many that share a row and a column are drawn as one
#: block: thousands of points and lines are neither read nor drawn at once.
_MANY, _FROM = 400, 4


@dataclass(frozen=True, slots=True)
class Dot:
    """A statement or an origin."""

    id: str
    #: ``origin``, ``claim``, ``echo``, ``denies``, ``differs``.
    role: str
    x: float
    y: float
    label: str
    #: What is told of it: outlet, day, words.
    about: str
    #: The page with both texts.
    url: str
    drifted: bool
    #: What stands for it and the others of its row and column until that is unfolded; empty: itself.
    block: str = ""


@dataclass(frozen=True, slots=True)
class Arrow:
    """One dependence, from the earlier to the later."""

    id: str
    start: str
    end: str
    kind: str
    drifted: bool


@dataclass(frozen=True, slots=True)
class ExploreView:
    """Everything to draw."""

    dots: tuple[Dot, ...]
    arrows: tuple[Arrow, ...]


def explore_view(trace: Trace) -> ExploreView:
    """Every statement and origin of a trace with its place.

    Args:
        trace: of a claim.
    """
    roles = _roles(trace)
    rank = {uid: place for place, uid in enumerate(trace.statements)}
    stated = sorted(
        (node for node in trace.nodes if node.id in roles), key=lambda n: (rank.get(n.id, len(rank)), n.id)
    )
    places, blocks = _places(trace, stated, roles)
    drifted = {edge.start for edge in trace.edges if edge.drift}
    dots = [
        Dot(
            node.id,
            roles[node.id],
            *places[node.id],
            one_line(node.outlet or words.NO_OUTLET),
            _about(node),
            echo_url(trace.id, node.id),
            node.id in drifted,
            blocks.get(node.id, ""),
        )
        for node in stated
    ]
    origins = [node for node in trace.nodes if node.type == "origin"]
    height = max((dot.y for dot in dots), default=0.0)
    for place, node in enumerate(origins):
        y = (place + 0.5) * max(height, len(origins) * 30.0) / len(origins)
        url = echo_url(trace.id, node.uid or node.id)
        label = clipped(node.label, 28)
        dots.append(Dot(node.id, "origin", -160.0, round(y, 1), label, one_line(node.label), url, False))
    return ExploreView(tuple(dots), tuple(_arrows(trace, rank, {dot.id for dot in dots})))


def _roles(trace: Trace) -> dict[str, str]:
    stated = {node.id for node in trace.nodes if node.type == "attribution"}
    inside = [uid for uid in trace.statements if uid in stated]
    roles = dict.fromkeys(inside, "claim")
    for edge in trace.edges:
        if edge.kind in ECHOES and edge.start in roles and edge.end in stated:
            roles[edge.start] = "echo"
    for kind in ("differs", "denies"):
        for edge in trace.edges:
            if edge.kind == kind:
                ends = (end for end in (edge.start, edge.end) if end in stated)
                roles.update((end, kind) for end in ends if roles.get(end) not in ("claim", "echo"))
    return roles


def _places(
    trace: Trace, stated: Sequence[Node], roles: Mapping[str, str]
) -> tuple[dict[str, tuple[float, float]], dict[str, str]]:
    """Days across, outlets down; statements of one outlet and day as a block, also those of a shared lane."""
    columns, column_of = place_columns(stated)
    origins = {node.id for node in trace.nodes if node.type == "origin"}
    sides = {uid: "claim" if role == "echo" else role for uid, role in roles.items()}
    lanes, lane_of = place_lanes(stated, sides, weight_of(trace, origins))
    together = Counter((lane_of[node.id], column_of[node.id]) for node in stated)
    deep: Counter[int] = Counter()
    for (lane, _), many in together.items():
        deep[lane] = max(deep[lane], -(-many // _BESIDE))
    tops = [0.0]
    for lane in range(len(lanes)):
        tops.append(tops[-1] + deep[lane] * _STEP + _APART)
    wide: Counter[int] = Counter()
    for (_, column), many in together.items():
        wide[column] = max(wide[column], min(many, _BESIDE))
    across, moved = [], 0.0
    for column, x in enumerate(place_across(columns)):
        across.append(x * _WIDE + moved)
        moved += (wide[column] - 1) * _STEP
    used: Counter[tuple[int, int]] = Counter()
    places = {}
    for node in stated:
        lane, column = lane_of[node.id], column_of[node.id]
        row, beside = divmod(used[lane, column], _BESIDE)
        used[lane, column] += 1
        places[node.id] = (round(across[column] + beside * _STEP, 1), tops[lane] + row * _STEP)
    if len(stated) <= _MANY:
        return places, {}
    return places, {
        node.id: f"b{lane_of[node.id]}-{column_of[node.id]}"
        for node in stated
        if together[lane_of[node.id], column_of[node.id]] >= _FROM
    }


def _about(node: Node) -> str:
    who = words.speaker(node.how, node.source)
    parts = [
        node.outlet or words.NO_OUTLET,
        node.day or words.NO_DAY,
        who,
        words.quoted(clipped(node.text or "", 200)),
    ]
    return " · ".join(one_line(part) for part in parts if part)


def _arrows(trace: Trace, rank: Mapping[str, int], drawn: set[str]) -> list[Arrow]:
    origins = {node.id for node in trace.nodes if node.type == "origin"}
    arrows = []
    for number, edge in enumerate(drawn_edges(trace, rank)):
        kind = "origin" if edge.end in origins else edge.kind
        if kind in (*ECHOES, "origin", "denies", "differs") and {edge.start, edge.end} <= drawn:
            arrows.append(Arrow(f"e{number}", edge.end, edge.start, kind, bool(edge.drift)))
    return arrows
