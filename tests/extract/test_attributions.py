"""The extractor as a whole: the same text gives the same attributions, whatever was read before."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from reportedly.extract.attributions import extract, numbered
from reportedly.settings import Settings
from reportedly.types import Attribution
from tests.extract.making import attribution, quote

pytestmark = pytest.mark.model

BRIDGE = (
    "“The bridge,” said Ilse Marrow, the county engineer, “was never meant to sway.”\n\n"
    "The Bugle reported that Sir Colm Pardoe had told the council it would be closed on Monday. "
    "According to two officials, the repair will cost $4 million."
)
DEPOT = (
    "Workers at the depot accused the operator of hiding two leaks.\n\n"
    "“They knew,” Ruan Tibbet said. The operator denied the claim."
)
#: Longer than one window.
LONG = "\n\n".join([BRIDGE, DEPOT] * 12)
TEXTS = (BRIDGE, DEPOT, LONG, "Nothing happened.")


def test_who_said_what() -> None:
    found = extract(BRIDGE)
    rows = [(quote(BRIDGE, a.source), quote(BRIDGE, a.cue), quote(BRIDGE, a.content)) for a in found]
    assert (
        ["Ilse Marrow, the county engineer,"],
        ["said"],
        ["“The bridge,”", "“was never meant to sway.”"],
    ) in rows
    assert (["The Bugle"], ["reported"]) in [row[:2] for row in rows]
    assert (["two officials"], ["According to"], ["the repair will cost $4 million"]) in rows
    assert [a.kind for a in found if a.cue and quote(BRIDGE, a.cue) == ["said"]] == ["direct"]


def test_nested() -> None:
    """Sir Colm told the council inside of what the Bugle reported."""
    found = {BRIDGE[slice(*a.source[0])]: a for a in extract(BRIDGE)}
    inner = found["Sir Colm Pardoe"]
    assert inner.parent == found["The Bugle"].id
    (start, end), (begin, stop) = inner.content[0], found["The Bugle"].content[0]
    assert begin <= start < end <= stop


def test_twice_the_same() -> None:
    assert [extract(text) for text in TEXTS] == [extract(text) for text in TEXTS]


def test_the_order_of_reading_does_not_matter() -> None:
    forward = [extract(text) for text in TEXTS]
    backward = [extract(text) for text in reversed(TEXTS)]
    assert forward == backward[::-1]


def test_threads_share_the_network() -> None:
    alone = [extract(text) for text in TEXTS]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(extract, TEXTS * 4)) == alone * 4


def test_repeated_paragraphs_are_read_alike() -> None:
    """Of a text longer than a window, each repetition holds the attributions of the first."""
    found = extract(LONG)
    sources = [LONG[slice(*a.source[0])] for a in found if a.source]
    assert sources.count("Ruan Tibbet") == sources.count("two officials") == 12


def test_least_confidence() -> None:
    everything = extract(LONG)
    least = sorted(a.confidence for a in everything)[len(everything) // 2]
    kept = extract(LONG, Settings(min_confidence=least))
    assert 0 < len(kept) < len(everything)
    assert all(a.confidence >= least for a in kept)


def test_numbered() -> None:
    """By position, the outer before the inner; parents are named by their new ids."""
    text = "Bao said that rain came. Marrow denied it."
    later = attribution(text, "Marrow", "denied", "it.")
    outer = attribution(text, "Bao", "said", "that rain came")
    inner = replace(attribution(text, "rain", "came", "rain came"), parent="1")
    found = numbered([later, outer, inner])
    assert [(a.id, a.parent) for a in found] == [("a1", None), ("a2", "a1"), ("a3", None)]
    assert [a.source for a in found] == [outer.source, inner.source, later.source]


def test_same_place_outer_first() -> None:
    spans = ((0, 10),)
    outer, inner = (Attribution(id="", kind="direct", content=spans, parent=p) for p in (None, "0"))
    assert [a.parent for a in numbered([outer, inner])] == [None, "a1"]
