"""What ``reportedly batch`` adds to reading, and whether it survives: ``python -m bench.archive_bench``.

Speed: one archive, read by the command line with one and with two processes in turn, several times; the
processor time of everything is set against that of reading the same records in a loop that does nothing
else. Memory: sampled while it runs. Survival: an archive read undisturbed, and again killed five times at
random moments and taken up; every file must be the same. Machines that measure are busy: processor time and
the load are given beside the time by the clock.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import shutil
import signal
import statistics
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import psutil

from bench.archive import make
from bench.archive_page import figures, write_page

_BATCH = "from reportedly.cli import main; main()"
_KILLS = 5


@dataclass(frozen=True, slots=True)
class Pass:
    """One reading of the archive."""

    workers: int
    records: int
    documents: int
    #: By the clock, processes started and ended.
    seconds: float
    #: Of all processes, the one that hands out included.
    cpu_seconds: float
    #: Most resident memory of all processes together: in the second and in the last quarter of the time.
    early_bytes: int
    late_bytes: int
    #: Processes ready to run, on average over the last minute.
    load: float


@dataclass(frozen=True, slots=True)
class Survival:
    """Killed and taken up."""

    records: int
    kills: int
    files: int
    identical: bool
    #: Documents and errors, each record once.
    rows: int


def batch(archive: Path, out: Path, workers: int, *options: str) -> subprocess.Popen[bytes]:
    """The command line, started."""
    arguments = ["batch", str(archive), "--out", str(out), "--workers", str(workers), "--json", *options]
    return subprocess.Popen([sys.executable, "-c", _BATCH, *arguments], stdout=subprocess.PIPE)


def measured(archive: Path, out: Path, workers: int) -> Pass:
    """Read the archive once."""
    shutil.rmtree(out, ignore_errors=True)
    before, since = _cpu(), time.monotonic()
    process = batch(archive, out, workers, "--quiet", "--part", "100")
    samples = []
    while process.poll() is None:
        samples.append(_memory(process.pid))
        time.sleep(0.5)
    seconds = time.monotonic() - since
    found = json.loads(process.stdout.read() if process.stdout else b"")
    quarter = max(1, len(samples) // 4)
    return Pass(
        workers=workers,
        records=found["records"],
        documents=found["documents"],
        seconds=round(seconds, 1),
        cpu_seconds=round(_cpu() - before, 1),
        early_bytes=max(samples[quarter : 2 * quarter] or samples),
        late_bytes=max(samples[-quarter:]),
        load=os.getloadavg()[0],
    )


def alone(archive: Path) -> float:
    """Processor seconds of reading every record in a loop, model loaded and warm."""
    from reportedly.cluster.cut import units
    from reportedly.cluster.inputs import plan
    from reportedly.cluster.pieces import to_raw
    from reportedly.cluster.values import Job, Unit
    from reportedly.cluster.work import warm
    from reportedly.pool import Work, read
    from reportedly.read.raw import Raw

    job = Job(Path("unused"))
    (one,) = plan([str(archive)]).inputs
    pieces = [piece for unit in units(one, job) if isinstance(unit, Unit) for piece in unit.pieces]
    warm(read)
    since = time.process_time()
    for piece in pieces:
        raw, _ = to_raw(piece, job.settings)
        if isinstance(raw, Raw):
            read(Work(raw, job.settings))
    return time.process_time() - since


def survival(archive: Path, folder: Path, command: Any, records: int) -> Survival:
    """Read an archive undisturbed, and killed five times."""
    whole, killed = folder / "undisturbed", folder / "killed"
    for out in (whole, killed):
        shutil.rmtree(out, ignore_errors=True)
    assert command(archive, whole).wait() == 0
    parts = len(list((whole / "manifest").glob("*.json")))
    chosen, kills = random.Random(), 0
    for at in sorted(chosen.sample(range(1, parts), _KILLS)):
        process = command(archive, killed)
        while process.poll() is None and len(list((killed / "manifest").glob("*.json"))) < at:
            time.sleep(0.02)
        time.sleep(chosen.random())
        kills += process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert command(archive, killed).wait() == 0
    files = [_files(out) for out in (whole, killed)]
    import duckdb

    found = duckdb.sql(
        f"select count(*), count(distinct (input, record)) from (select input, record from"
        f" '{killed}/documents/*.parquet' union all select input, record from '{killed}/errors/*.parquet')"
    ).fetchone()
    assert found is not None
    assert found[0] == found[1] == records, found
    return Survival(records, kills, len(files[0]), files[0] == files[1], found[0])


def _files(out: Path) -> dict[str, bytes]:
    return {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def _memory(pid: int) -> int:
    total = 0
    try:
        for process in [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]:
            total += process.memory_info().rss
    except psutil.Error:
        pass
    return total


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=1_000, help="of the archive whose speed is measured")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--killed", type=int, default=20_000, help="records of the archive that is killed")
    parser.add_argument(
        "--without-reading", action="store_true", help="the killed runs take pages as they are"
    )
    parser.add_argument("--folder", type=Path, default=Path("runs/batch"))
    parser.add_argument("--out", type=Path, help="write the figures here")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    result: dict[str, Any] = {"load": os.getloadavg()[0]}
    if given.records:
        archive = given.folder / f"speed-{given.records}.warc.gz"
        make(archive, given.records)
        passes = [
            measured(archive, given.folder / "speed", workers)
            for _ in range(given.repeats)
            for workers in (1, 2)
        ]
        result["alone_cpu_seconds"] = round(statistics.median(alone(archive) for _ in range(3)), 1)
        result["passes"] = [asdict(one) for one in passes]
    if given.killed:
        archive = given.folder / f"killed-{given.killed}.warc.gz"
        make(archive, given.killed)
        result["survival"] = asdict(
            survival(archive, given.folder, _unread if given.without_reading else _reading, given.killed)
        )
        result["without_reading"] = given.without_reading
    print(json.dumps(result, indent=1))
    print(figures(result))
    if given.out:
        write_page(given.out, result)


def _reading(archive: Path, out: Path) -> subprocess.Popen[bytes]:
    return batch(archive, out, 2, "--quiet", "--part", "50")


def _unread(archive: Path, out: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "bench.archive_unread", str(archive), str(out)])


if __name__ == "__main__":
    main()
