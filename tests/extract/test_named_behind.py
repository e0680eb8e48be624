"""Paraphrases whose speaker stands behind them, and that nobody has found."""

import pytest

from reportedly.extract.named_behind import named_behind
from reportedly.extract.words import split
from reportedly.types import Attribution


def found(text: str, attributions: list[Attribution] | None = None) -> list[tuple[str, str, str]]:
    """Source, cue and content of what is found."""
    return [
        tuple(" … ".join(text[s:e] for s, e in part) for part in (a.source, a.cue, a.content))  # type: ignore[misc]
        for a in named_behind(split(text), attributions or [])
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        pytest.param(
            "Troops crossed the river, Ana Ilves, the deputy head of the ports office, said on Monday.",
            "Ana Ilves, the deputy head of the ports office,",
            "said",
            "Troops crossed the river",
            id="an office behind the name",
        ),
        pytest.param(
            "The firm let all of it spoil, university researcher Jon Arvik told the Orla Mail on Sunday.",
            "university researcher Jon Arvik",
            "told",
            "The firm let all of it spoil",
            id="an office before the name",
        ),
        pytest.param(
            "Nobody was hurt in the second fire, Jon Arvik told reporters in Vessen.",
            "Jon Arvik",
            "told",
            "Nobody was hurt in the second fire",
            id="a name alone",
        ),
    ],
)
def test_found(text: str, source: str, cue: str, content: str) -> None:
    assert found(f"It rained. {text} It was cold.") == [(source, cue, content)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "After the vote in the town hall, Jon Arvik told reporters in Vessen.", id="when it was"
        ),
        pytest.param(
            "The fire spread to the port, Jon Arvik told the court he had slept.", id="something else"
        ),
        pytest.param("Too late, Ana Ilves said.", id="too little"),
        pytest.param("Ropes, nets and sails, as everybody knows.", id="nobody"),
        pytest.param("A, " * 40_000 + "B.", id="a long list"),
    ],
)
def test_not_found(text: str) -> None:
    assert found(text) == []


def test_a_sentence_in_which_somebody_is_found_stays_as_it_is() -> None:
    text = "Nobody was hurt in the second fire, Jon Arvik told reporters in Vessen."
    known = Attribution(
        id="", kind="indirect", source=((36, 45),), cue=((46, 50),), content=((0, 34),), confidence=0.9
    )
    assert named_behind(split(text), [known]) == [known]
