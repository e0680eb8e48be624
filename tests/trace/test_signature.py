"""What signs an embedded post is cut off, and nothing else."""

from __future__ import annotations

import pytest

from reportedly.trace.signature import unsigned


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("The mill stays open! — Jane Doe (@jane_doe) May 3, 2031", "The mill stays open!"),
        ("The mill stays open! -- Jane Doe (@jane_doe) 3 May 2031", "The mill stays open!"),
        ("— Jane Doe (@jane_doe)", ""),
        ("“The mill stays open” — Jane Doe (@jane_doe) May 3, 2031.”", "“The mill stays open”"),
        ("She wrote to Jane Doe (@jane_doe)", "She wrote to Jane Doe (@jane_doe)"),
        (
            "The mill — Jane Doe (@jane_doe) owns it — stays open",
            "The mill — Jane Doe (@jane_doe) owns it — stays open",
        ),
        ("The mill stays open — for May 3, 2031", "The mill stays open — for May 3, 2031"),
        ("", ""),
        ("— " * 5000, "— " * 5000),
    ],
)
def test_unsigned(text: str, left: str) -> None:
    assert unsigned(text) == left
