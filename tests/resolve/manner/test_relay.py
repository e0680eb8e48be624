from __future__ import annotations

from dataclasses import replace

from reportedly.resolve.relay import chains
from reportedly.types import Attribution, Credit, Document, Source
from tests.resolve.manner.marked import article

GENERAL = Source("s1", "Ilya Maronov", ((0, 1),), "named_person")


def names(document: Document, attributions: tuple[Attribution, ...], *sources: Source) -> list[list[str]]:
    filled, known = chains(document, attributions, sources)
    by_id = {source.id: source.name for source in known}
    return [[by_id[id] for id in attribution.relay] for attribution in filled]


def spoken_by(attributions: tuple[Attribution, ...], *ids: str) -> tuple[Attribution, ...]:
    return tuple(replace(a, source_id=id) for a, id in zip(attributions, ids, strict=True))


def test_general_newspaper_agency_outlet() -> None:
    """A claim relayed over four hops; what the allegations say of their way holds before and after."""
    document, marked = article(
        "<The general> [has accused] {the League of training raiders}, Reuters reports.\n\n"
        "<2General Maronov’s> [2allegations], made in a Karelian newspaper interview on Wednesday, {2are "
        "about a base}.\n\n<3Maronov> [3claimed] {3that the raiders had a new name}.",
        outlet="Harbor Post",
    )
    expected = ["Ilya Maronov", "Karelian newspaper", "Reuters", "Harbor Post"]
    assert names(document, spoken_by(marked, "s1", "s1", "s1"), GENERAL) == [expected] * 3


def test_nothing_in_between_is_first_hand() -> None:
    document, marked = article("<Maronov> [told] reporters {the base was empty}.", outlet="Harbor Post")
    assert names(document, spoken_by(marked, "s1"), GENERAL) == [["Ilya Maronov"]]


def test_unresolved_source_has_no_chain() -> None:
    document, marked = article("[was told] {the base was empty}.")
    assert names(document, marked, GENERAL) == [[]]


def test_the_outlet_that_asked_is_not_between() -> None:
    document, marked = article("<Maronov> [told] CNN {the base was empty}.", outlet="CNN")
    assert names(document, spoken_by(marked, "s1"), GENERAL) == [["Ilya Maronov"]]


def test_nested_attribution_and_known_outlet() -> None:
    document, marked = article("<1Reuters> [1noted] {1that <2Maronov> [2said] {2it was empty}}.")
    inner = (marked[0], replace(marked[1], parent="a1"))
    reuters = Source("s2", "Reuters", ((0, 7),), "named_organization")
    assert names(document, spoken_by(inner, "s2", "s1"), GENERAL, reuters) == [
        ["Reuters"],
        ["Ilya Maronov", "Reuters"],
    ]


def test_another_occasion_ends_what_an_interview_covers() -> None:
    document, marked = article(
        "<Maronov> [told] Reuters {the base was empty}. <2Maronov> [2said] at a rally {2that it was full}. "
        "<3Maronov> [3has often said] {3so}."
    )
    found = names(document, spoken_by(marked, "s1", "s1", "s1"), GENERAL)
    assert found == [["Ilya Maronov", "Reuters"], ["Ilya Maronov"], ["Ilya Maronov"]]


def test_wire_copy() -> None:
    document, marked = article("<Maronov> [said] {the base was empty}.", outlet="Harbor Post")
    wire = replace(document, credits=(Credit("Associated Press", None),))
    assert names(wire, spoken_by(marked, "s1"), GENERAL) == [
        ["Ilya Maronov", "Associated Press", "Harbor Post"]
    ]


def test_an_outlet_added_has_its_words_as_reason() -> None:
    document, marked = article("<Maronov> [told] the Daily Lantern Post {the base was empty}.")
    (filled,), known = chains(document, spoken_by(marked, "s1"), (GENERAL,))
    assert (known[1].name, known[1].kind) == ("the Daily Lantern Post", "named_organization")
    assert [document.text[s:e] for s, e in filled.reasons["relay"]] == ["the Daily Lantern Post"]


def test_an_outlet_glued_to_the_paraphrase() -> None:
    document, marked = article("<Maronov> [said] {the base was empty, Reuters reported}.")
    assert names(document, spoken_by(marked, "s1"), GENERAL) == [["Ilya Maronov", "Reuters"]]
