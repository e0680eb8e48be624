"""Choices of words, firmness, facts; quotations that are altered."""

from __future__ import annotations

from random import Random

import pytest

from evaluation.worlds.grammar import altered, expand, fresh, upper_first
from evaluation.worlds.lexicon import load

_FACTS = {"place": "Varnwick", "n": "12", "vowel": "Altmed"}


@pytest.mark.parametrize(
    ("text", "hedged", "wanted"),
    [
        ("{n} [died|may have died] in {place}", False, {"12 died in Varnwick"}),
        ("{n} [died|may have died] in {place}", True, {"12 may have died in Varnwick"}),
        ("(a|b) (c|d)", False, {"a c", "a d", "b c", "b d"}),
        # The article goes by the name behind it.
        ("a {vowel} server, A {place} one", False, {"an Altmed server, A Varnwick one"}),
        # Brackets without a choice stay.
        ("{place} (the town)", False, {"Varnwick (the town)"}),
    ],
)
def test_expansion(text: str, hedged: bool, wanted: set[str]) -> None:
    assert {expand(text, Random(seed), _FACTS, hedged=hedged) for seed in range(40)} == wanted


def test_an_unknown_fact_is_an_error() -> None:
    with pytest.raises(KeyError, match="nowhere"):
        expand("{nowhere}", Random(0), _FACTS)


def test_what_was_used_is_not_said_again() -> None:
    used: set[str] = set()
    assert {fresh(["(a|b|c)"], Random(7), {}, used) for _ in range(3)} == {"A", "B", "C"}


def test_capital_at_the_beginning() -> None:
    assert upper_first("an inspector") == "An inspector"
    assert upper_first("") == ""


def test_every_quotation_can_be_altered() -> None:
    swaps = load("prose")["altered"]["swaps"]
    quotes = [quote for kind in load("events")["event"] for quote in kind["quote"]]
    assert not [quote for quote in quotes if altered(quote, swaps, Random(1)) == quote]


def test_every_claim_can_be_hedged() -> None:
    for kind in load("events")["event"]:
        for text in (*kind["claim"], *kind["quote"], *kind["headline"]):
            assert "[" in text, text
        # What is denied is never hedged, and neither is what an article says in its own voice.
        assert "[" not in "".join((kind["own"], *kind["denial"], *kind["denial_quote"]))
