"""Whose turn it is, by its label."""

from __future__ import annotations

import pytest

from tests.resolve.sources.marked import grouped

OPENING = "Marta Kolb maps caves. Kolb spoke to us."
ROWS = [
    (f"{OPENING}\n\nQ: Why?\n\n⟦A⟧: ⟪Because.⟫", [["Marta Kolb"]]),
    (f"{OPENING}\n\nTF: Why?\n\n⟦MK⟧: ⟪Because.⟫", [["Marta Kolb"]]),
    (f"{OPENING}\n\nMARTA KOLB: ⟪It is.⟫\n\n⟦KOLB⟧: ⟪Because.⟫", [["Marta Kolb"]]),
    # Two people: nobody in particular.
    ("Marta Kolb and Ivo Lund map caves.\n\nQ: Why?\n\n⟦A⟧: ⟪Because.⟫", [[]]),
    # Initials of two people.
    ("Marta Kolb and Mina Kern map the caves of the far north.\n\n⟦MK⟧: ⟪Because.⟫", [["MK"]]),
]


@pytest.mark.parametrize(("text", "names"), ROWS)
def test_label(text: str, names: list[list[str]]) -> None:
    assert grouped(text) == names
