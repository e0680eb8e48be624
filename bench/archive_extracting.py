"""A batch that finds the articles and reads no statements, many times faster: for what is about the engine.

``python -m bench.archive_extracting ARCHIVE OUT``
"""

from __future__ import annotations

import sys
from pathlib import Path

from reportedly.cluster.inputs import plan
from reportedly.cluster.local import run
from reportedly.cluster.values import Job
from reportedly.errors import InputError
from reportedly.pool import Result, Work
from reportedly.read.document import to_document
from reportedly.read.raw import Raw
from reportedly.types import Reading


def article(work: Work) -> Result:
    """The article alone."""
    assert isinstance(work.given, Raw)
    try:
        return Reading(to_document(work.given, work.settings), model="none")
    except InputError as error:
        return error


if __name__ == "__main__":
    # The processes have to find the function under the name it has for them.
    from bench.archive_extracting import article as reader

    for _ in run(Job(Path(sys.argv[2])), plan(sys.argv[1:2]), workers=2, read_one=reader):
        pass
