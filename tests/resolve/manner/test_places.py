from __future__ import annotations

import pytest

from reportedly.resolve.places import find
from reportedly.types import Source
from tests.resolve.manner.marked import article

ROWS = [
    # name, kind, country, whether it has coordinates
    ("<Vance> [said] {he was in Phoenix}.", [("Phoenix", "city", "US", True)]),
    ("<Vance> [said] {he was in Springfield}.", [("Springfield", "city", None, False)]),
    ("<Vance, of Springfield, Ill.,> [said] {so}.", [("Springfield", "city", "US", True)]),
    ("<Vance> [said] {Syria had won}.", [("Syria", "country", "SY", False)]),
    ("<Ohio Governor Ada Vance> [said] {so}.", [("Ohio", "state", "US", False)]),
    ("<Vance> [said] {the base in al-Karim was empty}.", [("al-Karim", None, None, False)]),
    ("<Vance> [said] {people in Georgia wait}.", [("Georgia", None, None, False)]),
    # Outside of statements nothing is looked for, and persons are no places.
    ("It rained in Phoenix. <Vance> [said] {so}.", []),
    ("<Ada Lincoln> [said] {nobody believed in Lincoln}.", []),
]


@pytest.mark.parametrize(("marked", "expected"), ROWS)
def test_find(marked: str, expected: list[tuple[str, str | None, str | None, bool]]) -> None:
    document, attributions = article(marked)
    found = find(document, attributions, (Source("s1", "Ada Vance", (), "named_person"),))
    assert [(p.name, p.kind, p.country, p.latitude is not None) for p in found] == expected
    assert all(document.text[slice(*p.mentions[0])] == p.name for p in found)


def test_a_country_by_two_names_is_one() -> None:
    document, attributions = article(
        "<Vance> [said] {the U.S. waits}. <2Moor> [2said] {2the United States left}."
    )
    (place,) = find(document, attributions, ())
    assert (place.name, place.country, len(place.mentions)) == ("U.S.", "US", 2)
