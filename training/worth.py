"""Train which pairs of statements are worth comparing in full.

``python -m training.worth --ledger FILE`` takes pairs of neighbours of a ledger, compares them in full and
learns from the features that take little time which of them are more than related. It prints what share of
the pairs passes and what share of those that matter is lost, on pairs it did not learn from.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import sqlalchemy as sa

import reportedly.trace
from reportedly.ledger import schema, whole
from reportedly.ledger.record import Record
from reportedly.trace import beside, cells
from reportedly.trace.compare_many import judge
from reportedly.trace.pairing import NAMES
from reportedly.trace.shelf import shelve
from reportedly.trace.worth import FEATURES, LEAST, WEIGHTS
from reportedly.tracing.relate import KEPT, look_at_rows, standing_for
from training.boosting import Settings, regression

#: Contents and pairs that are looked at.
_CONTENTS, _PAIRS = 60_000, 500_000
#: How much more a pair that matters counts than another one.
_WEIGHT = 8.0
_SETTINGS = Settings(rounds=40, depth=3, rate=0.25, features=1.0)


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(prog="python -m training.worth")
    parser.add_argument("--ledger", required=True)
    options = parser.parse_args()
    with Record(options.ledger, read_only=True) as ledger, ledger.database.reading() as connection:
        query = sa.select(schema.assertions.c.content_hash).distinct().order_by("content_hash")
        rows = standing_for(connection, list(connection.scalars(query.limit(_CONTENTS))))
    looks = look_at_rows(rows.values())
    contents = list(rows)
    marks = whole.statement_marks(contents, list(cells.keys_of(looks)))
    pairs = whole.statements([(np.array(contents, np.int64), marks)]).pairs
    pairs = pairs[np.random.default_rng(1).permutation(len(pairs))[:_PAIRS]]
    shelf = shelve(looks)
    pairs = pairs[shelf.wording[pairs[:, 0]] != shelf.wording[pairs[:, 1]]]
    found = beside.features(shelf, pairs[:, 0], pairs[:, 1])
    matter = judge(found)[0] < len(KEPT)
    cheap = np.ascontiguousarray(found[:, [NAMES.index(name) for name in FEATURES]])
    weights = np.where(matter, _WEIGHT, 1.0)
    learnt, asked = slice(0, None, 2), slice(1, None, 2)
    known = regression(cheap[learnt], matter[learnt].astype(np.float64), weights[learnt], FEATURES, _SETTINGS)
    passed = known.scores(cheap[asked])[:, 0] >= LEAST
    print(f"{passed.mean():.3f} pass, {1 - passed[matter[asked]].mean():.4f} of those that matter are lost")
    Path(reportedly.trace.__file__).with_name(WEIGHTS).write_bytes(known.packed())


if __name__ == "__main__":
    main()
