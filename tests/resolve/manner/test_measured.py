"""Floors on the data that people annotated; they only rise."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from evaluation import dates, firmness

pytestmark = pytest.mark.shared


@pytest.fixture
def shared() -> Path:
    folder = os.environ.get("REPORTEDLY_SHARED")
    if not folder:
        pytest.skip("set REPORTEDLY_SHARED to the folder with the shared data")
    return Path(folder)


def test_firmness(shared: Path) -> None:
    found = firmness.measure(shared)
    assert found["UDS-IH2 dev"][1] >= 0.75
    assert found["MegaVeridicality 2 dev"][1] >= 0.67
    assert found["science certainty"][1] >= 0.42


@pytest.mark.parametrize(("name", "floor"), [("dates.jsonl", 0.95), ("dates.held.jsonl", 0.88)])
def test_dates(shared: Path, name: str, floor: float) -> None:
    labels = [json.loads(line) for line in (dates.LABELS / name).read_text("utf-8").splitlines()]
    texts = dates.texts(shared, {label["id"] for label in labels})
    right = sum(
        dates.right(label, dates.found_at(texts[label["id"]], label["published"], tuple(label["span"])))
        for label in labels
    )
    assert right / len(labels) >= floor
