"""One system over all articles, in a process of its own: ``python -m bench.run NAME < TEXTS.json``.

Reads ``{id: text}`` from standard input, prints the run as JSON.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass

from bench.systems import load
from evaluation.speed import WARM_UP, peak_memory, single_threaded
from reportedly.measures import AnnotatedDocument, AttributionRelation


@dataclass(frozen=True, slots=True)
class Run:
    """What one system predicted, and what it cost."""

    #: Predictions by document id.
    predicted: dict[str, AnnotatedDocument]
    #: CPU time of reading all articles, model loaded and warm, in seconds.
    cpu_seconds: float
    #: Wall time of loading the models and reading the first article.
    load_seconds: float
    #: The most memory that the process ever held, in bytes.
    peak_bytes: int


def run(name: str, gold: Mapping[str, AnnotatedDocument]) -> Run:
    """Run one system with one thread and wait for it.

    Raises:
        subprocess.CalledProcessError: it failed; its messages went to standard error.
    """
    done = subprocess.run(
        [sys.executable, "-m", "bench.run", name],
        input=json.dumps({key: document.text for key, document in gold.items()}),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        env=single_threaded(),
    )
    result = json.loads(done.stdout)
    return Run(
        predicted={
            key: AnnotatedDocument(key, gold[key].text, tuple(_from_list(item) for item in items))
            for key, items in result.pop("predicted").items()
        },
        **result,
    )


def _measure(name: str, texts: Mapping[str, str]) -> dict[str, object]:
    started = time.perf_counter()
    extract = load(name)
    warm_up = list(texts.values())[:WARM_UP]
    extract(warm_up[0])
    loaded = time.perf_counter() - started
    for text in warm_up:
        extract(text)
    cpu = time.process_time()
    found = {key: extract(text) for key, text in texts.items()}
    cpu = time.process_time() - cpu
    return {
        "predicted": {key: [[a.source, a.cue, a.content] for a in items] for key, items in found.items()},
        "cpu_seconds": cpu,
        "load_seconds": loaded,
        "peak_bytes": peak_memory(),
    }


def _from_list(item: list[list[list[int]]]) -> AttributionRelation:
    source, cue, content = (tuple((start, end) for start, end in spans) for spans in item)
    return AttributionRelation(source, cue, content)


if __name__ == "__main__":
    json.dump(_measure(sys.argv[1], json.load(sys.stdin)), sys.stdout)
