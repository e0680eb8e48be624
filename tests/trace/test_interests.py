"""One interest under several names."""

from __future__ import annotations

import pytest

from reportedly.trace.interests import parties
from reportedly.types import Source


def _of(affiliation: str | None, party: str, name: str = "Jane Doe") -> tuple[str, Source]:
    source = Source("s1", name, (), kind="named_person", affiliation=affiliation, party=party)
    return party, source


@pytest.mark.parametrize(
    ("told", "count"),
    [
        # One body, in full and in short.
        ([_of("Audit Office of Keldland", "organisation:a k"), _of("Audit Office", "organisation:a")], 1),
        # Two bodies of that name, and one that may be either.
        (
            [
                _of("Audit Office of Keldland", "organisation:a k"),
                _of("Audit Office of Sarnia", "organisation:a s"),
                _of("Audit Office", "organisation:a"),
            ],
            3,
        ),
        # Ministries of one government, of which one article names the state.
        (
            [
                _of("Interior Ministry of Keldland", "organisation:i k"),
                _of("Health Ministry", "organisation:h"),
            ],
            1,
        ),
        ([_of("Interior Ministry", "organisation:i"), _of("Ministry of Health", "organisation:h")], 1),
        # Those of two.
        (
            [
                _of("Interior Ministry of Keldland", "organisation:i k"),
                _of("Health Ministry of Sarnia", "organisation:h s"),
            ],
            2,
        ),
        # A place is no university in it.
        ([_of("University of Skelau", "organisation:u s"), _of("Skelau", "organisation:s")], 2),
        # States and persons stay as they are.
        ([_of(None, "state:russia"), _of(None, "person:jane doe"), _of(None, "person:jane doe")], 2),
    ],
)
def test_parties(told: list[tuple[str, Source]], count: int) -> None:
    assert len(set(parties(told))) == count
