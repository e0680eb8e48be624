"""Which statements join the trace of a claim though their words alone do not tell that they make it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.trace.graph import trace
from reportedly.trace.members import Material, with_taken_over
from reportedly.trace.values import Article, Reuse
from reportedly.types import Source
from tests.trace.making import article, relation, reuse, source

CLAIM = "240 boats were lost in the harbour of Orla"
OTHER_WORDS = "the storm sank 240 boats at Orla"
MAYOR = source("Osric Vane")
CLERK = source("Lena Holt", id="s2")
VOTE = """Voters in Vessen choose a mayor on Sunday. Teachers, bakers and nurses queued before the school.
Both candidates promised cheaper trams, a library and lower rents. Turnout reached a record, said the office,
and ballots are counted again wherever fewer than ten papers decide. The loser wants a recount in two wards.
Pupils sang for the winner, who thanked the ushers, the choir and a baker who had kept his shop open."""
STORM = """The storm struck the harbour of Orla at night. Divers and pilots searched the breakwater for
boats."""


def members(first: Article, second: Article, *reuses: Reuse) -> list[str]:
    """The statements of the trace of ``A1`` where ``B1`` may say the same."""
    statements = {s.uid: s for a in (first, second) for s in a.statements}
    material = Material(statements, {a.key: a for a in (first, second)}, (), reuses, frozenset({"B1"}))
    return [s.uid for s in with_taken_over({"A1"}, material)[0]]


def first(words: str = CLAIM) -> Article:
    return article("A", (words, MAYOR), outlet="Halden Courier", published="2024-03-01")


@pytest.mark.parametrize(
    ("words", "who", "joins"),
    [
        (OTHER_WORDS, MAYOR, True),
        # Who said it got lost on the way, the number did not.
        (OTHER_WORDS, None, True),
        # The same speaker, without the number.
        ("the storm sank a fleet at Orla", MAYOR, True),
        ("the storm sank a fleet at Orla", CLERK, False),
        # A small number is that of many things.
        ("3 boats sank at Orla", CLERK, False),
    ],
)
def test_taken_from_an_article_of_the_claim(words: str, who: Source | None, joins: bool) -> None:
    one = first()
    two = article("B", (words, who), outlet="Reef Blog", published="2024-03-02")
    assert members(one, two, reuse(one, two)) == (["A1", "B1"] if joins else ["A1"])


def test_what_an_article_of_the_claim_was_taken_from() -> None:
    two = first()
    one = article("B", (OTHER_WORDS, MAYOR), outlet="Reef Times", published="2024-02-28")
    assert members(two, one, reuse(one, two)) == ["B1", "A1"]


def test_articles_that_do_not_depend_on_each_other() -> None:
    two = article("B", (OTHER_WORDS, MAYOR), outlet="Reef Blog", published="2024-03-02")
    assert members(first(), two) == ["A1"]


def test_an_outlet_named_beside_something_else() -> None:
    two = article(
        "B",
        (OTHER_WORDS, MAYOR),
        ("the Halden Courier has a new editor", None),
        outlet="Reef Blog",
        published="2024-03-02",
    )
    assert members(first(), two) == ["A1"]


def test_a_chain_in_other_words_hangs_together() -> None:
    one, two = first(), article("B", (OTHER_WORDS, MAYOR), outlet="Reef Blog", published="2024-03-02")
    three = article("C", ("240 vessels went down", MAYOR), outlet="Site", published="2024-03-03")
    articles = {a.key: a for a in (one, two, three)}
    material = Material(
        {s.uid: s for a in articles.values() for s in a.statements},
        articles,
        (),
        (reuse(one, two), reuse(two, three)),
        frozenset({"B1", "C1"}),
    )
    found = trace(["A1"], material)
    assert found.statements == ("A1", "B1", "C1")
    assert found.origins == 1


def test_a_trace_is_named_after_a_statement_of_its_claim() -> None:
    one = article("B", (OTHER_WORDS, MAYOR), outlet="Reef Times", published="2024-02-28")
    two = first()
    material = Material(
        {s.uid: s for a in (one, two) for s in a.statements},
        {"A": two, "B": one},
        (),
        (reuse(one, two),),
        frozenset({"B1"}),
    )
    found = trace(["A1"], material)
    assert (found.id, found.text, found.statements) == ("c1-A1", CLAIM, ("B1", "A1"))


def test_another_number_in_other_words() -> None:
    one, two = first(), article("B", (OTHER_WORDS, MAYOR), outlet="Reef Blog", published="2024-03-02")
    three = article("C", ("the storm sank 310 boats", MAYOR), outlet="Site", published="2024-03-03")
    articles = {a.key: a for a in (one, two, three)}
    material = Material(
        {s.uid: s for a in articles.values() for s in a.statements},
        articles,
        (relation("B1", "C1", "differs"),),
        (reuse(one, two), reuse(two, three)),
        frozenset({"B1"}),
    )
    assert [s.uid for s in with_taken_over({"A1"}, material)[0]] == ["A1", "B1", "C1"]


def test_who_denies_the_claim_does_not_make_it() -> None:
    words = "not one of the 240 boats in the harbour of Orla was lost"
    made = article("A", (CLAIM, MAYOR), (words, CLERK), (words, CLERK), outlet="Halden Courier")
    text = made.document.text + " She denied it."
    at = text.index("denied")
    told = made.statements[2].attribution
    assert told is not None
    denial = replace(
        made.statements[2], attribution=replace(told, cue=((at, at + 6),), factuality="CT-"), source=CLERK
    )
    whole = Article("A", replace(made.document, text=text), (*made.statements[:2], denial))
    material = Material({s.uid: s for s in whole.statements}, {"A": whole})
    assert [s.uid for s in with_taken_over({"A1", "A2"}, material)[0]] == ["A1"]


@pytest.mark.parametrize(
    ("words", "sure", "text", "joins"),
    [
        (OTHER_WORDS, 0.4, STORM, True),
        # Without its number the words may be of another matter.
        ("the storm sank a fleet at Orla", 0.4, STORM, False),
        # The same words and number, in an article of quite another story.
        (OTHER_WORDS, 0.4, VOTE, False),
        (OTHER_WORDS, 0.6, VOTE, False),
    ],
)
def test_said_by_another_in_one_story(words: str, sure: float, text: str, joins: bool) -> None:
    one = told(first(), STORM)
    two = told(article("B", (words, CLERK), outlet="Reef Blog", published="2024-03-02"), text)
    statements = {s.uid: s for a in (one, two) for s in a.statements}
    near = (relation("A1", "B1", "same", sure),)
    material = Material(statements, {a.key: a for a in (one, two)}, near, (), frozenset({"B1"}))
    found = [s.uid for s in with_taken_over({"A1"}, material)[0]]
    assert found == (["A1", "B1"] if joins else ["A1"])


def told(made: Article, text: str) -> Article:
    """An article with so much more text, in its own words."""
    more = f"{made.document.text} {text}"
    return replace(made, document=replace(made.document, text=more))
