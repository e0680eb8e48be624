"""Texts that no newsroom writes: offsets are right, nothing breaks, and time grows with length."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.extract.attributions import extract, extract_with
from reportedly.extract.encode import LONGEST
from reportedly.extract.own_voice import own_voice
from reportedly.extract.words import split
from reportedly.models.network import LONGEST_WORD, load
from reportedly.sentences import sentences
from reportedly.types import Attribution
from tests.extract.making import Noise, quote

#: Seconds; far above what is needed, far below what time that grows with the square would take.
PATIENCE = 15
SAID = "“We ran out of sand,” Ilse Marrow said. "


def check(text: str, found: tuple[Attribution, ...]) -> None:
    """Spans are in the text, in order, not empty, and begin and end with a word; ids and parents fit."""
    assert [a.id for a in found] == [f"a{n}" for n in range(1, len(found) + 1)]
    parents = {a.id: a.parent for a in found}
    for one in found:
        assert one.content
        # At most: a reporter's, the statement that is reported, and one inside of that.
        depth, above = 0, one.parent
        while above is not None:
            depth, above = depth + 1, parents[above]
        assert depth <= 2
        assert 0 <= one.confidence <= 1
        for part in (one.source, one.cue, one.content):
            assert list(part) == sorted(part)
            for start, end in part:
                assert 0 <= start < end <= len(text)
                assert text[start:end].strip() == text[start:end]


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param(" \n\t\r\n\u2028 \u00a0", id="white space"),
        pytest.param("\x00\x01\x02\x7f\x85", id="control characters"),
        pytest.param("...---!!!???", id="punctuation"),
        pytest.param('"' * 99, id="only quotation marks"),
        pytest.param("\ud800\udfff", id="halves of characters"),
        pytest.param("\u202e\u2066\u200f\ufeff", id="marks of direction"),
    ],
)
def test_nothing_said(text: str) -> None:
    assert extract(text) == ()


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        pytest.param("{}", "Ilse Marrow", "“We ran out of sand,”", id="as it is"),
        pytest.param(
            "👩‍🚒🔥\n{}\n🧑🏽‍🚀", "Ilse Marrow", "“We ran out of sand,”", id="emoji of several characters"
        ),
        pytest.param("𝒜𝒷𝒸 𐍈\n{}", "Ilse Marrow", "“We ran out of sand,”", id="beyond the basic plane"),
        pytest.param("قال الوزير.\n{}", "Ilse Marrow", "“We ran out of sand,”", id="right to left"),
        pytest.param("a\x00\x07\n{}", "Ilse Marrow", "“We ran out of sand,”", id="control characters"),
        pytest.param("\r\n\r\n{}\r\n", "Ilse Marrow", "“We ran out of sand,”", id="other line breaks"),
        pytest.param("\ufeff\n{}", "Ilse Marrow", "“We ran out of sand,”", id="a byte order mark"),
    ],
)
def test_offsets(text: str, source: str, content: str) -> None:
    """Whatever stands around a statement, its offsets are code points of the text."""
    text = text.format(SAID.strip())
    found = extract(text)
    check(text, found)
    assert (source, content) in [
        (" ".join(quote(text, a.source)), " ".join(quote(text, a.content))) for a in found
    ]


@pytest.mark.model
def test_combining_characters_stay_with_their_letters() -> None:
    text = "“We ran out of sand,” Ame\u0301lie No\u0308ell said."
    (found,) = extract(text)
    assert quote(text, found.source) == ["Ame\u0301lie No\u0308ell"]


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a" * 2_000_000, id="one word"),
        pytest.param("“" + "a" * 2_000_000 + ",” " + SAID, id="one word in quotation marks"),
        pytest.param("e" + "\u0301" * 4_000, id="one letter with accents without end"),
        pytest.param("_" * 100_000, id="underscores"),
        pytest.param("\ud55c" * 100_000, id="Hangul without spaces"),
    ],
)
def test_endless_words(text: str) -> None:
    check(text, extract(text))


@pytest.mark.model
@pytest.mark.parametrize(
    "word", ["\ud79d_" * 300, "\ufdfa" * 300, "\u0958" * 300, "𝒜" * 300, "ﬃ" * 300, "北" * 300]
)
def test_no_word_has_too_many_pieces(word: str) -> None:
    """However a character falls apart, two words and the special pieces fit into the position table."""
    network = load()
    assert all(1 <= len(network.pieces(form)) <= LONGEST for form in split(word).text.split())
    check(f"{SAID}{word} {SAID}", extract(f"{SAID}{word} {SAID}"))
    assert LONGEST_WORD < LONGEST


@pytest.mark.model
@settings(max_examples=60)
@given(
    st.lists(
        st.text(st.characters(exclude_categories=()), max_size=12)
        | st.sampled_from(
            [SAID, "said", "“", "”", '"', "'", "\n\n", "according to", "Reuters reported that"]
        ),
        max_size=25,
    ).map(" ".join)
)
def test_any_characters(text: str) -> None:
    check(text, extract(text))


def timed(act: Callable[[], object]) -> float:
    """Processor seconds."""
    begin = time.process_time()
    act()
    return time.process_time() - begin


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The ferry sank at noon. " * 20_000, id="a paragraph of many sentences"),
        pytest.param("Ferry:\n\n" * 100_000, id="100,000 paragraphs"),
        pytest.param("Rain fell all day, police say.\n\n" * 8_000, id="as many closing speakers"),
        pytest.param("Police: no deal yet\n\n" * 8_000, id="as many labels"),
        pytest.param("Ada Fenwick @adaf\n\nIt rained all day\n\n" * 5_000, id="as many posts"),
        pytest.param("“We said,” he says\n\n" * 10_000, id="as many quotations"),
        pytest.param(" 'a" * 50_000, id="single marks that nothing closes"),
        pytest.param("'a' \"b\" " * 20_000, id="pairs of marks"),
    ],
)
def test_long_texts(text: str) -> None:
    """Around the network: words, windows, decoding, linking, nesting, numbering."""
    network = Noise()
    found: list[Attribution] = []
    taken = timed(lambda: found.extend(extract_with(text, network)))  # type: ignore[arg-type]
    check(text, tuple(found))
    assert len(found) > 1000
    assert taken < PATIENCE


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("." * 2_000_000, id="dots"),
        pytest.param(".”" * 500_000, id="dots and marks"),
        pytest.param(". " * 500_000, id="dots and spaces"),
        pytest.param("x Mr. A " * 100_000, id="one sentence of abbreviations"),
        pytest.param("U.S. " * 200_000, id="abbreviations that might end one"),
        pytest.param("A. " * 300_000, id="initials"),
        pytest.param("Wait... what... " * 50_000, id="ellipses"),
        pytest.param(". " + "–" * 1_000_000, id="dashes"),
        pytest.param("a\n" * 500_000, id="lines"),
        pytest.param("He left. " * 100_000, id="sentences"),
        pytest.param(" " * 1_000_000 + ".", id="white space"),
    ],
)
def test_long_texts_into_sentences(text: str) -> None:
    cut = sentences(text)
    assert timed(lambda: sentences(text)) < PATIENCE / 4
    assert timed(lambda: own_voice(text, cut, (), ())) < PATIENCE / 4
