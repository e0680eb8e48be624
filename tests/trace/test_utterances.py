"""One act of speech or two."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.trace.utterances import same_utterance
from reportedly.trace.values import Quoted
from tests.trace.stating import How, Stated, Who, stated

FINCH = Who("Orla Finch", title="minister")
QUIROGA = Who("Marta Quiroga")
DIRECT = How(kind="direct")
MIXED = How(kind="mixed")


def quoted(one: Stated, other: Stated) -> Quoted | None:
    """Whether both are one utterance, and that the order does not matter."""
    there = replace(other.statement, uid="u2", article="two")
    found = same_utterance(one.statement, there, one.document, other.document)
    back = same_utterance(there, one.statement, other.document, one.document)
    assert (found is None) == (back is None)
    if found and back:
        assert (found.altered, found.confidence) == (back.altered, back.confidence)
        assert (found.here, found.there) == ("u1", "u2")
    return found


def on(day: str | None, how: How = DIRECT, when: tuple[str, str] | None = None) -> How:
    return replace(how, published=day, when=when)


SAME = [
    # The whole and a part of it, in other marks.
    (
        stated('<"We never sold the harbour, and we never will,"> ~Orla Finch~ {said}.', FINCH, DIRECT),
        stated("~Finch~ {said} they <“never sold the harbour”>.", Who("Finch"), MIXED),
    ),
    # Interrupted by its cue.
    (
        stated('<"We never sold the harbour,"> ~she~ {said}, <"and we never will.">', FINCH, DIRECT),
        stated('~Finch~ {said}: <"We never sold the harbour, and we never will.">', Who("Finch"), DIRECT),
    ),
    # An ellipsis, an insertion.
    (
        stated('~Finch~ {said} <"They came at night … and took the boats.">', FINCH, DIRECT),
        stated('~Finch~ {said} <"[Smugglers] came at night with lamps and took the boats.">', FINCH, DIRECT),
    ),
    # One source unresolved, long enough.
    (
        stated('<"The evidence we have so far points in that direction">.', None, DIRECT),
        stated('~Quiroga~ {said} <"the evidence we have so far points in that direction">', QUIROGA, DIRECT),
    ),
    # A role without a name.
    (
        stated(
            '~the minister~ {said} <"not a single boat has left the harbour">',
            Who("the minister", "unnamed_person"),
            MIXED,
        ),
        stated('~Finch~ {said} <"not a single boat has left the harbour">', FINCH, MIXED),
    ),
    # A short one: the same source on near days.
    (
        stated('~Finch~ {called} it <a "harbour of thieves">', FINCH, MIXED),
        stated('~Orla Finch~ {spoke of} <a "harbour of thieves">', FINCH, on("2031-05-05", MIXED)),
    ),
    # A quotation inside a quotation.
    (
        stated("~Finch~ {said} <“He told me ‘leave the harbour at once’ and I did.”>", FINCH, DIRECT),
        stated("~Finch~ {said} <\"He told me 'leave the harbour at once' and I did.\">", FINCH, DIRECT),
    ),
    # British marks.
    (
        stated("~Finch~ {said} <‘We never sold the harbour.’>", FINCH, DIRECT),
        stated('~Finch~ {said} <"We never sold the harbour.">', FINCH, DIRECT),
    ),
    # The same person in two spellings.
    (
        stated('~Gerasimov~ {said} <"the bridge was hit twice at dawn">', Who("Valery Gerasimov"), DIRECT),
        stated('~Guerasimov~ {said} <"the bridge was hit twice at dawn">', Who("Valeri Guerasimov"), DIRECT),
    ),
    # Several paragraphs, with marks repeated.
    (
        stated("~Finch~ {said} <“We never sold the harbour.\n\n“We never will sell it.”>", FINCH, DIRECT),
        stated("~Finch~ {said} <“We never sold the harbour. We never will sell it.”>", FINCH, DIRECT),
    ),
    # Days unknown.
    (
        stated('~Finch~ {said} <"not a single boat has left the harbour">', FINCH, on(None)),
        stated('~Finch~ {said} <"not a single boat has left the harbour">', FINCH, on("not a day")),
    ),
    # "On Monday" printed on Tuesday.
    (
        stated(
            '~Finch~ {said} <"not a single boat has left">',
            FINCH,
            on("2031-05-05", when=("2031-05-05", "2031-05-05")),
        ),
        stated(
            '~Finch~ {said} <"not a single boat has left">',
            FINCH,
            on("2031-05-05", when=("2031-05-04", "2031-05-04")),
        ),
    ),
]

ALTERED = [
    (
        stated('~Finch~ {said} <"We never sold the old harbour to anybody.">', FINCH, DIRECT),
        stated('~Finch~ {said} <"We never gave the old harbour to anybody.">', FINCH, DIRECT),
        {("-", "sold"), ("+", "gave")},
    ),
    (
        stated('~Finch~ {said} <"I regret the mistakes that our harbour police made.">', FINCH, DIRECT),
        stated(
            '~Finch~ {said} <"I regret the terrible mistakes that our harbour police made.">', FINCH, DIRECT
        ),
        {("+", "terrible")},
    ),
    (
        stated('~Finch~ {said} <"We did not pay the smugglers a single crown.">', FINCH, DIRECT),
        stated('~Finch~ {said} <"We did pay the smugglers a single crown.">', FINCH, DIRECT),
        {("-", "not")},
    ),
    (
        stated('~Finch~ {said} <"I have seen the boats leave the harbour">', FINCH, DIRECT),
        stated('~Finch~ {said} <"We have seen the boats leave the harbour">', FINCH, DIRECT),
        {("-", "I"), ("+", "We")},
    ),
]

APART = [
    # No quoted words at all.
    (
        stated("~Finch~ {said} <that the harbour was never sold to anybody>", FINCH),
        stated("~Finch~ {said} <that the harbour was never sold to anybody>", FINCH),
    ),
    # A proverb of two persons, and of one unresolved.
    (
        stated('~Finch~ {said} <"Actions speak louder than words.">', FINCH, DIRECT),
        stated('~Quiroga~ {said} <"Actions speak louder than words.">', QUIROGA, DIRECT),
    ),
    (
        stated('~Finch~ {said} <"Actions speak louder than words.">', FINCH, DIRECT),
        stated('<"Actions speak louder than words.">', None, DIRECT),
    ),
    # The same words of two persons.
    (
        stated('~Finch~ {said} <"not a single boat has left the harbour">', FINCH, DIRECT),
        stated('~Quiroga~ {said} <"not a single boat has left the harbour">', QUIROGA, DIRECT),
    ),
    # Two persons with one name.
    (
        stated(
            '~Tom Barrow~ {said} <"we will win it for the whole town">',
            Who("Tom Barrow", title="goalkeeper"),
            DIRECT,
        ),
        stated(
            '~Tom Barrow~ {said} <"we will win it for the whole town">',
            Who("Tom Barrow", title="bishop"),
            DIRECT,
        ),
    ),
    # Short, months later; short, by somebody unresolved.
    (
        stated('~Finch~ {spoke of} <"harbour thieves">', FINCH, MIXED),
        stated('~Finch~ {spoke of} <"harbour thieves">', FINCH, on("2031-09-05", MIXED)),
    ),
    (
        stated('~Finch~ {spoke of} <"harbour thieves">', FINCH, MIXED),
        stated('<"harbour thieves">', None, MIXED),
    ),
    # Only the commonest words.
    (
        stated('~Finch~ {said} <"this is about all of us">', FINCH, DIRECT),
        stated('~Finch~ {said} <"this is about them">', FINCH, DIRECT),
    ),
    # Two occasions.
    (
        stated(
            '~Finch~ {said} <"not a single boat has left">',
            FINCH,
            on("2031-05-04", when=("2031-05-01", "2031-05-01")),
        ),
        stated(
            '~Finch~ {said} <"not a single boat has left">',
            FINCH,
            on("2031-05-09", when=("2031-05-08", "2031-05-08")),
        ),
    ),
    # Said after the other was printed.
    (
        stated('~Finch~ {said} <"not a single boat has left">', FINCH, on("2031-05-01")),
        stated(
            '~Finch~ {said} <"not a single boat has left">',
            FINCH,
            on("2031-05-09", when=("2031-05-08", "2031-05-08")),
        ),
    ),
    # A sentence begun alike.
    (
        stated('~Finch~ {said} <"We will win this election in May.">', FINCH, DIRECT),
        stated('~Finch~ {said} <"We will win this war against the cold.">', FINCH, DIRECT),
    ),
    # Empty contents.
    (
        stated("~Finch~ {said} <>", FINCH, DIRECT),
        stated('~Finch~ {said} <"not a single boat has left">', FINCH, DIRECT),
    ),
    (stated("~Finch~ {spoke}", FINCH, DIRECT), stated("~Finch~ {spoke}", FINCH, DIRECT)),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_utterance(one: Stated, other: Stated) -> None:
    found = quoted(one, other)
    assert found
    assert not found.altered, found.difference
    assert found.difference == ()


@pytest.mark.parametrize(("one", "other", "steps"), ALTERED)
def test_altered(one: Stated, other: Stated, steps: set[tuple[str, str]]) -> None:
    found = quoted(one, other)
    assert found
    assert found.altered
    assert {step for step in found.difference if step[0] != "="} == steps


@pytest.mark.parametrize(("one", "other"), APART)
def test_not_one_utterance(one: Stated, other: Stated) -> None:
    assert quoted(one, other) is None
