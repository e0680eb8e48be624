"""The folder that a batch writes: whose it is, that nobody else writes it, and what of the inputs is done."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from reportedly.cluster.archived import Facts
from reportedly.cluster.inputs import Input, Plan
from reportedly.cluster.parts import MANIFEST, TABLE_NAMES, WORKING, get, put, write_unit, written
from reportedly.cluster.progress import State
from reportedly.cluster.schema import VERSION, Rows
from reportedly.cluster.values import Counts, Fault, Job, Piece, Unit
from reportedly.errors import UsageError
from reportedly.version import __version__

_JOB = "job.json"
_EDGE = 65_536


@contextmanager
def held(job: Job) -> Iterator[None]:
    """The folder, made if there is none, for this process alone.

    Raises:
        UsageError: another process writes it, or it was begun otherwise.
    """
    import fcntl

    working = job.out / WORKING
    working.mkdir(parents=True, exist_ok=True)
    for name in TABLE_NAMES:
        (job.out / name).mkdir(exist_ok=True)
    with (working / "lock").open("wb") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise UsageError(f"{job.out}: another process is writing it") from error
        begin(job)
        _clean(job.out)
        yield
        shutil.rmtree(working)


def _clean(out: Path) -> None:
    """Take away what a run that was ended had not finished writing."""
    unfinished = [path for path in (out / WORKING).iterdir() if path.name != "lock"]
    for folder in (*TABLE_NAMES, MANIFEST, f"{MANIFEST}/inputs"):
        unfinished += (out / folder).glob(".*")
    for path in unfinished:
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def begin(job: Job) -> None:
    """Write down how the folder is written, or see that it goes on as it was begun.

    Raises:
        UsageError: it was begun otherwise.
    """
    wanted = _described(job)
    found = get(job.out / _JOB)
    if found is None:
        put(job.out / _JOB, wanted)
        return
    other = [name for name, value in wanted.items() if found.get(name) != value]
    if other:
        raise UsageError(f"{job.out}: was begun with another {other[0]}; give --out another folder")


def _described(job: Job) -> dict[str, Any]:
    """Whatever decides what the rows are."""
    settings = asdict(job.settings)
    model = (Path(__file__).parents[1] / "models" / "hashes.json").read_bytes()
    return {
        "schema": VERSION,
        "version": __version__,
        "model": hashlib.sha256(model).hexdigest()[:16],
        "part": job.part,
        "as_is": settings["as_is"],
        "max_bytes": settings["max_bytes"],
        "max_chars": settings["max_chars"],
        "fields": [list(pair) for pair in settings["fields"]],
        "min_confidence": settings["min_confidence"],
    }


def unit_done(out: Path, name: str) -> tuple[Counts, Counter[str]] | None:
    """What a unit came to that an earlier run did."""
    row = written(out, name)
    if row is None:
        return None
    return Counts(**{field: row[field] for field in Counts.__slots__}), Counter(row["errors"])


def input_done(out: Path, one: Input) -> list[str] | None:
    """The units of an input that was read to its end; ``None``: it was not.

    Raises:
        UsageError: it is not the input that the folder was begun with.
    """
    row = get(_row(out, one))
    if row is None:
        return None
    if row["fingerprint"] != _fingerprint(one):
        raise UsageError(f"{one.name}: is not what it was when {out} was begun; give --out another folder")
    return [f"{one.slug}-{number:06d}" for number in range(1, row["units"] + 1)] if row["whole"] else None


def begin_input(out: Path, one: Input) -> None:
    """Remember what an input is, before its first unit is written."""
    if get(_row(out, one)) is None:
        _put_input(out, one, whole=False, units=0)
    _forget_failure(out, one)


def end_input(out: Path, one: Input, units: int) -> None:
    """An input was read to its end, and its units are written."""
    _put_input(out, one, whole=True, units=units)


def fail_input(out: Path, one: Input, fault: Fault) -> Counts:
    """An input could not be had, or not to its end: one row of errors, which goes when it can be had."""
    piece = Piece(one.name, 0, None, "none", b"", 0, fault)
    unit, rows = Unit(f"{one.slug}-input", one.name, (piece,)), Rows()
    rows.failed(piece, Facts(), fault)
    return write_unit(out, unit, rows)


def fail_missing(out: Path, plan: Plan) -> list[tuple[Counts, Counter[str]]]:
    """A row of errors for every name that leads to nothing."""
    missing = [(Input(name, os.path.abspath(name), "far"), fault) for name, fault in plan.missing]
    return [(fail_input(out, one, fault), Counter({fault.error: 1})) for one, fault in missing]


def begin_inputs(out: Path, plan: Plan) -> list[Input]:
    """The inputs that are not read to their end, begun."""
    left = []
    for one in plan.inputs:
        known = input_done(out, one)
        if known is None or any(unit_done(out, name) is None for name in known):
            begin_input(out, one)
            left.append(one)
    return left


def total(out: Path) -> State:
    """Everything that is in a folder, by its manifest."""
    state = State()
    for path in sorted((out / MANIFEST).glob("*.json")):
        found = unit_done(out, path.stem)
        if found is not None:
            state = state.done(*found, stored=0, cpu_seconds=0, earlier=False)
    return state


def _forget_failure(out: Path, one: Input) -> None:
    (out / MANIFEST / f"{one.slug}-input.json").unlink(missing_ok=True)
    for table in TABLE_NAMES:
        (out / table / f"{one.slug}-input.parquet").unlink(missing_ok=True)


def _row(out: Path, one: Input) -> Path:
    return out / MANIFEST / "inputs" / f"{one.slug}.json"


def _put_input(out: Path, one: Input, *, whole: bool, units: int) -> None:
    row = {"input": one.name, "fingerprint": _fingerprint(one), "whole": whole, "units": units}
    put(_row(out, one), row)


def _fingerprint(one: Input) -> str:
    """Tells whether a file is the one it was: its size and both ends; of pages, their names and sizes."""
    digest = hashlib.sha256(str(one.size).encode())
    if one.kind == "pages":
        for file in one.files:
            digest.update(f"{os.path.abspath(file)}\0{os.path.getsize(file)}\0".encode("utf-8", "replace"))
    elif one.kind != "far":
        with open(one.identity, "rb") as opened:
            digest.update(opened.read(_EDGE))
            opened.seek(max(0, (one.size or 0) - _EDGE))
            digest.update(opened.read(_EDGE))
    return digest.hexdigest()[:16]
