"""The local engine: processes of this machine, each with one unit, each replaced when it dies."""

from __future__ import annotations

import os
import resource
import shutil
import time
import uuid
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from reportedly.cluster import folder
from reportedly.cluster.cut import Failed, units
from reportedly.cluster.inputs import Input, Plan
from reportedly.cluster.marks import Mark, marked
from reportedly.cluster.parts import WORKING, errors, needs_arrow, write_unit
from reportedly.cluster.processes import end, process, submit
from reportedly.cluster.progress import State
from reportedly.cluster.values import Counts, Job, Unit
from reportedly.cluster.work import ReadOne, Terms, read_unit
from reportedly.errors import UsageError
from reportedly.pool import read

#: Seconds between two looks at how far the processes are.
_LOOK = 1.0
#: Deaths of processes for which no record can be blamed, after which there is no point in going on.
_DEATHS = 3


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a process says of a unit that it wrote."""

    counts: Counts
    errors: Counter[str]
    cpu_seconds: float
    #: The process is better replaced.
    worn: bool


def run_unit(unit: Unit, terms: Terms, out: Path, mark: Path, alone: frozenset[int]) -> Outcome:
    """Read a unit and write it; the same on every engine, as often as it is done."""
    before = _cpu()
    with Mark(mark) as place:
        done = read_unit(unit, terms, alone=alone, at=place.put)
        place.put(-1)
    counts = write_unit(out, unit, done.rows)
    return Outcome(counts, Counter(errors(done.rows)), _cpu() - before, done.worn)


def run(job: Job, plan: Plan, *, workers: int | None = None, read_one: ReadOne = read) -> Iterator[State]:
    """Read every record of the inputs that no earlier run has read.

    Args:
        job: how and where to.
        plan: the inputs.
        workers: processes; as many as there are cores by default.
        read_one: reads one record.

    Yields:
        How far it is, about every second and when a unit is done; at last, the whole.

    Raises:
        UsageError: the folder cannot be used for this job.
    """
    needs_arrow()
    with folder.held(job):
        terms = Terms(job.settings, job.limits, read_one)
        engine = _Engine(job, plan, workers or os.cpu_count() or 1, terms)
        try:
            yield from engine.run()
        finally:
            engine.stop()


@dataclass(frozen=True, slots=True)
class Share:
    """Every so-many-th unit of one input: what one of several machines reads of it."""

    input: Input
    number: int = 0
    of: int = 1


def run_share(job: Job, share: Share, *, read_one: ReadOne = read) -> tuple[State, int | None]:
    """Read a share in a process of its own, in a folder that others write their shares into.

    Returns:
        What it came to, and how many units the input has; ``None``: it could not be read to its end.
    """
    engine = _Engine(job, Plan((share.input,)), 1, Terms(job.settings, job.limits, read_one), share)
    try:
        state = list(engine.run())[-1]
    finally:
        engine.stop()
    return state, engine.found.get(share.input.slug)


@dataclass(slots=True)
class _Slot:
    """One process, and what it is doing."""

    pool: ProcessPoolExecutor
    unit: Unit
    future: Future[Outcome]
    alone: frozenset[int] = frozenset()
    deaths: int = 0


@dataclass(slots=True)
class _Open:
    """Units of an input that are out, and whether there are more to come."""

    out: int = 0
    units: int = 0
    whole: bool = False


class _Engine:
    def __init__(self, job: Job, plan: Plan, workers: int, terms: Terms, share: Share | None = None) -> None:
        self._job = job
        self._plan = plan
        self._workers = workers
        self._terms = terms
        #: Of a run on several machines; which of them ends an input, none of them knows.
        self._share = share
        #: Units of every input that was read to its end.
        self.found: dict[str, int] = {}
        #: Marks of where processes are, of this engine alone.
        self._marks = job.out / WORKING / uuid.uuid4().hex
        self._marks.mkdir(parents=True)
        self._idle: list[ProcessPoolExecutor] = []
        self._busy: list[_Slot] = []
        self._open: dict[str, tuple[Input, _Open]] = {}
        self._of_unit: dict[str, str] = {}
        sizes = [one.size for one in plan.inputs]
        total = sum(size or 0 for size in sizes) if None not in sizes else None
        self._state = State(total=total)
        self._since = time.monotonic()

    def run(self) -> Iterator[State]:
        """Every unit."""
        work = self._units()
        more = True
        while more or self._busy:
            while more and len(self._busy) < self._workers:
                unit = next(work, None)
                if unit is None:
                    more = False
                else:
                    self._busy.append(self._begun(unit))
            done, _ = wait([slot.future for slot in self._busy], _LOOK, FIRST_COMPLETED)
            for slot in [slot for slot in self._busy if slot.future in done]:
                self._finish(slot)
            yield self._now()
        yield self._now()

    def stop(self) -> None:
        """End every process."""
        for pool in chain(self._idle, (slot.pool for slot in self._busy)):
            end(pool)
        shutil.rmtree(self._marks, ignore_errors=True)

    def _mark(self, unit: Unit) -> Path:
        return self._marks / unit.name

    def _units(self) -> Iterator[Unit]:
        """The units that have to be read; the others are counted."""
        out = self._job.out
        for counts, found in folder.fail_missing(out, self._plan):
            self._count(counts, found)
        for one in self._plan.inputs:
            if not self._share:
                known = folder.input_done(out, one)
                if known is not None and self._counted(known, one.size or 0):
                    continue
                folder.begin_input(out, one)
            yield from self._of_input(one)

    def _of_input(self, one: Input) -> Iterator[Unit]:
        progress = _Open()
        self._open[one.slug] = one, progress
        for unit in units(one, self._job):
            if isinstance(unit, Failed):
                self._count(folder.fail_input(self._job.out, one, unit.fault), Counter({unit.fault.error: 1}))
                return
            progress.units += 1
            if self._share and progress.units % self._share.of != self._share.number:
                continue
            if not self._counted([unit.name], unit.stored):
                progress.out += 1
                self._of_unit[unit.name] = one.slug
                yield unit
        progress.whole = True
        self.found[one.slug] = progress.units
        self._close(one.slug)

    def _counted(self, names: list[str], stored: int) -> bool:
        """Whether earlier runs did these units; they are counted then."""
        rows = [folder.unit_done(self._job.out, name) for name in names]
        if None in rows:
            return False
        for row in rows:
            assert row is not None
            self._state = self._state.done(*row, stored=0, cpu_seconds=0, earlier=True)
        self._state = replace(self._state, stored=self._state.stored + stored)
        return True

    def _count(self, counts: Counts, found: Counter[str]) -> None:
        self._state = self._state.done(counts, found, stored=0, cpu_seconds=0, earlier=False)

    def _begun(self, unit: Unit) -> _Slot:
        pool = self._idle.pop() if self._idle else process(self._job.limits)
        return _Slot(pool, unit, self._submit(pool, unit, frozenset()))

    def _submit(self, pool: ProcessPoolExecutor, unit: Unit, alone: frozenset[int]) -> Future[Outcome]:
        return submit(pool, run_unit, unit, self._terms, self._job.out, self._mark(unit), alone)

    def _finish(self, slot: _Slot) -> None:
        """Take what a process did; one that died is replaced, and reads alone what it died of."""
        try:
            outcome = slot.future.result()
        except BrokenProcessPool:
            self._again(slot)
            return
        self._busy.remove(slot)
        if outcome.worn:
            end(slot.pool)
        else:
            self._idle.append(slot.pool)
        self._state = self._state.done(
            outcome.counts,
            outcome.errors,
            stored=slot.unit.stored,
            cpu_seconds=outcome.cpu_seconds,
            earlier=False,
        )
        slug = self._of_unit.pop(slot.unit.name)
        self._open[slug][1].out -= 1
        self._close(slug)

    def _again(self, slot: _Slot) -> None:
        end(slot.pool)
        place = marked(self._mark(slot.unit))
        if place is None or place in slot.alone:
            slot.deaths += 1
            if slot.deaths >= _DEATHS:
                raise UsageError("the processes that read end before they read; is there memory enough?")
        else:
            slot.alone |= {place}
        slot.pool = process(self._job.limits)
        slot.future = self._submit(slot.pool, slot.unit, slot.alone)

    def _close(self, slug: str) -> None:
        one, progress = self._open[slug]
        if progress.whole and not progress.out:
            if not self._share:
                folder.end_input(self._job.out, one, progress.units)
            del self._open[slug]

    def _now(self) -> State:
        under_way = sum(marked(self._mark(slot.unit)) or 0 for slot in self._busy)
        return replace(self._state, under_way=under_way, seconds=time.monotonic() - self._since)


def _cpu() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)
