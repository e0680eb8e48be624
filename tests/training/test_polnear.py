"""Annotated documents to words with tags and links."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.extract import tags
from reportedly.extract.words import split
from tests.training.making import TEXT, corpus, standoff
from training.polnear import example, over_words, read_annotations, read_split, repaired


def words_of(text: str, spans: list[tuple[int, int]]) -> list[str]:
    """The characters of word spans."""
    words = split(text)
    return [text[words.spans[first][0] : words.spans[last][1]] for first, last in spans]


def test_read_split(tmp_path: Path) -> None:
    """The first annotator of each document; brackets in a name mean nothing."""
    (document,) = read_split(corpus(tmp_path), "train")
    assert document.id == "bugle_2016-01-01_dam[1]"
    assert [
        (
            words_of(TEXT, [a.source] if a.source else []),
            words_of(TEXT, [a.cue]),
            words_of(TEXT, list(a.content)),
        )
        for a in document.attributions
    ] == [
        (["Bao"], ["said"], ["the dam had cracked"]),
        (["Ilse Marrow"], ["said"], ["“Nobody told us,”", "“Nobody.”"]),
    ]


def test_tags_are_those_of_the_attributions(tmp_path: Path) -> None:
    (document,) = read_split(corpus(tmp_path), "train")
    spans = [(tags.ROLES[role], *words_of(TEXT, [(a, b)])) for role, a, b in tags.spans(document.labels)]
    assert spans == [
        ("source", "Bao"),
        ("cue", "said"),
        ("content", "the dam had cracked"),
        ("content", "“Nobody told us,”"),
        ("cue", "said"),
        ("source", "Ilse Marrow"),
        ("content", "“Nobody.”"),
    ]


def test_read_annotations(tmp_path: Path) -> None:
    """Text bounds in several pieces, numbered arguments; attributes and notes are passed over."""
    path = tmp_path / "a.ann"
    path.write_text(standoff().replace("Content:T6", "Content:T6 Content2:T3"), "utf8")
    first, second = read_annotations(path)
    assert [TEXT[s:e] for s, e in first["content"]] == ["the dam had cracked"]
    assert [TEXT[s:e] for s, e in second["content"]] == [
        "“Nobody told us,”",
        "“Nobody.”",
        "the dam had cracked",
    ]


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        pytest.param([(0, 3)], ["Bao"], id="a word"),
        pytest.param([(1, 2)], ["Bao"], id="part of a word is the word"),
        pytest.param([(0, 8)], ["Bao said"], id="two words"),
        pytest.param([(3, 4)], [], id="white space"),
        pytest.param([(4, 8), (0, 3)], ["Bao", "said"], id="in order"),
        pytest.param([(24, 39)], ["cracked.", "“Nobody"], id="cut where a paragraph ends"),
    ],
)
def test_over_words(spans: list[tuple[int, int]], expected: list[str]) -> None:
    text = "Bao said the dam had    cracked.\n“Nobody told us.”"
    assert words_of(text, over_words(split(text), spans)) == expected


def test_an_attribution_needs_cue_and_content() -> None:
    cue, source = [(4, 8)], [(0, 3)]
    assert example("d", TEXT, [{"source": source, "cue": cue, "content": []}]).attributions == ()
    found = example("d", TEXT, [{"source": [], "cue": cue, "content": [(9, 12)]}]).attributions
    assert [a.source for a in found] == [None]


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 19), st.integers(0, 6)), max_size=12))
def test_repaired_is_well_formed_and_keeps_roles(spans: list[tuple[int, int, int]]) -> None:
    """However annotations overlap: every word keeps the role that was written last."""
    labels = [tags.OUTSIDE] * 20
    for role, first, length in spans:
        tags.write(labels, role, first, min(19, first + length))
    fixed = repaired(labels)
    assert tags.opens(fixed[0])
    assert tags.closes(fixed[-1])
    assert all(tags.may_follow(a, b) for a, b in pairwise(fixed))
    assert [(label + 3) // 4 for label in fixed] == [(label + 3) // 4 for label in labels]
