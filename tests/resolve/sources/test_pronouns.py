"""Whom a pronoun means, candidates given."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reportedly.resolve.pronouns import Candidate, resolve_pronoun


def spans(text: str, word: str) -> tuple[tuple[int, int], ...]:
    found, start = [], text.find(word)
    while start >= 0:
        found.append((start, start + len(word)))
        start = text.find(word, start + 1)
    return tuple(found)


def choose(text: str, pronoun: str, *names: tuple[str, str | None]) -> int | None:
    candidates = [Candidate(spans(text, name), gender) for name, gender in names]  # type: ignore[arg-type]
    return resolve_pronoun(text, spans(text, pronoun)[0], candidates).candidate


def test_gender_decides() -> None:
    text = "Ida Moreau met Ben Cole, and then he left."
    assert choose(text, "he", ("Ida Moreau", "female"), ("Ben Cole", "male")) == 1


def test_the_subject_before_goes_on() -> None:
    text = "Clara Brandt opened the shop in May. Later she sold it to Maren Holt."
    assert choose(text, "she", ("Clara Brandt", "female"), ("Maren Holt", "female")) == 0


def test_nobody_fits() -> None:
    text = "Ben Cole left. Then she came."
    assert choose(text, "she", ("Ben Cole", "male")) is None


def test_confidence_is_a_probability() -> None:
    text = "Clara Brandt met Maren Holt. She left."
    candidates = [Candidate(spans(text, name), "female") for name in ("Clara Brandt", "Maren Holt")]
    assert 0 < resolve_pronoun(text, spans(text, "She")[0], candidates).confidence < 1


@pytest.mark.shared
@pytest.mark.skipif("REPORTEDLY_SHARED" not in os.environ, reason="set REPORTEDLY_SHARED to the data folder")
def test_gap_does_not_fall() -> None:
    """What is reached on GAP development (trained on) stays reached."""
    from evaluation.gap import count, decide, rows

    data = rows(Path(os.environ["REPORTEDLY_SHARED"]), "development")[::8]
    assert count([(row, decide(row)) for row in data]).f1 >= 70
