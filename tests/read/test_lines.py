"""Where a plain text's lines belong together."""

from __future__ import annotations

import pytest

from reportedly.read.lines import paragraphs
from reportedly.read.plain import read_plain

LONG = "The long road to the harbour was closed again on Monday after the storm had torn the surface off."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(f"— {LONG}\n— When?", [f"— {LONG}", "— When?"], id="a dash begins another's words"),
        pytest.param("One was,\n• two were", ["One was,", "• two were"], id="an item begins"),
        pytest.param("He vis-\nited. It was visited.", ["He visited. It was visited."], id="cut"),
        pytest.param("A well-\nknown man.", ["A well-known man."], id="a hyphen of its own"),
    ],
)  # fmt: skip
def test_paragraphs(text: str, found: list[str]) -> None:
    assert paragraphs(text) == found


def test_notice_above_and_name_below_the_headline() -> None:
    above = "FOR IMMEDIATE RELEASE\n\nBrightwell launches the first edible drone\n\nLena Abara"
    text = f"{above}\n\n{LONG}\n\nIt ended."
    article = read_plain(text, title=None, byline=None, outlet=None, scraped=True)
    assert (article.title, article.byline) == ("Brightwell launches the first edible drone", "Lena Abara")
    assert [block.text for block in article.blocks] == [LONG, "It ended."]
