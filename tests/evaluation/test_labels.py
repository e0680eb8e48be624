"""The hand labels fit the texts they were made on, and the checker sees when they do not."""

from __future__ import annotations

import copy
import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from evaluation.labels.check import FILES, Record, follow_problems, problems, records, texts

SPLITS = [split for split, path in FILES.items() if path.exists()]

TEXT = "Mayor Ada Quill, who opened the dam, said it may leak."

RECORD: Record = {
    "id": "invented",
    "corpus": "newsroom",
    "split": "dev",
    "sha256": "0ec428a9b2b54ef7315fc7e59736756b414aa5f4adeb06051e020b08dd244734",
    "credits": [],
    "sources": [
        {
            "kind": "named_person",
            "name": [6, 15],
            "title": [0, 5],
            "affiliation": None,
            "justification": [[17, 35]],
            "mentions": [[0, 36]],
        }
    ],
    "attributions": [
        {
            "cue": [37, 41],
            "content": [[42, 53]],
            "source": [0, 36],
            "source_index": 0,
            "stance": "neutral",
            "factuality": "PS+",
            "relay": [],
        }
    ],
    "follow_on": [],
}


def spoil(change: Callable[[Record], None]) -> Record:
    """The invented record with something changed."""
    record = copy.deepcopy(RECORD)
    change(record)
    return record


def test_a_sound_record_has_no_problems() -> None:
    assert problems(RECORD, TEXT) == []


# What is wrong with the record -> what the checker says of it.
SPOILED: list[tuple[Callable[[Record], None], str]] = [
    (lambda r: r.update(sha256="0" * 64), "not the one that was labelled"),
    (lambda r: r["sources"][0].update(kind="person"), "no known kind"),
    (lambda r: r["sources"][0].update(name=None), "has no name"),
    (lambda r: r["sources"][0].update(name=[6, 99]), "outside its text"),
    (lambda r: r["sources"][0].update(name=[6, 14]), "inside a word"),
    (lambda r: r["sources"][0].update(name=[7, 15]), "inside a word"),
    (lambda r: r["sources"][0].update(name=[5, 15]), "a blank"),
    (lambda r: r["sources"][0].update(mentions=[]), "neither a mention"),
    (lambda r: r["sources"][0].update(mentions=[[0, 15]]), "not among the mentions"),
    (lambda r: r["attributions"][0].update(source_index=1), "source that is not there"),
    (lambda r: r["attributions"][0].update(joint=[1, 0]), "first joint source"),
    (lambda r: r["attributions"][0].update(relay=[[0, 5], 0]), "begin with the speaker"),
    (lambda r: r["attributions"][0].update(factuality="CT"), "no known factuality"),
    (lambda r: r["attributions"][0].update(stance="doubts"), "no known stance"),
    (lambda r: r.update(follow_on=[{"span": [42, 53], "source_index": 1}]), "source that is not there"),
    (lambda r: r.update(credits=[[54, 60]]), "outside its text"),
]


@pytest.mark.parametrize(("change", "said"), SPOILED, ids=[said for _, said in SPOILED])
def test_a_spoiled_record_is_caught(change: Callable[[Record], None], said: str) -> None:
    assert any(said in problem for problem in problems(spoil(change), TEXT))


FOLLOW: Record = {
    "sha256": RECORD["sha256"],
    "sources": [{"name": [6, 15]}],
    "follow_on": [{"span": [42, 53], "source_index": 0}],
    "open": [],
}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, None),
        ({"open": [[54, 60]]}, "outside its text"),
        ({"follow_on": [{"span": [42, 53], "source_index": 0, "also": [1]}]}, "source that is not there"),
        ({"sha256": "0" * 64}, "not the one that was labelled"),
    ],
)
def test_follow_on_records(change: Record, said: str | None) -> None:
    found = follow_problems(FOLLOW | change, TEXT)
    assert (said is None and not found) or (said is not None and any(said in one for one in found))


def test_a_missing_text_is_caught() -> None:
    assert problems(RECORD, None) == ["its text is not in the shared folder"]


@pytest.mark.parametrize("split", SPLITS)
def test_labels_hold_no_text(split: str) -> None:
    """Ids, hashes, offsets and values only: nothing of the articles may enter the repository."""

    def strings(value: object) -> list[str]:
        if isinstance(value, dict):
            return [s for v in value.values() for s in strings(v)]
        if isinstance(value, list):
            return [s for v in value for s in strings(v)]
        return [value] if isinstance(value, str) else []

    for record in records(split):
        assert all(" " not in string for string in strings(record)), record["id"]


def test_no_article_is_in_both_splits() -> None:
    counted = Counter(record["id"] for split in SPLITS for record in records(split))
    assert max(counted.values()) == 1


@pytest.mark.shared
@pytest.mark.parametrize("split", SPLITS)
def test_labels_fit_their_texts(split: str) -> None:
    folder = os.environ.get("REPORTEDLY_SHARED")
    if not folder:
        pytest.skip("REPORTEDLY_SHARED does not name the folder of shared data")
    labelled = records(split)
    found = texts(Path(folder), labelled)
    wrong = {r["id"]: said for r in labelled if (said := problems(r, found.get(r["id"])))}
    assert wrong == {}
