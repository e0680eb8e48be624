"""The reader takes the example articles out of what stands around them."""

from __future__ import annotations

import re
from datetime import datetime

import pytest

from evaluation.examples import Example
from reportedly.types import Document


def _names(byline: str | None) -> list[str]:
    return re.split(r", (?:and )?| and ", byline) if byline else []


def _moment(published: str) -> datetime:
    return datetime.fromisoformat(published)


def test_furniture_is_gone(example: Example, read: Document) -> None:
    source = re.sub(r"\s+", " ", example.path.read_text("utf-8").replace("&amp;", "&"))
    for words in example.listed("not_in_text"):
        assert words in source, f"{words!r} is not even on the page"
        assert words not in read.text


def test_own_voice_is_kept(example: Example, read: Document) -> None:
    assert example.listed("own_voice")
    for sentence in example.listed("own_voice"):
        assert sentence in read.text


def test_paragraphs_are_kept(example: Example, read: Document) -> None:
    """Contents never run over a paragraph's end, which is the only place for a line break."""
    assert "\n" not in read.text.replace("\n\n", "")
    for attribution in example.attributions(read.text):
        assert all("\n" not in read.text[start:end] for start, end in attribution.content)


def test_headline(example: Example, read: Document) -> None:
    assert read.title == example.expected["title"]
    assert read.headline is not None
    assert read.text[slice(*read.headline)] == example.expected["title"]


def test_byline(example: Example, read: Document) -> None:
    expected = example.expected["byline"]
    assert _names(read.byline) == _names(str(expected) if expected else None)


def test_published(example: Example, read: Document) -> None:
    expected = example.expected["published"]
    if expected is None:
        assert read.published is None
        return
    assert read.published is not None
    assert len(read.published) == len(str(expected)), "a day is no moment, and a moment keeps its zone"
    assert _moment(read.published) == _moment(str(expected))


@pytest.mark.parametrize("field", ["outlet", "url"])
def test_page_fields(example: Example, read: Document, field: str) -> None:
    assert getattr(read, field) == example.expected[field]


def test_labels(example: Example, read: Document) -> None:
    assert sorted(read.labels) == sorted(example.listed("labels"))


def test_bio(example: Example, read: Document) -> None:
    """The expected output gives its beginning."""
    expected = example.expected["bio"]
    if expected is None:
        assert read.bio is None
    else:
        assert (read.bio or "").startswith(str(expected))


def test_credits(example: Example, read: Document) -> None:
    assert set(example.listed("credits")) <= {credit.outlet for credit in read.credits}


def test_links(example: Example, read: Document) -> None:
    links = example.expected["links"]
    assert isinstance(links, list)
    found = [[read.text[slice(*link.span)], link.url] for link in read.links]
    assert all(link in found for link in links)
