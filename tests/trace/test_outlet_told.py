"""Who was told something, and which outlet that is."""

from __future__ import annotations

import pytest

from reportedly.trace.outlet_names import called_so, same_outlet


@pytest.mark.parametrize(
    ("told", "outlet"),
    [
        ("Meridian", "Meridian News"),
        ("Meridian", "Meridian News Agency"),
        ("the Meridian news agency", "Meridian"),
        ("Lisk Post", "The Lisk Post"),
        ("NMA", "Northern Meridian Agency"),
        ("the NMA", "Northern Meridian Agency"),
    ],
)
def test_the_sort_of_outlet_is_left_out(told: str, outlet: str) -> None:
    assert called_so(told, outlet)


@pytest.mark.parametrize(
    ("told", "outlet"),
    [
        ("Meridian", "Meridian Post"),
        ("News", "Agency"),
        ("NM", "Northern Meridian"),
        ("NMB", "Northern Meridian Agency"),
        (None, "Post"),
    ],
)
def test_another_outlet(told: str | None, outlet: str) -> None:
    assert not called_so(told, outlet)


def test_an_outlet_that_is_only_named_has_its_whole_name() -> None:
    assert not same_outlet("Meridian", "Meridian News")
