"""Kinds of reuse, one row each, and what must not link two articles."""

from __future__ import annotations

import pytest

from reportedly.trace.reuse import compare
from reportedly.trace.values import Article, ReuseKind
from tests.trace.prose import FERRY, SAID, page, prose

PAPER, POST = "Harbour Post", "Island Courier"
QUOTED = f"“{SAID.capitalize()},” Ann Lee said."
KINDS: list[tuple[str, ReuseKind, Article, Article]] = [
    (
        "an agency's text under its dateline",
        "wire_copy",
        page("a", f"MARLOW (Reuters) - {FERRY}\n\n{prose(1)}", outlet="Reuters"),
        page("b", f"{prose(2)}\n\n{FERRY}", outlet=POST),
    ),
    (
        "both took it from one agency",
        "wire_copy",
        page("a", f"{prose(1)}\n\n{FERRY}\n\nThe Associated Press contributed to this report.", outlet=PAPER),
        page("b", f"{FERRY}\n\n{prose(2)}\n\nThe Associated Press contributed to this report.", outlet=POST),
    ),
    (
        "a column printed twice",
        "syndicated",
        page("a", f"I was there. {FERRY} {prose(1)}", outlet=PAPER),
        page(
            "b",
            f"I was there. {FERRY} {prose(1)}\n\nThis column first appeared in the Harbour Post.",
            outlet=POST,
        ),
    ),
    (
        "parts of another's report",
        "rewrite",
        page("a", f"{prose(1)}\n\n{FERRY}", outlet=PAPER),
        page("b", f"{prose(2)}\n\n{FERRY.replace('shortly after noon', 'at lunchtime')}", outlet=POST),
    ),
    (
        "an update in the same outlet, agency or not",
        "rewrite",
        page("a", f"MARLOW (Reuters) - {prose(1)}\n\n{FERRY}", outlet="Reuters"),
        page("b", f"MARLOW (Reuters) - {prose(2)}\n\n{FERRY}", outlet="Reuters"),
    ),
    (
        "one statement, two reporters",
        "shared_quotes",
        page("a", f"{prose(1)}\n\n{QUOTED}", outlet=PAPER),
        page("b", f"“{SAID},” said Lee.\n\n{prose(2)}", outlet=POST),
    ),
    (
        "a post without quotation marks",
        "shared_quotes",
        page("a", f"{prose(1)} She wrote:\n\n{SAID}\n\n— Ann Lee (@annlee)\n\n{prose(3)}", outlet=PAPER),
        page("b", f"{prose(2)}\n\n{SAID}\n\n— Ann Lee (@annlee)", outlet=POST),
    ),
    (
        "a page that grows by the hour",
        "rewrite",
        page("a", f"{prose(1)}\n\n{FERRY}", outlet=PAPER),
        page("b", f"{prose(2)}\n\n11.20 a.m.: {FERRY}", outlet=POST),
    ),
    ("nothing", "unrelated", page("a", prose(1), outlet=PAPER), page("b", prose(2), outlet=POST)),
]


@pytest.mark.parametrize(("what", "kind", "one", "other"), KINDS)
def test_kinds(what: str, kind: ReuseKind, one: Article, other: Article) -> None:
    found = compare(one, other)
    assert found.kind == kind, what
    assert 0 < found.confidence <= 1


@pytest.mark.parametrize(("what", "kind", "one", "other"), KINDS)
def test_the_order_makes_no_difference(what: str, kind: ReuseKind, one: Article, other: Article) -> None:
    here, there = compare(one, other), compare(other, one)
    assert (here.kind, here.confidence, here.earlier) == (there.kind, there.confidence, there.earlier)
    assert [(p.here, p.there) for p in here.passages] == [(p.there, p.here) for p in there.passages]
    assert (here.share_here, here.share_there) == (there.share_there, there.share_here)


@pytest.mark.parametrize(("what", "kind", "one", "other"), KINDS[:-1])
def test_every_passage_stands_in_both_texts(what: str, kind: ReuseKind, one: Article, other: Article) -> None:
    found = compare(one, other)
    assert found.passages
    assert found.evidence
    for passage in found.passages:
        assert passage.quoted == (kind == "shared_quotes")
        for article, (start, end) in ((one, passage.here), (other, passage.there)):
            assert 0 <= start < end <= len(article.document.text)
    texts = {article.key: article.document.text for article in (one, other)}
    for evidence in found.evidence:
        if evidence.span:
            assert (
                texts[evidence.article][slice(*evidence.span)] == evidence.text or evidence.kind == "byline"
            )


