"""Two quotations word by word."""

from __future__ import annotations

import pytest

from reportedly.trace.words_difference import compare, quotation, words_difference

SAME = [
    # Punctuation, case, curly and straight marks.
    ("“We don’t know, yet.”", '"we don\'t know yet"'),
    # An ellipsis for words left out.
    ("We came, we saw the harbour, and we left.", "We came … and we left"),
    ("We came ... and we left.", "We came, we saw the harbour, and we left."),
    ("We came . . . and we left.", "We came, we saw the harbour, and we left."),
    # An editor's word in the place of another one.
    ("He lied to the council.", "[The mayor] lied to the council"),
    ("They lied to the council.", "They lied to [us and] the council"),
    ("he lied to the council", "[H]e lied to the council"),
    # Insertions in round brackets.
    ("They took our boats away", "They took our (fishing) boats away"),
    # One begins later, the other stops earlier.
    ("It was a long night and we lost the roof.", "a long night and we lost"),
    ("It was a long night and we lost", "a long night and we lost the roof"),
    # Spellings, figures, compounds.
    ("We favour organising all of it", "We favor organizing all of it"),
    ("We lost two boats and ten per cent", "We lost 2 boats and 10 percent"),
    ("We cannot stay, health care is gone", "We can not stay, healthcare is gone"),
    ("The café is closed", "The cafe is closed"),
    ("1,200 of us stayed", "1200 of us stayed"),
]

CHANGED = [
    (
        "We never sold the harbour",
        "We never sold the island",
        (("=", "We never sold the"), ("-", "harbour"), ("+", "island")),
    ),
    (
        "We never sold the harbour",
        "We sold the harbour",
        (("=", "We"), ("-", "never"), ("=", "sold the harbour")),
    ),
    (
        "They are thieves, all of them",
        "They are thieves and liars, all of them",
        (("=", "They are thieves"), ("+", "and liars"), ("=", "all of them")),
    ),
    ("I would do it again", "We would do it again", (("-", "I"), ("+", "We"), ("=", "would do it again"))),
    # An ellipsis excuses what the other has in its place, nothing else.
    (
        "We came … and we left happy",
        "We came, we saw it and we left sad",
        (("=", "We came … and we left"), ("-", "happy"), ("+", "sad")),
    ),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_same_words(one: str, other: str) -> None:
    for here, there in ((one, other), (other, one)):
        assert {sign for sign, _ in words_difference(here, there)} == {"="}, words_difference(here, there)


@pytest.mark.parametrize(("one", "other", "difference"), CHANGED)
def test_changed_words(one: str, other: str, difference: tuple[tuple[str, str], ...]) -> None:
    assert words_difference(one, other) == difference


@pytest.mark.parametrize(("one", "other", "difference"), CHANGED)
def test_the_other_way_round_only_the_signs_change(
    one: str, other: str, difference: tuple[tuple[str, str], ...]
) -> None:
    turned = {"-": "+", "+": "-", "=": "="}
    back = words_difference(other, one)
    assert sorted((turned[sign], words) for sign, words in back if sign != "=") == sorted(
        step for step in difference if step[0] != "="
    )


def test_nothing_in_common() -> None:
    assert words_difference("apples", "pears") == (("-", "apples"), ("+", "pears"))
    assert words_difference("", "pears") == (("+", "pears"),)
    assert words_difference("…", "[sic]") == ()
    assert compare(quotation(""), quotation("pears")) is None


def test_offsets_are_those_of_the_text() -> None:
    text = 'She said: "[W]e never sold it."'
    found = quotation(text, [(11, len(text) - 2)])
    assert [text[word.start : word.end] for word in found.words] == ["[W]e", "never", "sold", "it"]
    assert found.words[0].key == "we"


def test_long_quotations_end() -> None:
    assert compare(quotation("the " * 50_000), quotation("the harbour " * 50_000)) is not None
