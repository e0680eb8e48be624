"""Posts of social networks between the paragraphs of an article."""

from __future__ import annotations

import pytest

from reportedly.extract.handles import handled
from reportedly.extract.words import split
from tests.extract.making import attribution, quote

AROUND = "The singer fell.\n{}\nFans were shocked."


@pytest.mark.parametrize(
    ("post", "source", "content"),
    [
        pytest.param(
            "Juno Vale\n@junovale\ni will be back louder\n9:14 PM · Mar 8, 2025",
            "Juno Vale",
            ["i will be back louder"],
            id="name, handle and date on lines of their own",
        ),
        pytest.param(
            "Tolle Fire & Rescue @TolleFire · 2h\nPlease only ring if life is at risk. #StormEdda",
            "Tolle Fire & Rescue",
            ["Please only ring if life is at risk. #StormEdda"],
            id="name, handle and age on one line",
        ),
        pytest.param(
            "Juno Vale (@junovale)\nFirst I fell.\nThen I laughed a lot.\n8 March 2025",
            "Juno Vale",
            ["First I fell.", "Then I laughed a lot."],
            id="two paragraphs up to the date",
        ),
    ],
)
def test_found(post: str, source: str, content: list[str]) -> None:
    text = AROUND.format(post)
    (found,) = handled(split(text), [])
    assert (quote(text, found.source), found.cue) == ([source], ())
    assert [c.strip() for c in quote(text, found.content)] == content


@pytest.mark.parametrize(
    "post",
    [
        pytest.param("Follow Juno Vale @junovale.", id="a sentence that names a handle"),
        pytest.param("Write to juno@vale.example for more", id="an address"),
        pytest.param("Bigtent Live (@bigtent) March 9, 2025\nMore", id="a signature without words below"),
    ],
)
def test_no_post(post: str) -> None:
    assert handled(split(AROUND.format(post)), []) == []


def test_what_the_network_took_of_a_post_goes() -> None:
    text = AROUND.format("Juno Vale @junovale · 2h\nPolice say the stage was wet")
    inside = attribution(text, "Police", "say", "the stage was wet")
    (found,) = handled(split(text), [inside])
    assert quote(text, found.content) == ["Police say the stage was wet"]
