"""What the pages of a claim show, from traces made by hand."""

from __future__ import annotations

import itertools
import re
import time
from dataclasses import replace

import pytest
from lxml import html

from reportedly.trace.article_values import ClaimRow
from reportedly.trace.values import Trace
from reportedly.tracing.headings import Heading
from reportedly.web.pages.claim_view import claim_view, echo_url
from reportedly.web.pages.claims_view import claims_view
from reportedly.web.pages.echo_view import echo_view
from reportedly.web.pages.explore_view import explore_view
from reportedly.web.pages.statements_view import statements_view
from reportedly.web.pages.trace_view import article_trace_view
from tests.export import traces
from tests.web.spider import dangers

EVERY = {
    "story": traces.story(),
    "empty": traces.empty(),
    "single": traces.single(),
    "copies": traces.copies(300),
    "chain": traces.copies(300, chain=True),
    "hostile": traces.hostile(),
}


def test_figures_have_a_sentence_each() -> None:
    view = claim_view(traces.story())
    assert [(figure.number, figure.name) for figure in view.figures] == [
        (6, "articles"),
        (5, "outlets"),
        (2, "origins"),
        (2, "parties"),
        (1, "source denies it"),
    ]
    assert all(figure.meaning.endswith(".") for figure in view.figures)


def test_what_an_outlet_takes_back_is_a_figure_of_its_own() -> None:
    view = claim_view(traces.withdrawn())
    assert (view.figures[-1].number, view.figures[-1].name) == (1, "outlet took it back")
    assert [line.item.facts[-1] for line in view.taken_back] == ["withdrawn"]
    assert not view.denials


def test_one_origin_of_many_articles_is_said_to_be_an_echo() -> None:
    assert "nobody here says so independently" in claim_view(traces.copies(40)).figures[2].meaning


@pytest.mark.parametrize("name", EVERY)
def test_every_line_leads_to_its_texts(name: str) -> None:
    trace = EVERY[name]
    view = claim_view(trace)
    lines = [line for branch in view.branches for line in branch.lines]
    for line in (*lines, *view.denials, *view.differing):
        uid = line.url.rpartition("/")[2]
        assert echo_view(trace, uid, {}) is not None


def test_the_drawing_leads_to_both_texts_and_loads_nothing() -> None:
    tree = html.fromstring(claim_view(traces.story()).graph)
    links = [a.get("href") or "" for a in tree.iter("a")]
    assert echo_url("c1-0123456789abcdef", "blog") in links
    assert all(link.startswith("/claims/c1-0123456789abcdef/echoes/") for link in links)
    assert not list(tree.iter("style"))
    assert all(a.get("aria-label") for a in tree.iter("a"))


def test_drift_is_named() -> None:
    assert dict(claim_view(traces.story()).drifts) == {"hedge dropped": 1, "attribution dropped": 1}


def test_both_texts_with_the_words_marked() -> None:
    view = echo_view(
        traces.story(), "blog", {"blog": "Yes. " + "x" * 5 + "the depot was empty when it burned. No."}
    )
    assert view is not None
    assert view.earlier is not None
    assert (view.kind, view.later.outlet, view.earlier.outlet) == ("copies", "Anvil Notes", "Meridian")
    assert [drift.name for drift in view.drifts] == ["attribution dropped", "hedge dropped"]
    assert [words for words, changed in view.earlier.words if changed] == ["may have been"]
    assert [words for words, changed in view.later.words if changed] == ["was"]
    assert view.reasons == (("credit", "Source: Meridian", None),)
    assert view.later.before.startswith("Yes.")
    assert view.earlier.before == ""  # its text is not at hand


def test_a_denial_stands_beside_what_it_denies() -> None:
    view = echo_view(traces.story(), "deny", {})
    assert view is not None
    assert view.earlier is not None
    assert (view.stands, view.later.facts[0], view.earlier.outlet) == (
        "denies",
        "Peter Vane",
        "The Harrow Echo",
    )
    assert view.reasons == (("", "word: empty / full", None),)


