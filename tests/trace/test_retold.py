"""What an article tells in its own voice and an earlier one attributes: by telling details, with no credit."""

# Rows are easier to read on one line.
# ruff: noqa: E501
from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.trace.echoes import echoes
from reportedly.trace.retold import retold
from reportedly.trace.values import Article
from reportedly.types import Source
from tests.trace.making import article, source

FERRY = "The Orme ferry company will lay off 340 deckhands in May, a leaked plan says"
MORE = "The plan closes six piers on the river and saves £2.4 million a year for the Orme ferry company"
PLAN = Source("s1", "a leaked plan", ((0, 1),), "document")


def _earlier(outlet: str | None = "The Tern") -> Article:
    return article("a", (FERRY, PLAN), (MORE, PLAN), outlet=outlet, published="2031-03-04T08:00")


def _later(
    *said: str, published: str = "2031-03-05T09:00", outlet: str = "People's Voice", who: Source | None = None
) -> Article:
    return article(
        "b",
        *((words, None) for words in said),
        *([("It is a disgrace", who)] if who else []),
        outlet=outlet,
        published=published,
    )


TOLD = "The Orme ferry company is laying off 340 deckhands"
PIERS = "Six piers on the river will close"


@pytest.mark.parametrize(
    ("later", "found"),
    [
        (_later(TOLD, PIERS), True),
        # One number in common is the matter itself.
        (_later(TOLD, "Nobody on the river was asked"), False),
        # A number of its own: it knows more.
        (_later("The Orme ferry company is laying off 340 deckhands and 25 cooks", PIERS), False),
        # Somebody speaks in it whom the earlier one has not.
        (_later(TOLD, PIERS, who=Source("s2", "Marion Tate", ((0, 1),), "named_person")), False),
        # Too late, before it, or by the same outlet.
        (_later(TOLD, PIERS, published="2031-03-11T09:00"), False),
        (_later(TOLD, PIERS, published="2031-03-04T07:00"), False),
        (_later(TOLD, PIERS, outlet="The Tern"), False),
    ],
)  # fmt: skip
def test_told_again_without_a_credit(later: Article, found: bool) -> None:
    earlier = _earlier()
    assert bool(retold(later.statements[0], earlier.statements[0], later, earlier)) is found


def test_what_is_attributed_is_not_told_in_the_articles_own_voice() -> None:
    earlier, later = (
        _earlier(),
        article("b", (TOLD, source("Ines Cass")), (PIERS, None), published="2031-03-05T09:00"),
    )
    assert not retold(later.statements[0], earlier.statements[0], later, earlier)


def test_what_both_tell_as_their_own_is_taken_over_with_the_words_of_somebody() -> None:
    quoted = "“Deckhands do not grow on trees”, the chairman Ivo Lind is said to have said"
    earlier = article("a", (TOLD, None), (quoted, None), outlet="The Tern", published="2031-03-04T08:00")
    later = _later(TOLD, quoted)
    assert retold(later.statements[0], earlier.statements[0], later, earlier)
    earlier = article("a", (TOLD, None), (PIERS, None), outlet="The Tern", published="2031-03-04T08:00")
    later = _later(TOLD, PIERS)
    assert not retold(later.statements[0], earlier.statements[0], later, earlier)


def test_it_is_an_echo_less_sure_than_one_with_a_credit() -> None:
    earlier, later = _earlier(), _later(TOLD, PIERS)
    statements = [earlier.statements[0], later.statements[0]]
    (link,) = echoes(statements, {"a": earlier, "b": later}, [])
    assert (link.later, link.earlier, link.kind) == ("b1", "a1", "copies")
    assert link.confidence < 0.7
    assert "340" in link.evidence[0].text
    named = replace(
        later, document=replace(later.document, text=f"{later.document.text}\n\nThe Tern reported it first.")
    )
    (link,) = echoes(statements, {"a": earlier, "b": named}, [])
    assert (link.kind, link.confidence > 0.7) == ("relays", True)
