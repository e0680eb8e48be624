"""The project's own example articles as a gold standard, and how they are read.

Two views of them. *Univocal*, as PolNeAR is annotated: every character in at most one attribution, so
nested attributions and follow-on statements are left out of gold and prediction alike. *Everything*: these
too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from evaluation import examples
from reportedly.measures import AnnotatedDocument, AttributionRelation, from_reading
from reportedly.types import Attribution, Document, Reading, Span, Spans

#: Reads a document.
DocumentReader = Callable[[Document], Reading]


@dataclass(frozen=True, slots=True)
class Example:
    """One example, what is expected of it, and where a univocal annotation says nothing."""

    document: Document
    univocal: AnnotatedDocument
    everything: AnnotatedDocument
    #: Contents of follow-on statements, which count neither as right nor as wrong in the univocal view.
    unscored: Spans


def load() -> list[Example]:
    """The examples, read by the package's own reader.

    Raises:
        ReportedlyError: an example cannot be read, or expected words are not in its text.
    """
    return [_example(example) for example in examples.examples()]


def gold(*, everything: bool = False) -> dict[str, AnnotatedDocument]:
    """What is expected, by name of the example."""
    return {e.univocal.id: e.everything if everything else e.univocal for e in load()}


def predictions(
    loaded: list[Example], reader: DocumentReader | None = None
) -> tuple[dict[str, AnnotatedDocument], dict[str, AnnotatedDocument]]:
    """Read every example once.

    Args:
        loaded: the examples.
        reader: reads a document; ``None``: the package's pipeline.

    Returns:
        Predictions by name, first for the univocal view, then for everything.
    """
    read = reader or _read
    univocal: dict[str, AnnotatedDocument] = {}
    everything: dict[str, AnnotatedDocument] = {}
    for example in loaded:
        name, reading = example.univocal.id, read(example.document)
        kept = [a for a in reading.attributions if _is_univocal(a, example.unscored)]
        univocal[name] = AnnotatedDocument(name, reading.text, tuple(_relation(a) for a in kept))
        everything[name] = AnnotatedDocument(name, reading.text, from_reading(reading).attributions)
    return univocal, everything


def _read(document: Document) -> Reading:
    from reportedly.pipeline import read_document

    return read_document(document)


def _example(example: examples.Example) -> Example:
    document = examples.document(example)
    expected = example.attributions(document.text)
    flat = tuple(AttributionRelation(a.source, a.cue, a.content) for a in expected if a.flat)
    every = tuple(AttributionRelation(a.source, a.cue, a.content) for a in expected)
    return Example(
        document=document,
        univocal=AnnotatedDocument(example.name, document.text, flat),
        everything=AnnotatedDocument(example.name, document.text, every),
        unscored=tuple(span for a in expected if a.implicit for span in a.content),
    )


def _is_univocal(attribution: Attribution, unscored: Spans) -> bool:
    inside = sum(_shared(part, span) for part in attribution.content for span in unscored)
    length = sum(end - start for start, end in attribution.content)
    return attribution.parent is None and not attribution.implicit and 2 * inside <= length


def _shared(a: Span, b: Span) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def _relation(a: Attribution) -> AttributionRelation:
    return AttributionRelation(a.source, a.cue, a.content, a.confidence, a.id)
