"""How sure an attribution is."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.extract.confidence import confidence, evidence, log_odds
from tests.extract.making import linked

probabilities = st.floats(0, 1)
#: A bias, then one weight for each evidence, none negative: more evidence, more confidence.
CALIBRATION = [-1.0, 0.5, 0.3, 0.2, 0.4, 0.3, 0.2, 0.0]


@given(
    st.lists(probabilities, min_size=1, max_size=4), probabilities | st.none(), probabilities, probabilities
)
def test_always_a_probability(contents: list[float], source: float | None, own: float, author: float) -> None:
    one = linked(contents, source, ownership=own, authorship=author)
    assert 0 < confidence(one, CALIBRATION) < 1
    assert 0 <= confidence(one, []) <= 1
    assert len(evidence(one)) == len(CALIBRATION) - 1
    assert all(math.isfinite(x) for x in evidence(one))


@pytest.mark.parametrize(
    ("less", "more"),
    [
        pytest.param(linked([0.4]), linked([0.9]), id="content"),
        pytest.param(linked([0.9, 0.4]), linked([0.9, 0.9]), id="the worst of several contents"),
        pytest.param(linked(source=0.4), linked(source=0.9), id="source"),
        pytest.param(linked(cue=0.4), linked(cue=0.9), id="cue"),
        pytest.param(linked(ownership=0.4), linked(ownership=0.9), id="whose content it is"),
        pytest.param(linked(authorship=0.4), linked(authorship=0.9), id="whose cue it is"),
    ],
)
def test_more_certain_parts_more_confidence(less: object, more: object) -> None:
    assert confidence(less, CALIBRATION) < confidence(more, CALIBRATION)  # type: ignore[arg-type]


def test_uncalibrated_is_the_product() -> None:
    assert confidence(linked([0.9, 0.5], 0.8, ownership=0.5), []) == pytest.approx(0.5 * 0.8 * 0.5 * 0.9)
    assert confidence(linked([0.5], None, ownership=1, authorship=1), []) == 0.5


def test_a_missing_source_has_a_weight_of_its_own() -> None:
    weights = [0.0] * 7 + [2.0]
    assert confidence(linked(source=None), weights) == pytest.approx(1 / (1 + math.exp(-2)))
    assert confidence(linked(), weights) == 0.5


def test_calibration_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="argument 2 is longer"):
        confidence(linked(), CALIBRATION[:-1])


@pytest.mark.parametrize(("probability", "odds"), [(0.5, 0.0), (0.0, -6.21), (1.0, 6.21), (0.9, 2.197)])
def test_log_odds(probability: float, odds: float) -> None:
    assert log_odds(probability) == pytest.approx(odds, abs=0.01)
