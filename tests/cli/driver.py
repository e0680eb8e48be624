"""The real command line over a pipeline that needs no model: it reads text with marks in it.

Run as ``python -m tests.cli.driver ARGUMENTS``. Files hold marked-up text; ``many:N`` gives N readings,
``endless`` never ends, ``hang`` waits for its interruption.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import reportedly.pipeline
from reportedly.cli import main
from reportedly.errors import EmptyInput, InputError, MissingInput
from reportedly.settings import Settings
from reportedly.types import Reading
from tests.export.articles import harrow
from tests.export.marked import reading


def read_inputs(
    inputs: tuple[str, ...],
    *,
    stdin: Callable[[], bytes],
    url: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    settings: Settings,
) -> Iterator[Reading | InputError]:
    """As ``reportedly.pipeline.read_inputs``, by the marks in the text."""
    for name in inputs:
        for result in _read(name, stdin, settings):
            if isinstance(result, InputError):
                yield result
                continue
            document = replace(
                result.document,
                url=url or result.document.url,
                published=published or result.document.published,
                outlet=outlet or result.document.outlet,
            )
            yield replace(result, document=document)


def _read(name: str, stdin: Callable[[], bytes], settings: Settings) -> Iterator[Reading | InputError]:
    if name.startswith("many:"):
        yield from (harrow() for _ in range(int(name[5:])))
    elif name == "endless":
        yield from (harrow() for _ in count())
    elif name == "hang":
        yield from (harrow(), harrow())
        time.sleep(60)
    elif name == "harrow":
        yield harrow()
    elif name != "-" and not Path(name).exists():
        yield MissingInput(name, "no such file", "check the spelling")
    else:
        marked = stdin().decode() if name == "-" else Path(name).read_text("utf-8")
        yield reading(marked, origin=name) if marked else EmptyInput(name, "no characters in it")


if __name__ == "__main__":
    reportedly.pipeline.read_inputs = read_inputs  # type: ignore[assignment]
    main()
