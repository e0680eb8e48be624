"""Floors of the trace, on a small world that a generator writes: one seed always gives the same bytes."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path

from evaluation import floors
from evaluation.gate import Verdict
from evaluation.trace_scores import score, total
from evaluation.traces import figures, measured
from evaluation.worlds import World, build

#: In the file of floors.
NAME = "trace-world"
#: Of the world: small enough to be read and traced within a minute.
SEED, CLAIMS = 3, 12


def verdict() -> Verdict:
    """The traces of the world against their floors."""
    world = build(SEED, CLAIMS)
    with tempfile.TemporaryDirectory() as folder:
        seen = measured(world, Path(folder))
    found = figures(total(score(claim, seen[claim.id]) for claim in world.claims))
    named = {name.replace(" ", "_").casefold(): value for name, value in found.items()}
    return Verdict(NAME, corpus(world), named, floors.read().get(NAME))


def corpus(world: World) -> str:
    """The hash of what is measured on: texts and truth."""
    told = "\n".join([*(f"{a.url}\n{a.text}" for a in world.articles), *(repr(c) for c in world.claims)])
    return f"sha256:{hashlib.sha256(told.encode()).hexdigest()[:16]}"
