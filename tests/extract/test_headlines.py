"""Headlines that name their source at either end, and lists with an announcement."""

from __future__ import annotations

import pytest

from reportedly.extract.headlines import headed
from reportedly.extract.lists import announced
from reportedly.extract.words import split
from tests.extract.making import attribution, quote

BODY = "\n\nIt rained in Harrow on Monday."


@pytest.mark.parametrize(
    ("headline", "source", "content"),
    [
        (
            "New battery charges in four minutes, start-up announces",
            "start-up",
            "New battery charges in four minutes",
        ),
        ("Half of buses off the road, says Blue Line", "Blue Line", "Half of buses off the road"),
        ("Tap water safe, says Harrow Water", "Harrow Water", "Tap water safe"),
        ("Pool to reopen in May: mayor", "mayor", "Pool to reopen in May"),
        ("Police: Driver fled on foot after crash", "Police", "Driver fled on foot after crash"),
        ("Seas rising faster than thought, new study finds", "new study", "Seas rising faster than thought"),
    ],
)
def test_headline(headline: str, source: str, content: str) -> None:
    text = headline + BODY
    [found] = headed(split(text), [])
    assert (quote(text, found.source), quote(text, found.content)) == ([source], [content])


@pytest.mark.parametrize(
    "headline",
    [
        "Harrow: a town on the river waits",
        "Rain, wind and the long road home",
        "Rain, wind and what Harrow says about it",
        "The bridge is short of money, Ann Poe, who heads the union, said on Monday.",
        "The bridge is short of money, the union says on Monday",
        "Three things we learned this week: tea, rain, rust",
        "It rained in Harrow. The river rose, police say",
    ],
)
def test_no_speaker(headline: str) -> None:
    assert headed(split(headline + BODY), []) == []


def test_only_the_first_line() -> None:
    assert headed(split("Rain" + BODY + "\n\nPool to reopen in May: mayor"), []) == []


def test_what_the_network_found_whole_stays() -> None:
    text = "Pool will reopen in May, mayor says" + BODY
    given = [attribution(text, "mayor", "says", "Pool will reopen in May")]
    assert headed(split(text), given) == given


def test_half_of_it_is_replaced() -> None:
    text = "New battery charges in four minutes, start-up announces" + BODY
    found = headed(split(text), [attribution(text, "", "announces", "New battery")])
    assert [quote(text, a.source) for a in found] == [["start-up"]]


@pytest.mark.parametrize(
    ("head", "source"),
    [("The report found:", "The report"), ("The protesters’ demands include:", "The protesters’")],
)
def test_announced_list(head: str, source: str) -> None:
    text = f"{head}\n\n• The dam leaked.\n\n• Two gates stuck.\n\nIt rained."
    [found] = announced(split(text), [])
    assert (quote(text, found.source), quote(text, found.content)) == (
        [source.rstrip("’")],
        ["The dam leaked"],
    ) or (
        quote(text, found.source),
        quote(text, found.content),
    ) == ([source], ["The dam leaked"])


@pytest.mark.parametrize(
    "text",
    [
        "The report found:\n\nThe dam leaked.\n\nIt rained.",
        "What to bring:\n\n• A coat.\n\n• A hat.",
        "The report found:\n\n• The dam leaked.\n\nIt rained.",
    ],
)
def test_no_announced_list(text: str) -> None:
    assert announced(split(text), []) == []
