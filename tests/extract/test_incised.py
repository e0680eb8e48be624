"""Speakers named inside the marks of their own words, and dashes for marks."""

from __future__ import annotations

import pytest

from reportedly.extract.incised import incised
from reportedly.extract.words import split
from tests.extract.making import attribution, quote

ROWS = [
    ("« Never, says Ada Roe, 58, who bakes. Not today. »", "Ada Roe", "says", ["« Never", "Not today. »"]),
    ("« It rained, explained the baker. »", "the baker", "explained", ["« It rained"]),
    ("« It rained, then it stopped. »", None, None, []),
    ("— The dough knows you, adds his wife, Odile. She bakes.", "his wife, Odile", "adds",
     ["The dough knows you"]),
    ("— What now? a passer-by asks the bakers.", "a passer-by", "asks", ["What now?"]),
    ("— Now we sweep, she answers.", "she", "answers", ["Now we sweep"]),
    ("— Never! shouts a young apprentice.", "a young apprentice", "shouts", ["Never!"]),
    ("— The ferry sank at noon, in heavy rain.", None, None, []),
    ("- Bread is dear, says the baker.", None, None, []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "cue", "content"), ROWS)
def test_speakers(text: str, source: str | None, cue: str | None, content: list[str]) -> None:
    found = incised(split(text), [])
    expected = [([source], [cue], content)] if source else []
    assert [(quote(text, a.source), quote(text, a.cue), quote(text, a.content)) for a in found] == expected


def test_what_was_made_of_the_same_words_goes() -> None:
    text = "Bo Lund said so. — Never! shouts the apprentice."
    text = text.replace(" —", "\n—")
    wrong = attribution(text, "Bo Lund", "said", "so", "Never")
    kept, _ = incised(split(text), [wrong])
    assert quote(text, kept.content) == ["so"]
