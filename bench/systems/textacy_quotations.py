"""``textacy.extract.direct_quotations`` on spaCy, as its documentation shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from bench.systems import Extract, spacy_model
from reportedly.measures import AttributionRelation
from reportedly.types import Spans

TITLE = "textacy direct quotations"


def load() -> Extract:
    """Parse the article and take the triples."""
    parse = spacy_model.load()

    def extract(text: str) -> list[AttributionRelation]:
        return _joined(_attributions(parse(text)))

    return extract


def _joined(attributions: Iterable[AttributionRelation]) -> list[AttributionRelation]:
    """Quotations of one cue are the parts of one content: "Not yet," she said. "Wait." """
    by_cue: dict[Spans, AttributionRelation] = {}
    for attribution in attributions:
        before = by_cue.get(attribution.cue)
        content = before.content + attribution.content if before else attribution.content
        by_cue[attribution.cue] = replace(attribution, content=content)
    return list(by_cue.values())


def _attributions(document: Any) -> Iterator[AttributionRelation]:
    from textacy.extract import direct_quotations

    try:
        yield from [_attribution(triple, 0) for triple in direct_quotations(document)]
    except ValueError:  # it refuses a text with an odd number of quotation marks: give it what it can take
        for paragraph in spacy_model.paragraphs(document):
            try:
                found = list(direct_quotations(paragraph.as_doc()))
            except ValueError:
                continue
            yield from [_attribution(triple, paragraph.start_char) for triple in found]


def _attribution(triple: Any, offset: int) -> AttributionRelation:
    return AttributionRelation(
        source=_span(triple.speaker, offset),
        cue=_span(triple.cue, offset),
        content=_span(list(triple.content), offset),
    )


def _span(tokens: list[Any], offset: int) -> Spans:
    # A noun and its compounds, a verb and its auxiliaries: neighbours, so the whole stretch is meant.
    first, last = tokens[0], tokens[-1]
    return ((offset + first.idx, offset + last.idx + len(last)),)
