"""A batch in a process of its own, to be killed: ``python -m tests.cluster.driver OUT INPUT...``."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.cluster.making import done
from tests.cluster.readers import slowly

if __name__ == "__main__":
    done(Path(sys.argv[1]), *sys.argv[2:], part=10, workers=2, read_one=slowly)
