"""Claims taken over though no words of the claim stand in both articles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.trace.taken_over import taken_over
from reportedly.trace.values import Article, Evidence, Passage, Reuse, ReuseKind
from tests.trace.making import article, source

VANE = source("Osric Vane", id="s1")
HOLT = source("Lena Holt", id="s2")
QUOTE = "the bridge at Tolm was mined before the retreat began that night"
PROSE = "Two ferries cross the river at noon, and the last of them was sold to a museum in the spring"


def shared(one: Article, other: Article, kind: ReuseKind, words: int) -> Reuse:
    """They share their second statement, of so many words."""
    spans = one.statements[1].spans[0], other.statements[1].spans[0]
    return Reuse(one.key, other.key, kind, 0.9, (Passage(*spans, words),))


def pair(who: str = "Osric Vane", where: str = "Reef Blog") -> tuple[Article, Article]:
    """The later article and the earlier one, with one stretch of prose in common."""
    speaker = VANE if who == "Osric Vane" else HOLT
    later = article("B", ("mines lay under the Tolm bridge", speaker), (PROSE, None), outlet=where)
    earlier = article("A", (QUOTE, VANE), (PROSE, None), outlet="Halden Courier")
    return later, earlier


@pytest.mark.parametrize(
    ("who", "kind", "words", "found"),
    [
        ("Osric Vane", "rewrite", 8, True),
        # A turn of phrase.
        ("Osric Vane", "rewrite", 5, False),
        # Between those that seem to share quotations only, more has to be the same.
        ("Osric Vane", "shared_quotes", 18, True),
        ("Osric Vane", "shared_quotes", 8, False),
        # It has a source of its own.
        ("Lena Holt", "rewrite", 18, False),
        ("Osric Vane", "same_story", 18, False),
    ],
)
def test_prose_around_the_claim(who: str, kind: ReuseKind, words: int, found: bool) -> None:
    later, earlier = pair(who)
    reuse = shared(later, earlier, kind, words)
    assert bool(taken_over(later.statements[0], earlier.statements[0], later, earlier, reuse)) is found


def test_no_reuse_no_evidence() -> None:
    later, earlier = pair()
    assert taken_over(later.statements[0], earlier.statements[0], later, earlier, None) == ()


def quoting(outlet: str, words: str) -> Article:
    """An article that quotes, and says to whom the words were said."""
    made = article(outlet[:1], (QUOTE, VANE), (words, None), outlet=outlet, published="2024-03-01")
    said = made.statements[0]
    assert said.attribution
    direct = replace(said, attribution=replace(said.attribution, kind="direct"))
    return replace(made, statements=(direct, *made.statements[1:]))


@pytest.mark.parametrize(
    ("earlier", "later", "found"),
    [
        ("Osric Vane told the Halden Courier", "Osric Vane said so", True),
        # Both may have been there.
        ("Osric Vane told reporters", "Osric Vane said so", False),
        # He spoke to either.
        ("Osric Vane told the Halden Courier", "Osric Vane told the Reef Blog", False),
        # Somebody else spoke to the outlet.
        ("The mayor told the Halden Courier", "Osric Vane said so", False),
    ],
)
def test_interview_that_one_outlet_had(earlier: str, later: str, found: bool) -> None:
    one, other = quoting("Reef Blog", later), quoting("Halden Courier", earlier)
    reuse = Reuse(one.key, other.key, "shared_quotes", 0.9)
    evidence = taken_over(one.statements[0], other.statements[0], one, other, reuse)
    assert bool(evidence) is found
    assert all(isinstance(item, Evidence) and item.kind == "quote" for item in evidence)
