"""Keys of statements: those that may say the same share one."""

from __future__ import annotations

import hashlib
from itertools import combinations

from reportedly.trace.looks import Look

#: Heaviest words of which each pair is a key.
_WORDS = 6


def keys(one: Look) -> tuple[int, ...]:
    """Keys of a statement, signed 63-bit."""
    order = sorted(range(len(one.words)), key=lambda place: (-float(one.weights[place]), one.words[place]))
    heavy = sorted({one.words[place] for place in order[:_WORDS]})
    return tuple(sorted({_hash(f"{a} {b}") for a, b in combinations(heavy, 2)} | {_hash("=" + one.plain)}))


def _hash(words: str) -> int:
    digest = hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1
