from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.resolve.relay import chains
from reportedly.types import Attribution, Credit, Document, Source, Spans, When
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
    expected = ["Ilya Maronov", "a Karelian newspaper", "Reuters", "Harbor Post"]
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


@pytest.mark.parametrize(
    ("told", "chain"),
    [
        ("told the daily Corran Tidings on Monday", ["Ilya Maronov", "Corran Tidings"]),
        ("told its weekly Der Tag", ["Ilya Maronov", "Der Tag"]),
        ("told the daily briefing on Monday", ["Ilya Maronov"]),
    ],
)
def test_an_outlet_told_by_what_stands_before_it(told: str, chain: list[str]) -> None:
    document, marked = article(f"<Maronov> [told]{told[4:]} {{that the base was empty}}.")
    assert names(document, spoken_by(marked, "s1"), GENERAL) == [chain]


def test_a_part_of_the_name_around_it_is_no_further_outlet() -> None:
    text = "{1{2“It was empty,”} <2Maronov> [2said]}, [1according to] <1the News Agency of the North>."
    document, marked = article(text)
    around = next(a for a in marked if "according" in document.text[slice(*a.cue[0])])
    inner = tuple(replace(a, parent=around.id) if a is not around else a for a in marked)
    agency = Source("s2", "News Agency of the North", (around.source[0],), "named_organization")
    found = names(
        document, spoken_by(inner, *("s2" if a is around else "s1" for a in marked)), GENERAL, agency
    )
    assert ["Ilya Maronov", "News Agency of the North"] in found


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


TOLD = [
    # By the form of the name, where no list has it.
    ("The Lantern", "The Lantern"),
    ("Le Courrier on Monday", "Le Courrier"),
    ("Al Noor television", "Al Noor"),
    ("Corran 1 radio", "Corran 1"),
    ("the newspaper El Faro", "El Faro"),
    ("BBC Radio Corran", "BBC Radio Corran"),
    ("the Corran Echo", "the Corran Echo"),
    ("the Guardian", "the Guardian"),
    ("LindoPolitics", "LindoPolitics"),
    ("national television", "national television"),
    # Of which country it is is no name.
    ("a Karelian newspaper", "a Karelian newspaper"),
    ("Karelian television", "Karelian television"),
    # People and bodies pass nothing on.
    ("Petra McKay", None),
    ("the Senate", None),
    ("The Hague Tribunal", None),
    ("the Rights Monitor Council", None),
    ("the newspaper", None),
]


@pytest.mark.parametrize(("told", "outlet"), TOLD)
def test_who_was_told_passes_it_on(told: str, outlet: str | None) -> None:
    document, marked = article(f"<Maronov> [told] {told} {{that the base was empty}}.")
    assert names(document, spoken_by(marked, "s1"), GENERAL) == [
        ["Ilya Maronov", *([outlet] if outlet else [])]
    ]


def test_the_last_word_of_an_outlet_stands_for_it() -> None:
    text = "<The Corran Post> [said] {it rained}. <2Maronov> [2told] the Post {2that the base was empty}."
    document, marked = article(text)
    post = Source("s2", "Corran Post", ((0, 15),), "named_organization")
    found = names(document, spoken_by(marked, "s2", "s1"), GENERAL, post)
    assert found == [["Corran Post"], ["Ilya Maronov", "Corran Post"]]


def test_who_says_something_else_in_the_sentence_is_no_way() -> None:
    document, marked = article(
        "<Maronov> [said] {the base was empty}; <2the Daily Post> [2reported] {2that it was full}."
    )
    post = Source("s2", "Daily Post", ((0, 1),), "named_organization")
    assert names(document, spoken_by(marked, "s1", "s2"), GENERAL, post)[0] == ["Ilya Maronov"]


def test_an_outlet_glued_to_the_paraphrase() -> None:
    document, marked = article("<Maronov> [said] {the base was empty, Reuters reported}.")
    assert names(document, spoken_by(marked, "s1"), GENERAL) == [["Ilya Maronov", "Reuters"]]


ASIDES = [
    "General Maronov’s allegations, made in a Karelian newspaper interview on Wednesday, are about a base.",
    "The general’s allegations were made on Wednesday in an interview with a Karelian newspaper.",
    "The remarks by Ilya Maronov, published on Wednesday in an interview with a Karelian newspaper, hurt.",
    "His comments came on Wednesday in an interview with a Karelian newspaper.",
    "Made in an interview with a Karelian newspaper on Wednesday, the claims are about a base.",
]


@pytest.mark.parametrize("aside", ASIDES)
def test_an_aside_tells_where_and_when(aside: str) -> None:
    """A sentence outside any attribution tells the occasion of the statements before and after it."""
    document, marked = article(
        f"<The general> [has accused] {{the League}}, Reuters reports.\n\n{aside}\n\n"
        "<2Maronov> [2claimed] {2that the raiders had a new name}.",
        outlet="Harbor Post",
        published="2017-12-28",
    )
    general = replace(GENERAL, mentions=marked[0].source)
    attributions = spoken_by(marked, "s1", "s1")
    expected = ["Ilya Maronov", "a Karelian newspaper", "Reuters", "Harbor Post"]
    assert names(document, attributions, general) == [expected] * 2
    filled, _ = chains(document, attributions, [general])
    assert [(a.when.text, a.when.start) if a.when else None for a in filled] == [
        ("Wednesday", "2017-12-27")
    ] * 2


