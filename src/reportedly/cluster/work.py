"""The pure core: a unit of work to the rows it comes to. A record that is poison is read alone, once."""

from __future__ import annotations

from collections.abc import Callable, Collection
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache

from reportedly.cluster import faults
from reportedly.cluster.clock import LATE, OutOfTime, clock
from reportedly.cluster.pieces import to_raw
from reportedly.cluster.processes import exit_code, process, processes_of, submit
from reportedly.cluster.schema import Rows
from reportedly.cluster.values import Fault, Limits, Unit
from reportedly.errors import InputError, ModelError, UsageError
from reportedly.pool import Result, Work, read
from reportedly.read.raw import Raw
from reportedly.settings import Settings

#: Reads one; ``reportedly.pool.read``, but tests have others.
ReadOne = Callable[[Work], Result]
_WARM = "The bridge will open in May, the council said on Monday. “It is late,” said Ann Otter, its engineer."


@dataclass(frozen=True, slots=True)
class Terms:
    """How the records of a unit are read."""

    settings: Settings
    limits: Limits
    read_one: ReadOne = read


@dataclass(slots=True)
class Done:
    """What a unit came to."""

    rows: Rows
    #: A record ran out of time or memory in this process, which is better replaced.
    worn: bool = False


def read_unit(
    unit: Unit, terms: Terms, *, alone: Collection[int] = (), at: Callable[[int], None] = lambda place: None
) -> Done:
    """Read every record of a unit: each becomes one document or one error.

    Args:
        unit: the records.
        terms: how.
        alone: places in the unit of records that ended a process before: they are read in their own.
        at: is told the place of every record before it is read.
    """
    warm(terms.read_one)
    done = Done(Rows())
    for place, piece in enumerate(unit.pieces):
        at(place)
        given, facts = to_raw(piece, terms.settings)
        result = given if isinstance(given, Fault) else _read(given, terms, done, alone=place in alone)
        if isinstance(result, (InputError, Fault)):
            fault = faults.of_input(result) if isinstance(result, InputError) else result
            done.rows.failed(piece, facts, fault)
        else:
            done.rows.read(piece, facts, result)
    return done


@cache
def warm(read_one: ReadOne) -> None:
    """Load the model, so that no record's time is spent on it."""
    read_one(Work(Raw("warm-up", text=_WARM, media="record"), Settings()))


def _read(raw: Raw, terms: Terms, done: Done, *, alone: bool) -> Result | Fault:
    work = Work(raw, terms.settings)
    if not alone:
        try:
            return _timed(work, terms)
        except (OutOfTime, MemoryError):
            done.worn = True
    return _alone(work, terms)


def _timed(work: Work, terms: Terms) -> Result | Fault:
    try:
        with clock(terms.limits):
            return terms.read_one(work)
    except (MemoryError, ModelError, UsageError):
        raise
    except Exception as error:  # whatever hostile bytes bring about: one record's error, never the run's
        return faults.crashed(error)


def _alone(work: Work, terms: Terms) -> Result | Fault:
    with process(terms.limits) as pool:
        future = submit(pool, _once, work, terms)
        started = processes_of(pool)
        try:
            return future.result()
        except BrokenProcessPool:
            late = any(exit_code(one) == LATE for one in started)
            return faults.out_of_time(terms.limits.seconds) if late else faults.killed()


def _once(work: Work, terms: Terms) -> Result | Fault:
    warm(terms.read_one)
    try:
        return _timed(work, terms)
    except OutOfTime:
        return faults.out_of_time(terms.limits.seconds)
    except MemoryError:
        return faults.out_of_memory(terms.limits.memory)
