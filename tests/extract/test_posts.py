"""Posts with a signature, and texts shown below a colon."""

from __future__ import annotations

import pytest

from reportedly.extract.posts import shown
from reportedly.extract.words import split
from reportedly.types import Attribution
from tests.extract.making import attribution, quote

SIGNED = "— Pell Harbour (@pellharbour) July 4, 2019"


def read(text: str, *given: Attribution) -> list[tuple[list[str], list[str], str]]:
    """Source, content and kind of everything."""
    return [(quote(text, a.source), quote(text, a.content), a.kind) for a in shown(split(text), given)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"Intro.\n\nStay out of the water. {SIGNED}\n\nIt reopened.", id="one line"),
        pytest.param(f"Intro.\n\nStay out of the water.\n{SIGNED}\n\nIt reopened.", id="a line of its own"),
        pytest.param(f"Intro.\n\nStay out of the water. pic.twitter.com/a1 {SIGNED}", id="a picture"),
        pytest.param(f"Stay out of the water. https://pell.example/a {SIGNED}", id="a link"),
    ],
)
def test_a_signed_post_is_its_authors(text: str) -> None:
    assert read(text) == [(["Pell Harbour"], ["Stay out of the water."], "direct")]


def test_two_posts_on_one_line() -> None:
    text = f"Stay out. {SIGNED} Come back now. {SIGNED.replace('4', '5')}"
    assert [said for _, said, _ in read(text)] == [["Stay out."], ["Come back now."]]


@pytest.mark.parametrize(
    "text",
    [
        "The harbour (@pellharbour) was closed on July 4, 2019.",
        f"{SIGNED}",
        "Stay out of the water. — Pell Harbour",
        "Stay out of the water. — Pell Harbour (@pellharbour)",
    ],
)
def test_no_post(text: str) -> None:
    assert read(text) == []


def test_who_announced_it_keeps_it_whole() -> None:
    text = f"Ada Roe tweeted:\n\nStay out. The water is cold. {SIGNED}"
    given = attribution(text, "Ada Roe", "tweeted:", "Stay out.")
    assert read(text, given) == [(["Ada Roe"], ["Stay out. The water is cold."], "direct")]


def test_guesses_inside_are_dropped() -> None:
    text = f"The crew says the water is cold. {SIGNED}"
    given = attribution(text, "The crew", "says", "the water is cold")
    assert read(text, given) == [(["Pell Harbour"], ["The crew says the water is cold."], "direct")]


@pytest.mark.parametrize(
    ("below", "said"),
    [
        (["I am sorry. It was wrong.", "The council met."], ["I am sorry. It was wrong."]),
        (
            ["I am sorry. It was wrong.", "I will go.", "It rained."],
            ["I am sorry. It was wrong.", "I will go."],
        ),
    ],
)
def test_what_stands_below_a_colon(below: list[str], said: list[str]) -> None:
    text = "\n\n".join(["Ada Roe wrote on Facebook:", *below])
    given = attribution(text, "Ada Roe", "wrote on Facebook:", "I am sorry")
    assert read(text, given) == [(["Ada Roe"], said, "direct")]


def test_a_colon_of_something_else() -> None:
    text = "Ada Roe knew the reason:\n\nI am sorry. It was wrong."
    given = attribution(text, "Ada Roe", "knew", "I am sorry")
    assert read(text, given)[0][1] == ["I am sorry"]
