"""Which attributions are plans and deeds that an article tells in its own voice."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.bulk import Ledger
from reportedly.deeds import deed, tells_deed
from reportedly.trace.values import Trace
from reportedly.types import Attribution


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("planned", "to close two wards"),
        ("is planning", "to close two wards"),
        ("plans", "a tax on bells"),
        ("intends to", "close two wards"),
        ("is weighing", "closing two wards"),
        ("decided", "to close two wards"),
        ("is set", "to open in May"),
        ("will charge", "visitors £4 a day"),
        ("is to close", "its two oldest mills"),
        ("is recalling", "about 9,000 ladders whose rungs can break"),
        ("recalls", "9,000 ladders"),
        ("no longer sells", "its own milk"),
    ],
)
def test_plans_and_deeds(cue: str, content: str) -> None:
    assert tells_deed(cue, content)


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        # Somebody says so, whatever it is that he will do.
        ("said", "it would close two wards"),
        ("announced plans to", "close two wards"),
        ("will say", "that the wards are old"),
        ("promised", "to close two wards"),
        ("refused", "to close two wards"),
        ("according to", "the plan"),
        # A memory, a charge, a finding, a thought.
        ("recalls", "the day the mill burned"),
        ("recalled", "that the mill burned"),
        ("charged", "the miller with arson"),
        ("knew", "to close the door"),
        ("hopes", "to close two wards"),
        ("will be", "a long night"),
        ("considers", "the mill a ruin"),
        (":", "two wards to close"),
    ],
)
def test_what_somebody_says_or_thinks_is_none(cue: str, content: str) -> None:
    assert not tells_deed(cue, content)


def _attribution(text: str, source: str, cue: str, content: str) -> Attribution:
    def spans(words: str) -> tuple[tuple[int, int], ...]:
        return ((text.index(words), text.index(words) + len(words)),) if words else ()

    return Attribution(id="a1", kind="indirect", source=spans(source), cue=spans(cue), content=spans(content))


def test_the_clause_goes_from_who_does_it_to_what_is_done() -> None:
    text = "In Velm the council plans to close two wards, and nobody knows why."
    told = deed(text, _attribution(text, "the council", "plans", "to close two wards"))
    assert told
    assert text[slice(*told)] == "the council plans to close two wards"


def test_an_aim_behind_to_is_no_deed() -> None:
    text = "About 200 people marched to block the closing of two wards."
    assert deed(text, _attribution(text, "", "to block", "the closing of two wards")) is None
    headline = "Council to block the closing of two wards"
    assert deed(headline, _attribution(headline, "Council", "to block", "the closing of two wards"))


def _outlet(name: str, title: str, day: int, body: str) -> str:
    return f"{name}\n{title}\nMay {day}, 2031 7:00 AM\n\n{body}\n"


def test_who_plans_something_is_not_who_says_so(tmp_path: Path) -> None:
    body = "The council of Velm plans to close two hospital wards at Orla Road in June, before the summer."
    more = "The wards have 40 beds. No date has been set for the end of the work on the roof."
    with Ledger(tmp_path / "ledger.db") as ledger:
        (tmp_path / "a.txt").write_text(_outlet("Velm Courier", "Two wards to go", 3, f"{body}\n\n{more}"))
        ledger.add(tmp_path / "a.txt")
        found = ledger.trace("The council of Velm plans to close two hospital wards")
    assert isinstance(found, Trace)
    (node,) = (node for node in found.nodes if node.type == "origin")
    assert (node.how, node.label) == ("own_reporting", "Velm Courier")
    assert found.text.startswith("The council of Velm plans to close")
