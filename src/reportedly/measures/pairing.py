"""Which predicted document belongs to which gold one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from reportedly.errors import MalformedRecord
from reportedly.measures.annotated import AnnotatedDocument, check_spans

#: ``(gold, predicted)``; predicted is empty where there is no prediction.
DocumentPair = tuple[AnnotatedDocument, AnnotatedDocument]


def pair(
    gold: Mapping[str, AnnotatedDocument], predicted: Mapping[str, AnnotatedDocument]
) -> tuple[DocumentPair, ...]:
    """Put every gold document together with its prediction.

    They are paired by id, and those left over by equal text (a Reading of a bare text file has a hash of
    the text for its id). A gold document without a prediction counts as predicted empty.

    Args:
        gold: documents by id, with their texts.
        predicted: documents by id.

    Raises:
        MalformedRecord: a prediction that belongs to no gold document, was made on another text, or has a
        span
            outside the text; a gold document without text.
    """
    found = _by_gold_id(gold, predicted)
    pairs = []
    for document in gold.values():
        if document.text is None:
            raise MalformedRecord(document.id, "the gold document has no text", 'give its "text"')
        prediction = found.get(document.id) or replace(document, attributions=())
        _check(document, document.text, prediction)
        pairs.append((document, prediction))
    return tuple(pairs)


def _by_gold_id(
    gold: Mapping[str, AnnotatedDocument], predicted: Mapping[str, AnnotatedDocument]
) -> dict[str, AnnotatedDocument]:
    found = {name: document for name, document in predicted.items() if name in gold}
    by_text = {document.text: name for name, document in gold.items() if name not in found}
    for name, document in predicted.items():
        if name in gold:
            continue
        if document.text is None or document.text not in by_text:
            raise MalformedRecord(
                name,
                "this predicted document has neither the id nor the text of any gold document",
                "predict on the gold's texts, with reportedly read --as-is",
            )
        found[by_text.pop(document.text)] = document
    return found


def _check(gold: AnnotatedDocument, text: str, predicted: AnnotatedDocument) -> None:
    if predicted.text is not None and predicted.text != text:
        at = next(
            (i for i, (a, b) in enumerate(zip(text, predicted.text, strict=False)) if a != b),
            min(len(text), len(predicted.text)),
        )
        raise MalformedRecord(
            gold.id,
            f"gold and predicted text differ from character {at} on, so their offsets cannot be compared",
            "predict on the gold's text unchanged, with reportedly read --as-is",
        )
    check_spans(predicted, text, gold.id)
