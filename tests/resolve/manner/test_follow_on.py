from __future__ import annotations

import pytest

from reportedly.resolve.follow_on import find
from reportedly.sentences import sentences
from tests.resolve.manner.marked import article

ROWS = [
    # The quotation goes on in the same paragraph, and in the next one.
    ("{“It broke,”} <Vance> [said]. “It was old.”", [("a1", "“It was old.”")]),
    ("{“It broke,”} <Vance> [said].\n\n“It was old.”", [("a1", "“It was old.”")]),
    # It begins before the sentence with the cue.
    ("“It was old. {It broke,”} <Vance> [said].", [("a1", "“It was old.")]),
    # Two speak by turns.
    (
        "{“Why?”} <Vance> [asked].\n\n{2“Rust,”} <2Moor> [2said].\n\n{3“Rust?”} <3Vance> [3asked].\n\n"
        "“Yes, rust.”",
        [("a2", "“Yes, rust.”")],
    ),
    # A transcript's paragraph.
    ("VANCE: {It broke.} It was old.", [("a1", "It was old.")]),
    # Between two statements of one source.
    ("<Vance> [said] {it broke}. It was old. <2Vance> [2said] {2it was sad}.", [("a1", "It was old.")]),
    # Backshifted tense.
    ("<The crew> [said] {it broke}. They would mend it soon.", [("a1", "They would mend it soon.")]),
    ("<Vance> [said] {it broke}. He had seen it fall.", [("a1", "He had seen it fall.")]),
    # The article speaks again.
    ("<Vance> [said] {it broke}. The bridge is old.", []),
    ("<Vance> [said] {it broke}. However, it is old. <2Vance> [2said] {2it was sad}.", []),
    # A heading or signature is no sentence.
    ("{“It broke,”} <Vance> [said].\n\n— Ada, Harbor", []),
]


@pytest.mark.parametrize(("marked", "expected"), ROWS)
def test_find(marked: str, expected: list[tuple[str, str]]) -> None:
    document, attributions = article(marked)
    found = find(document, attributions, (), sentences(document.text))
    assert [(a.continues, document.text[slice(*a.content[0])]) for a in found] == expected
    assert all(a.implicit and not a.cue and not a.source for a in found)
    assert len({a.id for a in (*attributions, *found)}) == len(attributions) + len(found)
