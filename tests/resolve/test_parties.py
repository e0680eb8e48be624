"""The party of a source has one name in every article."""

from __future__ import annotations

import pytest

from reportedly.resolve.parties import named
from reportedly.types import Document, Source

ROWS = [
    # A ministry and its country's president are one state.
    (Source("s1", "the Russian Foreign Ministry", (), "named_organization"), "state:Russia"),
    # A company without its legal form.
    (Source("s1", "Halden Freight", (), "named_organization"), "organisation:halden freight"),
    # Somebody who speaks for nobody else.
    (Source("s1", "Faye Lindgren", (), "named_person"), "person:faye lindgren"),
    # An employee speaks for the company.
    (
        Source("s1", "Faye Lindgren", (), "named_person", affiliation="Halden Freight"),
        "organisation:halden freight",
    ),
    # One word may be anybody.
    (Source("s1", "Lindgren", (), "named_person"), None),
    (Source("s1", "residents", (), "unnamed_group"), None),
]


@pytest.mark.parametrize(("source", "party"), ROWS)
def test_party(source: Source, party: str | None) -> None:
    (found,) = named(Document("d", ""), [source])
    assert found.party == party
