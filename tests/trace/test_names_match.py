"""Sources of two articles."""

from __future__ import annotations

import pytest

from reportedly.trace.names_match import _match, names_match
from reportedly.types import Source, SourceKind
from tests.trace.stating import Who

D: SourceKind = "document"
O: SourceKind = "named_organization"
U: SourceKind = "unnamed_person"
G: SourceKind = "unnamed_group"
A: SourceKind = "anonymous_source"

SAME = [
    (Who("Valery Gerasimov"), Who("Valery Gerasimov")),
    # An initial, a rank, another transcription.
    (Who("Valery Gerasimov"), Who("Gen. V. Gerasimov")),
    (Who("Valery Gerasimov"), Who("Valeri Guerasimov")),
    (Who("Valery Gerasimov"), Who("Valeriy Gerasimov")),
    (Who("Mohammed Haddad"), Who("Muhammad Haddad")),
    # Middle names, suffixes, short forms.
    (Who("Robert J. Tarrant Jr."), Who("Bob Tarrant")),
    (Who("Ann Marie Ostrow"), Who("Ms. Marie Ostrow")),
    # More read as the name than it is.
    (Who("Lover Peter Strand"), Who("Peter Strand")),
    (Who("Paul Rowe of Ely"), Who("Paul D. Rowe")),
    (Who("José Núñez"), Who("Jose Nunez")),
    # The surname with the same title.
    (Who("Gen. Gerasimov"), Who("Valery Gerasimov", title="general")),
    (Who("Orla Finch", party="state:Norland"), Who("Finch", party="state:Norland")),
    # Many titles of one politician.
    (Who("Dana Reeve", title="senator"), Who("Dana Reeve", title="presidential nominee")),
    (Who("Harbour Trust", O), Who("the Harbour Trust", O)),
    (Who("Federal Office of Ferries", O), Who("FOF", O)),
    # A title that was read as part of the name.
    (Who("Orla Finch"), Who("Ferry Office inspector Orla Finch", O)),
    (Who("Orla Finch"), Who("deputy head of the Ferry Office Orla Finch", U)),
    # Whoever speaks for it.
    (Who("a spokesman for the Ferry Office", U), Who("a spokesman for the Ferry Office", U)),
]

COMPATIBLE = [
    # It may be any document.
    (Who("a memo by the Harbour Board", D), Who("official papers", D)),
    (Who("a police officer", U), Who("a police officer", U)),
    (Who("Finch", O), Who("Orla Finch", affiliation="Ferry Office")),
    (Who("the letter", "document"), Who("a letter by the Ferry Office", "document")),
    (Who("Gerasimov"), Who("Valery Gerasimov")),
    (Who("the general", U), Who("Valery Gerasimov", title="chief of the general staff, general")),
    (Who("a senior official", U), Who("Orla Finch", title="minister")),
    (Who("sources", A), Who("Orla Finch")),
    (None, Who("Orla Finch")),
    (None, None),
    (Who("he", None), Who("Orla Finch")),
    (Who("Red Costera", O), Who("Marta Quiroga", affiliation="Red Costera")),
    (Who("Costera", O), Who("Red Costera", O)),
    (Who("officials", G), Who("sources", A)),
]

DIFFERENT = [
    (Who("a memo by the Harbour Board", D), Who("a letter from Red Costera", D)),
    (Who("Valery Gerasimov"), Who("Orla Finch")),
    (Who("Valery Gerasimov"), Who("Andrei Gerasimov")),
    # Two persons with one name.
    (Who("Tom Barrow", title="goalkeeper"), Who("Tom Barrow", title="bishop of Ely")),
    (
        Who("Tom Barrow", title="senator", affiliation="Norland Senate"),
        Who("Tom Barrow", title="oncologist", affiliation="Ely Hospital"),
    ),
    (
        Who("Tom Barrow", title="minister", party="state:Norland"),
        Who("Tom Barrow", title="ambassador", party="state:Sudland"),
    ),
    (Who("the goalkeeper", U), Who("Orla Finch", title="minister")),
    (Who("Norland officials", G, party="state:Norland"), Who("Orla Finch", party="state:Sudland")),
    (Who("Harbour Trust", O), Who("Red Costera", O)),
    (Who("Harbour Trust", O), Who("Marta Quiroga", affiliation="Red Costera")),
    (Who("Lee Min"), Who("Lee Tan")),
]


@pytest.mark.parametrize(
    ("kind", "rows"), [("same", SAME), ("compatible", COMPATIBLE), ("different", DIFFERENT)]
)
def test_kinds(kind: str, rows: list[tuple[Who | None, Who | None]]) -> None:
    for one, other in rows:
        here, there = (who.source() if who else None for who in (one, other))
        assert names_match(here, there).kind == kind, (one, other, names_match(here, there))
        assert names_match(there, here) == names_match(here, there)


def test_empty_names() -> None:
    assert names_match(Who("").source(), Who("—").source()).kind == "compatible"
    assert names_match(Who("Dr.").source(), Who("Orla Finch").source()).kind in ("compatible", "different")


def test_copies_of_one_source_are_matched_once() -> None:
    """Thousands of copies of a text give their sources other numbers and places, and the same names."""
    _match.cache_clear()
    copies = [Source(f"s{n}", "Ann Poe", ((n, n + 7),), "named_person") for n in range(40)]
    assert {names_match(one, other).kind for one in copies for other in copies} == {"same"}
    assert _match.cache_info().misses == 1
