"""What the article asserts itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.extract.own_voice import asserts, own_voice
from reportedly.sentences import sentences
from reportedly.types import Attribution, Span, Spans
from tests.extract.making import attribution

TEXT = (
    "Ferry runs aground off the point\n\nThe ferry ran aground at dawn. The captain said he saw no lights. "
    "Indeed. Who was at the wheel that night? Nobody was hurt in the end. (Tassel News)"
)
SAID = attribution(TEXT, "The captain", "said", "he saw no lights")


def voiced(text: str, *attributions: Attribution, skip: tuple[str, ...] = ()) -> list[str]:
    """Own-voice sentences; ``skip``: words that are no prose."""
    spans = tuple((text.index(words), text.index(words) + len(words)) for words in skip)
    return [text[s:e] for s, e in own_voice(text, sentences(text), attributions, spans)]


def test_sentences_with_no_attribution() -> None:
    assert voiced(TEXT, SAID, skip=("Ferry runs aground off the point", "(Tassel News)")) == [
        "The ferry ran aground at dawn.",
        "Nobody was hurt in the end.",
    ]


@pytest.mark.parametrize("part", ["source", "cue", "content"])
def test_any_part_takes_the_sentence(part: str) -> None:
    text = "The captain saw no lights at all."
    spans: dict[str, Spans] = {"source": (), "cue": (), "content": (), part: ((4, 11),)}
    one = Attribution("a1", "indirect", spans["content"], cue=spans["cue"], source=spans["source"])
    assert voiced(text, one) == []
    assert voiced(text) == [text]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The ferry ran aground.", True),
        ("Ran aground again.", False),
        ("Who was at the wheel?", False),
        ("“Who was at the wheel?”", False),
        ("— — — — — —", False),
    ],
)
def test_asserts(sentence: str, expected: bool) -> None:
    assert asserts(sentence) is expected


spans = st.tuples(st.integers(0, 200), st.integers(1, 60)).map(lambda p: (p[0], p[0] + p[1]))


@given(st.lists(spans, max_size=30), st.lists(spans, max_size=3))
def test_exactly_those_that_nothing_touches(contents: list[Span], skip: list[Span]) -> None:
    """However long spans are and however they overlap."""
    text = "aa bb cc dd. " * 20
    cut = [(at, at + 12) for at in range(0, len(text), 13)]
    found = [Attribution(id="a1", kind="indirect", content=(span,)) for span in contents]
    free = [c for c in cut if not any(s < c[1] and e > c[0] for s, e in contents + skip)]
    assert list(own_voice(text, cut, found, tuple(skip))) == free


def test_what_a_dateline_with_an_agency_opens() -> None:
    text = "ORLA (Tassel News) — The ferry ran aground at dawn. Nobody was hurt in the end."
    assert voiced(text, skip=("ORLA (Tassel News)",)) == [
        "The ferry ran aground at dawn.",
        "Nobody was hurt in the end.",
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("(Reporting by Ada Roe in Tassel; Editing by Bo Lund)", False),
        ("Additional reporting by Ada Roe in Tassel.", False),
        ("PARLIAMENTARY SKETCH by Ada Roe", False),
        ("(RELATED: Ferries are back in Tassel)", False),
        ("By Ada Roe, our correspondent", False),
        ("By Monday the ferries were back.", True),
        ("Read alone, the report is dull.", True),
    ],
)
def test_notes_of_who_made_a_text_assert_nothing(sentence: str, expected: bool) -> None:
    assert asserts(sentence) is expected
