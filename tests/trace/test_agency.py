"""Which names are those of newspapers, stations and agencies."""

from __future__ import annotations

import pytest

from reportedly.trace.agency import passes_on


@pytest.mark.parametrize(
    ("name", "passes"),
    [
        ("Channel Nine", True),
        ("the Hallam Post", True),
        ("Coast FM", True),
        ("Reuters", True),
        ("AFP", True),
        # One word may be anybody's name.
        ("Post", False),
        ("Ada Holt", False),
        ("Acme", False),
        ("Ministry of Defence", False),
    ],
)
def test_who_passes_on(name: str, passes: bool) -> None:
    assert passes_on(name) == passes
