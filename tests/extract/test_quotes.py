"""What is inside quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.extract.quotes import CLOSER, INSIDE, OPENER, OUTSIDE, quotation_state, single_quotes
from reportedly.extract.words import split

#: One sign for each state.
SIGNS = {OUTSIDE: "-", OPENER: "(", INSIDE: "q", CLOSER: ")"}


@pytest.mark.parametrize(
    ("text", "states"),
    [
        pytest.param("She said no", "---", id="no marks"),
        pytest.param('"No," she said', "(qq)--", id="straight"),
        pytest.param("“No,” she said", "(qq)--", id="curly"),
        pytest.param("«No», she said", "(q)---", id="guillemets"),
        pytest.param("„No”, she said", "(q)---", id="German, closed as in Polish"),
        pytest.param("„No“, she said", "(q)---", id="German: opened low, closed with what opens in English"),
        pytest.param("„No“, she said. „Never.“", "(q)----(qq)", id="German, twice"),
        pytest.param("»No«, she said. »Never.«", "(q)----(qq)", id="guillemets pointing inwards"),
        pytest.param("«Say ‹no›», she said", "(qqqq)---", id="single guillemets inside double ones"),
        pytest.param("‹No,› she said", "(qq)--", id="single guillemets alone"),
        pytest.param("``No,'' she said", "(qq)--", id="Penn Treebank"),
        pytest.param("''No,'' she said", "(qq)--", id="two single marks both times"),
        pytest.param('"No," she said, "never"', "(qq)---(q)", id="two quotations"),
        pytest.param('She said "no', "--(q", id="never closed: to the paragraph's end"),
        pytest.param('No" she said', "-(qq", id="never opened: a straight mark opens"),
        pytest.param('"One\n"Two"', "(q(q)", id="opened again in each paragraph"),
        pytest.param("“One “two” three”", "(q(q)-)", id="nested double marks end the outer quotation"),
        pytest.param("“He said ‘go’ twice”", "(qqqqqq)", id="single marks inside double ones are words"),
        pytest.param("‘No,’ she said", "(qq)--", id="British"),
        pytest.param("'No,' she said", "(qq)--", id="British, straight"),
        pytest.param("‘It’s mine,’ she said", "(qqqqq)--", id="an apostrophe does not close"),
        pytest.param("the dogs’ bowls", "----", id="a possessive opens nothing"),
        pytest.param("‘The dogs’ bowls,’ she said", "(qqqqq)--", id="a possessive does not close"),
        pytest.param("‘Our dogs’ she said", "(qq)--", id="unless nothing else does"),
        pytest.param("’twas rock ’n’ roll", "-------", id="clipped words"),
        pytest.param("'em and 'til the '90s", "--------", id="clipped words, straight"),
        pytest.param("5' 10\" tall", "---(q", id="feet and inches: an inch is taken for a mark"),
        pytest.param("said ‘no’ and ‘yes’", "-(q)-(q)", id="two single pairs"),
        pytest.param("No” she said", "-)--", id="never opened: a curly mark closes nothing"),
        pytest.param("‘never closed", "---", id="a lone single mark is nothing"),
    ],
)
def test_state(text: str, states: str) -> None:
    assert "".join(SIGNS[state] for state in split(text).quoted) == states


@given(st.lists(st.sampled_from(["a", '"', "“", "”", "``", "''", "»"]), max_size=20))
def test_inside_is_opened_before(words: list[str]) -> None:
    states = quotation_state(words)
    for i, state in enumerate(states):
        if state == INSIDE:
            assert states[i - 1] in (OPENER, INSIDE)


@given(st.text(st.sampled_from("ab s'‘’“”\",.!?-"), max_size=60))
def test_single_marks_come_in_pairs(text: str) -> None:
    found = single_quotes(text, 0, len(text))
    assert [found[at] for at in sorted(found)] == ["“", "”"] * (len(found) // 2)
    assert all(text[at] in "‘’'" for at in found)
