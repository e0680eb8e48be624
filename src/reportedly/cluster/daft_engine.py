"""The same job on Daft over Ray: ``pip install 'reportedly[cluster]'``. No other file names either.

What is handed out is shares of inputs; each is read as the local engine reads, in a process of its own under
limits. That every record comes out once does not rest on Daft: a share that is done twice, or half and
again, writes the same files under the same names. The folder must be one that every machine sees.
"""

from __future__ import annotations

import os
import pickle
import time
from collections.abc import Iterator
from dataclasses import replace
from math import ceil
from typing import Any

from reportedly.cluster import folder
from reportedly.cluster.inputs import Input, Plan
from reportedly.cluster.local import Share, run_share
from reportedly.cluster.parts import needs_arrow
from reportedly.cluster.progress import State
from reportedly.cluster.values import Job
from reportedly.cluster.work import ReadOne
from reportedly.errors import UsageError
from reportedly.pool import read

#: How often what is left is handed out, when machines were lost and the engine gave up.
ROUNDS = 3
_SILENT = {
    "DAFT_ANALYTICS_ENABLED": "0",
    "DO_NOT_TRACK": "true",
    "SCARF_NO_ANALYTICS": "true",
    "RAY_USAGE_STATS_ENABLED": "0",
    "DAFT_PROGRESS_BAR": "0",
}


def run(
    job: Job,
    plan: Plan,
    *,
    workers: int | None = None,
    read_one: ReadOne = read,
    address: str | None = None,
) -> Iterator[State]:
    """Read every record of the inputs that no earlier run has read, on a cluster.

    Args:
        job: how, and where to: a folder that every machine sees.
        plan: the inputs, which every machine sees under the same names.
        workers: shares that are read at once; as many as the cluster has cores by default.
        read_one: reads one record.
        address: of the Ray cluster; by default the one this machine is part of, or this machine alone.

    Yields:
        At last, the whole.

    Raises:
        UsageError: Daft is not installed, the folder cannot be used for this job, or too many machines are
            lost.
    """
    needs_arrow()
    daft = daft_on_ray(address)
    with folder.held(job):
        since, before = time.monotonic(), folder.total(job.out)
        folder.fail_missing(job.out, plan)
        cores = workers or _cores()
        left = folder.begin_inputs(job.out, plan)
        cpu_seconds = 0.0
        for _ in range(ROUNDS):
            if not left:
                break
            shares = _shares(left, cores)
            results = _handed_out(daft, job, shares, read_one)
            cpu_seconds += sum(state.cpu_seconds for state, _ in results.values())
            left = _ended(job, left, shares, results)
        else:
            if left:
                raise UsageError(f"machines of the cluster are lost again and again: {left[0].name} is left")
        whole = folder.total(job.out)
        yield replace(whole, earlier=before.counts, cpu_seconds=cpu_seconds, seconds=time.monotonic() - since)


def daft_on_ray(address: str | None) -> Any:
    """Daft, on the Ray cluster at an address.

    Raises:
        UsageError: it is not installed, or there is no cluster at that address.
    """
    # Neither of the two is to tell anybody that it is used, or to draw bars beside the command's own.
    os.environ.update(_SILENT)
    try:
        import daft
        import ray  # noqa: F401
    except ImportError as error:
        raise UsageError(
            "--engine daft needs Daft and Ray, which are not installed: pip install 'reportedly[cluster]'"
        ) from error
    try:
        daft.set_runner_ray(address, noop_if_initialized=True)
    except ConnectionError as error:
        raise UsageError(f"the Ray cluster cannot be reached: {error}") from error
    return daft


def _cores() -> int:
    import ray

    return int(ray.cluster_resources().get("CPU", 1))


def _shares(inputs: list[Input], cores: int) -> list[Share]:
    """Inputs, or where there are fewer than cores, parts of them."""
    of = ceil(cores / len(inputs)) if len(inputs) < cores else 1
    return [Share(one, number, of) for one in inputs for number in range(of)]


def _handed_out(
    daft: Any, job: Job, shares: list[Share], read_one: ReadOne
) -> dict[int, tuple[State, int | None]]:
    """What each share came to; those that were lost with their machine are missing."""

    def read_share(number: int) -> bytes:
        return pickle.dumps((number, run_share(job, shares[number], read_one=read_one)))

    done = daft.func(return_dtype=daft.DataType.binary())(read_share)
    frame = daft.from_pydict({"number": list(range(len(shares)))}).into_partitions(len(shares))
    try:
        rows = frame.select(done(daft.col("number")).alias("done")).to_pydict()["done"]
    except Exception:  # Daft and Ray have many; what was lost is handed out again, and the last one counts
        return {}
    return dict(pickle.loads(row) for row in rows)


def _ended(
    job: Job, inputs: list[Input], shares: list[Share], results: dict[int, tuple[State, int | None]]
) -> list[Input]:
    """Write down which inputs are read to their end; the others."""
    left = []
    for one in inputs:
        mine = [number for number, share in enumerate(shares) if share.input == one]
        if any(number not in results for number in mine):
            left.append(one)
            continue
        units = {results[number][1] for number in mine}
        if len(units) == 1 and (count := units.pop()) is not None:
            folder.end_input(job.out, one, count)
    return left
