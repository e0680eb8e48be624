"""``python -m bench.profile --shared DIR``: where the CPU time of reading goes, stage by stage, one process.

Times are CPU time with one thread, each stage without the stages inside it. Another source tree is measured
by putting it first on ``PYTHONPATH``; ``--json`` keeps a run, and ``--before`` sets it beside the new one.
"""

from __future__ import annotations

import gzip
import importlib
import json
import os
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import wraps
from itertools import islice
from pathlib import Path
from typing import Any

import click

from evaluation.markdown import table

#: Stage, and where its functions are looked up when they are called.
STAGES: tuple[tuple[str, str], ...] = (
    ("network, first reading", "reportedly.models.network:Network.run_looking"),
    ("network, contents again", "reportedly.models.network:Network.run"),
    ("words, spans, links", "reportedly.extract.attributions:extract_looking"),
    ("who the sources are", "reportedly.resolve.sources:group"),
    ("attention of pronouns", "reportedly.models.attention:Attention.between"),
    ("follow-on statements", "reportedly.resolve.follow_on:find"),
    ("firmness and stance", "reportedly.resolve.firmness:judge"),
    ("firmness and stance", "reportedly.resolve.stance:judge"),
    ("basis", "reportedly.resolve.basis:find"),
    ("dates", "reportedly.resolve.when:speech_event"),
    ("dates", "reportedly.resolve.when:content_dates"),
    ("relay chains", "reportedly.resolve.relay:chains"),
    ("places", "reportedly.resolve.places:find"),
    ("own voice, card", "reportedly.extract.own_voice:own_voice"),
    ("own voice, card", "reportedly.resolve.card:summarise"),
)
#: Texts read before the clock starts.
WARM_UP = 2
REST = "everything else"


class Clock:
    """CPU seconds by stage; what runs inside another stage is taken off that one."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        #: Word pieces that each reading of the network was given.
        self.pieces: dict[str, int] = defaultdict(int)
        self._inside: list[float] = []

    def timed(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, with its time counted."""

        @wraps(function)
        def counted(*args: Any, **kwargs: Any) -> Any:
            self._inside.append(0.0)
            begun = time.process_time()
            try:
                return function(*args, **kwargs)
            finally:
                whole = time.process_time() - begun
                self.spent[stage] += whole - self._inside.pop()
                if self._inside:
                    self._inside[-1] += whole
                if stage.startswith("network"):
                    self.pieces[stage] += args[1].size

        return counted

    def install(self) -> None:
        """Count every stage from now on."""
        for stage, place in STAGES:
            module, _, path = place.partition(":")
            *outer, name = path.split(".")
            owner: Any = importlib.import_module(module)
            for part in outer:
                owner = getattr(owner, part)
            setattr(owner, name, self.timed(stage, getattr(owner, name)))


def measure(texts: Mapping[str, str]) -> dict[str, Any]:
    """Read every text once, warm; CPU seconds by stage and the word pieces that the network was given."""
    from evaluation.predict import read

    for name, text in islice(texts.items(), WARM_UP):
        read(name, text)
    clock = Clock()
    clock.install()
    whole = clock.timed(REST, read)
    for name, text in texts.items():
        whole(name, text)
    return {"articles": len(texts), "seconds": dict(clock.spent), "pieces": dict(clock.pieces)}


def rows(now: dict[str, Any], before: dict[str, Any] | None) -> Iterator[list[str]]:
    """The lines of the table: milliseconds for an article."""
    runs = [run for run in (before, now) if run]
    for stage in [*dict.fromkeys(stage for stage, _ in STAGES), REST]:
        yield [stage, *(f"{1000 * run['seconds'].get(stage, 0.0) / run['articles']:.1f}" for run in runs)]
    totals = [sum(run["seconds"].values()) / run["articles"] for run in runs]
    yield ["**all**", *(f"{1000 * total:.0f}" for total in totals)]
    yield ["articles / CPU-second", *(f"{1 / total:.2f}" for total in totals)]
    for stage in ("network, first reading", "network, contents again"):
        cells = (f"{run['pieces'].get(stage, 0) / run['articles']:.0f}" for run in runs)
        yield [f"word pieces: {stage.removeprefix('network, ')}", *cells]


def corpus(shared: Path | None, articles: int) -> dict[str, str]:
    """Texts of PolNeAR dev and half as many of the newsroom; the project's own examples without either."""
    if shared is None:
        from evaluation import own_examples

        return {name: document.text or "" for name, document in own_examples.gold().items()}
    from evaluation import polnear

    texts = {name: one.text or "" for name, one in islice(polnear.gold(shared).items(), articles)}
    with gzip.open(shared / "data" / "newsroom" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        for number, line in enumerate(islice(lines, articles // 2)):
            texts[f"newsroom {number}"] = json.loads(line)["text"]
    return texts


@click.command()
@click.option("--shared", envvar="REPORTEDLY_SHARED", type=click.Path(exists=True, path_type=Path))
@click.option("--articles", default=40, show_default=True, help="Of PolNeAR dev; half as many more of news.")
@click.option("--json", "kept", type=click.Path(path_type=Path), help="Keep the figures there.")
@click.option("--before", type=click.Path(exists=True, path_type=Path), help="A run kept earlier.")
def main(shared: Path | None, articles: int, kept: Path | None, before: Path | None) -> None:
    """Print where the CPU time of reading goes, milliseconds for an article."""
    os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")
    now = measure(corpus(shared, articles))
    if kept:
        kept.write_text(json.dumps(now, indent=1) + "\n", "utf-8")
    earlier = json.loads(before.read_text("utf-8")) if before else None
    heads = ["stage, ms for an article", *(["before"] if before else []), "now"]
    click.echo(table(heads, list(rows(now, earlier))))


if __name__ == "__main__":
    main()
