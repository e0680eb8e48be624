"""Labelled phrases of a language file, and where they occur among the words of a text.

In the files a phrase is words separated by blanks; ``<deny>`` stands for every form of the verb, ``a/b`` for
either word, ``*`` for any one word, and ``?`` behind a word makes it optional.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any

from reportedly.resolve.inflection import forms
from reportedly.resolve.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase that occurs: its label and its tokens."""

    label: str
    #: Indices of the tokens it covers, in order.
    tokens: tuple[int, ...]


@dataclass(slots=True)
class _Node:
    label: str | None = None
    after: dict[str, _Node] = field(default_factory=dict)


class Phrases:
    """Phrases in a trie over words; the longest that begins at a word wins."""

    def __init__(self, table: Mapping[str, Iterable[str]]) -> None:
        self._root = _Node()
        for label, phrases in table.items():
            for phrase in phrases:
                for words in _spellings(phrase):
                    self._add(words, label)

    def _add(self, words: tuple[str, ...], label: str) -> None:
        node = self._root
        for word in words:
            node = node.after.setdefault(word, _Node())
        node.label = label

    def find(self, tokens: Tokens, indices: list[int]) -> list[Found]:
        """The phrases among some tokens of a text, in order, none overlapping another.

        Args:
            tokens: the text's.
            indices: which of them, in order; a phrase may bridge a gap between them.
        """
        found: list[Found] = []
        position = 0
        lower = tokens.lower
        while position < len(indices):
            label, length = self._longest(lower, indices, position)
            if label is None:
                position += 1
                continue
            found.append(Found(label, tuple(indices[position : position + length])))
            position += length
        return found

    def _longest(self, lower: list[str], indices: list[int], position: int) -> tuple[str | None, int]:
        best: tuple[str | None, int] = (None, 0)
        nodes = [self._root]
        for length, index in enumerate(indices[position:], 1):
            word = lower[index]
            nodes = [node.after[key] for node in nodes for key in (word, "*") if key in node.after]
            if not nodes:
                break
            for node in nodes:
                if node.label is not None:
                    best = (node.label, length)
        return best


def _spellings(phrase: str) -> Iterator[tuple[str, ...]]:
    """Every sequence of words that a phrase of the file stands for."""
    for words in product(*(_alternatives(part) for part in phrase.split())):
        yield tuple(word for word in words if word)


def _alternatives(part: str) -> list[str]:
    words: list[str] = [""] if part.endswith("?") and len(part) > 1 else []
    for word in part.rstrip("?").split("/"):
        words += forms(word[1:-1]) if word.startswith("<") else [word]
    return words


@cache
def table(name: str) -> dict[str, Any]:
    """A language file beside this one, ``name.en.toml``."""
    return tomllib.loads((files("reportedly.resolve") / f"{name}.en.toml").read_text("utf-8"))


@cache
def phrases(name: str, section: str) -> Phrases:
    """The phrases of one section of a language file, its keys as labels."""
    return Phrases(table(name)[section])
