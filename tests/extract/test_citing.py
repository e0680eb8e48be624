"""Those whom an outlet cites."""

from __future__ import annotations

import pytest

from reportedly.extract.citing import cited
from reportedly.extract.words import split
from reportedly.types import Attribution
from tests.extract.making import attribution, quote


def read(text: str, *given: Attribution) -> tuple[list[list[list[str]]], list[list[list[str]]]]:
    """Source and content of the outer ones and of those inside."""
    outer, inner = cited(split(text), given)
    assert all(int(a.parent or "-1") in range(len(outer)) for a in inner)
    return (
        [[quote(text, a.source), quote(text, a.content)] for a in outer],
        [[quote(text, a.source), quote(text, a.content)] for a in inner],
    )


def test_cited_behind_the_report() -> None:
    text = "The dam leaked, the Gazette reported, citing an engineer who saw it."
    given = attribution(text, "the Gazette", "reported", "The dam leaked", "an engineer who saw it")
    assert read(text, given) == (
        [[["the Gazette"], ["The dam leaked"]]],
        [[["an engineer who saw it"], ["The dam leaked"]]],
    )


def test_papers_cited_in_the_middle() -> None:
    text = "The Gazette revealed, citing leaked papers, that the dam leaked."
    given = [
        attribution(text, "The Gazette", "revealed", "that the dam leaked"),
        attribution(text, "The Gazette", "citing", "leaked papers"),
    ]
    assert read(text, *given) == (
        [[["The Gazette"], ["that the dam leaked"]]],
        [[["leaked papers"], ["that the dam leaked"]]],
    )


def test_cited_between_the_report_and_its_verb() -> None:
    text = "The Gazette reported, quoting two aides, that the dam leaked."
    given = attribution(text, "The Gazette", "quoting", "two aides", "that the dam leaked")
    assert read(text, given) == (
        [[["The Gazette"], ["that the dam leaked"]]],
        [[["two aides"], ["that the dam leaked"]]],
    )


@pytest.mark.parametrize("cue", ["Citing", "Quoting"])
def test_cited_before_the_report(cue: str) -> None:
    text = f"{cue} two officials, the Gazette reported that the dam leaked."
    given = [
        attribution(text, "the Gazette", cue, "two officials"),
        attribution(text, "the Gazette", "reported", "that the dam leaked"),
    ]
    assert read(text, *given) == (
        [[["the Gazette"], ["that the dam leaked"]]],
        [[["two officials"], ["that the dam leaked"]]],
    )


def test_a_person_who_cites_a_paper_is_the_source() -> None:
    text = "Citing a memo, the mayor said the dam leaked."
    given = [
        attribution(text, "the mayor", "Citing", "a memo"),
        attribution(text, "the mayor", "said", "the dam leaked"),
    ]
    assert read(text, *given)[1] == []


def test_quoted_as_saying() -> None:
    text = "The Gazette quoted Ada Roe, the engineer, as saying the dam leaked."
    given = attribution(text, "The Gazette", "quoted", "Ada Roe, the engineer, as saying the dam leaked")
    assert read(text, given) == ([[["Ada Roe, the engineer"], ["the dam leaked"]]], [])


def test_was_quoted_as_saying_by() -> None:
    text = "“It leaked,” engineer Ada Roe was quoted as saying by the Gazette."
    given = attribution(text, "the Gazette", "was quoted as saying", "“It leaked,”", "engineer Ada Roe")
    assert read(text, given) == ([[["engineer Ada Roe"], ["“It leaked,”"]]], [])


def test_an_outlet_that_cited_somebody() -> None:
    text = "The dam leaked, according to the Gazette, which cited a police source."
    given = attribution(text, "the Gazette, which cited a police source", "according to", "The dam leaked")
    weak = attribution(text, "which", "cited", "a police source", confidence=0.2)
    assert read(text, given, weak) == (
        [[["the Gazette"], ["The dam leaked"]]],
        [[["a police source"], ["The dam leaked"]]],
    )


def test_what_a_caller_is_to_quote_is_nobody() -> None:
    text = "Anyone with news is asked to call, quoting incident 41 of 9 May."
    given = attribution(text, "Anyone", "quoting", "incident 41 of 9 May")
    assert read(text, given) == ([], [])
