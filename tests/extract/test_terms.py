"""Sources that tell on which terms they speak."""

# Rows of text are easier to read on one line.
# ruff: noqa: E501

import pytest

from reportedly.extract.terms import on_terms, without_terms
from reportedly.extract.words import split
from reportedly.types import Attribution


def attribution(text: str, source: str, cue: str, content: str) -> Attribution:
    def span(part: str) -> tuple[tuple[int, int], ...]:
        return ((text.index(part), text.index(part) + len(part)),)

    return Attribution(id="", kind="indirect", source=span(source), cue=span(cue), content=span(content))


def found(text: str, *attributions: Attribution) -> list[tuple[str, str, str]]:
    """Source, cue and content of what is found."""
    return [
        tuple(" … ".join(text[s:e] for s, e in part) for part in (a.source, a.cue, a.content))  # type: ignore[misc]
        for a in on_terms(split(text), attributions)
    ]


def test_what_is_said_behind_the_terms() -> None:
    text = "They left. A nurse who asked to be called only Ines said nobody came."
    assert found(text, attribution(text, "who", "asked", "to be called only Ines said nobody came")) == [
        ("who", "asked", "to be called only Ines"),
        ("A nurse who asked to be called only Ines", "said", "nobody came"),
    ]


def test_the_source_begins_before_the_terms() -> None:
    text = "An aide, who asked not to be named, because she still works there, said it was short."
    assert found(
        text,
        attribution(text, "An aide", "asked", "not to be named"),
        attribution(text, "because she still works there,", "said", "it was short"),
    ) == [
        ("An aide", "asked", "not to be named"),
        ("An aide, who asked not to be named, because she still works there,", "said", "it was short"),
    ]


def test_other_wishes_are_no_terms() -> None:
    text = "A nurse who asked to be paid said nobody came."
    asked = ("who", "asked", "to be paid said nobody came")
    assert found(text, attribution(text, *asked)) == [asked]


def test_the_next_sentence_stands_by_itself() -> None:
    text = "“No,” said one, who asked not to be named. The fund hopes to go on."
    asked = ("who", "asked", "not to be named")
    hopes = ("The fund", "hopes", "to go on")
    assert found(text, attribution(text, *asked), attribution(text, *hopes)) == [asked, hopes]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "left"),
    [
        (
            "Ann left early. The captain was held for two days, an aide said on condition of anonymity because he feared for his job.",
            "an aide",
            "said",
            "on condition of anonymity because he feared for his job",
            ["The captain was held for two days"],
        ),
        (
            "An aide said, on condition of anonymity because she is not allowed to speak, that the minister would go.",
            "An aide",
            "said",
            "on condition of anonymity because she is not allowed to speak, that the minister would go",
            ["that the minister would go"],
        ),
        (
            "An aide said on condition that he not be named that the talks had failed.",
            "An aide",
            "said on condition",
            "that he not be named that the talks had failed",
            ["that the talks had failed"],
        ),
        (
            "An aide set on condition of payment a date.",
            "An aide",
            "set",
            "on condition of payment a date",
            ["on condition of payment a date"],
        ),
        ("An aide said on background.", "An aide", "said", "on background", ["on background"]),
    ],
)
def test_terms_behind_the_verb_are_nothing_said(
    text: str, source: str, cue: str, content: str, left: list[str]
) -> None:
    without = without_terms(split(text), attribution(text, source, cue, content))
    assert [text[start:end] for start, end in without.content] == left