NO_ASIDES = [
    # Somebody else's.
    "The minister’s allegations, made in a Karelian newspaper interview on Wednesday, are about it.",
    # What was said about is no occasion.
    "General Maronov’s allegations are about a Karelian newspaper.",
    "General Maronov’s statements worry everybody who was at a rally on Wednesday.",
]


@pytest.mark.parametrize("sentence", NO_ASIDES)
def test_no_aside(sentence: str) -> None:
    document, marked = article(
        f"<Maronov> [claimed] {{it was empty}}.\n\n{sentence}\n\n<2Maronov> [2said] {{2it was full}}.",
        published="2017-12-28",
    )
    filled, _ = chains(document, spoken_by(marked, "s1", "s1"), [GENERAL])
    assert [(a.relay, a.when) for a in filled] == [(("s1",), None)] * 2


def test_an_aside_does_not_reach_other_days_or_other_people() -> None:
    document, marked = article(
        "<Vance> [said] {it was empty}. <2Maronov> [2said] on Friday {2it was full}. "
        "Maronov’s remarks, made in an interview with Reuters on Wednesday, are about a base.",
        published="2017-12-28",
    )
    dated = (marked[0], replace(marked[1], when=When("Friday", "2017-12-22", "2017-12-22")))
    filled, _ = chains(
        document, spoken_by(dated, "s2", "s1"), [GENERAL, Source("s2", "Ada Vance", ((0, 5),))]
    )
    assert [a.relay for a in filled] == [("s2",), ("s1",)]


def test_behind_a_reporter_stands_the_paper() -> None:
    document, marked = article(
        "<The Lantern Post’s Ada Vance> [wrote] {that it was empty}.", outlet="Harbor Post"
    )
    reasons: dict[str, Spans] = {"affiliation": ((4, 16),)}
    reporter = Source(
        "s1", "Ada Vance", ((0, 28),), "named_person", affiliation="Lantern Post", reasons=reasons
    )
    assert names(document, spoken_by(marked, "s1"), reporter) == [
        ["Ada Vance", "Lantern Post", "Harbor Post"]
    ]
    at_home = replace(document, outlet="Lantern Post")
    assert names(at_home, spoken_by(marked, "s1"), reporter) == [["Ada Vance"]]


def test_who_keeps_the_name_back_spoke_to_the_outlet_that_reported() -> None:
    document, marked = article(
        "<Reuters> [reported] {that it was empty}.\n\n{2It was full}, <2a source> [2said].\n\n"
        "{3It was new}, <3Maronov> [3said].\n\n{4It was old}, <4a source> [4said].",
        outlet="Harbor Post",
    )
    reuters = Source("s2", "Reuters", ((0, 7),), "named_organization")
    source = Source("s3", "a source", (), "anonymous_source")
    found = names(document, spoken_by(marked, "s2", "s3", "s1", "s3"), GENERAL, reuters, source)
    assert found == [["Reuters"], ["a source", "Reuters", "Harbor Post"], ["Ilya Maronov"], ["a source"]]


def test_a_press_secretary_is_no_outlet() -> None:
    document, marked = article("<Maronov> [told] White House Press Secretary Moor {it was empty}.")
    assert names(document, spoken_by(marked, "s1"), GENERAL) == [["Ilya Maronov"]]


def test_a_headline_tells_no_way() -> None:
    document, marked = article(
        "<General> [accuses] {League}\n\nMaronov’s allegations, made in an interview with Reuters, go on."
    )
    titled = replace(document, headline=(0, 22))
    assert names(titled, spoken_by(marked, "s1"), GENERAL) == [["Ilya Maronov"]]


WAYS = [
    ("Speaking to the Leeds Gazette, <Maronov> [said] {the base was empty}.", ["the Leeds Gazette"]),
    ("<Maronov> [told] Jane Moll of the Harrow Post {the base was empty}.", ["the Harrow Post"]),
    ("<Maronov> [said] on Channel Nine {that the base was empty}.", ["Channel Nine"]),
    ("<Maronov> [told] KXTV {that the base was empty}.", ["KXTV"]),
    ("<Maronov> [said] in a statement to the Harrow Post {that the base was empty}.", ["the Harrow Post"]),
    ("{“It is empty,”} <Maronov> [was quoted as saying] by the Leeds Gazette.", ["the Leeds Gazette"]),
    # An outlet's own report came through nobody.
    ("According to <a report in the Harrow Post>[,] {the base was empty}.", []),
    ("<Maronov> [said] in a statement {that the base was empty}.", []),
]


@pytest.mark.parametrize(("marked", "through"), WAYS)
def test_ways(marked: str, through: list[str]) -> None:
    document, attributions = article(marked)
    assert names(document, spoken_by(attributions, "s1"), GENERAL) == [["Ilya Maronov", *through]]


def test_a_paper_that_an_outlet_obtained() -> None:
    document, attributions = article("<A police report obtained by the Harrow Post> [says] {it was empty}.")
    report = Source("s1", "A police report obtained by the Harrow Post", ((0, 43),), "document")
    assert names(document, spoken_by(attributions, "s1"), report)[0][1:] == ["the Harrow Post"]
