"""Outlets that only another article of the claim tells."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reportedly.bulk import Ledger
from reportedly.trace.values import Trace
from reportedly.tracing.credited import with_outlets
from tests.trace.making import article, source

WORDS = "the ferry to Orme ran aground"
NORTHTIDE = source("Northtide", "named_organization")


@pytest.mark.parametrize(
    ("labels", "title", "outlet"),
    [
        (("Northtide",), "Ferry aground", "Northtide"),
        ((), "Northtide", "Northtide"),
        (("Northtide", "Ships"), "Ferry aground", None),
        (("Ships",), "Ferry aground", None),
    ],
)
def test_a_line_that_another_article_credits_is_the_outlet(
    labels: tuple[str, ...], title: str, outlet: str | None
) -> None:
    one = article("A", (WORDS, None))
    one = replace(one, document=replace(one.document, labels=labels, title=title))
    told = article("B", (WORDS, source("Ida Moor")), outlet="Orme Post", via=("Northtide",))
    said = article("C", (f"{WORDS}, Northtide reported", NORTHTIDE), outlet="Orme Post")
    for other in (told, said):
        assert with_outlets({1: one, 2: other})[1].document.outlet == outlet
    # Who only says something may be anybody, and nobody credits itself.
    anybody = article("D", (f"{WORDS}, Northtide said", NORTHTIDE), outlet="Orme Post")
    assert with_outlets({1: one, 2: anybody})[1].document.outlet is None
    assert with_outlets({1: one})[1].document.outlet is None


def test_known_outlets_stay() -> None:
    one = article("A", (WORDS, None), outlet="Orme Live")
    one = replace(one, document=replace(one.document, labels=("Northtide",)))
    other = article("B", (WORDS, source("Ida Moor")), outlet="Orme Post", via=("Northtide",))
    assert with_outlets({1: one, 2: other}) == {1: one, 2: other}


def test_a_credit_leads_to_the_article_below_a_lone_word(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Northtide\nShip lost off Orme\nBy Ida Moor\nMay 4, 2031 7:00 AM\n\n"
        "The grain carrier Petrel sank off Orme on Monday with 14 people on board.\n\n"
        "The last call came at four in the morning, the coast guard said.\n"
    )
    (tmp_path / "b.txt").write_text(
        "Orme Post\nGrain carrier sinks\nMay 5, 2031 7:00 AM\n\n"
        "The grain carrier Petrel sank off Orme on Monday with 14 people on board, Northtide reported.\n\n"
        "It had left port on Sunday.\n"
    )
    with Ledger(tmp_path / "ledger.db") as ledger:
        ledger.add(tmp_path)
        found = ledger.trace("The grain carrier Petrel sank off Orme on Monday with 14 people on board")
    assert isinstance(found, Trace)
    assert found.origins == 1
    assert {node.outlet for node in found.nodes if node.type == "article"} >= {"Northtide", "Orme Post"}
