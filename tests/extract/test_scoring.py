"""The probes that the network passes, and how they are counted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.types import Attribution
from tests.extract.making import attribution
from tests.extract.probes import parse, probes
from tests.extract.scoring import Outcome, floors, outcomes, reached, totals

PROBE = parse("layout", "tests", '[S:She] [C:said:] [T:"It rained all night."] [F:It froze.] He left.')
RIGHT = attribution(PROBE.text, "She", "said:", '"It rained all night."')


@pytest.mark.parametrize(
    ("found", "passed"),
    [
        pytest.param([RIGHT], True, id="as marked"),
        pytest.param([attribution(PROBE.text, "She", "said", "It rained all night")], True, id="punctuation"),
        pytest.param(
            [attribution(PROBE.text, "She", "said:", '"It rained all night." It froze.')],
            True,
            id="with the follow-on statement",
        ),
        pytest.param([], False, id="missed"),
        pytest.param([RIGHT, RIGHT], False, id="twice"),
        pytest.param([replace(RIGHT, source=())], False, id="no source"),
        pytest.param([replace(RIGHT, cue=((0, 3),))], False, id="another cue"),
        pytest.param([attribution(PROBE.text, "She", "said:", "It rained")], False, id="half the content"),
        pytest.param([attribution(PROBE.text, "She", "said:", PROBE.text[10:])], False, id="too much"),
    ],
)
def test_passed(found: list[Attribution], passed: bool) -> None:
    assert Outcome(PROBE, tuple(found)).passed is passed


def test_every_layout_has_a_floor() -> None:
    of = totals([Outcome(probe, ()) for probe in probes()])
    assert set(floors()) == set(of)
    assert all(0 <= least <= of[layout] for layout, least in floors().items())


@pytest.mark.model
def test_floors() -> None:
    """Printed where one is not reached: the probes that fail."""
    found = outcomes()
    passed = reached(found)
    below = {layout: (passed[layout], least) for layout, least in floors().items() if passed[layout] < least}
    failing = "\n".join(str(outcome) for outcome in found if not outcome.passed)
    assert not below, f"(passed, floor) {below}\n{failing}"
