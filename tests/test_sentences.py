"""Sentences, as news English has them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.sentences import sentences


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("", id="nothing"),
        pytest.param("It rained.| It froze.| Who knew?| Nobody!", id="three kinds of end"),
        pytest.param("It rained\n|It froze", id="a line break, without a mark"),
        pytest.param("It rained.\n\n|“It froze.", id="an empty line"),
        pytest.param("“It rained.”| She left.", id="a closing mark belongs to what it ends"),
        pytest.param("‘It rained.’| She left.", id="a single one"),
        pytest.param("(It rained.)| She left.", id="a bracket"),
        pytest.param("She left.| “It rained.", id="an opening one to what it begins"),
        pytest.param("She left.| — It rained.", id="a dash"),
        pytest.param("“Who?” she asked.", id="a lower-case word goes on"),
        pytest.param("Mr. Bao and Dr. Marrow left.| They ran.", id="titles"),
        pytest.param("Gen. R. J. Pike of St. Ives left.", id="titles and initials"),
        pytest.param("J. K. Marrow wrote it.", id="initials first"),
        pytest.param("He met Bao Jr.| The dog ran.", id="Jr., then a sentence"),
        pytest.param("Corvane Inc. Chairman Bao left.", id="Inc., then a name"),
        pytest.param("He left Corvane Inc.| The yard closed.", id="Inc., then a sentence"),
        pytest.param("The U.S. Senate met.", id="U.S., then a name"),
        pytest.param("He flew to the U.S.| He ran.", id="U.S., then a sentence"),
        pytest.param("At 5 p.m. Bao left.", id="p.m., then a name"),
        pytest.param("It closed at 5 p.m.| It was dark.", id="p.m., then a sentence"),
        pytest.param("It cost $4.5 million.| 300 came.", id="a decimal, and a number first"),
        pytest.param("On Jan. 4 it rained.| See No. 5.", id="Jan. and No."),
        pytest.param("Wait... what?| No...| He left.", id="ellipses"),
        pytest.param("Wait …| He left.", id="an ellipsis of one character"),
        pytest.param("No!!!| Why?!| Go.", id="several marks"),
        pytest.param("Read courier.example today.| @bao did.", id="a domain, a handle"),
        pytest.param("It rained.Then it froze.", id="glued words stay together"),
        pytest.param("It rained.\u2028|It froze.", id="a line separator"),
        pytest.param("  It rained. | It froze.  ", id="white space around is left off"),
        pytest.param(". . .", id="only marks"),
    ],
)
def test_sentences(marked: str) -> None:
    """A bar stands where one sentence ends and the next begins."""
    text = marked.replace("|", "")
    assert [text[s:e] for s, e in sentences(text)] == [
        part.strip() for part in marked.split("|") if part.strip()
    ]


@given(st.text(st.characters(exclude_categories=()), max_size=300) | st.text("aA.!?…\"”' \n(", max_size=80))
def test_they_are_all_of_the_text_but_white_space(text: str) -> None:
    cut = sentences(text)
    ends, begins = [0, *(e for _, e in cut)], [*(s for s, _ in cut), len(text)]
    assert all(text[end:begin].strip() == "" for end, begin in zip(ends, begins, strict=True))
    assert all(text[s:e] == text[s:e].strip() != "" for s, e in cut)


@given(
    st.lists(st.sampled_from(["It rained.", "“No,” he said.", "Mr. Bao left the U.S.", "Why?"]), max_size=8)
)
def test_a_paragraph_is_cut_the_same_wherever_it_stands(lines: list[str]) -> None:
    apart = [line[s:e] for line in lines for s, e in sentences(line)]
    text = "\n\n".join(lines)
    assert [text[s:e] for s, e in sentences(text)] == apart
