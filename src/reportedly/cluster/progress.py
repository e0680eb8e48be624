"""How far a batch is: counted over units, and what that says of rate, cost and the time left."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

from reportedly.cluster.values import Counts


@dataclass(frozen=True, slots=True)
class State:
    """A batch as it stands."""

    #: Everything that is done, in earlier runs too.
    counts: Counts = field(default_factory=Counts)
    #: Of these, what earlier runs did.
    earlier: Counts = field(default_factory=Counts)
    #: Failed and skipped records by error.
    errors: Counter[str] = field(default_factory=Counter)
    units: int = 0
    #: Records read since the last unit was done, in all processes.
    under_way: int = 0
    #: Processor seconds of the reading processes, in this run.
    cpu_seconds: float = 0.0
    #: Seconds by the clock, of this run.
    seconds: float = 0.0
    #: Bytes of inputs, as stored: of the units done, of those done in this run, of all; ``None``: not known.
    stored: int = 0
    stored_now: int = 0
    total: int | None = None

    def done(
        self, counts: Counts, errors: Counter[str], *, stored: int, cpu_seconds: float, earlier: bool
    ) -> State:
        """With one unit more."""
        return replace(
            self,
            counts=self.counts + counts,
            earlier=self.earlier + counts if earlier else self.earlier,
            errors=self.errors + errors,
            units=self.units + 1,
            cpu_seconds=self.cpu_seconds + cpu_seconds,
            stored=self.stored + stored,
            stored_now=self.stored_now + (0 if earlier else stored),
        )

    @property
    def records_now(self) -> int:
        """Records read in this run."""
        return self.counts.records - self.earlier.records + self.under_way

    @property
    def rate(self) -> float:
        """Records a second."""
        return self.records_now / self.seconds if self.seconds else 0.0

    @property
    def cost(self) -> float | None:
        """Processor seconds for a thousand articles; ``None`` before there is one."""
        read = self.counts.documents - self.earlier.documents
        return 1000 * self.cpu_seconds / read if read else None

    @property
    def left(self) -> float | None:
        """Seconds until the end, by the bytes that are left; ``None``: cannot be told."""
        if not self.total or not self.stored_now or not self.seconds:
            return None
        return max(0, self.total - self.stored) * self.seconds / self.stored_now
