"""How a trace is arranged for people: every statement once, below its origin, whatever the graph is like."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.export import trace_words as words
from reportedly.export.trace_view import View, view
from reportedly.export.word_changes import changes
from reportedly.trace.values import Drift, Edge, Node, Trace
from tests.export import traces


def shown(made: View) -> list[str]:
    """Uids in the order of the trees, the folded ones and what is told beside included."""
    rows = [row for root in made.roots for row in root.rows]
    return [node.id for row in rows for node in (*(row.folded or (row.node,)), *row.also)]


def test_story() -> None:
    made = view(traces.story())
    first, second = made.roots
    assert [(row.depth, row.node.id) for row in first.rows] == [
        (0, "echo"),
        (1, "meridian"),
        (2, "blog"),
        (3, "copy2"),
        (2, "copy1"),
    ]
    assert [row.node.id for row in second.rows] == ["cass"]
    assert [drift.kind for drift in first.rows[2].drift] == ["hedge_dropped", "attribution_dropped"]
    assert [one.node.id for one in made.denials] == ["deny"]
    assert [one.node.id for one in made.differing] == ["half"]


@pytest.mark.parametrize("folding", [3, None])
@pytest.mark.parametrize("chain", [False, True])
def test_every_copy_is_there_once(folding: int | None, chain: bool) -> None:
    made = traces.copies(10_000, chain=chain)
    ids = shown(view(made, folding))
    assert len(ids) == 10_000
    assert set(ids) == set(made.statements)


def test_fold() -> None:
    rows = view(traces.copies(416)).roots[0].rows
    assert [len(row.folded) for row in rows] == [0, 0, 0, 0, 412]
    assert words.more(rows[-1].kind, 412) == "412 more copies"


def test_what_changed_is_not_folded() -> None:
    made = traces.copies(50)
    drift = (Drift("number_changed", "12", "20"),)
    edges = tuple(replace(e, drift=drift) if e.start == "n40" else e for e in made.edges)
    rows = view(replace(made, edges=edges)).roots[0].rows
    assert "n40" in [row.node.id for row in rows if not row.folded]


def test_circle() -> None:
    """The trace makes none, but a face must not hang on one."""
    made = traces.story()
    nodes = tuple(node for node in made.nodes if node.type != "origin")
    edges = (traces.echo("echo", "meridian", "cites"), traces.echo("meridian", "echo", "cites"))
    assert sorted(shown(view(replace(made, nodes=nodes, edges=edges)))) == sorted(made.statements)


def test_besides() -> None:
    """What an article says again in its own voice stands beside its statement, not apart."""
    made = traces.single()
    node = replace(made.nodes[1], id="again", uid="again", how="own_voice", source=None)
    made = replace(made, nodes=(*made.nodes, node), statements=("only", "again"))
    (root,) = view(made).roots
    assert [one.id for one in root.rows[0].also] == ["again"]


def test_an_article_that_says_it_twice_has_one_line() -> None:
    """Two statements of one article, speaker and place: what depends on either hangs on the one line."""
    made = traces.story()
    meridian = next(node for node in made.nodes if node.id == "meridian")
    nodes = (*made.nodes, replace(meridian, id="lead", uid="lead"))
    edges = tuple(
        replace(e, end="lead") if e.start == "copy1" and e.end == "meridian" else e for e in made.edges
    )
    edges = (*edges, traces.echo("lead", "echo", "cites"))
    first = view(replace(made, nodes=nodes, edges=edges, statements=(*made.statements, "lead"))).roots[0]
    assert [row.node.article for row in first.rows].count(meridian.article) == 1
    assert {"blog", "copy1", "copy2"} <= {row.node.id for row in first.rows}


def test_altered_quotations_show_at_the_statement() -> None:
    made = traces.story()
    utterance = Node("u1", "utterance", traces.CLAIM)
    edge = Edge("cass", "u1", "quotes", 0.9, (), (Drift("quote_altered", "a", "b"),))
    made = replace(made, nodes=(*made.nodes, utterance), edges=(*made.edges, edge))
    assert [drift.kind for drift in view(made).roots[1].rows[0].drift] == ["quote_altered"]


@pytest.mark.parametrize(
    ("figures", "words_"),
    [
        ((31, 12, 2, 1, 1), "31 articles · 12 outlets · 2 origins · 1 party · denied by 1"),
        ((1, 1, 1, 1, 0), "1 article · 1 outlet · 1 origin · 1 party"),
        ((10_000, 701, 2, 2, 3), "10,000 articles · 701 outlets · 2 origins · 2 parties · denied by 3"),
        ((0, 0, 0, 0, 0), "0 articles · 0 outlets · 0 origins · 0 parties"),
    ],
)
def test_figures(figures: tuple[int, int, int, int, int], words_: str) -> None:
    assert words.figures(Trace("c", "t", *figures)) == words_


@pytest.mark.parametrize(
    ("before", "after", "marked"),
    [
        ("may have been empty", "was empty", ("may have been", "was")),
        ("killed 12 people", "killed 20 people", ("12", "20")),
        ("Empty, he said", "empty, he said", ("", "")),
        ("General Holt told us", "The depot was empty.", ("", "")),
        (
            "the old commander said it",
            "an unnamed person said it",
            ("the old commander", "an unnamed person"),
        ),
        ("he denied it", "", ("he denied it", "")),
        ("", "", ("", "")),
    ],
)
def test_changes(before: str, after: str, marked: tuple[str, str]) -> None:
    sides = changes(before, after)
    assert ["".join(words for words, _ in side) for side in sides] == [before, after]
    assert tuple("".join(words for words, changed in side if changed) for side in sides) == marked


@pytest.mark.parametrize(
    ("text", "shown_"),
    [
        ("number: 12 / 20", "number: 12 / 20"),
        ("negation:  / not", "negation on one side only: not"),
        ("negation: not / ", "negation on one side only: not"),
        ("no sides", "no sides"),
    ],
)
def test_reason(text: str, shown_: str) -> None:
    assert words.reason(text) == shown_


@pytest.mark.parametrize(
    ("party", "name"),
    [
        ("state:norland", "norland"),
        ("unresolved:d1", ""),
        ("s1@d1", ""),
        ("outlet:tern", ""),
        ("Norland", "Norland"),
    ],
)
def test_party_name(party: str, name: str) -> None:
    assert words.party_name(party) == name


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("he was late", "“he was late”"),
        # Within quotation marks others are single ones; what begins with some keeps its own.
        ("that they are “actors.”", "“that they are ‘actors.’”"),
        ("“He was late,” and “gone”", "“He was late,” and “gone”"),
    ],
)
def test_words_in_quotation_marks(text: str, shown: str) -> None:
    assert words.quoted(text) == shown
