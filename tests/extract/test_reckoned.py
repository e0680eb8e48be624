"""Figures that somebody names."""

import pytest

from reportedly.extract.reckoned import reckoned
from reportedly.extract.words import split
from reportedly.types import Attribution


def found(text: str, attributions: list[Attribution] | None = None) -> list[tuple[str, str, str]]:
    """Source, cue and content of what is found."""
    return [
        tuple(" … ".join(text[s:e] for s, e in part) for part in (a.source, a.cue, a.content))  # type: ignore[misc]
        for a in reckoned(split(text), attributions or [])
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The clinic put the death toll at 31.", "The clinic", "put", "the death toll at 31"),
        (
            "In May, the port has since put losses at more than two million crowns, it is thought.",
            "the port",
            "has since put",
            "losses at more than two million crowns",
        ),
        (
            "The report, filed in Lisk on 3 May, puts the cost of “renewal” at about 14 million.",
            "The report, filed in Lisk on 3 May",
            "puts",
            "the cost of “renewal” at about 14 million",
        ),
        (
            "Aid groups speak of 300; the ministry puts the number at 41 and says all were violent.",
            "the ministry",
            "puts",
            "the number at 41",
        ),
    ],
)
def test_a_figure_is_found(text: str, source: str, cue: str, content: str) -> None:
    assert found(text) == [(source, cue, content)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("She put the kettle on the stove at 5.", id="nothing that has a figure"),
        pytest.param("They put the price at risk.", id="no figure"),
        pytest.param("What was found was that they put the toll at 9.", id="a clause before it"),
    ],
)
def test_other_things_are_put(text: str) -> None:
    assert found(text) == []


def test_what_was_found_stays_alone() -> None:
    text = "The clinic said it put the toll at 31."
    known = Attribution(id="", kind="indirect", source=((0, 10),), cue=((11, 15),), content=((16, 37),))
    assert len(reckoned(split(text), [known])) == 1
