from __future__ import annotations

import pytest

from reportedly.resolve.when import all_dates, content_dates, speech_event
from tests.resolve.manner.marked import statement

#: A Thursday.
PUBLISHED = "2017-12-28"

VALUES = [
    ("He left on Wednesday.", "Wednesday", "2017-12-27", "2017-12-27"),
    ("He left Thursday.", "Thursday", "2017-12-28", "2017-12-28"),
    ("He left last Friday.", "last Friday", "2017-12-22", "2017-12-22"),
    ("He will leave on Monday.", "Monday", "2018-01-01", "2018-01-01"),
    ("He planned to leave Monday.", "Monday", "2018-01-01", "2018-01-01"),
    ("He came to Ohio on Monday.", "Monday", "2017-12-25", "2017-12-25"),
    ("It opens on Tuesday, January 2.", "Tuesday, January 2", "2018-01-02", "2018-01-02"),
    ("He left yesterday.", "yesterday", "2017-12-27", "2017-12-27"),
    ("He left last night.", "last night", "2017-12-27", "2017-12-27"),
    ("He left approximately a week ago.", "approximately a week ago", "2017-12-18", "2017-12-24"),
    ("He left three days ago.", "three days ago", "2017-12-25", "2017-12-25"),
    ("He left two years ago.", "two years ago", "2015-01-01", "2015-12-31"),
    ("He left more than three weeks ago.", "more than three weeks ago", "2017-11-30", "2017-12-07"),
    ("He left in June of this year.", "June of this year", "2017-06-01", "2017-06-30"),
    ("He left in June.", "June", "2017-06-01", "2017-06-30"),
    ("He resigned in January.", "January", "2017-01-01", "2017-01-31"),
    ("The party will meet in June.", "June", "2018-06-01", "2018-06-30"),
    ("He left last month.", "last month", "2017-11-01", "2017-11-30"),
    ("He left earlier this year.", "earlier this year", "2017-01-01", "2017-12-28"),
    ("He left this week.", "this week", "2017-12-25", "2017-12-31"),
    ("He left last summer.", "last summer", "2017-06-01", "2017-08-31"),
    ("It will end by 2030.", "2030", "2017-12-28", "2030-12-31"),
    ("It fell in the first quarter.", "the first quarter", "2017-01-01", "2017-03-31"),
    ("It fell in the early 1990s.", "the early 1990s", "1990-01-01", "1993-05-02"),
    ("He left on 5 January 2016.", "5 January 2016", "2016-01-05", "2016-01-05"),
    ("He left over the past two weeks.", "past two weeks", "2017-12-14", "2017-12-28"),
    # Open at one end.
    ("It fell in recent months.", "recent months", None, "2017-12-28"),
    ("It falls in the coming weeks.", "coming weeks", "2017-12-28", None),
    # Not to be told from the page.
    ("Two years later he left.", "Two years later", None, None),
    ("It fell many decades ago.", "many decades ago", None, None),
]


@pytest.mark.parametrize(("text", "words", "start", "end"), VALUES)
def test_values(text: str, words: str, start: str | None, end: str | None) -> None:
    (when,) = all_dates(text, PUBLISHED)
    assert (when.text, when.start, when.end) == (words, start, end)
    assert when.span
    assert text[slice(*when.span)] == words


NO_DATES = [
    "The prime minister, May, resigned.",
    "He may march.",
    "She told USA Today so.",
    "He lost 2016 votes.",
    "It was the first change in 17 years.",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_what_only_looks_like_a_date(text: str) -> None:
    assert all_dates(text, PUBLISHED) == ()


def test_without_publication_only_years_are_resolved() -> None:
    wednesday, year = all_dates("He left on Wednesday. He had come in 2015.", None)
    assert (wednesday.text, wednesday.start, wednesday.end) == ("Wednesday", None, None)
    assert (year.start, year.end) == ("2015-01-01", "2015-12-31")


EVENTS = [
    ("<Vance> [said] on Wednesday {that the bridge was closed}.", "Wednesday"),
    (
        "Approximately a week ago, <the mayor’s envoy, Ada Vance>, [said] {it was closed}.",
        "Approximately a week ago",
    ),
    # A date in the content is not the speech's.
    ("<Vance> [said] {the bridge was closed on Monday}.", None),
    # Nor is one in a clause about the source.
    ("<Vance>, who was elected in June, [said] {the bridge was closed}.", None),
    ("<Vance>, who inspected the bridge twice a year until he left in June, [said] {it was closed}.", None),
    ("<Vance>, the mayor of the harbour town of Orla, on Monday [said] {it was closed}.", "Monday"),
]


@pytest.mark.parametrize(("marked", "words"), EVENTS)
def test_speech_event(marked: str, words: str | None) -> None:
    found = speech_event(*statement(marked, published=PUBLISHED))
    assert (found.text if found else None) == words


def test_content_dates() -> None:
    found = content_dates(*statement("<Vance> [said] on Friday {it closed on Monday}.", published=PUBLISHED))
    assert [when.text for when in found] == ["Monday"]
