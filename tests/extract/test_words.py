"""What a word is, where paragraphs end, and what the encoder is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.extract.words import FEATURE_SIZES, features, shape, shown, split

#: Any characters but those that no file can hold.
TEXTS = st.text(st.characters(exclude_categories=()), max_size=200)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param(" \n\t\r\n ", [], id="white space"),
        pytest.param("She said no.", ["She", "said", "no", "."], id="a sentence"),
        pytest.param("don’t", ["don", "’", "t"], id="an apostrophe is a word"),
        pytest.param("3,400.5", ["3", ",", "400", ".", "5"], id="a number falls apart"),
        pytest.param("so-called", ["so", "-", "called"], id="a hyphen is a word"),
        pytest.param("snake_case", ["snake_case"], id="an underscore is a letter"),
        pytest.param(
            "``Go,'' he said", ["``", "Go", ",", "''", "he", "said"], id="marks of the Penn Treebank"
        ),
        pytest.param("-LRB- see below -RRB-", ["-LRB-", "see", "below", "-RRB-"], id="its brackets"),
        pytest.param("-LRX-", ["-", "LRX", "-"], id="what only looks like one"),
        pytest.param("Well...", ["Well", ".", ".", "."], id="each dot"),
        pytest.param("Go!👩‍🚒", ["Go", "!", "👩", "‍", "🚒"], id="emoji by code point"),
        pytest.param("e\u0301t\u00e9", ["e", "\u0301", "t\u00e9"], id="a combining accent is a word"),
        pytest.param("قال الوزير", ["قال", "الوزير"], id="right to left"),
        pytest.param("𝒜𝒷", ["𝒜𝒷"], id="letters beyond the basic plane"),
        pytest.param("a\x00b", ["a", "\x00", "b"], id="a control character"),
        pytest.param("a\u00a0b\u200bc", ["a", "b", "\u200b", "c"], id="odd spaces"),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    found = split(text)
    assert [text[slice(*span)] for span in found.spans] == words
    assert len(found) == len(words)


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        pytest.param("One.\n\nTwo.", ["One .", "Two ."], id="an empty line"),
        pytest.param("One.\nTwo.", ["One .", "Two ."], id="a line break"),
        pytest.param("One.\r\nTwo.\rThree.", ["One .", "Two .", "Three ."], id="other systems"),
        pytest.param("One.\u2028Two.\u2029Three.", ["One .", "Two .", "Three ."], id="Unicode's own"),
        pytest.param("\n\n \nOne.\n \n", ["One ."], id="a paragraph has words"),
        pytest.param(
            "One\x0btwo\x0cthree\x85four", ["One two three four"], id="no other control breaks a line"
        ),
    ],
)
def test_paragraphs(text: str, paragraphs: list[str]) -> None:
    found = split(text)
    cut = [range(*pair) for pair in zip(found.starts, found.starts[1:], strict=False)]
    assert [" ".join(text[slice(*found.spans[i])] for i in words) for words in cut] == paragraphs
    assert [split(text[slice(*span)]).starts for span in found.paragraphs] == [[0, len(c)] for c in cut]


@given(TEXTS)
def test_words_cover_all_but_white_space(text: str) -> None:
    words = split(text)
    ends = [0, *(end for _, end in words.spans)]
    begins = [*(start for start, _ in words.spans), len(text)]
    assert all(text[end:begin].strip() == "" for end, begin in zip(ends, begins, strict=True))
    assert all(start < end for start, end in words.spans)


@given(TEXTS)
def test_one_entry_per_word(text: str) -> None:
    words = split(text)
    assert (
        len(words.paragraph) == len(words.quoted) == len(shown(words)) == len(features(words)) == len(words)
    )
    assert words.starts[-1] == len(words)
    assert len(words.starts) == len(words.paragraphs) + 1
    assert words.paragraph == sorted(words.paragraph)
    assert all(0 <= v < size for row in features(words) for v, size in zip(row, FEATURE_SIZES, strict=True))


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        pytest.param('"Go," he said.', ["“", "Go", ",", "”", "he", "said", "."], id="straight marks"),
        pytest.param("«Go» „Go”", ["“", "Go", "”", "“", "Go.", "”"], id="other marks"),
        pytest.param("``Go''", ["“", "Go.", "”"], id="marks of the Penn Treebank"),
        pytest.param("‘Go,’ he said", ["“", "Go", ",", "”", "he", "said."], id="single marks"),
        pytest.param("the workers’ hall", ["the", "workers", "'", "hall."], id="an apostrophe"),
        pytest.param("-LRB- AP -RRB-", ["(", "AP.", ")"], id="brackets of the Penn Treebank"),
        pytest.param("A headline\n\nGo!", ["A", "headline.", "Go", "!"], id="a headline without full stop"),
        pytest.param(
            "Photo: ‘Go.’\n(AP.)", ["Photo", ":", "“", "Go", ".", "”", "(", "AP", ".", ")"], id="ended"
        ),
    ],
)
def test_shown(text: str, forms: list[str]) -> None:
    assert shown(split(text)) == forms


@pytest.mark.parametrize(
    ("word", "value"),
    [
        (",", 0),
        ("👩", 0),
        ("\u0301", 0),
        ("42", 1),
        ("said", 2),
        ("Ilse", 3),
        ("I", 4),
        ("AP", 5),
        ("McCoy", 6),
        ("iPhone", 6),
        ("3rd", 2),
        ("_x", 2),
        ("B2", 5),
        ("北京", 6),
        ("É", 4),
    ],
)
def test_shape(word: str, value: int) -> None:
    assert shape(word) == value


def test_features_of_place() -> None:
    """The first word of each paragraph, and which paragraph it is, up to the fourth."""
    rows = features(split("A b\nC\nD\nE\nF"))
    assert [row[1] for row in rows] == [1, 0, 1, 1, 1, 1]
    assert [row[3] for row in rows] == [0, 0, 1, 2, 3, 3]


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        pytest.param(
            "Fire\n\nORLA, May 3 (Wire) - It burned.",
            ["Fire", "ORLA, May 3 (Wire) -", "It burned."],
            id="wire",
        ),
        pytest.param("ST. ORLA, Vt. — It burned.", ["ST. ORLA, Vt. —", "It burned."], id="place and state"),
        pytest.param(
            "ORLA — It burned.\nVESSEN — It rained.",
            ["ORLA —", "It burned.", "VESSEN — It rained."],
            id="one",
        ),
        pytest.param("NATO-led troops left.", ["NATO-led troops left."], id="a hyphen"),
        pytest.param("I — he said.", ["I — he said."], id="no place"),
        pytest.param(
            "9.15 a.m.: It burned.\n14:05 GMT - It rained.\n16:42 The rain fell.\n9:30 and dry.",
            [
                "9.15 a.m.:",
                "It burned.",
                "14:05 GMT -",
                "It rained.",
                "16:42",
                "The rain fell.",
                "9:30 and dry.",
            ],
            id="hours",
        ),
        pytest.param("3.15 - 4 per cent went.", ["3.15 - 4 per cent went."], id="a range"),
    ],
)
def test_a_dateline_is_a_paragraph_of_its_own(text: str, paragraphs: list[str]) -> None:
    words = split(text)
    assert [text[start:end] for start, end in words.paragraphs] == paragraphs
