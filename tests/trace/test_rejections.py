"""General rejections: nobody says again what is denied."""

from __future__ import annotations

import pytest

from reportedly.trace.denials_beside import denied_beside
from reportedly.trace.rejections import rejection
from reportedly.types import Source
from tests.trace.test_denials_beside import OTHER, article

ROE = Source("s7", "Ines Roe", ((0, 1),), "named_person")
FIRM = Source("s8", "company", ((0, 1),), "named_organization")
ACCUSED = ("Senator Ines Roe took a boat from a builder", "said", " she", OTHER, "CT+")


@pytest.mark.parametrize(
    ("content", "cue", "factuality", "found"),
    [
        ("the accusations were false and hurtful", "said", "CT+", True),
        ("the report nonsense", "called", None, True),
        ('the report as "pure invention"', "rejected", "CT-", True),
        ("it as gossip", "dismissed", "CT-", True),
        ("to all charges", "pleaded not guilty", "Uu", True),
        ("the company's figures were plucked from thin air", "said", "CT+", True),
        ("This is simply not true", "said", "CT-", True),
        ("I am innocent", "said", "CT+", True),
        ("She never took a dime", "said", "CT-", True),
        # Not everything that is wrong or false is a report, and a report may be not false at all.
        ("it was wrong to close the school", "said", "CT+", False),
        ("the tooth was false", "said", "CT+", False),
        ("the report was not entirely false", "said", "CT-", False),
        ("ten innocent people were held", "said", "CT+", False),
        ("a cinema ticket costs a penny", "said", "CT+", False),
    ],
)
def test_rejection(content: str, cue: str, factuality: str | None, found: bool) -> None:
    whole = article((content, cue, " he", ROE, factuality))
    assert bool(rejection(whole.statements[0], whole.document)) is found


@pytest.mark.parametrize(
    ("content", "cue", "who", "found"),
    [
        ("the accusations were false", "said", ROE, True),
        ("to all charges", "pleaded not guilty", ROE, True),
        # Innocent is whom the claim names, whoever says so.
        ("the senator was innocent", "said", Source("s9", "Dora Keel", ((0, 1),), "named_person"), True),
        ("the clerk was innocent", "said", Source("s9", "Dora Keel", ((0, 1),), "named_person"), False),
        # The report on which the denial follows.
        ("the report nonsense", "called", Source("s9", "Dora Keel", ((0, 1),), "named_person"), True),
    ],
)
def test_what_is_rejected(content: str, cue: str, who: Source, found: bool) -> None:
    whole = article(ACCUSED, (content, cue, " so", who, None))
    assert bool(denied_beside([whole.statements[0]], {"A": whole})) is found


def test_another_matter_between_the_two() -> None:
    """What follows on something else is no rejection of the claim."""
    between = ("rents in Holm doubled in May", "wrote", " he", Source("s5", "Ed Moll", ((0, 1),)), "CT+")
    denial = ("the report nonsense", "called", " it", Source("s9", "Dora Keel", ((0, 1),)), None)
    whole = article(ACCUSED, between, denial)
    assert not denied_beside([whole.statements[0]], {"A": whole})
    assert denied_beside([whole.statements[1]], {"A": whole})


def test_figures_of_whoever_is_named() -> None:
    claim = ("a third of drivers went on strike", "said", " it", FIRM, "CT+")
    other = ("rents in Holm doubled in May", "wrote", " he", Source("s5", "Ed Moll", ((0, 1),)), "CT+")
    denial = ("the company's figures were made up", "said", " they", Source("s4", "union", ((0, 1),)), "CT+")
    whole = article(claim, other, denial)
    assert denied_beside([whole.statements[0]], {"A": whole})
    assert not denied_beside([whole.statements[1]], {"A": whole})


def test_the_company_may_be_named_elsewhere() -> None:
    named = Source("s8", "Red Arrow", ((0, 1),), "named_organization")
    claim = ("a third of drivers went on strike", "said", " it", named, "CT+")
    denial = ("the company's figures were made up", "said", " they", Source("s4", "union", ((0, 1),)), "CT+")
    whole = article(claim, denial)
    assert denied_beside([whole.statements[0]], {"A": whole})
