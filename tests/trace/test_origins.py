"""Where a claim enters the record, and for how many interests."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.trace.echoes import echoes
from reportedly.trace.origins import origins
from reportedly.trace.values import Article, Reuse
from tests.trace.making import article, reuse, source

WORDS = "the dam at Corve will not hold"
VANE = source("Osric Vane", party="state:Norland")
AIDE = source("Mila Torben", party="state:Norland")
RIVAL = source("Edda Holm", party="organisation:river watch")


def found(
    articles: Sequence[Article], reuses: Sequence[Reuse] = ()
) -> list[tuple[str, str, tuple[str, ...]]]:
    """``(name, party, statements)`` of each origin."""
    statements = [s for a in articles for s in a.statements]
    known = {a.key: a for a in articles}
    roots = origins(statements, known, echoes(statements, known, reuses))
    return [(root.name, root.party, root.statements) for root in roots]


def test_forty_copies_have_one_origin() -> None:
    first = article("A", (WORDS, VANE), outlet="Halden Courier", published="2024-03-01")
    copies = [
        article(f"B{n:02}", (WORDS, VANE), outlet=f"Site {n}", published="2024-03-02") for n in range(40)
    ]
    roots = found([first, *copies], [reuse(first, copy) for copy in copies])
    assert roots == [("Osric Vane", "state:Norland", ("A1",))]


def test_two_officials_of_one_government() -> None:
    one = article("A", (WORDS, VANE), outlet="Halden Courier", published="2024-03-01")
    two = article("B", (WORDS, AIDE), outlet="Reef Times", published="2024-03-01")
    roots = found([one, two])
    assert [name for name, _, _ in roots] == ["Osric Vane", "Mila Torben"]
    assert {party for _, party, _ in roots} == {"state:Norland"}


def test_two_parties() -> None:
    one = article("A", (WORDS, VANE), outlet="Halden Courier", published="2024-03-01")
    two = article("B", (WORDS, RIVAL), outlet="Reef Times", published="2024-03-01")
    assert len({party for _, party, _ in found([one, two])}) == 2


def test_one_speaker_heard_by_two() -> None:
    one = article("A", (WORDS, VANE), outlet="Halden Courier", published="2024-03-01")
    two = article("B", (WORDS, VANE), outlet="Reef Times", published="2024-03-02")
    assert found([one, two]) == [("Osric Vane", "state:Norland", ("A1", "B1"))]


def test_the_same_again_a_month_later_is_another_utterance() -> None:
    one = article("A", (WORDS, VANE), outlet="Halden Courier", published="2024-03-01")
    two = article("B", (WORDS, VANE), outlet="Reef Times", published="2024-04-11")
    assert len(found([one, two])) == 2


def test_own_voice_beside_the_quotation() -> None:
    # The headline asserts what the text has somebody say.
    one = article("A", (WORDS, None), (WORDS, VANE), outlet="Halden Courier", published="2024-03-01")
    assert found([one]) == [("Osric Vane", "state:Norland", ("A2",))]


def test_own_reporting() -> None:
    one = article("A", (WORDS, None), outlet="Halden Courier", published="2024-03-01")
    two = article("B", (WORDS, None), outlet="The Halden Courier", published="2024-03-02")
    assert found([one, two]) == [("Halden Courier", "outlet:haldencourier", ("A1", "B1"))]


def test_unresolved_source_is_an_origin_of_unknown_party() -> None:
    one = article(
        "A", (WORDS, source("officials", "unnamed_group")), outlet="Halden Courier", published="2024-03-01"
    )
    ((name, party, _),) = found([one])
    assert name == "officials"
    assert party.endswith("@A")


def test_repeating_in_an_echoing_article_is_no_new_origin() -> None:
    one = article("A", (WORDS, VANE), outlet="Halden Courier", published="2024-03-01")
    two = article(
        "B", (WORDS, VANE), (WORDS, None), outlet="Reef Blog", published="2024-03-02", credit="Halden Courier"
    )
    assert found([one, two]) == [("Osric Vane", "state:Norland", ("A1",))]


def test_headline_and_text_name_one_source() -> None:
    short = source("inspector", "unnamed_person")
    long = source("a state dam inspector", "unnamed_person", id="s2")
    one = article("A", (WORDS, short), (WORDS, long), outlet="Halden Courier", published="2024-03-01")
    assert [uids for _, _, uids in found([one])] == [("A1", "A2")]


def test_two_named_people_of_one_article_are_two_origins() -> None:
    other = source("Mila Torben", id="s2", party="state:Norland")
    one = article("A", (WORDS, VANE), (WORDS, other), outlet="Halden Courier", published="2024-03-01")
    assert len(found([one])) == 2


def test_left_open_beside_the_source_that_is_named() -> None:
    one = article("A", (WORDS, None), (WORDS, VANE), outlet="Halden Courier", published="2024-03-01")
    assert [name for name, _, _ in found([one])] == ["Osric Vane"]


def test_a_surname_alone_is_the_person_named_in_full() -> None:
    short = source("Vane", kind="named_organization", party="organisation:vane")
    one = article("A", (WORDS, VANE), outlet="Halden Courier", published="2024-03-01")
    two = article("B", (WORDS, short), outlet="Reef Times", published="2024-03-01")
    assert found([two, one]) == [("Osric Vane", "state:Norland", ("A1", "B1"))]


def test_an_official_in_an_echoing_article_is_no_new_origin() -> None:
    anybody = source("A government", "named_organization", id="s3")
    one = article("A", (WORDS, VANE), outlet="Halden Courier", published="2024-03-01")
    two = article(
        "B", (WORDS, VANE), (WORDS + ", at least", anybody), outlet="Reef Blog", published="2024-03-02"
    )
    assert len(found([one, two])) == 2
    copied = reuse(one, article("B", (WORDS, VANE), outlet="Reef Blog", published="2024-03-02"))
    assert [root[0] for root in found([one, two], [copied])] == ["Osric Vane"]


def test_one_long_quotation_under_two_names_is_one_utterance() -> None:
    words = "“We will not leave a single family on this island without water, bread and light this winter”"
    office = source("the statement", "document")
    one = article("A", (words, VANE), outlet="Halden Courier", published="2024-03-01")
    two = article("B", (words, office), outlet="Reef Times", published="2024-03-01")
    short = article("C", ("“Not one more word”", office), outlet="Site", published="2024-03-01")
    assert [root[2] for root in found([one, two])] == [("A1", "B1")]
    assert len(found([one, short])) == 2
