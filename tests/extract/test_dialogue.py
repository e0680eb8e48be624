"""Quoted paragraphs without a cue in a dialogue."""

from __future__ import annotations

import pytest

from reportedly.extract.dialogue import take_turns
from reportedly.extract.words import split
from reportedly.types import Attribution
from tests.extract.making import attribution, quote

FIRST, SECOND = "“You closed it,” Vance said.", "“We had to,” Moor replied."


def turned(paragraphs: list[str], second: tuple[str, str] = ("Moor", "replied")) -> list[list[str]]:
    """What the two speakers said, where the network gave every later paragraph to the second."""
    text = "\n\n".join(paragraphs)
    quotes = [p for p in paragraphs[2:] if p.startswith("“") and p.endswith("”")]
    said = [paragraphs[n][: paragraphs[n].index("”") + 1] for n in (0, 1)]
    given: list[Attribution] = [
        attribution(text, "Vance", "said" if "said" in paragraphs[0] else "asked", said[0]),
        attribution(text, *second, said[1], *quotes),
    ]
    return [quote(text, a.content) for a in take_turns(split(text), given)]


@pytest.mark.parametrize(
    "turns",
    [
        pytest.param(["“You had a week.”", "“We had a day.”"], id="short"),
        pytest.param(["“You had a week.”", "“We had a day.”", "“So?”", "“No more.”"], id="four"),
        pytest.param(
            [
                "“And who of all the many people that sit in this great old house has decided that?”",
                "“Nobody of them has ever decided a thing, as you know very well, and nobody will.”",
            ],
            id="question and reply, long",
        ),
    ],
)
def test_speakers_take_turns(turns: list[str]) -> None:
    first, second = turned([FIRST, SECOND, *turns])
    assert first == ["“You closed it,”", *turns[::2]]
    assert second == ["“We had to,”", *turns[1::2]]


LONG = "“It was never meant to sway, and we told them so in every letter that we wrote to them that year.”"


@pytest.mark.parametrize(
    "paragraphs",
    [
        pytest.param([FIRST, SECOND, "“You had a week.”"], id="one turn may be anybody's"),
        pytest.param([FIRST, SECOND, LONG, LONG.replace("sway", "swing")], id="at length, no dialogue"),
        pytest.param([FIRST, SECOND, "“You had a week.", "“We had a day.”"], id="left open: one speaker"),
        pytest.param([FIRST, SECOND, "It rained.", "“So?”", "“No.”"], id="another paragraph between"),
        pytest.param([FIRST, "“We had to,” Vance replied.", "“So?”", "“No.”"], id="one speaker"),
    ],
)
def test_no_dialogue(paragraphs: list[str]) -> None:
    second = ("Vance", "replied") if "Vance replied" in paragraphs[1] else ("Moor", "replied")
    assert turned(paragraphs, second)[0] == ["“You closed it,”"]


def test_nothing_said() -> None:
    assert take_turns(split("It rained."), []) == []
