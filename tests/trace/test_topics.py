"""What a cue only names, and what it says to be so."""

from __future__ import annotations

import pytest

from reportedly.trace.topics import bearing, named_only


@pytest.mark.parametrize(
    ("cue", "text"),
    [
        ("discussed", "the mayor of Orla, Jane Doe's pick for the harbour board"),
        ("questions about", "Jane Doe, the harbour board's newest member"),
        ("was asked about", "the army’s killing of prisoners"),
        ("talked about", "Tarn interference in the election"),
        ("talked about", "Tarn meddling in the election"),
        ("has been sharply critical of", "the treatment of ferry crews"),
        ("supports", "Jane Doe’s nomination"),
        ("investigation into", "ties between the harbours"),
        ("accusations against", "the harbour board’s newest member"),
        ("have talked about", "the dredger, which has been idle since May"),
        ("responded to", "the council’s charge"),
        # A cue that may say so, of a thing.
        ("hates", "the new harbour"),
        ("launched", "a fleet of barges for the mill"),
    ],
)
def test_named_only(cue: str, text: str) -> None:
    assert named_only(text, cue)


@pytest.mark.parametrize(
    ("cue", "text"),
    [
        ("confirmed", "the killing of prisoners by the army"),
        ("reported", "the death of a miner"),
        ("denied", "Tarn interference in the election"),
        ("accused of", "interference in the election"),
        ("allegations of", "fraud at the mill"),
        ("calls for", "the resignation of Jane Doe"),
        # Of something that happened, with what it was done to.
        ("witnessed", "the opening of the new mill"),
        ("signed", "an agreement with Tarn"),
        ("withheld", "the ferry’s new registration"),
        # It says something, whatever the cue.
        ("was asked about", "whether the army killed prisoners"),
        ("questions about", "how the army came to the mill"),
        ("mused about", "firing the mayor"),
        ("concerns about", "the mayor being sued"),
        ("fears about", "no trial at all"),
        ("debate over", "the 12 barges"),
        ("slammed", "the “rigged” vote"),
        ("plans for", "the ferry to leave the harbour"),
        ("criticised", "the mayor as a coward"),
        ("are looking to", "answer the council"),
        # Nothing tells how it is said.
        (None, "the new harbour"),
        (":", "the new harbour of Orla"),
    ],
)
def test_said(cue: str | None, text: str) -> None:
    assert not named_only(text, cue)


@pytest.mark.parametrize(
    ("cue", "bears"),
    [
        ("was accused of", "says"),
        ("said about", "about"),
        ("admitted to", "says"),
        ("objected to", "about"),
        ("endorsed", "about"),
        ("signed", "open"),
        ("—", None),
        ("", None),
    ],
)
def test_bearing(cue: str, bears: str | None) -> None:
    assert bearing(cue) == bears
