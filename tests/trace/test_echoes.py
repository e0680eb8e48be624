"""Which statement depends on which, and on what evidence."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from reportedly.trace.echoes import echoes
from reportedly.trace.values import Article, Reuse
from tests.trace.making import article, reuse, source

GENERAL = source("Osric Vane", id="s1")
WORDS = "the bridge at Tolm was mined before the retreat"


def links(articles: Sequence[Article], reuses: Sequence[Reuse] = ()) -> list[tuple[str, str, str]]:
    """``(later, earlier, kind)`` of a claim made of all statements of the articles."""
    statements = [s for a in articles for s in a.statements]
    return [(e.later, e.earlier, e.kind) for e in echoes(statements, {a.key: a for a in articles}, reuses)]


def test_copy_later_than_the_original() -> None:
    one = article("A", (WORDS, GENERAL), outlet="Halden Courier", published="2024-03-01")
    two = article("B", (WORDS, GENERAL), outlet="Reef Blog", published="2024-03-02")
    assert links([one, two], [reuse(one, two)]) == [("B1", "A1", "copies")]


def test_two_in_the_room_are_no_echo() -> None:
    one = article("A", (WORDS, GENERAL), outlet="Halden Courier", published="2024-03-01")
    two = article("B", (WORDS, GENERAL), outlet="Reef Blog", published="2024-03-02")
    assert links([one, two], [reuse(one, two, kind="shared_quotes")]) == []


def test_relay_names_the_outlet() -> None:
    one = article("A", (WORDS, GENERAL), outlet="Halden Courier", published="2024-03-01")
    two = article(
        "B", (WORDS, GENERAL), outlet="Reef Blog", published="2024-03-02", via=("the Halden Courier",)
    )
    assert links([one, two]) == [("B1", "A1", "relays")]


def test_an_agency_is_named_by_its_letters() -> None:
    one = article("A", (WORDS, GENERAL), outlet="Northern Meridian Agency", published="2024-03-01")
    through = article("B", (WORDS, GENERAL), outlet="Reef Blog", published="2024-03-02", via=("NMA",))
    alone = article(
        "C", (WORDS, source("NMA", "named_organization")), outlet="Reef Blog", published="2024-03-02"
    )
    for two in (through, alone):
        assert links([one, two]) == [(f"{two.key}1", "A1", "relays")]


def test_link_to_the_article() -> None:
    one = article(
        "A",
        (WORDS, GENERAL),
        outlet="Halden Courier",
        published="2024-03-01",
        url="https://courier.example/t",
    )
    two = article(
        "B",
        (WORDS, None),
        outlet="Reef Blog",
        published="2024-03-02",
        link="http://www.courier.example/t/?x=1",
    )
    assert links([one, two]) == [("B1", "A1", "cites")]


def test_credit_outranks_the_date() -> None:
    # The copy's date is wrong by years.
    one = article("A", (WORDS, GENERAL), outlet="Halden Courier", published="2024-03-01")
    two = article("B", (WORDS, GENERAL), outlet="Reef Blog", published="1999-01-01", credit="Halden Courier")
    assert links([one, two], [reuse(one, two)]) == [("B1", "A1", "copies")]


def test_credits_in_a_circle_fall_back_on_the_date() -> None:
    one = article("A", (WORDS, GENERAL), outlet="Halden Courier", published="2024-03-01", credit="Reef Blog")
    two = article("B", (WORDS, GENERAL), outlet="Reef Blog", published="2024-03-02", credit="Halden Courier")
    assert links([one, two], [reuse(one, two)]) == [("B1", "A1", "copies")]


@pytest.mark.parametrize("size", [3, 5])
def test_a_ring_of_credits_is_cut_once(size: int) -> None:
    names = [f"Outlet {letter}" for letter in "PQRSTU"[:size]]
    ring = [
        article(f"K{n}", (WORDS, GENERAL), outlet=name, credit=names[(n + 1) % size])
        for n, name in enumerate(names)
    ]
    found = links(ring)
    assert len(found) == size - 1
    parents = {later: earlier for later, earlier, _ in found}
    for start in parents:
        seen, at = set(), start
        while at in parents:
            assert at not in seen
            seen.add(at)
            at = parents[at]


def test_direct_credit_before_the_first_of_all() -> None:
    # The blog copied the agency's text and says so; the third copied the blog and says so.
    one = article("A", (WORDS, GENERAL), outlet="Reef News Agency", published="2024-03-01")
    two = article(
        "B", (WORDS, GENERAL), outlet="Tolm Blog", published="2024-03-02", credit="Reef News Agency"
    )
    three = article("C", (WORDS, GENERAL), outlet="Copyist", published="2024-03-03", credit="Tolm Blog")
    pairs = [reuse(one, two), reuse(one, three), reuse(two, three)]
    assert links([three, one, two], pairs) == [("B1", "A1", "copies"), ("C1", "B1", "copies")]


def test_uncredited_copies_come_from_the_first() -> None:
    rows = [
        article(k, (WORDS, GENERAL), outlet=f"Outlet {k}", published=f"2024-03-0{n}")
        for n, k in enumerate("ABC", 1)
    ]
    pairs = [reuse(rows[0], rows[1]), reuse(rows[0], rows[2]), reuse(rows[1], rows[2])]
    assert links(rows, pairs) == [("B1", "A1", "copies"), ("C1", "A1", "copies")]


def test_unknown_direction_has_little_confidence() -> None:
    one = article("A", (WORDS, GENERAL), outlet="Halden Courier")
    two = article("B", (WORDS, GENERAL), outlet="Reef Blog")
    (link,) = echoes([*one.statements, *two.statements], {"A": one, "B": two}, [reuse(one, two)])
    assert link.confidence <= 0.5


def test_passage_elsewhere_in_the_article_is_no_evidence() -> None:
    one = article("A", (WORDS, GENERAL), ("it rained", None), outlet="Halden Courier", published="2024-03-01")
    two = article("B", (WORDS, GENERAL), ("it rained", None), outlet="Reef Blog", published="2024-03-02")
    whole = reuse(one, two)
    at = one.statements[1].spans[0]
    elsewhere = Reuse("A", "B", "rewrite", 0.9, (type(whole.passages[0])(at, at, 2),), 0.1, 0.1, "A", 0.9)
    statements = [one.statements[0], two.statements[0]]
    assert echoes(statements, {"A": one, "B": two}, [elsewhere]) == ()


def test_an_article_does_not_echo_itself() -> None:
    one = article("A", (WORDS, GENERAL), (WORDS, GENERAL), outlet="Halden Courier", credit="Halden Courier")
    assert links([one]) == []


def test_an_article_of_unknown_hour_gives_way() -> None:
    one = article("A", (WORDS, GENERAL), outlet="Halden Courier", published="2024-03-01")
    two = article("B", (WORDS, GENERAL), outlet="Reef Times", published="2024-03-02")
    later = article("C", (WORDS, GENERAL), outlet="Reef Blog", published="2024-03-02T10:00:00Z")
    reuses = [reuse(one, later, share=0.6), reuse(two, later, share=0.7)]
    assert links([one, two, later], reuses) == [("C1", "A1", "copies")]


def test_each_of_two_speakers_echoes_himself() -> None:
    clerk = source("Lena Holt", id="s2")
    one = article(
        "A",
        ("mines lay under the bridge at Tolm", GENERAL),
        (f"yes, {WORDS}", clerk),
        outlet="Halden Courier",
        published="2024-03-01",
    )
    two = article("B", (WORDS, GENERAL), outlet="Reef Blog", published="2024-03-02", credit="Halden Courier")
    assert links([one, two]) == [("B1", "A1", "cites")]


def test_two_officials_with_the_same_words_are_no_echo() -> None:
    clerk = source("Lena Holt", id="s2")
    one = article("A", (WORDS, GENERAL), outlet="Halden Courier", published="2024-03-01")
    two = article("B", (WORDS, clerk), outlet="Reef Blog", published="2024-03-02")
    assert links([one, two], [reuse(one, two, share=0.15)]) == []
    assert links([one, two], [reuse(one, two, share=0.6)]) == [("B1", "A1", "copies")]
