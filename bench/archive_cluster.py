"""A batch on two Ray nodes of this machine, one of which is killed: ``python -m bench.archive_cluster``.

Needs ``reportedly[cluster]``. Two worker nodes are real Ray nodes with their own processes and object stores;
the head runs no task. When some units are written, every process of one worker node is killed. The result is
compared, file by file, with that of the local engine.
"""

from __future__ import annotations

import argparse
import json
import shutil
import socket
import sys
import threading
import time
from pathlib import Path
from typing import Any

from bench.archive import make
from reportedly.cluster import daft_engine, local
from reportedly.cluster.inputs import plan
from reportedly.cluster.values import Job
from reportedly.pool import Result, Work


def without_reading(work: Work) -> Result:
    """Takes the page as it is, in some time, so that there is something to interrupt."""
    from bench.archive_unread import page

    time.sleep(0.01)
    return page(work)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=3_000)
    parser.add_argument("--part", type=int, default=50)
    parser.add_argument("--folder", type=Path, default=Path("runs/cluster"))
    given = parser.parse_args()
    from bench.archive_cluster import without_reading as reader

    given.folder.mkdir(parents=True, exist_ok=True)
    names = []
    for number in range(4):
        names.append(str(given.folder / f"{number}.warc.gz"))
        make(Path(names[-1]), given.records // 4, number)
    outs = [given.folder / name for name in ("local", "daft")]
    for out in outs:
        shutil.rmtree(out, ignore_errors=True)
    job = Job(outs[0], part=given.part)
    alone = list(local.run(job, plan(names), workers=2, read_one=reader))[-1]
    result = {"records": alone.counts.records, "local_seconds": round(alone.seconds, 1)}
    result |= _clustered(Job(outs[1], part=given.part), names, reader)
    result["identical"] = _files(outs[0]) == _files(outs[1])
    print(json.dumps(result))
    sys.exit(not result["identical"])


def _clustered(job: Job, names: list[str], reader: object) -> dict[str, object]:
    cluster, node = two_nodes()
    # Units that were written, and shares that were being read: one on each node.
    killed: list[int] = []

    def kill() -> None:
        while len(list((job.out / "manifest").glob("*.json"))) < 8:
            time.sleep(0.1)
        killed.append(len(list((job.out / "manifest").glob("*.json"))))
        killed.append(sum(path.is_dir() for path in (job.out / "working").iterdir()))
        cluster.remove_node(node, allow_graceful=False)

    threading.Thread(target=kill, daemon=True).start()
    states = daft_engine.run(job, plan(names), workers=2, read_one=reader, address=cluster.address)  # type: ignore[arg-type]
    state = list(states)[-1]
    return {
        "daft_seconds": round(state.seconds, 1),
        "daft_records": state.counts.records,
        "written_and_reading_when_killed": killed,
    }


def two_nodes() -> tuple[Any, Any]:
    """A cluster of two nodes of one core each, and one of them, to be lost."""
    from ray.cluster_utils import Cluster

    # Told which ports its agents have, a node does not wait for them to say so: on a busy machine that
    # takes longer than it waits.
    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 0, **_ports()})
    nodes = [cluster.add_node(num_cpus=1, **_ports()) for _ in range(2)]
    return cluster, nodes[1]


def _ports() -> dict[str, int]:
    names = ("metrics_agent_port", "dashboard_agent_listen_port", "runtime_env_agent_port")
    held = [socket.create_server(("127.0.0.1", 0)) for _ in names]
    found = {name: one.getsockname()[1] for name, one in zip(names, held, strict=True)}
    for one in held:
        one.close()
    return found


def _files(out: Path) -> dict[str, bytes]:
    return {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()}


if __name__ == "__main__":
    main()
