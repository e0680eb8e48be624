"""The statements of a claim as a list in order of time."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.export import trace_words as words
from reportedly.export.visible import clipped, one_line
from reportedly.trace.values import ECHOES, Edge, Node, Trace
from reportedly.web import links
from reportedly.web.pages.claim_view import echo_url

_TEXT = 220


@dataclass(frozen=True, slots=True)
class Stated:
    """One statement."""

    day: str
    outlet: str
    #: Of its article, and of the page with both texts.
    article: str
    url: str
    #: How it depends on which outlet's earlier one; empty: on none that is known.
    link: str
    facts: tuple[str, ...]
    text: str
    drifts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatementsView:
    """A part of the list."""

    claim: str
    claim_text: str
    total: int
    rows: tuple[Stated, ...]
    more: bool


def statements_view(trace: Trace, *, start: int = 0, size: int = 100) -> StatementsView:
    """A part of the statements of a claim.

    Args:
        trace: of the claim.
        start: leave out so many.
        size: at most so many.
    """
    nodes = {node.id: node for node in trace.nodes}
    echo: dict[str, Edge] = {}
    for edge in trace.edges:
        if edge.kind in ECHOES and edge.end in nodes and nodes[edge.end].type == "attribution":
            echo.setdefault(edge.start, edge)
    chosen = [nodes[uid] for uid in trace.statements[start : start + size] if uid in nodes]
    return StatementsView(
        claim=trace.id,
        claim_text=words.quoted(one_line(trace.text)),
        total=len(trace.statements),
        rows=tuple(_stated(trace, node, echo.get(node.id), nodes) for node in chosen),
        more=len(trace.statements) > start + size,
    )


def _stated(trace: Trace, node: Node, edge: Edge | None, nodes: dict[str, Node]) -> Stated:
    facts = [one_line(name)] if (name := words.speaker(node.how, node.source)) else []
    facts += words.firmly(node.how, node.factuality, node.stance)
    of = one_line(nodes[edge.end].outlet or words.NO_OUTLET) if edge else ""
    return Stated(
        day=one_line(node.day or words.NO_DAY),
        outlet=one_line(node.outlet or words.NO_OUTLET),
        article=links.article(node.article or node.id),
        url=echo_url(trace.id, node.id),
        link=f"{edge.kind} {of}, {edge.confidence:.0%}" if edge else "",
        facts=tuple(facts),
        text=words.quoted(clipped(node.text or "", _TEXT)),
        drifts=tuple(words.DRIFT_WORDS.get(drift.kind, drift.kind) for drift in edge.drift) if edge else (),
    )
