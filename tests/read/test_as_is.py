"""Text taken as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.read.document import to_document
from reportedly.read.raw import Raw
from reportedly.settings import Settings
from tests.read.making import PROSE, every

AS_IS = Settings(as_is=True)


@pytest.mark.parametrize(
    "content",
    [
        f"Ferry stays in port.\r\n\r\n{PROSE}\r\n\r\nRead the rest here.\r\n",
        f"  Two spaces,\u00a0a hard one\tand a tab.\n{PROSE}\n\n\n\nADVERTISEMENT\n\nLeave a Reply",
        f"<p>{PROSE}</p>",
        f"countryReuters â€™ stays \u2028 {PROSE}",
    ],
)
def test_not_one_character_changes(content: str) -> None:
    assert to_document(Raw("a.txt", data=content.encode()), AS_IS).text == content


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_any_text_stays(tail: str) -> None:
    content = f"{PROSE}\r\n{tail}"
    assert to_document(Raw("a", text=content), AS_IS).text == content


def test_id_is_the_name_without_txt(tmp_path: Path) -> None:
    for name, expected in {
        "post_2016-09-08_ferry.txt": "post_2016-09-08_ferry",
        "ferry.v2.md": "ferry.v2.md",
    }.items():
        (tmp_path / name).write_text(PROSE)
        (raw,) = every([tmp_path / name], AS_IS)
        assert isinstance(raw, Raw)
        assert to_document(raw, AS_IS).id == expected


@pytest.mark.parametrize(
    ("first", "is_one"),
    [
        ("Ferry Stays in Port as Towns Wait", True),
        ("Ferry stays in port.", True),  # archives put a full stop there
        ("Minister: no deal on ferry", True),
        (
            "The ferry will not sail before the spring, and nobody in either town was told about it in time.",
            False,
        ),
        ("“We were never asked,” said Tom Rill.", False),
        ("KELSO (AP) - Ferry stays in port", False),
    ],
)
def test_headline_only_where_the_first_paragraph_clearly_is_one(first: str, is_one: bool) -> None:
    found = to_document(Raw("a.txt", data=f"{first}\n\n{PROSE}\n\n{PROSE}".encode()), AS_IS)
    assert found.headline == ((0, len(first)) if is_one else None)
    assert found.title == (first if is_one else None)
