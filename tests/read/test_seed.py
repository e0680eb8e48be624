"""The first real article, where the shared data is there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reportedly.read.document import to_document
from reportedly.read.raw import Raw
from reportedly.settings import DEFAULTS
from tests.read.making import every

SHARED = os.environ.get("REPORTEDLY_SHARED")
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED, reason="REPORTEDLY_SHARED does not name the shared data folder"),
]


def test_scraped_article() -> None:
    (raw,) = every([Path(SHARED or "") / "data" / "seed" / "al-tanf.txt"])
    assert isinstance(raw, Raw)
    found = to_document(raw, DEFAULTS)
    assert len(found.labels) == 10
    assert {"Foreign Policy", "Psychological Operations", "Social Engineering", "Top News"} <= set(
        found.labels
    )
    assert found.title is not None
    assert found.title.startswith("Top Russian General")
    assert found.byline == "Darius Shahtahmasebi"
    assert (found.bio or "").startswith("Darius Shahtahmasebi is a New Zealand-based")
    assert "the country Reuters reports." in found.text
    assert "Repl" not in found.text
    assert len(found.text.split("\n\n")) == 13
    assert found.credits == ()
