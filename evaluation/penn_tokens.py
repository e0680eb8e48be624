"""Penn Treebank tokens as text: where each token stands when a sentence is written out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.types import Span

_WRITTEN = {
    "``": "“",
    "''": "”",
    "`": "‘",
    "-LRB-": "(",
    "-RRB-": ")",
    "-LSB-": "[",
    "-RSB-": "]",
    "-LCB-": "{",
    "-RCB-": "}",
}
_CLINGS_LEFT = frozenset({",", ".", ";", ":", "!", "?", "%", "...", "…", "”", ")", "]", "}", "n't", "'"})
_CLINGS_RIGHT = frozenset({"“", "‘", "(", "[", "{", "$", "#", "£", "€"})


@dataclass(frozen=True, slots=True)
class WrittenSentence:
    """A sentence's text and where its tokens are in it."""

    text: str
    #: One of each token.
    spans: tuple[Span, ...]


def spaced(tokens: Sequence[str]) -> WrittenSentence:
    """The tokens exactly as they are, one space between any two."""
    return _join(tokens, [True] * len(tokens))


def written_out(tokens: Sequence[str]) -> WrittenSentence:
    """The sentence as a newspaper prints it: quotation marks and brackets for their Treebank codes, no space
    before a comma or after an opening bracket."""
    written = [_WRITTEN.get(token, token) for token in tokens]
    spaces = [True] * len(written)
    for i, token in enumerate(written):
        clings = token in _CLINGS_LEFT or (token[0] in "'’" and token[1:].isalpha())
        spaces[i] = not clings and (i == 0 or written[i - 1] not in _CLINGS_RIGHT)
    return _join(written, spaces)


def _join(tokens: Sequence[str], spaces: Sequence[bool]) -> WrittenSentence:
    text, spans = "", []
    for token, space in zip(tokens, spaces, strict=True):
        text += " " if space and text else ""
        spans.append((len(text), len(text) + len(token)))
        text += token
    return WrittenSentence(text, tuple(spans))
