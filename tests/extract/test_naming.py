"""Sources whose ends are a word off, or that stand in another paragraph."""

from __future__ import annotations

from dataclasses import replace

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
        # Images show something, not who looked at them.
        ("Satellite images taken by Orla and reviewed by Acme News show all is well.", "Acme News", "show",
         ("Satellite images taken by Orla and reviewed by Acme News", "show")),
        ("The images were taken in May. Critics led by Acme News say all is well.", "Acme News", "say",
         ("Acme News", "say")),
    ],
)  # fmt: skip
def test_source(text: str, source: str, cue: str, becomes: tuple[str, str]) -> None:
    found = named(split(text), attribution(text, source, cue, "all is well"))
    assert (quote(text, found.source)[0], quote(text, found.cue)[0]) == becomes


def test_who_is_expected_to_say_something() -> None:
    text = "A doctor, Ida Bao, is expected to say on Monday that all is well."
    given = attribution(text, "A doctor, Ida Bao,", "is expected", "to say on Monday that all is well")
    given = replace(given, source=(), content=(*given.source, *given.content))
    found = named(split(text), given)
    assert quote(text, found.source + found.cue + found.content) == [
        "A doctor, Ida Bao,",
        "is expected to say",
        "that all is well",
    ]


def test_what_they_said_is_no_statement() -> None:
    text = "What they said"
    assert amend(split(text), attribution(text, "they", "said", "What")) is None


def test_a_participle_is_the_document_s() -> None:
    text = "A post shared 4,000 times on a forum claims that gulls are back."
    given = attribution(text, "A post", "shared 4,000 times on a forum claims", "that gulls are back")
    found = named(split(text), given)
    assert quote(text, found.source + found.cue) == ["A post shared 4,000 times on a forum", "claims"]
    lost = attribution(text, "A post", "shared", "4,000 times on a forum claims that gulls are back")
    assert quote(text, named(split(text), lost).content) == ["that gulls are back"]


def test_who_releases_something_is_not_part_of_it() -> None:
    text = "He released a letter that says gulls are back."
    given = attribution(text, "He", "released a letter that says", "gulls are back")
    assert named(split(text), given) == given


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "becomes"),
    [
        ("An order, whose date two men gave, says gulls are back.", "An order, whose date two men", "says",
         "gulls are back", ["An order, whose date two men gave,"]),
        ("“Gulls!” tweeted @ada_roe, smiling.", "", "tweeted", "“Gulls!”", ["@ada_roe"]),
        ("Roe is expected to be replaced in May by Bo Lund.", "Bo Lund", "is expected", "to be replaced", []),
        ("Her mother, Ada Roe, 31, said gulls are back.", "Her mother", "said", "gulls are back",
         ["Her mother, Ada Roe, 31"]),
        ("According to its lawyer, Ada Roe, gulls are back.", "its lawyer", "According to", "gulls are back",
         ["its lawyer, Ada Roe"]),
        ("The town, Port Orla, said gulls are back.", "The town, Port Orla,", "said", "gulls are back",
         ["The town, Port Orla,"]),
        ("It is expected by Bo Lund to rain.", "Bo Lund", "is expected", "to rain", ["Bo Lund"]),
    ],
)  # fmt: skip
def test_ends_of_a_source(text: str, source: str, cue: str, content: str, becomes: list[str]) -> None:
    found = named(split(text), attribution(text, source, cue, content))
    assert quote(text, found.source) == becomes
