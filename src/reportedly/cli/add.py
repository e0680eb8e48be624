"""``reportedly add``, ``watch`` and ``reread``: articles into a ledger."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

import click

from reportedly.cli import options
from reportedly.cli.commands import NOTHING_READ, SOME_FAILED
from reportedly.cli.ledgers import complain, json_option, ledger_option, opened
from reportedly.settings import DEFAULTS, Settings

if TYPE_CHECKING:
    from reportedly.bulk import Added, Ledger, Step

_ADD_EPILOG = """\b
Examples:
  reportedly add articles/ --ledger news.db
  reportedly add crawl.jsonl.gz --field text=body --field outlet=site.name
  reportedly add https://paper.example/story https://paper.example/feed.xml
  reportedly add --retry-failed
  reportedly add articles/ --ledger postgresql://desk@db.example/news

\b
Exit code: 0 all in the ledger, 1 some of many inputs failed, 2 none could be read or wrong usage.
"""
_WATCH_EPILOG = """\b
Examples:
  reportedly watch https://paper.example/feed.xml --ledger news.db
  reportedly watch subscriptions.opml --once
"""

_quiet = click.option("--quiet", "-q", is_flag=True, help="No progress, no summary; errors are still shown.")
_private = click.option(
    "--allow-private", is_flag=True, help="Fetch URLs on this machine and private networks too."
)
_no_relate = click.option(
    "--no-relate",
    is_flag=True,
    help="Do not relate the new articles to the others yet; trace and claims will.",
)
_workers = click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes that read: one for each core unless given.",
)


@click.command(name="add", epilog=_ADD_EPILOG)
@click.argument("inputs", nargs=-1, metavar="INPUT...")
@ledger_option
@click.option("--retry-failed", is_flag=True, help="Try the inputs again that failed before.")
@click.option(
    "--field",
    "fields",
    multiple=True,
    metavar="OURS=THEIRS",
    callback=options.field_names,
    help="A field of JSONL records that has another name: text=body.",
)
@click.option("--as-is", is_flag=True, help="Take the texts as they are: remove and repair nothing.")
@click.option(
    "--date",
    "published",
    metavar="DATE",
    callback=options.published,
    help="When all of them were published, if the inputs do not say.",
)
@click.option("--outlet", metavar="NAME", help="Who published all of them.")
@click.option(
    "--max-bytes",
    metavar="N",
    callback=options.size,
    help="Refuse inputs larger than this: 20MB unless given.",
)
@_workers
@_private
@_no_relate
@json_option
@_quiet
@click.pass_context
def add_command(
    ctx: click.Context,
    inputs: tuple[str, ...],
    ledger: str,
    retry_failed: bool,
    fields: tuple[tuple[str, str], ...],
    as_is: bool,
    published: str | None,
    outlet: str | None,
    max_bytes: int | None,
    workers: int | None,
    allow_private: bool,
    no_relate: bool,
    as_json: bool,
    quiet: bool,
) -> int:
    """Read articles and keep them in a ledger.

    INPUT is a file (HTML, text, JSONL, a feed; gzip too), a folder, a glob, a URL, or - for standard input.
    What
    the ledger holds already is left alone, so an interrupted run is finished by giving it again; an article
    that changed under its URL becomes a new version and the old one stays. New articles are related to all
    others, so that "trace" and "claims" know them.
    """
    if not inputs and not retry_failed:
        raise click.UsageError("no input: give a file, a folder, a URL, or - for standard input.", ctx)
    settings = Settings(
        as_is=as_is,
        max_bytes=max_bytes or DEFAULTS.max_bytes,
        allow_private=allow_private,
        fields=fields,
    )
    from reportedly import bulk
    from reportedly.cli.relating import finish
    from reportedly.cluster.stored import is_batch
    from reportedly.pool import Override
    from reportedly.read.counting import count

    with opened(ledger, create=True) as kept:
        names = list(inputs)
        if retry_failed:
            names += dict.fromkeys(row.input for row in kept.failures())
        tables = [name for name in names if is_batch(name)]
        steps = bulk.add(
            kept,
            [name for name in names if name not in tables],
            stdin=sys.stdin.buffer.read,
            override=Override(published, outlet),
            workers=workers,
            settings=settings,
        )
        steps = chain(_from_tables(kept, tables), steps)
        code = _carry_out(steps, count(names), "added", as_json=as_json, quiet=quiet)
        if not no_relate:
            finish(kept, quiet=quiet)
        return code


def _from_tables(kept: Ledger, folders: list[str]) -> Iterator[Step]:
    """What ``reportedly batch`` read, without reading it again."""
    from reportedly.bulk import Step
    from reportedly.cluster.stored import readings
    from reportedly.ledger.adding import Entry

    for folder in folders:
        found = readings(folder)
        while entries := [Entry(reading) for reading in islice(found, 50)]:
            for outcome in kept.keep(entries):
                yield Step(folder, outcome)


@click.command(name="watch", epilog=_WATCH_EPILOG)
@click.argument("feeds", nargs=-1, required=True, metavar="FEED...")
@ledger_option
@click.option("--once", is_flag=True, help="Look at every feed once and end.")
@_private
@_no_relate
@json_option
@_quiet
def watch_command(
    feeds: tuple[str, ...],
    ledger: str,
    once: bool,
    allow_private: bool,
    no_relate: bool,
    as_json: bool,
    quiet: bool,
) -> int:
    """Add what feeds list, as it appears.

    FEED is the address of an RSS, Atom or JSON feed, of a page that names one, or an OPML file. Servers are
    asked
    politely: robots.txt is heeded, pages that did not change are not sent again, and there are pauses. New
    articles are related to all others, between two looks at the latest.
    """
    import time

    from reportedly import bulk
    from reportedly.cli.relating import finish, resting

    with opened(ledger, create=True) as kept:
        sleep = time.sleep if no_relate else resting(kept)
        settings = Settings(allow_private=allow_private)
        steps = bulk.watch(kept, feeds, once=once, settings=settings, sleep=sleep)
        told = steps if quiet or as_json else _telling(steps)
        code = _carry_out(told, None, "added", as_json=as_json, quiet=True, summary=not quiet)
        if not no_relate:
            finish(kept, quiet=True)
    # Often nothing is new: an article that still fails is then no reason to say that nothing could be read.
    return min(code, SOME_FAILED)


@click.command(name="reread")
@ledger_option
@click.option("--all", "everything", is_flag=True, help="Also what this very version read.")
@_workers
@json_option
@_quiet
def reread_command(ledger: str, everything: bool, workers: int | None, as_json: bool, quiet: bool) -> int:
    """Read articles anew that an older version read.

    What people corrected stays as they corrected it, and the older readings stay in the ledger.
    """
    from reportedly import rereading

    with opened(ledger) as kept:
        total = rereading.to_reread(kept, everything=everything)
        steps = rereading.reread(kept, everything=everything, workers=workers)
        return _carry_out(steps, total, "reread", as_json=as_json, quiet=quiet)


def _carry_out(
    steps: Iterator[Step],
    total: int | None,
    verb: str,
    *,
    as_json: bool,
    quiet: bool,
    summary: bool = True,
) -> int:
    """Take every step, show how far it is, and say at the end what came of it."""
    from reportedly.bulk import Added
    from reportedly.cli.progress import NoProgress, progress

    result = Added()
    bar = NoProgress() if quiet else progress(total)
    try:
        with bar:
            for step in steps:
                result.take(step)
                if step.error is not None:
                    complain(str(step.error))
                bar.advance(failed=step.status == "failed")
    finally:
        if as_json:
            click.echo(_json(result, verb))
        elif summary and not (quiet and verb == "reread"):
            click.echo(_line(result, verb))
    done = result.added + result.unchanged
    return 0 if not result.failed else SOME_FAILED if done else NOTHING_READ


def _telling(steps: Iterator[Step]) -> Iterator[Step]:
    """A line for each article as it comes: a watch goes on for days."""
    for step in steps:
        if step.status == "added":
            click.echo(f"added {step.origin}")
        yield step


def _line(result: Added, verb: str) -> str:
    known = [] if verb == "reread" else [f"unchanged {result.unchanged}"]
    return ", ".join([f"{verb} {result.added}", *known, f"failed {result.failed}"])


def _json(result: Added, verb: str) -> str:
    import json

    found: dict[str, Any] = {verb: result.added, "unchanged": result.unchanged, "failed": result.failed}
    found["errors"] = [
        {"input": error.origin, "error": type(error).__name__, "reason": error.reason, "advice": error.advice}
        for error in result.errors
    ]
    return json.dumps(found, ensure_ascii=False)