STORY = (
    "The Varga dam above Nordhausen burst on Monday night and flooded eleven villages; "
    "37 people are missing in Elmsdorf."
)
AGAIN = (
    "Thirty-seven villagers of Elmsdorf were missing after the dam at Varga, uphill from Nordhausen, "
    "gave way late Monday."
)


def test_a_quotation_introduced_in_the_same_words_is_shared() -> None:
    introduced = (
        "Marlow Port Board Deputy Chief Ann Marie Lee of Port Marlow told the Harbour Post. "
        "“Nobody asked us what the ferry was carrying,” Lee said."
    )
    one = page("a", f"{prose(1)}\n\n{introduced}", outlet=PAPER)
    assert compare(one, page("b", f"{prose(2)}\n\n{introduced}", outlet=POST)).kind == "shared_quotes"


def test_one_event_in_other_words() -> None:
    one = page(
        "a",
        f"{STORY} Rescuers reached Elmsdorf by boat from Nordhausen.",
        outlet=PAPER,
        published="2031-03-04",
    )
    other = page(
        "b", f"{AGAIN} Boats took rescuers from Nordhausen to Elmsdorf.", outlet=POST, published="2031-03-04"
    )
    found = compare(one, other)
    assert found.kind == "same_story"
    assert (found.passages, found.earlier) == ((), None)


FURNITURE = [
    "Sign up for our weekly newsletter and get the best of our reporting in your inbox every Friday.",
    "Follow us on Chirper and Facegram for more news from the islands and the harbour all day long.",
    "Ann Lee is a columnist who has written on ships, harbours and the sea here since the flood.",
    "The opinions expressed here are those of the author and not those of the newspaper or its owners.",
    "Divers look at the hull of the ferry in the harbour of Marlow Island, March 4, 2031. (Jo Doe/Reuters)",
    "Copyright 2031 Harbour Post Company. All rights reserved. No part may be printed without permission.",
    "“The early bird catches the worm,” as they say.",
    "He likes to say that “those who cannot remember the past are condemned to repeat it”.",
]


@pytest.mark.parametrize("furniture", FURNITURE)
@pytest.mark.parametrize("outlets", [(PAPER, PAPER), (PAPER, POST)])
def test_what_everybody_prints_links_nothing(furniture: str, outlets: tuple[str, str]) -> None:
    one = page("a", f"{prose(1)}\n\n{furniture}", outlet=outlets[0])
    other = page("b", f"{prose(2)}\n\n{furniture}\n\n{prose(3)}", outlet=outlets[1])
    found = compare(one, other)
    assert (found.kind, found.earlier, found.passages) == ("unrelated", None, ())


def test_an_article_has_nothing_to_do_with_itself() -> None:
    one = page("a", FERRY, outlet=PAPER, credit=PAPER)
    found = compare(one, one)
    assert (found.kind, found.earlier, found.passages, found.evidence) == ("unrelated", None, (), ())


def test_one_text_under_two_keys_is_whole_on_both_sides() -> None:
    found = compare(page("a", FERRY, outlet=PAPER), page("b", FERRY, outlet=POST))
    assert (found.kind, found.share_here, found.share_there, found.earlier) == ("syndicated", 1.0, 1.0, None)


@pytest.mark.parametrize(("one", "other"), [("", ""), ("", FERRY), ("…", "…"), ("\ud800", "\ud800 a")])
def test_empty_texts(one: str, other: str) -> None:
    assert compare(page("a", one), page("b", other)).kind == "unrelated"


def test_texts_in_other_scripts() -> None:
    text = "Паром сел на мель вскоре после полудня и был снят с мели двумя буксирами, сообщила газета. " * 2
    found = compare(page("a", text + prose(1, 20), outlet=PAPER), page("b", prose(2, 20) + text, outlet=POST))
    assert found.passages


def test_one_word_two_hundred_thousand_times() -> None:
    one, other = page("a", "word " * 200_000, outlet=PAPER), page("b", "word " * 199_000, outlet=POST)
    assert compare(one, other).share_there == 1.0
