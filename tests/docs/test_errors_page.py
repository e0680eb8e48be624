"""``docs/errors.md``: every message that the code writes, with its error, and no others."""

from __future__ import annotations

import re

import pytest

from tests.docs.example import ROOT
from tests.docs.messages import ANY, Message, messages

FOUND = list(messages())
#: Messages that are put together from parts, which the code shows nowhere whole.
COMPOSED = {
    "matches no file",
    "holds no .html, .txt, .md, .jsonl or .gz file",
    "has no field “text”",
    "has … as its “text”",
    "reading: … …",
}


def rows() -> dict[str, str]:
    """Message to error, as the page has them."""
    page = (ROOT / "docs" / "errors.md").read_text("utf-8")
    return dict(re.findall(r"^\| `(.+?)` \| `(\w+)` \| .+ \|$", page, re.M))


def test_messages_are_found() -> None:
    assert len(FOUND) > 50
    assert {"MissingInput", "FetchError", "ModelError", "BadParameter"} <= {found.error for found in FOUND}


@pytest.mark.parametrize("message", FOUND, ids=lambda m: m.where)
def test_every_message_has_its_row(message: Message) -> None:
    if message.text == f"{ANY} {ANY}":
        return  # a field of a Reading: the row for it is among the composed ones
    assert rows().get(message.text.replace(ANY, "…")) == message.error


def test_no_row_is_out_of_date() -> None:
    written = {found.text.replace(ANY, "…") for found in FOUND}
    assert sorted(set(rows()) - written - COMPOSED) == []
    assert sorted(COMPOSED - set(rows())) == []


def test_composed_messages_are_said() -> None:
    """Their fixed parts stand in the code."""
    code = "".join(path.read_text("utf-8") for path in (ROOT / "src" / "reportedly").rglob("*.py"))
    for message in COMPOSED - {"reading: … …"}:
        assert all(part.strip() in code for part in message.split("…")), message
