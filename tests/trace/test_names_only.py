"""What is named and not said."""

from __future__ import annotations

import pytest

from reportedly.trace.names_only import names_only


@pytest.mark.parametrize(
    "text", ["Trump", "him", "“Jane Doe”", "Jane Doe’s", "the U.S.", "2018", "", "Jane and Joe"]
)
def test_names_alone(text: str) -> None:
    assert names_only(text)


@pytest.mark.parametrize(
    "text",
    ["he lied", "Jane Doe lied", "no comment", "Mayor Doe Denies Every Charge", "guilty", "to leave Acme"],
)
def test_something_is_said(text: str) -> None:
    assert not names_only(text)
