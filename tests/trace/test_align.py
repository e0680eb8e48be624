"""Shared passages: found whole, joined across edits, in linear time."""

from __future__ import annotations

import time

import pytest

from reportedly.trace.align import align
from reportedly.trace.tokenising import tokenise
from reportedly.trace.values import Passage
from tests.trace.prose import FERRY, prose


def passages(one: str, other: str) -> tuple[Passage, ...]:
    return align(tokenise(one), tokenise(other))


EDITS = [
    FERRY,
    FERRY.replace("two harbour tugs", "a pair of tugs"),
    FERRY.replace("shortly after noon", "on Tuesday"),
    FERRY.replace(" and the rudder", ""),
    FERRY.replace(". ", ".\n\n").replace("'", "’").upper(),
]


@pytest.mark.parametrize("edited", EDITS)
def test_one_passage_across_small_edits(edited: str) -> None:
    one, other = f"{prose(1)}\n\n{FERRY}\n\n{prose(2)}", f"{prose(3)}\n\n{edited}\n\n{prose(4)}"
    found = passages(one, other)
    assert len(found) == 1
    assert one[slice(*found[0].here)] == FERRY.removesuffix(".")
    assert other[slice(*found[0].there)] == edited.removesuffix(".")
    assert found[0].words >= 45


def test_sentences_in_another_order_are_passages_of_their_own() -> None:
    first, second, third = FERRY.split(". ")
    found = passages(FERRY, f"{third} {prose(5, 40)} {second}. {prose(6, 40)} {first}.")
    assert [p.words for p in found] == [21, 19, 16]


def test_a_passage_printed_twice_is_found_once() -> None:
    found = passages(FERRY, f"{FERRY} {prose(1, 60)} {FERRY}")
    assert len(found) == 1


@pytest.mark.parametrize(("one", "other"), [("", ""), ("", FERRY), ("a b c", "a b c"), (prose(1), prose(2))])
def test_nothing_shared(one: str, other: str) -> None:
    assert passages(one, other) == ()


@pytest.mark.parametrize(
    "text", [FERRY, prose(9, 900), "ñandú Žižek мир свобода 日本 été ça naïve", "word " * 5000]
)
def test_a_text_against_itself_is_one_passage(text: str) -> None:
    (only,) = passages(text, text)
    assert only.words == len(tokenise(text))
    assert only.here == only.there


@pytest.mark.parametrize("unit", ["word ", "one two ", "a b a c "])
def test_repeated_words_do_not_cost_their_square(unit: str) -> None:
    one, other = tokenise(unit * 50_000), tokenise("now " + unit * 49_990)
    begin = time.process_time()
    found = align(one, other)
    assert time.process_time() - begin < 5
    assert found[0].words > 49_000


def test_pages_of_many_short_repetitions() -> None:
    line = "the line is shut . "
    one, other = line * 20_000, (line + "again ") * 20_000
    begin = time.process_time()
    passages(one, other)
    assert time.process_time() - begin < 20


def test_two_articles_in_a_few_milliseconds() -> None:
    shared = prose(50, 200)
    one, other = tokenise(prose(1, 700) + shared), tokenise(shared + prose(2, 700))
    begin = time.process_time()
    for _ in range(20):
        align(one, other)
    # 1 to 2 ms on an idle machine; the limit is for a busy one.
    assert (time.process_time() - begin) / 20 < 0.02