def test_the_first_stands_alone_and_steps_lead_through_all() -> None:
    first = echo_view(traces.story(), "echo", {})
    assert first is not None
    assert first.earlier is None
    uid, seen = "meridian", []
    while True:
        view = echo_view(traces.story(), uid, {})
        assert view is not None
        seen.append(uid)
        if view.next is None:
            break
        uid = view.next.rpartition("/")[2]
    assert seen == ["meridian", "blog", "copy1", "copy2", "deny", "half"]
    assert view.number == view.of == 6


def test_no_such_statement() -> None:
    assert echo_view(traces.story(), "nobody", {}) is None
    assert echo_view(traces.story(), "o1", {}) is None  # an origin is none


def test_statements_in_parts() -> None:
    view = statements_view(traces.copies(250), start=200, size=100)
    assert (len(view.rows), view.total, view.more) == (50, 250, False)
    assert view.rows[0].link == "copies Meridian, 90%"


@pytest.mark.parametrize("name", EVERY)
def test_everything_that_is_explored_has_its_place(name: str) -> None:
    trace = EVERY[name]
    view = explore_view(trace)
    ids = [dot.id for dot in view.dots]
    assert len(ids) == len(set(ids))
    assert set(trace.statements) <= set(ids)
    assert all({arrow.start, arrow.end} <= set(ids) for arrow in view.arrows)
    assert len({(dot.x, dot.y) for dot in view.dots}) == len(view.dots)


def test_thousands_of_statements_are_explored_as_blocks_that_stand_apart() -> None:
    dots = explore_view(traces.copies(5001)).dots
    blocks = {dot.block for dot in dots if dot.block}
    drawn = len(blocks) + sum(not dot.block for dot in dots)
    assert drawn < 300
    places: dict[str, list[tuple[float, float]]] = {}
    for dot in dots:
        if dot.block:
            places.setdefault(dot.block, []).append((dot.x, dot.y))
    corners = [
        tuple(map(min, zip(*at, strict=True))) + tuple(map(max, zip(*at, strict=True)))
        for at in places.values()
    ]
    for one, other in itertools.combinations(corners, 2):
        assert one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1]
    assert not any(dot.block for dot in explore_view(traces.copies(300)).dots)


def test_a_claim_of_five_thousand_echoes_is_folded_quickly() -> None:
    trace = traces.copies(5001)
    started = time.perf_counter()
    view = claim_view(trace)
    assert time.perf_counter() - started < 3  # about 0.2 on a machine that does nothing else
    lines = [line for branch in view.branches for line in branch.lines]
    assert len(lines) < 20
    assert any(re.match(r"4,9\d\d more copies", line.item.more) for line in lines)
    assert len(view.graph) < 300_000


def _heading(number: int, text: str) -> Heading:
    return Heading(f"u1-{number}", text, None, "Meridian", "2031-05-01", "2031-05-02", 3, 2, 4)


def test_the_list_of_claims() -> None:
    every = [_heading(number, f"the bridge number {number} is closed") for number in range(50)]
    known = ClaimRow("c1-u1-3", "x", 4, 3, 1, 1, 2)
    view = claims_view(every, lambda one: known if one.uid == "u1-3" else None, start=2, size=10)
    assert (len(view.rows), view.total, view.more, view.counting) == (10, 50, True, True)
    assert (view.rows[1].articles, view.rows[1].denied_by) == (4, 2)
    assert (view.rows[0].articles, view.rows[0].origins) == (3, None)


@pytest.mark.parametrize(
    ("query", "total"), [("BRIDGE closed", 50), ("number 49", 1), ("ferry", 0), ("  ", 50), ("%_\\'\"", 0)]
)
def test_claims_by_their_words(query: str, total: int) -> None:
    every = [_heading(number, f"the bridge number {number} is closed") for number in range(50)]
    assert claims_view(every, lambda one: None, query=query).total == total


def test_the_trace_of_an_article() -> None:
    view = article_trace_view(traces.traced_article())
    assert view.statements[0].shown.earlier is not None
    assert (view.groups[0][0], view.groups[0][1][0].share) == ("Takes its text from", "60% of the words here")


def test_hostile_words_stay_words() -> None:
    trace: Trace = replace(traces.hostile(), id="c1-u1-x")
    assert not list(dangers(claim_view(trace).graph))
    view = echo_view(trace, "blog", {})
    assert view is not None
    assert view.later.web is None
    assert "\x1b" not in "".join(words for words, _ in view.later.words)
