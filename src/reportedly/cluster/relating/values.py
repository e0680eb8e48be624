"""What all tasks know: which tables, where to, and into how many shards what is marked is divided."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from reportedly.trace.values import Article

#: Jobs, in the order in which they are done: what each needs is there when those before it are done.
Stage = Literal[
    "index",
    "current",
    "look",
    "meet_articles",
    "meet_statements",
    "copies",
    "relations",
    "components",
    "claims",
]
#: Bits of an article's number that tell it in its part; the part stands above them.
LOCAL = 24
#: Parts of documents for one shard of marks or claims.
PARTS_OF_A_SHARD = 4
LEAST_SHARDS = 4


@dataclass(frozen=True, slots=True)
class Tracing:
    """A trace of a batch."""

    #: The folder that the batch wrote.
    tables: Path
    out: Path
    #: Names of the parts of its documents, in order.
    parts: tuple[str, ...]

    @property
    def shards(self) -> int:
        """Into how many shards marks, and claims, are divided by their hashes."""
        return max(LEAST_SHARDS, -(-len(self.parts) // PARTS_OF_A_SHARD))

    def tasks(self, stage: Stage) -> int:
        """How many tasks a job has."""
        if stage in ("current", "components"):
            return 1
        if stage in ("meet_articles", "meet_statements", "claims"):
            return self.shards
        return len(self.parts)


@dataclass(frozen=True, slots=True)
class Placed:
    """An article, and which record of which input it is."""

    article: Article
    input: str
    record: int
