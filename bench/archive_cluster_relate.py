"""A trace on two Ray nodes of this machine, one of which is killed.

``python -m bench.archive_cluster_relate TABLES`` needs ``reportedly[cluster]``. When some tasks are done,
every process of one node is killed. The tables are compared, byte by byte, with those of the local engine.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import threading
import time
from pathlib import Path

from bench.archive_cluster import two_nodes
from reportedly.cluster.relating.on_daft import OnDaft
from reportedly.cluster.relating.run import Engine, Local, prepared, run
from reportedly.cluster.relating.tables import TABLE_NAMES


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tables", type=Path, help="a folder that 'reportedly batch' wrote")
    parser.add_argument("--kill-after", type=int, default=8, metavar="N", help="tasks")
    parser.add_argument("--folder", type=Path, default=Path("runs/cluster"))
    given = parser.parse_args()
    outs = [given.folder / name for name in ("trace-local", "trace-daft")]
    for out in outs:
        shutil.rmtree(out, ignore_errors=True)
    _related(given.tables, outs[0], Local(2))
    cluster, node = two_nodes()
    done: list[int] = []

    def kill() -> None:
        while _done(outs[1]) < given.kill_after:
            time.sleep(0.1)
        done.append(_done(outs[1]))
        cluster.remove_node(node, allow_graceful=False)

    threading.Thread(target=kill, daemon=True).start()
    tasks = _related(given.tables, outs[1], OnDaft(cluster.address))
    identical = _files(outs[0]) == _files(outs[1])
    print(json.dumps({"tasks": tasks, "done_when_killed": done, "identical": identical}))
    sys.exit(not (identical and done))


def _related(tables: Path, out: Path, engine: Engine) -> int:
    """Relate; how many tasks that took."""
    return sum(step.of for step in run(prepared(tables, out), engine) if step.done == step.of)


def _done(out: Path) -> int:
    return sum(1 for _ in out.glob("working/*-done/*"))


def _files(out: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(out)): path.read_bytes()
        for name in TABLE_NAMES
        for path in sorted((out / name).glob("*.parquet"))
    }


if __name__ == "__main__":
    main()
