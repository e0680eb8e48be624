"""Names, titles and affiliations as sports pages, courts and the trade press put them."""

from __future__ import annotations

import pytest

from reportedly import read
from tests.resolve.sources.marked import resolve

ORGANISATION, PERSON = "named_organization", "named_person"

#: Text; kind, name, title and affiliation of every source, in order.
ROWS = [
    # An adjective that opens the headline is no given name.
    (
        "Late Okwu header wins it\n\nEmil Okwu headed home. ⟦Okwu⟧ said so.",
        [(PERSON, "Emil Okwu", None, None)],
    ),
    # The scorer is the one of whom the text tells, unless it calls him something else.
    ("Emil Okwu headed home for Farley.\n\n⟦The striker⟧ said so.", [(PERSON, "Emil Okwu", "striker", None)]),
    (
        "Manager Emil Okwu came.\n\n⟦The striker⟧ said so.",
        [("unnamed_person", "striker", "striker", None)],
    ),
    (
        "Emil Okwu and Jon Bex scored.\n\n⟦The striker⟧ said so.",
        [("unnamed_person", "striker", "striker", None)],
    ),
    # Clubs, also by one word of theirs.
    (
        "⟦Farley Town⟧ said so. ⟦Lisk Athletic⟧ said no.",
        [(ORGANISATION, n, None, None) for n in ("Farley Town", "Lisk Athletic")],
    ),
    (
        "Lisk Rovers lost. ⟦Rovers boss Stan Hale⟧ said so.",
        [(PERSON, "Stan Hale", "Rovers boss", "Lisk Rovers")],
    ),
    # A daily is a paper.
    ("⟦The Marran daily Novo Lisk⟧ said so.", [(ORGANISATION, "Novo Lisk", None, None)]),
    # What somebody works for.
    (
        "⟦Cora Whit, who covers shipping for Denby Securities,⟧ said so.",
        [(PERSON, "Cora Whit", None, "Denby Securities")],
    ),
    ("⟦Cora Whit, who shopped for Denby Securities,⟧ said so.", [(PERSON, "Cora Whit", None, None)]),
    (
        "⟦Her counterpart at Denby Securities, Tom Rell,⟧ said so.",
        [(PERSON, "Tom Rell", None, "Denby Securities")],
    ),
    (
        "⟦Co-author Sam Pell, of the Lisk Institute of Data,⟧ said so.",
        [(PERSON, "Sam Pell", "Co-author", "Lisk Institute of Data")],
    ),
    (
        "⟦Chief operating officer Hanna Aalto⟧ said so.",
        [(PERSON, "Hanna Aalto", "Chief operating officer", None)],
    ),
    (
        "The union Concord sued. ⟦Its regional organiser, Phil Trant,⟧ said so.",
        [(PERSON, "Phil Trant", "regional organiser", "Concord")],
    ),
    # What somebody runs is the agency's, not the town's.
    (
        "⟦Ama Sol, who runs the agency's transit camp in Port Bell⟧ said so.",
        [(PERSON, "Ama Sol", "runs the agency's transit camp in Port Bell", "the agency")],
    ),
    # The saint of a hospital.
    (
        "⟦Leo Marsh, a doctor at St Bran's Hospital,⟧ said so.",
        [(PERSON, "Leo Marsh", "doctor at St Bran's Hospital", "St Bran's Hospital")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_sources(text: str, expected: list[tuple[str, str | None, str | None, str | None]]) -> None:
    assert [(s.kind, s.name, s.title, s.affiliation) for s in resolve(text)] == expected


@pytest.mark.model
def test_who_asks_does_not_answer() -> None:
    found = read("The reporter asked the mayor, Ida Moss, whether she would resign. “No,” she answered.")
    (answer,) = (a for a in found.attributions if found.text[slice(*a.cue[0])] == "answered")
    assert [s.name for s in found.sources if s.id in answer.source_ids] == ["Ida Moss"]
