"""A deterministic sample of the word sequences of a text: texts that share words share some of the sample.

Winnowing as in Schleimer, Wilkerson and Aiken (2003), *Winnowing: local algorithms for document
fingerprinting*: of every few neighbouring word sequences the one with the least hash is kept.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from reportedly.trace.tokenising import Tokens, tokenise

#: Words of one sequence, and neighbouring sequences of which one is kept: two texts that have
#: ``WORDS + WINDOW - 1`` words on end in common always share a fingerprint. About 100 for 900 words.
WORDS, WINDOW = 7, 17
#: The same for quotations, which are short and often altered: six words on end in common always meet.
PHRASE_WORDS, PHRASE_WINDOW = 4, 3
_MULTIPLIER = 0x9E3779B97F4A7C15
_MIX = np.uint64(0xBF58476D1CE4E5B9)


def fingerprints(text: str) -> tuple[int, ...]:
    """Hashes of sampled word sequences, ascending, each once, at least 0 and below 2**63."""
    return _sampled(sequences(tokenise(text), WORDS), WINDOW)


def phrases(text: str) -> tuple[int, ...]:
    """Hashes of sampled short word sequences of a quotation, by which two versions of it meet.

    A quotation of fewer words than a sequence has gives one hash of them all; one without a word none.
    """
    tokens = tokenise(text)
    return _sampled(sequences(tokens, min(PHRASE_WORDS, len(tokens))), PHRASE_WINDOW)


def sequences(tokens: Tokens, words: int) -> NDArray[np.uint64]:
    """A 63-bit hash of every sequence of so many words, by its first word."""
    count = len(tokens) - words + 1
    if words < 1 or count < 1:
        return np.empty(0, dtype=np.uint64)
    mixed = np.zeros(count, dtype=np.uint64)
    for place in range(words):
        mixed = mixed * np.uint64(_MULTIPLIER) + tokens.words[place : place + count] + np.uint64(1)
        mixed ^= mixed >> np.uint64(29)
    mixed *= _MIX
    mixed ^= mixed >> np.uint64(32)
    return mixed >> np.uint64(1)


def _sampled(hashes: NDArray[np.uint64], window: int) -> tuple[int, ...]:
    if not len(hashes):
        return ()
    windows = np.lib.stride_tricks.sliding_window_view(hashes, min(window, len(hashes)))
    return tuple(np.unique(windows.min(axis=1)).tolist())
