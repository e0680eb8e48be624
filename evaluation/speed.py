"""Speed and memory of one reading process: throughput when warm, the cold start of the command line.

As a program (``python -m evaluation.speed < GOLD.jsonl``) it reads the texts in a process of its own, so
that memory is that of reading alone, and prints the result as JSON.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from reportedly.measures import AnnotatedDocument

#: Texts read before the clock starts.
WARM_UP = 3
#: The cold start is the median of as many.
COLD_STARTS = 5


@dataclass(frozen=True, slots=True)
class Throughput:
    """How fast one warm process reads."""

    #: Texts read while the clock ran.
    articles: int
    #: CPU time of the process, all threads, in seconds.
    cpu_seconds: float
    #: Time on the wall, in seconds.
    wall_seconds: float
    #: The most memory that the process ever held, in bytes.
    peak_bytes: int

    @property
    def articles_per_cpu_second(self) -> float:
        """Articles read in one second of one processor."""
        return self.articles / self.cpu_seconds if self.cpu_seconds else 0.0


def throughput(gold: Mapping[str, AnnotatedDocument]) -> Throughput:
    """Read every text once in a process of its own, with one thread, after a warm-up.

    Raises:
        subprocess.CalledProcessError: reading failed; its messages went to standard error.
    """
    texts = json.dumps({name: document.text for name, document in gold.items()})
    done = subprocess.run(
        [sys.executable, "-m", "evaluation.speed"],
        input=texts,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        env=single_threaded(),
    )
    return Throughput(**json.loads(done.stdout))


def cold_start(text: str, *, runs: int = COLD_STARTS) -> float:
    """Seconds on the wall from typing ``reportedly read`` to the end of one article, median of some runs.

    Raises:
        subprocess.CalledProcessError: the command failed.
    """
    with tempfile.TemporaryDirectory() as place:
        article = Path(place, "article.txt")
        article.write_bytes(text.encode())
        command = [*command_line(), "read", "--as-is", str(article), "--format", "json"]
        # An installation has its modules compiled; a source tree in some environments never writes that down.
        environment = {**single_threaded(), "PYTHONPYCACHEPREFIX": str(Path(place, "compiled"))}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        _seconds(command, environment)
        return statistics.median(_seconds(command, environment) for _ in range(runs))


def command_line() -> list[str]:
    """The command as it is installed beside the running interpreter."""
    script = Path(sys.executable).with_name("reportedly")
    return [str(script)] if script.exists() else [sys.executable, "-m", "reportedly"]


def single_threaded() -> dict[str, str]:
    """An environment in which numeric libraries use one thread."""
    return {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


def peak_memory() -> int:
    """The most memory this process ever held, in bytes."""
    status = Path("/proc/self/status")
    if status.exists():  # ru_maxrss of Linux begins with what the parent held when it started this process
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _seconds(command: Sequence[str], environment: Mapping[str, str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True, env=environment)
    return time.perf_counter() - started


def _measure(texts: Mapping[str, str]) -> Throughput:
    from evaluation.predict import read

    for name, text in list(texts.items())[:WARM_UP]:
        read(name, text)
    wall, cpu = time.perf_counter(), time.process_time()
    for name, text in texts.items():
        read(name, text)
    return Throughput(
        articles=len(texts),
        cpu_seconds=time.process_time() - cpu,
        wall_seconds=time.perf_counter() - wall,
        peak_bytes=peak_memory(),
    )


if __name__ == "__main__":
    json.dump(asdict(_measure(json.load(sys.stdin))), sys.stdout)
