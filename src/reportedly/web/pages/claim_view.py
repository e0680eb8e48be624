"""A claim as its page shows it: figures with what they mean, graph, time, and the tree as text."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from reportedly.export import trace_words as words
from reportedly.export.trace_graph import drawn, drawn_tall
from reportedly.export.trace_items import Item, against, origins
from reportedly.export.trace_view import Against, Row, view
from reportedly.export.visible import one_line
from reportedly.trace.values import ECHOES, Node, Trace
from reportedly.web import links
from reportedly.web.plots import Plot, plot

#: Echoes of a fold that are named on the page.
_NAMED = 40
#: Statements of which another view than the drawing is offered, too.
MANY = 25


@dataclass(frozen=True, slots=True)
class Figure:
    """One of the five figures."""

    number: int
    name: str
    meaning: str
    #: Denials are set apart.
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the tree: a statement, or echoes that are folded."""

    item: Item
    #: The page with both texts.
    url: str
    #: The article in the ledger.
    article: str
    #: Of a fold, the first ones: place, and the page with both texts.
    folded: tuple[tuple[str, str, str], ...] = ()
    #: Folded ones that are not named.
    unnamed: int = 0


@dataclass(frozen=True, slots=True)
class Branch:
    """An origin and what comes from it."""

    heading: str
    name: str
    facts: tuple[str, ...]
    #: The origin's first statement.
    url: str | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ClaimView:
    """The page of a claim."""

    id: str
    text: str
    period: str
    figures: tuple[Figure, ...]
    #: An ``<svg>`` element, made by our own template, which escapes.
    graph: str
    #: The same for a narrow page.
    tall: str
    timeline: Plot
    branches: tuple[Branch, ...]
    denials: tuple[Line, ...]
    taken_back: tuple[Line, ...]
    differing: tuple[Line, ...]
    #: Drift by its name, and how many echoes have it.
    drifts: tuple[tuple[str, int], ...]
    statements: int
    echoes: int


def echo_url(claim: str, uid: str) -> str:
    """The page of a statement beside what it echoes, or what it denies."""
    return f"{links.claim(claim)}/echoes/{links.part(uid)}"


def claim_view(trace: Trace) -> ClaimView:
    """A trace as a page.

    Args:
        trace: of a claim.
    """

    def address(node: Node) -> str | None:
        return echo_url(trace.id, node.uid) if node.uid else None

    shown = view(trace)
    inside = set(trace.statements)
    echoing = {e.start for e in trace.edges if e.kind in ECHOES and e.start in inside and e.end in inside}
    days = Counter(node.day for node in trace.nodes if node.id in inside)
    later = Counter(node.day for node in trace.nodes if node.id in echoing)
    drifts = Counter(drift.kind for row in trace.edges if row.start in inside for drift in row.drift)
    return ClaimView(
        id=trace.id,
        text=words.quoted(one_line(trace.text)),
        period=words.period(trace.first, trace.last),
        figures=figures(trace),
        graph=drawn(trace, address=address),
        tall=drawn_tall(trace, address),
        timeline=plot(days, later),
        branches=tuple(
            Branch(
                origin.heading,
                origin.name,
                origin.facts,
                echo_url(trace.id, root.origin.uid) if root.origin and root.origin.uid else None,
                tuple(_line(trace, row, item) for row, item in zip(root.rows, origin.items, strict=True)),
            )
            for root, origin in zip(shown.roots, origins(shown), strict=True)
        ),
        denials=tuple(_against(trace, one) for one in shown.denials),
        taken_back=tuple(_against(trace, one) for one in shown.taken_back),
        differing=tuple(_against(trace, one) for one in shown.differing),
        drifts=tuple((words.DRIFT_WORDS.get(kind, kind), count) for kind, count in drifts.most_common()),
        statements=len(trace.statements),
        echoes=len(echoing),
    )


def figures(trace: Trace) -> tuple[Figure, ...]:
    """The figures of independence, each with a sentence that says what it counts here."""
    found = [
        Figure(
            trace.articles,
            "article" if trace.articles == 1 else "articles",
            "Articles of this ledger with at least one statement that makes the claim.",
        ),
        Figure(
            trace.outlets,
            "outlet" if trace.outlets == 1 else "outlets",
            "Publications they stand in, by one name each; an article of an unknown one counts for itself.",
        ),
        Figure(
            trace.origins,
            "origin" if trace.origins == 1 else "origins",
            "Places where the claim enters the record: a source, a document or an outlet's own reporting, "
            "with nothing earlier in this ledger behind it." + _echoed(trace),
        ),
        Figure(
            trace.parties,
            "party" if trace.parties == 1 else "parties",
            "Interests that these origins speak for: two officials of one government are two origins and "
            "one party.",
        ),
    ]
    if trace.denied_by:
        found.append(
            Figure(
                trace.denied_by,
                "source denies it" if trace.denied_by == 1 else "sources deny it",
                "Sources that say it is not so; each counts once, however often it says so.",
                "denied",
            )
        )
    if trace.taken_back_by:
        found.append(
            Figure(
                trace.taken_back_by,
                "outlet took it back" if trace.taken_back_by == 1 else "outlets took it back",
                "Outlets that withdrew or corrected what they had said themselves; that is nobody's denial.",
                "denied",
            )
        )
    return tuple(found)


def _echoed(trace: Trace) -> str:
    if trace.articles > 1 and trace.origins == 1:
        return " One origin: however many pages repeat it, nobody here says so independently of it."
    return ""


def _line(trace: Trace, row: Row, item: Item) -> Line:
    folded = tuple(
        (one_line(node.day or words.NO_DAY), one_line(node.outlet or words.NO_OUTLET), _url(trace, node))
        for node in row.folded[:_NAMED]
    )
    return Line(
        item,
        _url(trace, row.node),
        links.article(row.node.article or row.node.id),
        folded,
        max(0, len(row.folded) - _NAMED),
    )


def _against(trace: Trace, one: Against) -> Line:
    return Line(against(one), _url(trace, one.node), links.article(one.node.article or one.node.id))


def _url(trace: Trace, node: Node) -> str:
    return echo_url(trace.id, node.uid or node.id)
