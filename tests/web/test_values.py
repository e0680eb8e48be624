"""The values that pages show: bars over time, shares with their uncertainty, typical words."""

from __future__ import annotations

import random

import pytest

from reportedly.web.plots import HEIGHT, plot
from reportedly.web.shares import share
from reportedly.web.topics import topics, words_of


@pytest.mark.parametrize(
    ("days", "unit", "bars", "undated"),
    [
        ({"2031-05-02": 2, "2031-05-04": 1}, "day", 3, 0),  # a day without anything has its place
        ({"2031-05-02": 2, None: 3}, "day", 1, 3),
        ({"2031-01-02": 1, "2031-12-31": 1}, "month", 12, 0),
        ({"1999-01-02": 1, "2031-12-31": 1}, "year", 33, 0),
        ({"0001-01-01": 4, "2031-01-01": 1}, "year", 150, 4),  # a mistaken year does not squeeze the others
        ({"<b>": 1, "2031-02-31": 1, "": 1}, "day", 0, 3),
        ({}, "day", 0, 0),
    ],
)
def test_bars(days: dict[str | None, int], unit: str, bars: int, undated: int) -> None:
    made = plot(days)
    assert (made.unit, len(made.bars), made.undated) == (unit, bars, undated)
    assert made.total + made.undated == sum(days.values())
    assert all(bar.x >= 0 and bar.x + bar.width <= 100.01 and bar.height <= HEIGHT for bar in made.bars)


def test_the_tallest_bar_is_the_largest_count() -> None:
    bars = plot({"2031-05-02": 4, "2031-05-03": 1}, {"2031-05-02": 2}).bars
    assert [(bar.height, bar.marked_height) for bar in bars] == [(96, 48), (24, 0)]


def test_the_bar_of_a_single_day_is_no_wall() -> None:
    (bar,) = plot({"2031-05-02": 4}).bars
    assert bar.width < 10
    assert bar.x + bar.width / 2 == pytest.approx(50)


@pytest.mark.parametrize(
    ("pairs", "value"),
    [
        ([(1, 2), (1, 2)], 50.0),
        ([(0, 5), (0, 5)], 0.0),
        ([(5, 5)], 100.0),
        ([(0, 0)], None),
        ([], None),
    ],
)
def test_a_share_lies_in_its_interval(pairs: list[tuple[int, int]], value: float | None) -> None:
    made = share("x", pairs, 10.0)
    assert made.value == value
    assert 0 <= made.low <= (50 if value is None else value) <= made.high <= 100


def test_nothing_seen_in_two_articles_says_little() -> None:
    assert share("x", [(0, 20), (0, 20)], 30.0).stands == "no clear difference"
    assert share("x", [(0, 2)] * 60, 30.0).stands == "below the average"


def test_statements_that_go_together_tell_less() -> None:
    together = share("x", [(10, 10), (0, 10)] * 10, None)
    apart = share("x", [(1, 1), (0, 1)] * 100, None)
    assert together.value == apart.value
    assert together.high - together.low > 2 * (apart.high - apart.low)


def test_intervals_hold_the_true_share_as_often_as_they_say() -> None:
    drawn = random.Random(7)
    held = 0
    for _ in range(400):
        pairs = []
        for _ in range(40):
            of = drawn.randint(1, 12)
            p = 0.3 if drawn.random() < 0.5 else 0.1  # articles differ; on the whole a fifth
            pairs.append((sum(drawn.random() < p for _ in range(of)), of))
        made = share("x", pairs, None)
        held += made.low <= 20 <= made.high
    assert 0.9 <= held / 400 <= 0.99


def test_typical_words() -> None:
    everybody = words_of(
        [f"the council met about the roads of number {n}" for n in range(400)] + ["the ferry left"] * 5
    )
    mine = words_of(["the Ferry is late says Doe"] * 12 + ["the council is late says Doe"] * 6)
    found = [topic.word for topic in topics(mine, everybody, leave_out=("Jane Doe",))]
    assert found == ["Ferry"]


def test_topics_are_what_is_spoken_of() -> None:
    """Nouns and names; what is made, and how great it is, is no topic however often somebody says so."""
    everybody = words_of(["the council met about the roads today"] * 300 + ["they make it great"] * 3)
    said = ["we will make Orla great again and stop the tariff", "they make a great tariff on steel in Keld"]
    found = {topic.word for topic in topics(words_of(said * 60), everybody)}
    assert {"tariff", "steel", "Orla", "Keld"} <= found
    assert not found & {"make", "great", "stop", "again", "will"}


def test_no_words() -> None:
    assert topics(words_of([]), words_of(["a word"])) == ()
    assert topics(words_of(["<b> 12 !!"] * 9), words_of([])) == ()
