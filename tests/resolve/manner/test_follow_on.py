from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.resolve.follow_on import find
from reportedly.sentences import sentences
from reportedly.types import Attribution, Document, Source, SourceKind
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
    # Standing between two statements of one source alone decides nothing.
    ("<Vance> [said] {it broke}. It was very old. <2Vance> [2said] {2it hurt}.", []),
    # Backshifted tense.
    ("<The crew> [said] {it broke}. They would mend it soon.", [("a1", "They would mend it soon.")]),
    ("<Vance> [said] {it broke}. He had seen it fall.", [("a1", "He had seen it fall.")]),
    # The article speaks again.
    ("<Vance> [said] {it broke}. The bridge is old.", []),
    ("<Vance> [said] {it broke}. However, it is old. <2Vance> [2said] {2it was sad}.", []),
    # Items of a list go on with whoever announced it.
    (
        "<The panel> [found]:\n\n- {The dam leaked}.\n\n- Two gates stuck.\n\nIt rained.",
        [("a1", "- Two gates stuck.")],
    ),
    # What somebody lived through, told to a court.
    (
        "<Ada Roe> [told] the jury {she had been asleep}. She woke and ran. The door was locked.",
        [("a1", "She woke and ran."), ("a1", "The door was locked.")],
    ),
    ("<Ada Roe> [told] the jury {she had been asleep}. She is now a nurse.", []),
    ("<Ada Roe> [told] the jury {she had been asleep}. Roe moved to Harrow.", []),
    ("<Ada Roe> [told] the fans {she had been asleep}. She woke and ran.", []),
    # A heading or signature is no sentence.
    ("{“It broke,”} <Vance> [said].\n\n— Ada, Harbor", []),
]


def known(
    document: Document, attributions: tuple[Attribution, ...], kind: SourceKind = "named_person"
) -> tuple[tuple[Attribution, ...], tuple[Source, ...]]:
    """The attributions with their sources, one for each name."""
    names = {document.text[slice(*a.source[0])]: a.source[0] for a in attributions if a.source}
    ids = {name: f"s{number}" for number, name in enumerate(names, 1)}
    told = tuple(
        replace(a, source_id=ids[document.text[slice(*a.source[0])]]) if a.source else a for a in attributions
    )
    return told, tuple(Source(ids[name], name, (span,), kind) for name, span in names.items())


@pytest.mark.parametrize(("marked", "expected"), ROWS)
def test_find(marked: str, expected: list[tuple[str, str]]) -> None:
    document, attributions = article(marked)
    found = find(document, *known(document, attributions), sentences(document.text))
    assert [(a.continues, document.text[slice(*a.content[0])]) for a in found] == expected
    assert all(a.implicit and not a.cue and not a.source for a in found)
    assert len({a.id for a in (*attributions, *found)}) == len(attributions) + len(found)


REPORT = "<The report> [found] {that 40 percent of the gates were rusted}. "


@pytest.mark.parametrize(
    ("marked", "found"),
    [
        pytest.param(REPORT + "Another 20 percent had been damaged by ice.", True, id="figures of a report"),
        pytest.param(REPORT + "However, 20 percent had been damaged by ice.", False, id="the author weighs"),
        pytest.param(
            REPORT + "It was not clear which 20 percent had been damaged.", False, id="nobody knows"
        ),
        pytest.param(
            REPORT + "The 40 percent could not be independently verified.", False, id="nobody could check"
        ),
        pytest.param(REPORT + "Was another 20 percent damaged by ice?", False, id="a question"),
        pytest.param(REPORT + "We have been damaged by 20 percent more ice.", False, id="the author's own"),
        pytest.param(
            REPORT.replace("found", "wants") + "They were damaged by ice.",
            False,
            id="a wish goes on with nothing",
        ),
        pytest.param(
            REPORT
            + "Another 20 percent had been damaged by ice.\n\nI saw it. I know it. I would not go there.",
            False,
            id="an opinion",
        ),
    ],
)
def test_learned(marked: str, found: bool) -> None:
    document, attributions = article(marked)
    told, sources = known(document, attributions, "document")
    assert bool(find(document, told, sources, sentences(document.text))) == found


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # A statement of nobody's does not end the account it stands in.
        (
            "<The crew> [said] {it broke}. It was also [2asked] {2what fell}. Two beams came down.",
            ["Two beams came down."],
        ),
        # A name of the source, and words with which an author often goes on, are evidence, no more.
        (
            "<Ada Roe> [said] {it broke}. With that, Roe saw it fall. So two beams came down.",
            ["With that, Roe saw it fall.", "So two beams came down."],
        ),
        # The article takes the word again, asks, or speaks for itself.
        ("<The crew> [said] {it broke}. However, two beams came down.", []),
        ("<The crew> [said] {it broke}. Did two beams come down?", []),
        ("<The crew> [said] {it broke}. We saw two beams come down.", []),
        # What nobody said goes on with nothing.
        ("It was [asked] {what fell}. Two beams came down.", []),
    ],
)
def test_what_is_weighed(marked: str, expected: list[str]) -> None:
    document, attributions = article(marked)
    found = find(document, *known(document, attributions), sentences(document.text), likely=lambda *_: 1.0)
    assert [document.text[slice(*a.content[0])] for a in found] == expected
    assert {a.continues for a in found} <= {"a1"}
