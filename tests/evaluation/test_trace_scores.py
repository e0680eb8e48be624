"""A perfect trace scores 100 in everything; each fault lowers what it must, and nothing else."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from evaluation import traces
from evaluation.trace_scores import faults, found_by_mode, score, total
from evaluation.trace_seen import Seen, of_json, of_trace
from evaluation.worlds import Echo, Shift, Truth, World, build
from reportedly.errors import NotInLedger
from reportedly.trace.values import Drift, Edge, Evidence, Node, Trace

#: a is first-hand; b relays it, c copies b, d blogs on a and names b's way; e is another first-hand article.
_TRUTH = Truth(
    id="c1",
    text="12 wells were closed.",
    statements=(("a", "12 wells were closed", "indirect"),),
    origins=2,
    parties=1,
    articles=("a", "b", "c", "d", "e"),
    outlets=5,
    denied_by=1,
    sources=(("Olsen", "ministry", "interview", ("a",)), ("Brandt", "ministry", "statement", ("e",))),
    echoes=(
        Echo("b", "a", "relays", "relay"),
        Echo("c", "b", "copies", "wire_copy"),
        Echo("d", "a", "cites", "blog"),
        Echo("d", "e", "relays", "blog", passed_through=True),
    ),
    drift=(Shift("b", "a", "hedge_dropped", "may have", "have"), Shift("c", "b", "denial_omitted", "no", "")),
    corrections=(("f", "a"),),
)
_RIGHT = Seen(
    origins=2,
    parties=1,
    denied_by=1,
    links=frozenset({("b", "a"), ("c", "b"), ("d", "a")}),
    drift=frozenset({("b", "a", "hedge_dropped"), ("c", "b", "denial_omitted")}),
)
_ALL = dict.fromkeys(traces.figures(total([])), 100.0)


def _figures(seen: Seen) -> dict[str, float]:
    return traces.figures(score(_TRUTH, seen))


def test_a_perfect_trace() -> None:
    assert _figures(_RIGHT) == _ALL
    assert faults(_TRUTH, _RIGHT) == []


@pytest.mark.parametrize(
    ("change", "lowered"),
    [
        ({"origins": 1}, {"origins exact": 0}),
        ({"parties": 2}, {"parties exact": 0}),
        ({"denied_by": 0}, {"denied by exact": 0}),
        # A link that is missed.
        ({"links": _RIGHT.links - {("d", "a")}}, {"echo links R": 200 / 3}),
        # A link to somebody independent.
        ({"links": _RIGHT.links | {("e", "a")}}, {"echo links P": 75}),
        # The wrong way round, and both ways.
        ({"links": _RIGHT.links - {("d", "a")} | {("a", "d")}}, {"direction": 200 / 3}),
        ({"links": _RIGHT.links | {("a", "d")}}, {"direction": 200 / 3}),
        # To siblings: both took it from the same article.
        ({"links": _RIGHT.links | {("d", "b")}}, {"echo links P": 75}),
        # Change that is missed, invented, or seen in another pair.
        ({"drift": _RIGHT.drift - {("b", "a", "hedge_dropped")}}, {"drift kinds F1": 200 / 3}),
        ({"drift": _RIGHT.drift | {("d", "a", "quote_altered")}}, {"drift kinds F1": 80}),
        (
            {"drift": frozenset({("b", "a", "hedge_dropped"), ("b", "a", "denial_omitted")})},
            {"drift kinds F1": 50},
        ),
    ],
)
def test_each_fault_lowers_what_it_must(change: dict[str, Any], lowered: dict[str, float]) -> None:
    seen = replace(_RIGHT, **change)
    assert _figures(seen) == pytest.approx({**_ALL, **lowered})
    assert len(faults(_TRUTH, seen)) in (1, 2)


@pytest.mark.parametrize("pair", [("c", "a"), ("d", "e"), ("f", "a"), ("a", "f")])
def test_what_is_neither_right_nor_wrong(pair: tuple[str, str]) -> None:
    seen = replace(_RIGHT, links=_RIGHT.links | {pair}, drift=_RIGHT.drift | {(*pair, "number_changed")})
    assert _figures(seen) == _ALL
    assert faults(_TRUTH, seen) == []


def test_no_trace_at_all() -> None:
    seen = Seen(missing="there is no such claim")
    assert _figures(seen) == dict.fromkeys(_ALL, 0.0)
    assert faults(_TRUTH, seen)[0] == "no trace: there is no such claim"


def test_links_by_how_the_article_came_about() -> None:
    half = replace(_RIGHT, links=frozenset({("a", "b"), ("d", "e")}))
    counts = found_by_mode([(_TRUTH, _RIGHT), (_TRUTH, half)])
    assert counts == {"blog": (1, 2), "relay": (2, 2), "wire_copy": (1, 2)}


def test_totals_are_over_all_claims() -> None:
    both = total([score(_TRUTH, _RIGHT), score(_TRUTH, Seen(origins=2))])
    assert traces.figures(both) == pytest.approx(
        {
            "origins exact": 100,
            "parties exact": 50,
            "denied by exact": 50,
            "direction": 100,
            "echo links P": 100,
            "echo links R": 50,
            "drift kinds F1": 200 / 3,
        }
    )


_IDS = {f"https://{id}.example/": id for id in "abcdef"}


def _trace() -> Trace:
    """As the library draws it: articles, their statements, an origin, an utterance, and a denial."""
    nodes = [
        *(
            Node(f"article:{n}", "article", "title", url=f"https://{id}.example/")
            for n, id in enumerate("abcde")
        ),
        *(
            Node(f"u1-{id}", "attribution", "words", article=id, url=f"https://{id}.example/")
            for id in "abcde"
        ),
        Node("o1", "origin", "Olsen", article="a", url="https://a.example/"),
        Node("u1", "utterance", "words", url="https://a.example/"),
        Node("source:x", "source", "The Varnwick Courier"),
    ]
    hedge = Drift("hedge_dropped", "may have", "have")
    omitted = Drift("denial_omitted", "no", "")
    edges = [
        Edge("article:1", "article:0", "relays", 0.9, (Evidence("relay", "1", None, "Courier"),)),
        Edge("u1-b", "u1-a", "relays", 0.9, (), (hedge,)),
        Edge("u1-c", "u1-b", "copies", 0.9, (), (omitted,)),
        Edge("u1-d", "u1-a", "cites", 0.9),
        Edge("u1-e", "o1", "quotes", 1.0),
        Edge("u1-e", "u1", "quotes", 1.0, (), (Drift("quote_altered", "x", "y"),)),
        Edge("u1-e", "source:x", "relays", 1.0),
        Edge("u1-e", "u1-a", "same", 1.0),
        Edge("u1-e", "u1-b", "denies", 1.0),
    ]
    return Trace("t", "12 wells", 5, 5, 2, 1, 1, tuple(nodes), tuple(edges))


def _as_json(trace: Trace) -> dict[str, Any]:
    return {
        "claim": trace.text,
        **{name: getattr(trace, name) for name in ("articles", "outlets", "origins", "parties", "denied_by")},
        "nodes": [{"id": n.id, "type": n.type, "url": n.url, "article": n.article} for n in trace.nodes],
        "edges": [
            {
                "from": e.start,
                "to": e.end,
                "kind": e.kind,
                "confidence": e.confidence,
                "evidence": [],
                "drift": [{"kind": d.kind, "before": d.before, "after": d.after} for d in e.drift],
            }
            for e in trace.edges
        ],
    }


def test_a_trace_of_the_library_and_of_the_command_say_the_same() -> None:
    seen = of_trace(_trace(), _IDS)
    assert seen == of_json(_as_json(_trace()), _IDS)
    assert replace(seen, articles=frozenset()) == _RIGHT
    assert seen.articles == set("abcde")


class _Ledger:
    """Knows one claim."""

    def __init__(self, text: str) -> None:
        self._text = text

    def trace(self, text: str) -> Trace:
        if text == self._text:
            return Trace("t", text, origins=1, parties=1)
        raise NotInLedger("ledger.db", f"has no statement that says {text!r}", "look for it")


def test_a_claim_that_cannot_be_traced_is_a_fault_and_no_end() -> None:
    world = build(4, 3)
    seen = traces.traced(world, _Ledger(world.claims[0].text))
    assert [bool(one.missing) for one in seen.values()] == [False, True, True]
    assert any("no trace: " in line for _, lines in traces.worst(world, seen) for line in lines)


def _perfect(world: World) -> dict[str, Any]:
    urls = {article.id: article.url for article in world.articles}
    found = {}
    for claim in world.claims:
        ends = {end for echo in claim.echoes for end in (echo.start, echo.end)}
        nodes = [{"id": id, "type": "article", "url": urls[id]} for id in {*ends, *claim.articles}]
        edges = [
            {
                "from": echo.start,
                "to": echo.end,
                "kind": echo.kind,
                "drift": [
                    {"kind": shift.kind}
                    for shift in claim.drift
                    if (shift.start, shift.end) == (echo.start, echo.end)
                ],
            }
            for echo in claim.echoes
        ]
        figures = {name: getattr(claim, name) for name in ("origins", "parties", "denied_by")}
        found[claim.id] = {**figures, "nodes": nodes, "edges": edges}
    return found


def test_the_command_measures_traces_of_a_file(tmp_path: Path) -> None:
    world = build(2, 12)
    file = tmp_path / "traces.json"
    perfect = _perfect(world)
    file.write_text(json.dumps(perfect), "utf-8")
    arguments = ["--seed", "2", "--claims", "12", "--traces", str(file), "--json"]
    result = CliRunner().invoke(traces.main, arguments)
    assert result.exit_code == 0, result.output
    facts = {"seed": 2, "claims": 12, "articles": len(world.articles)}
    printed = json.loads(result.stdout)
    assert set(printed.pop("links found").values()) == {100.0}
    assert printed == {**facts, **_ALL}
    perfect["c3"]["origins"] += 1
    file.write_text(json.dumps(perfect), "utf-8")
    shown = CliRunner().invoke(traces.main, [*arguments[:-1], "--show", "2"])
    assert "| origins exact | 91.7 |" in shown.output
    assert "should be" in shown.output.split("c3 ")[1]
