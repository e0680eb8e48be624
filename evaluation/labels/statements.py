"""The labelled pairs of statements, with their texts; ``pairs/STATEMENTS.md`` describes them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.polnear import folder
from reportedly.read.document import to_document
from reportedly.read.raw import Raw
from reportedly.read.records import record
from reportedly.settings import Settings
from reportedly.trace.values import RelationKind
from reportedly.types import Factuality

FOLDER = Path(__file__).parent / "pairs"


@dataclass(frozen=True, slots=True)
class Said:
    """One statement of a pair."""

    document: str
    text: str
    speaker: str | None
    factuality: Factuality | None


@dataclass(frozen=True, slots=True)
class Judged:
    """Two statements and how a person says that they stand to each other."""

    here: Said
    there: Said
    kind: RelationKind


def judged(shared: Path, split: str) -> list[Judged]:
    """The pairs of a file (``train``, ``dev``, …) whose articles are in the shared folder."""
    lines = (FOLDER / f"statements.{split}.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    texts = dict(articles(shared, {row[side]["document"] for row in rows for side in ("here", "there")}))
    return [
        Judged(said(row["here"], texts), said(row["there"], texts), row["label"])
        for row in rows
        if row["here"]["document"] in texts and row["there"]["document"] in texts
    ]


def said(side: dict[str, Any], texts: dict[str, str]) -> Said:
    """One side of a line."""
    text, name = texts[side["document"]], side["speaker"]
    content = " … ".join(text[start:end] for start, end in side["content"])
    return Said(side["document"], content, text[slice(*name)] if name else None, side["factuality"])


def articles(shared: Path, wanted: set[str]) -> Iterator[tuple[str, str]]:
    """Id and text of the wanted articles, as the reader takes them in."""
    settings = Settings()
    with gzip.open(folder(shared, "newsroom") / "articles.jsonl.gz", "rb") as lines:
        for number, line in enumerate(lines, 1):
            raw = record(line, f"line {number}")
            if isinstance(raw, Raw) and raw.id in wanted:
                yield raw.id, to_document(raw, settings).text
