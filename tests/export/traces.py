"""Traces made by hand: a little story, an empty one, one article, ten thousand copies, hostile text."""

from __future__ import annotations

from dataclasses import replace

from reportedly.trace.article_values import (
    ArticleTrace,
    ClaimRow,
    EchoOf,
    Elsewhere,
    RelatedArticle,
    StatementTrace,
)
from reportedly.trace.values import Drift, Edge, EdgeKind, Evidence, Node, Passage, Reuse, Trace

CLAIM = "the depot may have been empty when it burned"
_HOSTILE = '<script>alert("x")</script>\x1b[31m‮" onload="x'


def said(uid: str, outlet: str | None, day: str | None, text: str = CLAIM, **facts: str | None) -> Node:
    """A statement of an article of its own."""
    values = {"source": "Ada Holt", "how": "attributed", "factuality": "PS+", "stance": "neutral", **facts}
    return Node(
        uid,
        "attribution",
        text,
        f"d-{uid}",
        uid,
        outlet,
        day,
        values.pop("url", f"https://{uid}.example/depot"),
        text,
        ((10, 10 + len(text)),),
        party=values.pop("party", "state:norland"),
        **values,
    )


def article(node: Node) -> Node:
    """The article of a statement."""
    return Node(
        f"article:{node.article}", "article", "Depot", node.article, None, node.outlet, node.day, node.url
    )


def origin(id: str, name: str, party: str, how: str = "source") -> Node:
    """An origin."""
    return Node(id, "origin", name, source=name, party=party, how=how, text=CLAIM)


def echo(start: str, end: str, kind: EdgeKind, confidence: float = 0.9, *drift: Drift) -> Edge:
    """A link with a credit as its evidence."""
    evidence = (Evidence("credit", f"d-{start}", (3, 9), "Source: Meridian"),)
    return Edge(start, end, kind, confidence, evidence, drift)


def story() -> Trace:
    """A general tells a paper; an agency relays, a blog rewrites, two copy; one confirms, one denies."""
    nodes = (
        said("echo", "The Harrow Echo", "2031-05-02"),
        said("meridian", "Meridian", "2031-05-02", how="relayed"),
        said(
            "blog",
            "Anvil Notes",
            "2031-05-03",
            "the depot was empty when it burned",
            how="own_voice",
            factuality=None,
            stance=None,
            source=None,
        ),
        said("copy1", "Daily Lantern", "2031-05-03", how="relayed"),
        said(
            "copy2",
            "Orla Mail",
            "2031-05-04",
            "the depot was empty when it burned",
            how="own_voice",
            source=None,
        ),
        said(
            "cass",
            "The Tern",
            "2031-05-04",
            "nothing was stored in the depot that night",
            source="Ines Cass",
            party="org:tern-rail",
            factuality="CT+",
        ),
        said(
            "deny",
            "The Tern",
            "2031-05-05",
            "the depot was full of grain",
            source="Peter Vane",
            party="org:granary",
            factuality="CT+",
        ),
        said("half", "Orla Mail", "2031-05-06", "the depot was half empty when it burned", source="Jo Marsh"),
    )
    origins = (
        origin("o1", "Ada Holt", "state:norland"),
        origin("o2", "Ines Cass", "org:tern-rail"),
    )
    edges = (
        Edge("echo", "o1", "quotes", 0.95),
        Edge("cass", "o2", "quotes", 0.9),
        echo("meridian", "echo", "relays", 0.93),
        echo(
            "blog",
            "meridian",
            "copies",
            0.88,
            Drift("hedge_dropped", "may have been empty", "was empty", (10, 29), (4, 13)),
            Drift("attribution_dropped", "Ada Holt told The Harrow Echo that", "", (0, 34), None),
        ),
        echo("copy1", "meridian", "copies", 0.99),
        echo("copy2", "blog", "copies", 0.97),
        Edge("deny", "echo", "denies", 0.84, (Evidence("quote", "d-deny", None, "word: empty / full"),)),
        Edge("half", "echo", "differs", 0.7, (Evidence("quote", "d-half", None, "number: all / half"),)),
    )
    return Trace(
        "c1-0123456789abcdef", CLAIM, 6, 5, 2, 2, 1,
        (*(article(node) for node in nodes), *nodes, *origins), edges, "2031-05-02", "2031-05-04",
        ("echo", "meridian", "blog", "copy1", "copy2", "cass"),
    )  # fmt: skip


def empty() -> Trace:
    """Nothing behind it."""
    return Trace("c1-0000000000000000", "nobody said this")


