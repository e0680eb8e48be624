"""The tasks of a trace on Daft over Ray; the folder must be one that every machine sees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.cluster.daft_engine import ROUNDS, daft_on_ray
from reportedly.cluster.relating import files
from reportedly.cluster.relating.run import task
from reportedly.cluster.relating.values import Stage, Tracing
from reportedly.errors import UsageError


@dataclass(frozen=True, slots=True)
class OnDaft:
    """The engine of a Ray cluster."""

    #: ``None``: the cluster that this machine is part of, or this machine alone.
    address: str | None = None
    #: Tasks at once; ``None``: as many as the cluster has cores.
    workers: int | None = None

    def __call__(self, tracing: Tracing, stage: Stage, numbers: list[int]) -> Iterator[int]:
        """Do the tasks of one job; what was lost with a machine is handed out again."""
        daft = daft_on_ray(self.address)
        failed: Exception | None = None
        for _ in range(ROUNDS):
            left = [number for number in numbers if not files.done(tracing, stage, number)]
            if not left:
                yield from numbers
                return
            done = daft.func(return_dtype=daft.DataType.int64())(lambda number: task(tracing, stage, number))
            frame = daft.from_pydict({"number": left}).into_partitions(
                min(self.workers or len(left), len(left))
            )
            try:
                frame.select(done(daft.col("number")).alias("done")).collect()
            except Exception as error:  # Daft and Ray have many; the last one is told
                failed = error
        if all(files.done(tracing, stage, number) for number in numbers):
            yield from numbers
            return
        raise UsageError(f"the cluster did not do all of {stage}, tried {ROUNDS} times") from failed
