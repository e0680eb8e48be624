"""The finder of quotations of ``sayswho`` on spaCy; its coreference model is in no package registry."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bench.systems import Extract, spacy_model
from reportedly.measures import AttributionRelation
from reportedly.types import Spans

TITLE = "sayswho quotations"


def load() -> Extract:
    """Parse the article and take the triples of each paragraph."""
    parse = spacy_model.load()

    def extract(text: str) -> list[AttributionRelation]:
        return list(_attributions(parse(text)))

    return extract


def _attributions(document: Any) -> Iterator[AttributionRelation]:
    from sayswho.quote_finder import quote_finder

    # It fails on the space between two paragraphs, and its documentation says that one at a time is best.
    for paragraph in spacy_model.paragraphs(document):
        try:
            triples = list(quote_finder(paragraph.as_doc()))
        except TypeError:  # two single marks, which some outlets print for a double one, are beyond it
            continue
        for triple in triples:
            parts = (triple.speaker, triple.cue, list(triple.content))
            source, cue, content = (_span(tokens, paragraph.start_char) for tokens in parts)
            yield AttributionRelation(source=source, cue=cue, content=content)


def _span(tokens: list[Any], offset: int) -> Spans:
    first, last = tokens[0], tokens[-1]
    return ((offset + first.idx, offset + last.idx + len(last)),)
