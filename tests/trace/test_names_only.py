"""What is named and not said."""

from __future__ import annotations

import pytest

from reportedly.trace.names_only import names_only, topic


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
