"""What is named and not said."""

from __future__ import annotations

import pytest

from reportedly.trace.names_only import names_only, no_claim, topic


@pytest.mark.parametrize(
    "text",
    [
        "Trump",
        "him",
        "— Jane Doe (@jane_doe) May 3, 2031",
        "“Jane Doe”",
        "Jane Doe’s",
        "the U.S.",
        "2018",
        "",
        "Jane and Joe",
        "the special counsel Jane Doe of the North Orla District",
        "her accuser, Jane Doe",
    ],
)
def test_names_alone(text: str) -> None:
    assert names_only(text)


@pytest.mark.parametrize(
    "text",
    ["he lied", "Jane Doe lied", "no comment", "Mayor Doe Denies Every Charge", "guilty", "to leave Acme"],
)
def test_something_is_said(text: str) -> None:
    assert not names_only(text)


@pytest.mark.parametrize(
    "text",
    [
        "the mayor",
        "the Orla inquiry",
        "any allegations",
        "to comment",
        "a request for comment",
        "their plans",
    ],
)
def test_a_thing_that_is_named(text: str) -> None:
    assert topic(text)


@pytest.mark.parametrize(
    "text",
    [
        "the dam failed",
        "the dam will burst",
        "The mayor resigns.",
        "no deal",
        "“the dam”",
        "to resign",
        "to close the mill",
        "that the mayor lied",
        "the 12 barges",
        "the closing of the Orla paper mill",
        "",
    ],
)
def test_something_is_said_of_it(text: str) -> None:
    assert not topic(text)


def test_one_statement_that_says_so_is_enough() -> None:
    text = "the army's killing of prisoners at the Tarn fort"
    assert no_claim(text, ["was asked about"])
    assert not no_claim(text, ["was asked about", "confirmed"])
    assert not no_claim(text, ["was asked about", None])
