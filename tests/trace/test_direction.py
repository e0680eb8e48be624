"""Who depends on whom: what the articles say outranks the dates; what contradicts itself says nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.trace.direction import direction
from reportedly.trace.reuse import compare
from reportedly.trace.values import Article, Statement
from reportedly.types import Source
from tests.trace.prose import FERRY, SAID, page, prose

PAPER, POST = "Harbour Post", "Island Courier"
OURS, THEIRS = f"{prose(1)}\n\n{FERRY}", f"{prose(2)}\n\n{FERRY}"
URL = "https://harbourpost.example/ferry"


def original(published: str | None = None, text: str = OURS, outlet: str = PAPER) -> Article:
    return page("a", text, outlet=outlet, published=published, url=URL)


def copy(published: str | None = None, text: str = THEIRS, **more: str) -> Article:
    return page("b", text, outlet=POST, published=published, **more)


ROWS = [
    ("nothing tells", original(), copy(), None),
    ("days", original("2031-03-04"), copy("2031-03-05"), "a"),
    ("days, the other way", original("2031-03-05"), copy("2031-03-04"), "b"),
    ("one day", original("2031-03-04"), copy("2031-03-04"), None),
    ("hours", original("2031-03-04T08:00:00Z"), copy("2031-03-04T09:00:00Z"), "a"),
    ("no date here", original(), copy("2031-03-04"), None),
    ("no day at all", original("soon"), copy("2031-03-04"), None),
    ("wrong by years", original("1970-01-01"), copy("2031-03-04"), None),
    ("in the far future", original("2931-03-04"), copy("2031-03-04"), None),
    ("a link against the dates", original("2031-03-05"), copy("2031-03-04", link=f"{URL}?from=mail"), "a"),
    ("a credit against the dates", original("2031-03-05"), copy("2031-03-04", credit=PAPER), "a"),
    ("a credit and a date of 1970", original("2031-03-05"), copy("1970-01-01", credit=PAPER), "a"),
    ("a credit of a third", original(), copy(credit="Lighthouse Weekly"), None),
    (
        "named beside the words",
        original(),
        copy(text=f"According to the Harbour Post, {FERRY} {prose(2)}"),
        "a",
    ),
    ("named as its report", original(), copy(text=f"{prose(2)} The Harbour Post reported: {FERRY}"), "a"),
    ("named elsewhere", original(), copy(text=f"The Harbour Post reported. {prose(2, 300)} {FERRY}"), None),
    ("only mentioned", original(), copy(text=f"{prose(2)} She sold the Harbour Post. {FERRY}"), None),
    (
        "an agency's own page",
        original("2031-03-05", outlet="Reuters"),
        copy("2031-03-04"),
        "a",
    ),
    (
        "the whole agency text before a part of it",
        original(text=f"MARLOW (AP) - {OURS}"),
        copy(text=f"{THEIRS}\n\nThe Associated Press contributed to this report."),
        "a",
    ),
]


@pytest.mark.parametrize(("what", "one", "other", "earlier"), ROWS)
def test_direction(what: str, one: Article, other: Article, earlier: str | None) -> None:
    for found in (compare(one, other), compare(other, one)):
        assert found.earlier == earlier, what
        assert (found.direction_confidence > 0.5) == (earlier is not None)


def test_credits_in_a_cycle_leave_the_dates() -> None:
    def pair(first: str | None, second: str | None) -> tuple[Article, Article]:
        return page("a", OURS, outlet=PAPER, published=first, credit=POST), copy(second, credit=PAPER)

    assert compare(*pair(None, None)).earlier is None
    assert compare(*pair("2031-03-04", "2031-03-06")).earlier == "a"
    assert compare(*pair("2031-03-06", "2031-03-04")).earlier == "b"
    assert [e.kind for e in compare(*pair(None, None)).evidence if e.kind == "credit"] == ["credit", "credit"]


def test_a_relay_chain_that_names_the_outlet() -> None:
    via = Source("s1", PAPER, ((0, 4),), "named_organization")
    later = replace(copy(), statements=(Statement("b1", "b", "x", ((0, 4),), chain=(via,)),))
    found = direction(original(), later, "rewrite", ())
    assert found.earlier == "a"
    assert [e.kind for e in found.evidence] == ["relay"]


def test_two_who_quote_one_speaker_do_not_depend_on_each_other() -> None:
    quote = f"“{SAID},” Ann Lee said."
    found = compare(original("2031-03-04", f"{prose(1)} {quote}"), copy("2031-03-06", f"{prose(2)} {quote}"))
    assert (found.kind, found.earlier) == ("shared_quotes", None)


def test_a_quotation_with_its_outlet_named() -> None:
    one = original("2031-03-04", f"{prose(1)} “{SAID},” Ann Lee said.")
    other = copy("2031-03-06", f"“{SAID},” Ann Lee told the Harbour Post. {prose(2)}")
    assert compare(one, other).earlier == "a"


def test_a_short_name_inside_another_name_is_no_outlet() -> None:
    one = page("a", OURS, outlet="The Quay")
    other = copy(text=f"According to Old Quay records, this is so. {FERRY} {prose(2)}")
    assert compare(one, other).earlier is None


def test_unrelated_articles_have_no_direction() -> None:
    one, other = original("2031-03-04", prose(1)), copy("2031-03-05", prose(2), link=URL)
    assert compare(one, other).earlier is None
