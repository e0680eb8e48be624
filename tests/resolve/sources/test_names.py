"""Where names stand, and what they name."""

from __future__ import annotations

import pytest

from reportedly.resolve.entities import named

ROWS = [
    # Title taken off, particles and initials kept.
    ("He met President Jan van der Meer today.", [("Jan van der Meer", "person")]),
    ("He met House Speaker Paula D. Quist.", [("Paula D. Quist", "person")]),
    ("He met Secretary of State Paula Quist.", [("Paula Quist", "person")]),
    # Organisations with small words inside.
    ("It is the Center for the Study of Tides.", [("Center for the Study of Tides", "organisation")]),
    (
        "The Securities and Exchange Commission sued.",
        [("Securities and Exchange Commission", "organisation")],
    ),
    (
        "They marched, said Citizens for Open Harbors.",
        [("Citizens for Open Harbors", "organisation")],
    ),
    (
        "They wrote to groups such as Sailors for the Fair Treatment of Crews. SFTC left.",
        [("Sailors for the Fair Treatment of Crews", "organisation")],
    ),
    (
        "They saw People for the Decent Keeping of Whales leave on a boat early.",
        [("People for the Decent Keeping of Whales", "organisation")],
    ),
    ("A church group, Priests for Water, left.", [("Priests for Water", "organisation")]),
    # A first name misspelt; two of one surname.
    ("Christine Quist left. Christina Quist said so.", [("Christine Quist", "person")]),
    ("Maria Quist left. Marie Quist said so.", [("Maria Quist", "person"), ("Marie Quist", "person")]),
    # An office's own name goes on behind a word that is a title elsewhere.
    ("She wrote to the Department of Justice.", [("Department of Justice", "organisation")]),
    ("It is the Freedom of the Rivers Foundation.", [("Freedom of the Rivers Foundation", "organisation")]),
    # Surnames that are positions elsewhere, alone too.
    ("They called Paula Singer. Singer, a nurse, left.", [("Paula Singer", "person")]),
    ("They called on Jack Dean. Dean left.", [("Jack Dean", "person")]),
    ("They called on Jack King. He met Mr. King.", [("Jack King", "person")]),
    # Initials behind it say that a name goes on; an address is the company's.
    (
        "It is run by Harbours and Customs Patrol (HCP).",
        [("Harbours and Customs Patrol", "organisation")],
    ),
    ("Corvane.com Inc. closed. Corvane said so.", [("Corvane.com Inc.", "organisation")]),
    # The article belongs to the administration, the name to a person.
    ("At the time, the Obama administration waited.", [("Obama", "person")]),
    # States by adjective and short form are one.
    ("The U.S. said no; American ships left.", [("U.S.", "state")]),
    # A place is no person.
    ("They live in Denver, Colorado.", [("Denver", "place"), ("Colorado", "place")]),
    # A possessive plural inside the name of a body.
    ("The group Patients' Voice said no.", [("Patients ' Voice", "organisation")]),
    # A part of a body and an index named after a company are neither.
    (
        "The United Nations Climate Panel met. The United Nations agreed.",
        [("United Nations Climate Panel", "organisation"), ("United Nations", "organisation")],
    ),
    # All its words tell titles elsewhere.
    ("The Water Safety Board met.", [("Water Safety Board", "organisation")]),
    # A town is not the paper of its name.
    (
        "It stood in the Lisk Courier. Nobody lives in Lisk.",
        [("Lisk Courier", "organisation"), ("Lisk", "organisation")],
    ),
    # A text that ends in a comma.
    ("They met Paula Quist,", [("Paula Quist", "person")]),
    # Addresses are names whole.
    ("He wrote for HarbourPost.com on Monday.", [("HarbourPost.com", "organisation")]),
    # A state by an adjective that stands for its people elsewhere.
    ("Chinese officials said no.", [("Chinese", "state")]),
    # Of two with one surname, kin keeps the given name; a title tells whose it is.
    (
        "President Adam Quill spoke. His father, Carl Quill, listened. Quill left.",
        [("Adam Quill", "person"), ("Carl Quill", "person")],
    ),
    # The start of a sentence is no name.
    ("Proponents cheered. Meanwhile, it rained.", []),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_names(text: str, expected: list[tuple[str, str]]) -> None:
    found = named(text)
    assert [(" ".join(e.names[0].words), e.kind) for e in found.entities] == expected


def test_gender_from_name_title_and_pronouns() -> None:
    text = "Mr. Quill came. Ida Moreau left. Congresswoman Brill stayed. Xan Torv said he lost his keys."
    genders = [entity.gender for entity in named(text).entities]
    assert genders == ["male", "female", "female", "male"]
