"""A claim and an article as their attitude is read: words by sentence, their weights, cues and meaning."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING
from zlib import crc32

from reportedly.models import meaning
from reportedly.sentences import sentences

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: A number with its points and commas, a word with its apostrophes and hyphens, or a question mark.
WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’-][^\W\d_]+)*|\?")
#: Characters of an article, and of a claim, that are looked at; a longer text is not read to its end.
LONGEST_ARTICLE, LONGEST_CLAIM = 30_000, 1_000
#: Sentences that are looked at.
MOST_SENTENCES = 200
#: Number of weights of words; words share one where their hashes are equal.
BUCKETS = 1 << 14
#: Endings taken off, longest first, where at least four letters are left.
ENDING = re.compile(r"(?<=\w{4})(?:ations?|ings?|ness|ments?|ers?|ies|ed|es|ly|s|e|y)$")


@dataclass(frozen=True, slots=True)
class Words:
    """One sentence, or a claim, word by word."""

    #: Stems, in order.
    stems: tuple[str, ...]
    #: Stems of words that carry content.
    content: frozenset[str]
    #: Stems written with a capital.
    names: frozenset[str]
    numbers: frozenset[str]
    #: Lower-case words, in order.
    lower: tuple[str, ...]
    #: Number of the cues of each kind, in the order of :func:`cue_kinds`.
    cues: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A claim, whose only sentence it is itself, or an article."""

    #: Where its sentences stand.
    spans: tuple[tuple[int, int], ...]
    sentences: tuple[Words, ...]
    #: Unit vectors of the sentences' meaning [sentences, dimensions].
    vectors: NDArray[np.float32]
    #: Cues of each sentence [sentences, kinds].
    cues: NDArray[np.float32]


@lru_cache(maxsize=1)
def cue_words() -> tuple[tuple[str, ...], dict[str, tuple[int, ...]]]:
    """Names of the kinds of cues, and the kinds of each word or pair of words."""
    data = tomllib.loads(files("reportedly.trace").joinpath("attitude.en.toml").read_text("utf8"))
    kinds: dict[str, tuple[int, ...]] = {}
    for number, words in enumerate(data.values()):
        for word in words:
            kinds[word] = (*kinds.get(word, ()), number)
    return tuple(data), kinds


def cue_kinds() -> tuple[str, ...]:
    """Names of the kinds of cues, in the order of their counts."""
    return cue_words()[0]


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A lower-case word without its ending; crude, the same for a verb and its noun in most cases."""
    bare = word.removesuffix("'s").removesuffix("’s")
    return ENDING.sub("", bare)


@lru_cache(maxsize=100_000)
def bucket(word: str) -> int:
    """Where the weight of a stem stands."""
    return crc32(word.encode("utf-8", "replace")) % BUCKETS


def words(text: str) -> Words:
    """The words of a sentence."""
    found: list[str] = WORD.findall(text)
    lower = [word.lower().replace("’", "'") for word in found]
    stems = [stem(word) for word in lower]
    names = frozenset(s for s, word in zip(stems, found, strict=True) if word[0].isupper())
    numbers = frozenset(word for word in lower if word[0].isdigit())
    content = frozenset(s for s in stems if len(s) > 2 or s.isdigit())
    return Words(tuple(stems), content, names, numbers, tuple(lower), cues(lower))


def cues(lower: Sequence[str]) -> tuple[int, ...]:
    """Number of the cues of each kind among lower-case words."""
    names, kinds = cue_words()
    counts = [0] * len(names)
    before = ""
    for word in lower:
        for kind in kinds.get(word, ()):
            counts[kind] += 1
        if word.endswith("n't"):
            counts[0] += 1
        for kind in kinds.get(f"{before} {word}", ()):
            counts[kind] += 1
        before = word
    return tuple(counts)


def text_of(spans: Sequence[tuple[int, int]], text: str) -> Text:
    """The sentences at some spans of a text."""
    import numpy as np

    cut = [text[start:end] for start, end in spans]
    read = tuple(words(sentence) for sentence in cut)
    counted = np.array([sentence.cues for sentence in read], np.float32)
    return Text(tuple(spans), read, meaning.encode(cut), counted)


def read_claim(claim: str) -> Text:
    """A claim as one sentence."""
    return text_of([(0, min(len(claim), LONGEST_CLAIM))], claim)


def read_article(text: str) -> Text | None:
    """The sentences of an article; ``None``: it has no words."""
    spans = sentences(text[:LONGEST_ARTICLE])[:MOST_SENTENCES]
    spans = [span for span in spans if WORD.search(text, *span)]
    return text_of(spans, text) if spans else None
