"""Predictions to be measured: read through the package's own pipeline, or taken from a file."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from reportedly.measures import AnnotatedDocument, from_reading, load
from reportedly.settings import Settings
from reportedly.types import Document, Reading

#: As ``reportedly read --as-is``: the text stays as it is, offsets are those of the gold.
AS_IS = Settings(as_is=True)
#: Reads a text (id, text).
Reader = Callable[[str, str], Reading]


def read(name: str, text: str) -> Reading:
    """Read one English text as it is."""
    from reportedly.pipeline import read_document

    return read_document(Document(id=name, text=text, language="en"), AS_IS)


def predictions(
    gold: Mapping[str, AnnotatedDocument], file: Path | None = None, reader: Reader = read
) -> dict[str, AnnotatedDocument]:
    """Predictions for a gold standard, by id.

    Args:
        gold: documents with their texts.
        file: take them from there instead of reading the texts; ``None``: read.
        reader: reads a text.
    """
    if file is not None:
        return load(file)
    return {name: from_reading(reader(name, document.text or "")) for name, document in gold.items()}


def write_predictions(documents: Mapping[str, AnnotatedDocument], file: Path) -> None:
    """Write predictions as JSON lines, which ``--pred`` and ``reportedly eval`` take."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8") as lines:
        for document in documents.values():
            lines.write(json.dumps(_record(document), ensure_ascii=False) + "\n")


def _record(document: AnnotatedDocument) -> dict[str, object]:
    attributions = [
        {"id": a.id, "confidence": a.confidence, "source": a.source, "cue": a.cue, "content": a.content}
        for a in document.attributions
    ]
    return {"id": document.id, "text": document.text, "attributions": attributions}