def single() -> Trace:
    """One article, without a date, an outlet or an address."""
    node = said("only", None, None, url=None)
    return Trace(
        "c1-1111111111111111", CLAIM, 1, 1, 1, 1, 0, (article(node), node, origin("o1", "Ada Holt", "x")),
        (Edge("only", "o1", "quotes", 0.9),), statements=("only",),
    )  # fmt: skip


def copies(count: int, *, chain: bool = False) -> Trace:
    """One article and its copies: all of the first, or each of the one before."""
    nodes = [said("n0", "Meridian", "2031-05-02")]
    nodes += [said(f"n{i}", f"Outlet {i % 700}", f"2031-05-{3 + i % 20:02}") for i in range(1, count)]
    edges = [Edge("n0", "o1", "quotes", 0.9)]
    edges += [echo(f"n{i}", f"n{i - 1 if chain else 0}", "copies") for i in range(1, count)]
    return Trace(
        "c1-2222222222222222", CLAIM, count, min(count, 701), 1, 1, 0,
        (*nodes, origin("o1", "Ada Holt", "state:norland")), tuple(edges), "2031-05-02", "2031-05-22",
        tuple(node.id for node in nodes),
    )  # fmt: skip


def withdrawn() -> Trace:
    """The story, but that a paper withdraws its report and nobody denies it."""
    made = story()
    nodes = tuple(replace(n, taken_back="withdrawn") if n.id == "deny" else n for n in made.nodes)
    return replace(made, nodes=nodes, denied_by=0, taken_back_by=1)


def hostile() -> Trace:
    """Markup, escapes, reversed text and a script's address wherever an article has a say."""
    made = story()
    nodes = tuple(
        replace(
            node, label=_HOSTILE, text=_HOSTILE, outlet=_HOSTILE, source=_HOSTILE, day="<b>2031",
            url="javascript:alert(1)",
        )
        for node in made.nodes
    )  # fmt: skip
    drift = (Drift("quote_altered", _HOSTILE, "<i>" + _HOSTILE),)
    edges = tuple(
        replace(edge, evidence=(Evidence("credit", "d", None, _HOSTILE),), drift=drift) for edge in made.edges
    )
    return replace(made, text=_HOSTILE, nodes=nodes, edges=edges)


def traced_article() -> ArticleTrace:
    """The blog of the story."""
    earlier = Elsewhere(
        "meridian",
        CLAIM,
        "d-meridian",
        "Meridian",
        "2031-05-02",
        "https://meridian.example/depot",
        "Ada Holt",
    )
    also = Elsewhere(
        "cass", "nothing was stored there", "d-cass", "The Tern", "2031-05-04", None, "Ines Cass"
    )
    drift = (Drift("hedge_dropped", "may have been empty", "was empty"),)
    evidence = (Evidence("link", "d-blog", (3, 9), "https://meridian.example/depot"),)
    reuse = Reuse(
        "d-blog", "d-meridian", "rewrite", 0.88, (Passage((0, 9), (5, 14), 3),), 0.6, 0.4, "d-meridian", 0.9
    )
    return ArticleTrace(
        "d-blog",
        "The depot that was empty",
        "Anvil Notes",
        "2031-05-03",
        "https://blog.example/depot",
        statements=(
            StatementTrace(
                "blog", "the depot was empty when it burned", ((0, 34),), "echo",
                EchoOf(earlier, "copies", 0.88, evidence, drift), (also,), "c1-0123456789abcdef",
                6, 5, 2, 2, 1, how="own_voice",
            ),
            StatementTrace("b2", "somebody should ask the granary", ((40, 71),), "first", how="own_voice"),
            StatementTrace(
                "b3", "the night watch was off duty", ((80, 108),), "independent", None, (also,), "c1-3",
                2, 2, 2, 2,
                source="Jo Marsh", factuality="PR+", stance="distances", how="attributed",
            ),
        ),
        copies=(
            RelatedArticle("d-copy2", "Empty!", "Orla Mail", "2031-05-04", "https://copy2.example/",
                           Reuse("d-blog", "d-copy2", "syndicated", 0.97, share_here=0.95, earlier="d-blog")),
        ),
        originals=(
            RelatedArticle(
                "d-meridian", "Depot", "Meridian", "2031-05-02", "https://meridian.example/depot", reuse
            ),
        ),
    )  # fmt: skip


def claim_rows() -> tuple[ClaimRow, ...]:
    """Two claims."""
    return (
        ClaimRow("c1-0123456789abcdef", CLAIM, 6, 5, 2, 2, 1, "2031-05-02", "2031-05-04"),
        ClaimRow("c1-4444444444444444", "the bridge is closed", 1, 1, 1, 1, 0),
    )
