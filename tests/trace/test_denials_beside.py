"""Denials that put the claim in other words, beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest

from reportedly.trace.denials_beside import denied_beside
from reportedly.trace.values import Article, Statement
from reportedly.types import Attribution, Document, Factuality, Source

MAYOR = Source("s1", "Ada Vell", ((0, 1),), "named_person")
WORKS = Source("s2", "Otto Rask", ((0, 1),), "named_person", affiliation="Quillon Works")
OTHER = Source("s3", "Lena Holt", ((0, 1),), "named_person")


def article(*said: tuple[str, str, str, Source | None, str | None]) -> Article:
    """Statements of one article, each of content, cue, the words behind it, who, and factuality."""
    text, made = "", []
    for number, (content, cue, behind, who, factuality) in enumerate(said, 1):
        start = len(text)
        text += f"{content} {cue}{behind}. "
        spans = ((start, start + len(content)),)
        told = None
        if who is not None:
            at = start + len(content) + 1
            heard = ((at, at + len(cue)),)
            told = Attribution(
                f"a{number}", "indirect", spans, cue=heard, factuality=cast("Factuality | None", factuality)
            )
        made.append(Statement(f"S{number}", "A", content, spans, told, who))
    return Article("A", Document("A", text), tuple(made))


CLAIM = ("the works in Brack polluted sixty wells", "said", " she", MAYOR, "CT+")


@pytest.mark.parametrize(
    ("denial", "found"),
    [
        # In other words, but of the same place.
        (("that a drop had ever left its plant in Brack", "denied", " he", WORKS, "CT-"), True),
        # Two words in common and no name.
        (("that any wells were polluted", "rejected", " he", WORKS, "CT-"), True),
        # Nothing in common.
        (("that he would resign in May", "denied", " he", WORKS, "CT-"), False),
        # Negative, but nobody denies anything.
        (("no child in Brack drank from it", "said", " he", OTHER, "CT-"), False),
        # Not named, and the claim is not about whom the denier speaks for.
        (("the allegations", "denied", " she", OTHER, "CT-"), False),
        # Not named, and it is.
        (("the allegations", "denied", " he", WORKS, "CT-"), True),
        # Who makes the claim does not deny it.
        (("that the works in Brack were closed", "denied", " she", MAYOR, "CT-"), False),
    ],
)
def test_denial(denial: tuple[str, str, str, Source | None, str | None], found: bool) -> None:
    whole = article(CLAIM, denial)
    assert bool(denied_beside([whole.statements[0]], {"A": whole})) is found


def test_nearest_claim_is_the_one_denied() -> None:
    """The denial has more in common with what somebody else says."""
    whole = article(
        CLAIM,
        ("the night shift in Brack was locked in", "said", " she", OTHER, "CT+"),
        ("that the night shift was locked in", "denied", " he", WORKS, "CT-"),
    )
    assert not denied_beside([whole.statements[0]], {"A": whole})
    assert denied_beside([whole.statements[1]], {"A": whole})


def test_article_that_does_not_make_the_claim() -> None:
    whole = article(("that its plant in Brack leaked", "denied", " he", WORKS, "CT-"))
    elsewhere = replace(whole.statements[0], article="B", uid="B1", attribution=None, source=None)
    assert not denied_beside([elsewhere], {"A": whole, "B": Article("B", whole.document, (elsewhere,))})


def test_a_dispute_of_nobody_denies_nothing() -> None:
    nobody = ("the wells in Brack", "have been disputed", " since", OTHER, "CT-")
    whole = article(CLAIM, nobody)
    claim, denial = whole.statements
    unsaid = Article("A", whole.document, (claim, replace(denial, source=None)))
    assert denied_beside((claim,), {"A": unsaid}) == ()
