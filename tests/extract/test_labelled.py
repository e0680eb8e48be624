"""Headings with their speaker before a colon."""

from __future__ import annotations

import pytest

from reportedly.extract.labelled import labelled
from reportedly.extract.words import split
from tests.extract.making import attribution, quote

BODY = "\nTrade minister Olaf Brandvold said yes."


def headings(text: str) -> list[tuple[str, str]]:
    """Source and content of what is found besides the statement of the body."""
    known = attribution(text, "Trade minister Olaf Brandvold", "said", "yes")
    found = [a for a in labelled(split(text), [known]) if a != known]
    assert all(quote(text, a.cue) == [":"] for a in found)
    return [(quote(text, a.source)[0], quote(text, a.content)[0]) for a in found]


@pytest.mark.parametrize(
    ("heading", "source", "content"),
    [
        pytest.param("Brandvold: We will walk away", "Brandvold", "We will walk away", id="a source's name"),
        pytest.param(
            "Analyst: Both sides need this", "Analyst", "Both sides need this", id="what he is called"
        ),
        pytest.param("Poll: Half of voters back walkout", "Poll", "Half of voters back walkout", id="a poll"),
        pytest.param(
            "@TolleFire: Keep off the roads. Stay in.",
            "@TolleFire",
            "Keep off the roads. Stay in.",
            id="a post",
        ),
        pytest.param("UN: Food prices to rise 5%", "UN", "Food prices to rise 5%", id="a body"),
        pytest.param(
            "Dock union: ‘We will not move’", "Dock union", "‘We will not move’", id="two words, quoted"
        ),
    ],
)
def test_speaks(heading: str, source: str, content: str) -> None:
    assert headings(heading + BODY) == [(source, content)]


@pytest.mark.parametrize(
    "heading",
    [
        pytest.param("Harbour fire: boats lost at the quay", id="a theme"),
        pytest.param("Police: what we know", id="announces what is to come"),
        pytest.param("Government: five things to watch", id="announces a number of things"),
        pytest.param("Inquiry: who is to blame?", id="a question"),
        pytest.param("Council: the vote was tied, and nobody left.", id="a sentence of prose"),
        pytest.param("Police: 14", id="a table's row"),
    ],
)
def test_says_nothing(heading: str) -> None:
    assert headings(heading + BODY) == []
