"""The trace of a claim as a whole: the four figures, who denies it, and a graph that hangs together."""

from __future__ import annotations

import random
from collections.abc import Sequence

from reportedly.trace.graph import Material, trace
from reportedly.trace.values import Article, Relation, Reuse, Trace
from tests.trace.making import article, relation, reuse, source

WORDS = "the dam at Corve will not hold until spring"
VANE = source("Osric Vane", party="state:Norland")
RIVAL = source("Edda Holm", party="organisation:river watch")


def material(
    articles: Sequence[Article], relations: Sequence[Relation] = (), reuses: Sequence[Reuse] = ()
) -> Material:
    statements = {s.uid: s for a in articles for s in a.statements}
    return Material(statements, {a.key: a for a in articles}, relations, reuses)


def figures(found: Trace) -> tuple[int, int, int, int, int]:
    return found.articles, found.outlets, found.origins, found.parties, found.denied_by


def test_echo_chamber_with_a_denial() -> None:
    first = article("A", (WORDS, VANE), outlet="Halden Courier", published="2024-03-01")
    copies = [
        article(f"B{n}", (WORDS, VANE), outlet=f"Site {n % 2}", published="2024-03-02") for n in range(4)
    ]
    denial = article("C", (WORDS + " is untrue", RIVAL), outlet="Reef Times", published="2024-03-03")
    found = trace(
        ["A1", *(f"B{n}1" for n in range(4))],
        material(
            [first, *copies, denial], [relation("A1", "C1", "denies")], [reuse(first, c) for c in copies]
        ),
    )
    assert figures(found) == (5, 3, 1, 1, 1)
    kinds = [(edge.start, edge.kind, edge.end) for edge in found.edges]
    assert ("C1", "denies", "A1") in kinds
    assert ("B01", "copies", "A1") in kinds
    assert ("article:B0", "copies", "article:A") in kinds
    assert found.statements[0] == "A1"


def test_every_edge_joins_two_nodes() -> None:
    first = article(
        "A", (WORDS, VANE), outlet="Halden Courier", published="2024-03-01", via=("Reef News Agency",)
    )
    other = article("B", (WORDS, RIVAL), outlet="Site", published="2024-03-02")
    differs = article(
        "C", ("the dam at Corve will not hold until May", RIVAL), outlet="Site", published="2024-03-02"
    )
    found = trace(
        ["A1", "B1"],
        material([first, other, differs], [relation("A1", "B1"), relation("B1", "C1", "differs")]),
    )
    ids = {node.id for node in found.nodes}
    assert len(ids) == len(found.nodes)
    assert all(edge.start in ids and edge.end in ids for edge in found.edges)
    assert figures(found) == (2, 2, 2, 2, 0)


def test_given_in_any_order() -> None:
    articles = [
        article(
            f"K{n}",
            (WORDS, VANE if n % 3 else None),
            outlet=f"Outlet {n % 4}",
            published=f"2024-03-0{1 + n % 5}",
        )
        for n in range(9)
    ]
    pairs = [
        reuse(a, b)
        for a in articles
        for b in articles
        if a.key < b.key and (int(a.key[1]) + int(b.key[1])) % 2
    ]
    relations = [
        relation(a.statements[0].uid, b.statements[0].uid)
        for a in articles
        for b in articles
        if a.key < b.key
    ]
    uids = [a.statements[0].uid for a in articles]
    expected = trace(uids, material(articles, relations, pairs))
    for seed in range(5):
        chance = random.Random(seed)
        for rows in (articles, pairs, relations, uids):
            chance.shuffle(rows)
        found = trace(uids, material(articles, relations, pairs))
        assert set(found.nodes) == set(expected.nodes)
        assert set(found.edges) == set(expected.edges)
        assert figures(found) == figures(expected)


def test_one_statement_alone() -> None:
    one = article("A", (WORDS, None))
    found = trace(["A1"], material([one]))
    assert figures(found) == (1, 1, 1, 1, 0)
    assert found.first is None


def test_ten_thousand_copies_in_linear_time() -> None:
    first = article("A", (WORDS, VANE), outlet="Halden Courier", published="2024-03-01")
    copies = [
        article(f"B{n}", (WORDS, VANE), outlet=f"Site {n}", published="2024-03-02") for n in range(10_000)
    ]
    uids = ["A1", *(f"B{n}1" for n in range(10_000))]
    found = trace(uids, material([first, *copies], (), [reuse(first, copy) for copy in copies]))
    assert figures(found) == (10_001, 10_001, 1, 1, 0)
