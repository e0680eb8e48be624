"""What other processes do when a whole ledger is related: they look at articles and compare pairs."""

from __future__ import annotations

import gc
import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from reportedly.ledger import loading, whole
from reportedly.ledger.neighbours import Marked, Numbers
from reportedly.ledger.relating import Reused
from reportedly.trace import cells, reuse, shingles
from reportedly.trace.compare_many import relate_many
from reportedly.trace.shelf import Shelf, Taken, taken
from reportedly.trace.values import Article, Statement
from reportedly.tracing.relate import KEPT, compared, look_at, to_article
from reportedly.tracing.stored import stored_reuse

#: Parts of the articles, and articles that a process keeps in memory.
_PARTS, _ARTICLES = 100, 2000
#: Place among the pairs, kind, confidence, reasons.
Relation = tuple[int, str, float, tuple[tuple[str, str, str], ...]]


@dataclass(frozen=True, slots=True)
class Some:
    """A part of the articles."""

    articles: tuple[loading.Packed, ...]
    #: Contents that no part before has.
    fresh: frozenset[int]
    #: Where the articles are put, as far as they are compared.
    file: Path


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen in them."""

    #: Of each article the hashes of its passages.
    hashes: tuple[tuple[int, ...], ...]
    #: The contents that were looked at, ascending, their marks, and what they say.
    contents: Numbers
    marks: Marked
    statements: Taken


@dataclass(frozen=True, slots=True)
class Statements:
    """Pairs of statements, by their places on the shelf in a file."""

    shelf: Path
    one: Numbers
    other: Numbers


@dataclass(frozen=True, slots=True)
class Articles:
    """Pairs of articles, by number, and of each article the file that has it."""

    pairs: tuple[tuple[int, int], ...]
    files: dict[int, Path]


@contextmanager
def uncollected() -> Iterator[None]:
    """Without looking for values that refer to themselves: of many small values none does."""
    looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looking:
            gc.enable()


@uncollected()
def see(some: Some) -> Seen:
    """Look at a part of the articles."""
    articles: dict[int, bytes] = {}
    hashes: list[tuple[int, ...]] = []
    said: dict[int, Statement] = {}
    for packed in some.articles:
        loaded = packed.loaded()
        made = to_article(loaded)
        articles[loaded.pk] = pickle.dumps(reuse.bare(made), protocol=5)
        hashes.append(shingles.fingerprints(made.document.text))
        by_uid = {statement.uid: statement for statement in made.statements}
        for one in loaded.statements:
            if one.content_hash in some.fresh and one.uid in by_uid:
                said.setdefault(one.content_hash, by_uid[one.uid])
    some.file.write_bytes(pickle.dumps(articles, protocol=5))
    contents = sorted(said)
    seen = look_at(said[content] for content in contents)
    marks = whole.statement_marks(contents, list(cells.keys_of(seen)))
    return Seen(tuple(hashes), np.array(contents, np.int64), marks, taken(seen))


@uncollected()
def compare_articles(some: Articles) -> list[Reused]:
    """What the articles of each pair have in common, those that have something."""
    found = []
    for one, other in some.pairs:
        here, there = (_article(some.files[number], number) for number in (one, other))
        result = compared(here, there)
        if result is not None:
            found.append(stored_reuse(result, {here.key: one, there.key: other}, one, other))
    return found


@uncollected()
def compare_statements(some: Statements) -> list[Relation]:
    """How the statements of each pair stand to each other, those between which something is kept."""
    found = relate_many(_shelf(some.shelf), some.one, some.other, KEPT)
    return [(one.place, one.kind, round(one.confidence, 4), one.reasons) for one in found]


@lru_cache(maxsize=_ARTICLES)
def _article(path: Path, number: int) -> Article:
    found: Article = pickle.loads(_articles(path)[number])
    return found


@lru_cache(maxsize=_PARTS)
def _articles(path: Path) -> dict[int, bytes]:
    """Each by itself: most are compared with none."""
    found: dict[int, bytes] = pickle.loads(path.read_bytes())
    return found


@lru_cache(maxsize=1)
def _shelf(path: Path) -> Shelf:
    found: Shelf = pickle.loads(path.read_bytes())
    return found
