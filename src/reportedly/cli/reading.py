"""Carries out ``reportedly read``: results as they come, each to where it belongs, and the exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeAlias

import click

from reportedly.cli.commands import NOTHING_READ, SOME_FAILED
from reportedly.errors import InputError, ReportedlyError, UsageError
from reportedly.settings import Settings
from reportedly.types import Reading

if TYPE_CHECKING:
    from reportedly.cli.screen import Colour
    from reportedly.cli.sinks import Sink

#: What one input comes to.
Result: TypeAlias = Reading | InputError


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asked for."""

    inputs: tuple[str, ...]
    format_name: str
    #: A file or a folder; ``None``: standard output.
    out: str | None
    url: str | None
    published: str | None
    outlet: str | None
    colour: Colour
    #: No progress and no summary.
    quiet: bool
    settings: Settings


@dataclass(slots=True)
class _Tally:
    read: int = 0
    failed: int = 0

    @property
    def exit_code(self) -> int:
        if not self.read:
            return NOTHING_READ
        return SOME_FAILED if self.failed else 0


def run(request: Request, stdin: Callable[[], bytes]) -> int:
    """Read everything that was asked for.

    Args:
        request: the options.
        stdin: gives the bytes of standard input, for the input ``-``.

    Returns:
        The exit code.
    """
    try:
        results, many = _many(_results(request, stdin), len(request.inputs))
        with _sink(request, many=many) as sink:
            tally = _deliver(results, sink, request, many=many)
    except UsageError as error:
        raise click.UsageError(str(error)) from error
    except ReportedlyError as error:
        _complain(str(error))
        return NOTHING_READ
    except OSError as error:
        if error.filename is None:
            raise
        _complain(f"{error.filename}: {(error.strerror or 'cannot be written').lower()}")
        return NOTHING_READ
    if many and not request.quiet:
        click.echo(f"read {tally.read}, failed {tally.failed}", err=True)
    return tally.exit_code


def _results(request: Request, stdin: Callable[[], bytes]) -> Iterator[Result]:
    from reportedly.pipeline import read_inputs

    return read_inputs(
        request.inputs,
        stdin=stdin,
        url=request.url,
        published=request.published,
        outlet=request.outlet,
        settings=request.settings,
    )


def _many(results: Iterator[Result], inputs: int) -> tuple[Iterator[Result], bool]:
    """Whether there is more than one result; a folder or a JSONL file tells only once it has given two."""
    if inputs > 1:
        return results, True
    ahead = [result for _, result in zip(range(2), results, strict=False)]
    return chain(ahead, results), len(ahead) > 1


def _deliver(results: Iterator[Result], sink: Sink, request: Request, *, many: bool) -> _Tally:
    from reportedly.cli.progress import NoProgress, progress

    tally = _Tally()
    total = _total(request.inputs)
    taken = request.out is None and sys.stdout.isatty()
    wanted = many and not request.quiet
    bar = progress(total, screen_taken=taken, lines=sink.console) if wanted else NoProgress()
    with bar:
        for result in results:
            if isinstance(result, InputError):
                tally.failed += 1
                _complain(str(result))
            else:
                sink.write(result)
                tally.read += 1
            bar.advance(failed=isinstance(result, InputError))
    return tally


def _sink(request: Request, *, many: bool) -> Sink:
    from reportedly.cli.sinks import sink

    if request.format_name == "text":
        from reportedly.cli.text import TextSink, text_format

        if request.out is None:
            return TextSink(request.colour, many=many)
        return sink(text_format(request.colour), request.out, _binary_stdout(), many=many)
    from reportedly.export.formats import FORMATS

    return sink(FORMATS[request.format_name], request.out, _binary_stdout(), many=many)


def _binary_stdout() -> BinaryIO:
    return sys.stdout.buffer


def _total(inputs: tuple[str, ...]) -> int | None:
    """How many results will come, where the inputs alone tell: all of them single files."""
    plain = all(os.path.isfile(name) and ".jsonl" not in Path(name).suffixes for name in inputs)
    return len(inputs) if plain else None


def _complain(message: str) -> None:
    from reportedly.export.visible import one_line

    # Looked up now: while a bar is drawn, it stands in for the stream and keeps the two apart.
    print(f"reportedly: {one_line(message)}", file=sys.stderr)
