"""Reporters named at the end of the sentence that they report."""

# Rows are easier to read on one line.
# ruff: noqa: E501
from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.extract.hoisting import hoist, unmarked
from reportedly.extract.words import split
from reportedly.types import Attribution
from tests.extract.making import attribution, quote

TEXT = "The union accused the yard of hiding two cracks, Tassel News reports. Nobody else saw them."
STATEMENT = attribution(TEXT, "The union", "accused", "the yard of hiding two cracks, Tassel News reports")
REPORTER = replace(attribution(TEXT, "Tassel News", "reports", "the yard of hiding two cracks"), parent="0")


def test_statement_and_reporter_change_places() -> None:
    statement, reporter = hoist(split(TEXT), [STATEMENT], [REPORTER])
    assert (statement.parent, reporter.parent) == ("1", None)
    assert quote(TEXT, statement.content) == ["the yard of hiding two cracks"]
    assert quote(TEXT, reporter.content) == ["The union accused the yard of hiding two cracks"]
    assert (statement.source, statement.cue) == (STATEMENT.source, STATEMENT.cue)
    assert (reporter.source, reporter.cue) == (REPORTER.source, REPORTER.cue)


def pair(text: str, statement: tuple[str, str, str], reporter: tuple[str, str]) -> list[Attribution]:
    """A statement, and a reporter inside its content."""
    inner = attribution(text, *reporter, statement[2].split()[0])
    return [attribution(text, *statement), replace(inner, parent="0")]


@pytest.mark.parametrize(
    ("text", "statement", "reporter"),
    [
        pytest.param(
            "Bao said the Bugle reported a crack.",
            ("Bao", "said", "the Bugle reported a crack"), ("the Bugle", "reported"), id="first, not last",
        ),
        pytest.param(
            "Bao said the yard had cracks, inspectors found.",
            ("Bao", "said", "the yard had cracks, inspectors found"), ("inspectors", "found"), id="not by name",
        ),
        pytest.param(
            "Bao said a crack was seen, said the Bugle.",
            ("Bao", "said a", "crack was seen, said the Bugle"), ("Bugle", "said the"), id="cue before the source",
        ),
        pytest.param(
            "“The dam cracked, Tassel News reports,” Bao said.",
            ("Bao", "said", "“The dam cracked, Tassel News reports,”"), ("Tassel News", "reports"),
            id="the sentence goes on with who says so",
        ),
        pytest.param(
            "Bao said: “Tassel News reports.”",
            ("Bao", "said", "“Tassel News reports.”"), ("Tassel News", "reports"), id="nothing is left to report",
        ),
    ],
)  # fmt: skip
def test_the_rest_stays(text: str, statement: tuple[str, str, str], reporter: tuple[str, str]) -> None:
    found = pair(text, statement, reporter)
    assert hoist(split(text), found[:1], found[1:]) == found


def test_nothing_inside_nothing_hoisted() -> None:
    assert hoist(split(TEXT), [STATEMENT], []) == [STATEMENT]
    assert hoist(split(TEXT), [], []) == []


def test_only_one_reporter_goes_outside() -> None:
    """What stands outside no more takes nobody else's place, so that parents make no circle."""
    found = hoist(split(TEXT), [STATEMENT], [REPORTER, REPORTER])
    assert [a.parent for a in found] == ["1", None, "0"]


def test_kind_is_that_of_the_whole_sentence() -> None:
    """Quoted words and their own attribution together are no direct quotation of the reporter's."""
    text = "Bao said: “The dam cracked.” Tassel News reports."
    statement = attribution(text, "Bao", "said:", "“The dam cracked.” Tassel News reports")
    reporter = replace(
        attribution(text, "Tassel News", "reports", "The dam cracked"), kind="direct", parent="0"
    )
    assert hoist(split(text), [statement], [reporter])[1].kind == "mixed"


@pytest.mark.parametrize(
    ("content", "found"),
    [
        pytest.param(
            "the yard of hiding cracks in the hull Tassel News reports", ["Tassel News"], id="no comma"
        ),
        pytest.param(
            "the yard of hiding what Tassel News reports", [], id="the name belongs to the sentence"
        ),
        pytest.param("the yard of hiding cracks that tassel news reports", [], id="no name"),
        pytest.param("the yard of hiding cracks Tassel News reports on", [], id="not the end"),
    ],
)
def test_reporters_without_a_comma(content: str, found: list[str]) -> None:
    text = f"The union accused {content}. Nobody else saw them."
    statement = attribution(text, "The union", "accused", content)
    inner = unmarked(split(text), [statement], [])
    assert [quote(text, a.source) for a in inner] == [[name] for name in found]
    assert len(hoist(split(text), [statement], inner)) == 1 + len(found)
