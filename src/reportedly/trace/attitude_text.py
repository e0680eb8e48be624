"""A claim and an article as their attitude is read: words by sentence, cues and, where asked for, meaning."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING
from zlib import crc32

from reportedly.models import meaning
from reportedly.sentences import sentences
from reportedly.types import Span

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
#: Letters from which on a stem carries content.
LEAST_CONTENT = 3
#: Endings taken off, longest first, where at least four letters are left.
ENDING = re.compile(r"(?<=\w{4})(?:ations?|ings?|ness|ments?|ers?|ies|ed|es|ly|s|e|y)$")


@dataclass(frozen=True, slots=True)
class Word:
    """One word, whatever stands beside it."""

    #: In lower case, and without its ending.
    lower: str
    stem: str
    #: Whether it carries content, is written with a capital, is a number.
    content: bool
    name: bool
    number: bool
    #: Kinds of cues it is, and kinds of cues it makes with a next word.
    cues: tuple[int, ...]
    pairs: dict[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, or a claim, word by word."""

    #: Stems, in order.
    stems: tuple[str, ...]
    #: Stems of words that carry content.
    content: frozenset[str]
    #: Stems written with a capital.
    names: frozenset[str]
    numbers: frozenset[str]
    #: Number of the cues of each kind, in the order of :func:`cue_kinds`.
    cues: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """An article, or a claim, which is one sentence."""

    text: str
    #: Where its sentences stand.
    spans: tuple[Span, ...]
    sentences: tuple[Sentence, ...]
    #: Meaning of the sentences that were asked for.
    known: dict[int, NDArray[np.float32]] = field(default_factory=dict, compare=False, repr=False)

    def vectors(self, which: Iterable[int]) -> NDArray[np.float32]:
        """Unit vectors of the meaning of some sentences [sentences, dimensions]."""
        import numpy as np

        which = list(which)
        missing = [at for at in which if at not in self.known]
        cut = [self.text[slice(*self.spans[at])] for at in missing]
        self.known.update(zip(missing, meaning.encode(cut), strict=True))
        return np.stack([self.known[at] for at in which])


@lru_cache(maxsize=1)
def cue_words() -> tuple[tuple[str, ...], dict[str, tuple[int, ...]], dict[str, dict[str, tuple[int, ...]]]]:
    """Names of the kinds of cues, the kinds of each word, and of each pair by its first word."""
    data = tomllib.loads(files("reportedly.trace").joinpath("attitude.en.toml").read_text("utf8"))
    single: dict[str, tuple[int, ...]] = {}
    pairs: dict[str, dict[str, tuple[int, ...]]] = {}
    for number, entries in enumerate(data.values()):
        for entry in entries:
            first, _, second = entry.partition(" ")
            into, key = (pairs.setdefault(first, {}), second) if second else (single, first)
            into[key] = (*into.get(key, ()), number)
    return tuple(data), single, pairs


def cue_kinds() -> tuple[str, ...]:
    """Names of the kinds of cues, in the order of their counts."""
    return cue_words()[0]


def stem(word: str) -> str:
    """A lower-case word without its ending; crude, the same for a verb and its noun in most cases."""
    return ENDING.sub("", word.removesuffix("'s"))


def bucket(word: str) -> int:
    """Where the weight of a stem stands."""
    return crc32(word.encode("utf-8", "replace")) % BUCKETS


@lru_cache(maxsize=100_000)
def read_word(found: str) -> Word:
    """What is known of a word as it is written."""
    _, single, pairs = cue_words()
    lower = found.lower().replace("’", "'")
    bare, number = stem(lower), found[0].isdigit()
    cues = single.get("n't" if lower.endswith("n't") else lower, ())
    content = number or len(bare) >= LEAST_CONTENT
    return Word(lower, bare, content, found[0].isupper(), number, cues, pairs.get(lower, {}))


def read_sentence(text: str) -> Sentence:
    """The words of a sentence."""
    found = [read_word(word) for word in WORD.findall(text)]
    return Sentence(
        tuple([word.stem for word in found]),
        frozenset([word.stem for word in found if word.content]),
        frozenset([word.stem for word in found if word.name]),
        frozenset([word.lower for word in found if word.number]),
        count_cues(found),
    )


def count_cues(found: Sequence[Word]) -> tuple[int, ...]:
    """Number of the cues of each kind among words."""
    counts = [0] * len(cue_kinds())
    for at, word in enumerate(found):
        for kind in word.cues:
            counts[kind] += 1
        if word.pairs and at + 1 < len(found):
            for kind in word.pairs.get(found[at + 1].lower, ()):
                counts[kind] += 1
    return tuple(counts)


def read_claim(claim: str) -> Text:
    """A claim as one sentence."""
    claim = claim[:LONGEST_CLAIM]
    return Text(claim, ((0, len(claim)),), (read_sentence(claim),))


def read_article(text: str) -> Text | None:
    """The sentences of an article; ``None``: it has no words."""
    text = text[:LONGEST_ARTICLE]
    spans = tuple(span for span in sentences(text)[:MOST_SENTENCES] if WORD.search(text, *span))
    return Text(text, spans, tuple(read_sentence(text[slice(*span)]) for span in spans)) if spans else None
