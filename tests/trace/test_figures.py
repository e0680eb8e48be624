"""Numbers with their bounds and units, dates, negation: rows of words and what they are read as."""

from __future__ import annotations

import math

import pytest

from reportedly.trace.figures import figures
from reportedly.trace.looks import look
from reportedly.trace.negation import negated, turned_over
from reportedly.trace.wording import stem, tokens

NUMBERS = [
    ("twelve people", (12, 12, "person")),
    ("12 people", (12, 12, "person")),
    ("more than 20 people", (20, math.inf, "person")),
    ("up to 20 houses", (0, 20, "house")),
    ("$34bn", (34e9, 34e9, "$")),
    ("$ 3.5 million", (3.5e6, 3.5e6, "$")),
    ("1,754 votes", (1754, 1754, "vote")),
    ("25 percent", (25, 25, "%")),
    ("25%", (25, 25, "%")),
    ("two dozen boats", (24, 24, "boat")),
    ("hundreds", (200, 2000, "")),
    ("25 per cent of nurses", (25, 25, "%")),
    ("nine in ten drivers", (88.5, 91.5, "%")),
    ("two out of three pupils", (100 * 2 / 3 - 1.5, 100 * 2 / 3 + 1.5, "%")),
    ("two-thirds of the crew", (100 * 2 / 3 - 1.5, 100 * 2 / 3 + 1.5, "%")),
    ("a quarter of the town", (23.5, 26.5, "%")),
    ("by a quarter", (23.5, 26.5, "%")),
    ("10-12 boats", (10, 12, "boat")),
    ("half the members", (48.5, 51.5, "%")),
    ("half a million tins", (5e5, 5e5, "tin")),
    ("two hundred and forty men", (240, 240, "man")),
    ("two thousand five hundred tins", (2500, 2500, "tin")),
    ("a hundred soldiers", (100, 100, "soldier")),
    ("several hundred tins", (300, 1200, "tin")),
    ("$3.4 bln", (3.4e9, 3.4e9, "$")),
]
#: No share: days in a row, one half of two, an ordinal, a man.
NO_SHARES = ["won two in three days", "in the first half of the game", "in the third quarter", "one man fell"]

DATES = [
    ("on July 14, 2018", {"m7", "d14", "y2018"}),
    ("on Monday", {"w monday"}),
    ("in Sept. 2019", {"m9", "y2019"}),
    ("it may rain", set()),
]

UNDER = [
    ("Holt did not take it", {"take"}),
    ("Holt didn’t deny that she took it", set()),
    ("there is no doubt that Holt took it", set()),
    ("Holt did n't take it", {"take"}),
    ("not only Holt took it", set()),
    ("no boats came, but houses fell", {"boat", "come"}),
    ("that story is false", {"story"}),
    # Said of what stands before it, not of what follows.
    ("the charges were fabricated and Holt took it", {"charge"}),
    ("it's a total lie", set()),
    ("the report is not true", {"report"}),
    ("it is simply false to say that Holt took it", {"take"}),
    ("Poe lied and Holt took it", set()),
    ("barely three boats for Holt to take", set()),
    # What is said of nothing is its own clause alone.
    ("Holt did take it and said nothing", {"say"}),
    ("those who take it fall less than those who drink none", {"drink"}),
    # Only not shown.
    ("the study could not show that Holt took it", set()),
    ("it is not yet clear whether Holt took it", set()),
    ("Holt did not say so and took it", {"say", "take"}),
    # It will, and it does.
    ("Holt will not take it until April", set()),
    ("Holt will take it for no more than five years", set()),
]


@pytest.mark.parametrize(("text", "number"), NUMBERS)
def test_numbers(text: str, number: tuple[float, float, str]) -> None:
    (found,) = figures(tokens(text)).numbers
    assert found.low == pytest.approx(number[0])
    assert found.high == pytest.approx(number[1])
    assert found.unit == number[2]


@pytest.mark.parametrize("text", NO_SHARES)
def test_no_share(text: str) -> None:
    assert not [number for number in figures(tokens(text)).numbers if number.unit == "%"]


def test_a_score_is_no_amount() -> None:
    assert not figures(tokens("after the 5-0 defeat at Orla")).numbers


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [
        ("5 miles", "8 km", True),
        ("5 miles", "12 km", False),
        ("40 acres", "16 hectares", True),
        ("9 in 10 tins", "90% of tins", True),
    ],
)
def test_units_of_one_kind_are_compared(one: str, other: str, fits: bool) -> None:
    (here,), (there,) = (figures(tokens(text)).numbers for text in (one, other))
    assert here.fits(there) is fits
    assert there.fits(here) is fits


def test_two_words_for_what_one_says() -> None:
    assert [token.stem for token in tokens("Holt stepped down")] == ["holt", "resign"]
    assert [token.stem for token in tokens("Holt stepped up")] == ["holt", "step", "up"]


@pytest.mark.parametrize(("text", "dates"), DATES)
def test_dates(text: str, dates: set[str]) -> None:
    found = figures(tokens(text))
    assert found.dates == dates
    assert not found.numbers


@pytest.mark.parametrize(("text", "under"), UNDER)
def test_negation(text: str, under: set[str]) -> None:
    found = tokens(text)
    turned = {token.stem for token, is_under in zip(found, negated(found), strict=True) if is_under}
    assert under <= turned
    assert "take" in under or not turned & {"take", "holt"}


@pytest.mark.parametrize(
    ("word", "form"),
    [("denied", "deny"), ("denies", "deny"), ("planned", "plan"), ("making", "make"), ("votes", "vote")],
)
def test_forms(word: str, form: str) -> None:
    assert stem(word) == form


#: Whether two amounts can be one.
FITTING = [
    ("at least 14 people", "14 people", True),
    ("at least 14 people", "16 people", True),
    ("at least 14 people", "23 people", False),
    ("at least 14 people", "more than 30 people", False),
    ("up to 20 houses", "18 houses", True),
    ("up to 20 houses", "5 houses", False),
]


@pytest.mark.parametrize(("one", "other", "fits"), FITTING)
def test_amounts_that_fit(one: str, other: str, fits: bool) -> None:
    (here,), (there,) = figures(tokens(one)).numbers, figures(tokens(other)).numbers
    assert here.fits(there) == there.fits(here) == fits


#: Whether the one says in a word or two that what the other one says is not so.
TURNED = [
    ("the water in Orme is safe to drink", "the water in Orme was not safe to drink for days", True),
    ("Holt will resign in May", "Holt did not resign but was fired", True),
    # Both say that it is not, or neither does.
    ("the water is not safe", "the water was not safe to drink", False),
    ("the water is safe", "the water was safe to drink", False),
    # It is something else that is not so.
    ("the water in Orme is safe", "nobody had told Orme that the water was safe", False),
    ("staff failed to count 874 ballots", "the count left out 874 ballots", False),
]


@pytest.mark.parametrize(("one", "other", "turned"), TURNED)
def test_a_negated_word(one: str, other: str, turned: bool) -> None:
    here, there = look(one), look(other)
    sides = [(a.words, a.under.tolist()) for a in (here, there)]
    assert turned_over(*sides[0], *sides[1]) == turned_over(*sides[1], *sides[0]) == turned
