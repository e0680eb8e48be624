"""Sources whose ends are a word off, or that stand in another paragraph."""

from __future__ import annotations

import pytest

from reportedly.extract.amend import amend
from reportedly.extract.naming import named
from reportedly.extract.words import split
from tests.extract.making import attribution, quote


@pytest.mark.parametrize(
    ("text", "source", "cue", "becomes"),
    [
        ("As a diplomat told Orla, all is well.", "As a diplomat", "told", ("a diplomat", "told")),
        ("Brightwell Foods today announced all is well.", "Brightwell Foods today", "announced",
         ("Brightwell Foods", "announced")),
        ("Corvane Holdings: all is well", "Corvane", "Holdings:", ("Corvane Holdings", ":")),
        ("Ferry boss sorry\nThe head of Skerrow Ferries said all is well.", "Ferry boss", "said",
         ("The head of Skerrow Ferries", "said")),
        ("Bao said all is well.", "Bao", "said", ("Bao", "said")),
    ],
)  # fmt: skip
def test_source(text: str, source: str, cue: str, becomes: tuple[str, str]) -> None:
    found = named(split(text), attribution(text, source, cue, "all is well"))
    assert (quote(text, found.source)[0], quote(text, found.cue)[0]) == becomes


def test_what_they_said_is_no_statement() -> None:
    text = "What they said"
    assert amend(split(text), attribution(text, "they", "said", "What")) is None
