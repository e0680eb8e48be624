"""A batch that takes pages as they are and reads nothing in them: for what is about the engine alone.

``python -m bench.archive_unread ARCHIVE OUT``
"""

from __future__ import annotations

import sys
from pathlib import Path

from reportedly.cluster.inputs import plan
from reportedly.cluster.local import run
from reportedly.cluster.values import Job
from reportedly.errors import EmptyInput
from reportedly.pool import Result, Work
from reportedly.read.document import content_id
from reportedly.read.raw import Raw
from reportedly.types import Document, Reading


def page(work: Work) -> Result:
    """The page's own characters as the article."""
    assert isinstance(work.given, Raw)
    text = (work.given.data or b"").decode("utf-8", "replace")[:5000]
    if not text.strip():
        return EmptyInput(work.given.origin, "is empty")
    return Reading(Document(content_id(text), text, url=work.given.url), model="none")


if __name__ == "__main__":
    # The processes have to find the function under the name it has for them.
    from bench.archive_unread import page as reader

    for _ in run(Job(Path(sys.argv[2])), plan(sys.argv[1:2]), workers=2, read_one=reader):
        pass
