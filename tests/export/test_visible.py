"""No control, direction-changing or hiding character is drawn; offsets stay."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.export.visible import cells, clipped, one_line, visible


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("bell\x07 back\x08 null\x00", "bell␇ back␈ null␀"),
        ("\x9b2J", "�2J"),
        ("\x7f", "␡"),
        ("a\u202eevil\u202c", "a�evil�"),
        ("\u2066x\u2069", "�x�"),
        ("\r\n", "␍\n"),
        ("tab\tstays", "tab\tstays"),
        ("line\u2028end", "line end"),
        ("\ud800", "�"),
        ("hid\U000e0041den", "hid�den"),
        ("né 日本 👩‍🚀", "né 日本 👩‍🚀"),
    ],
)
def test_visible(hostile: str, shown: str) -> None:
    assert visible(hostile) == shown


@given(st.text(st.characters(exclude_categories=())))
def test_length_stays_and_nothing_controls(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert not [c for c in shown if unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t"]
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def test_one_line() -> None:
    assert one_line("a \n\n b\tc") == "a b c"


@given(st.text(max_size=30), st.integers(2, 20))
def test_clipped_fits(text: str, width: int) -> None:
    assert cells(clipped(text, width)) <= width


def test_wide_characters_take_two_columns() -> None:
    assert clipped("日本語のニュース", 7) == "日本語…"
