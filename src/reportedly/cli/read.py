"""``reportedly read``: articles in, who said what out."""

from __future__ import annotations

import sys
from typing import Literal, cast, get_args

import click

from reportedly.cli import options
from reportedly.cli.reading import Request, run
from reportedly.settings import DEFAULTS, Settings

FormatName = Literal[
    "text",
    "json",
    "jsonl",
    "csv",
    "html",
    "brat",
    "webanno",
    "schemaorg",
    "prov",
    "provjson",
    "hypothesis",
]

_EPILOG = """\b
Examples:
  reportedly read article.html
  reportedly read https://paper.example/story --format html --out story.html
  reportedly read articles/ --format csv --out statements.csv
  reportedly read 'crawl/*.html' --format jsonl > readings.jsonl
  cat story.txt | reportedly read - --date 2017-12-28 --json
  reportedly read draft.txt --as-is --format brat --out annotations/

\b
Exit code: 0 all read, 1 some of many inputs failed, 2 nothing could be read or wrong usage.
"""


@click.command(name="read", epilog=_EPILOG)
@click.argument("inputs", nargs=-1, metavar="INPUT...")
@click.option(
    "--format",
    "format_name",
    type=click.Choice(get_args(FormatName)),
    default="text",
    show_default=True,
    help="text is for people: one article whole, of many a line each. json of several is an array.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option("--out", metavar="PATH", help="Write to a file, or to a folder with one file per article.")
@click.option("--as-is", is_flag=True, help="Take the text as it is: remove and repair nothing.")
@click.option("--url", metavar="URL", help="Where the article is from, if the input does not say.")
@click.option(
    "--date",
    "published",
    metavar="DATE",
    callback=options.published,
    help="When it was published: 2017-12-28 or 2017-12-28T09:30+01:00.",
)
@click.option("--outlet", metavar="NAME", help="Who published it.")
@click.option(
    "--min-confidence",
    type=float,
    default=DEFAULTS.min_confidence,
    metavar="X",
    callback=options.share,
    help="Leave out statements under this confidence, 0 to 1.",
)
@click.option(
    "--max-bytes",
    metavar="N",
    callback=options.size,
    help="Refuse inputs larger than this: 20MB unless given.",
)
@click.option(
    "--max-chars",
    type=click.IntRange(min=1),
    default=DEFAULTS.max_chars,
    metavar="N",
    help="Refuse texts longer than this many characters: 1000000 unless given.",
)
@click.option("--allow-private", is_flag=True, help="Fetch URLs on this machine and private networks too.")
@click.option(
    "--color",
    type=click.Choice(("auto", "always", "never")),
    default="auto",
    show_default=True,
    help="Colours in text; auto heeds NO_COLOR.",
)
@click.option("--quiet", "-q", is_flag=True, help="No progress, no summary; errors are still shown.")
@click.pass_context
def read_command(
    ctx: click.Context,
    inputs: tuple[str, ...],
    format_name: str,
    as_json: bool,
    out: str | None,
    as_is: bool,
    url: str | None,
    published: str | None,
    outlet: str | None,
    min_confidence: float,
    max_bytes: int | None,
    max_chars: int,
    allow_private: bool,
    color: str,
    quiet: bool,
) -> int:
    """Read articles and say who said what.

    INPUT is a file (HTML, text, JSONL with at least "text"; gzip too), a folder, a glob, a URL, or - for
    standard input. One bad input never stops the rest.
    """
    if not inputs:
        raise click.UsageError("no input: give a file, a folder, a URL, or - for standard input.", ctx)
    if as_json and format_name not in ("text", "json"):
        raise click.UsageError(f"--json and --format {format_name} do not go together.", ctx)
    if url is not None and len(inputs) > 1:
        raise click.UsageError("--url is the address of one article; there are several inputs.", ctx)
    request = Request(
        inputs=inputs,
        format_name="json" if as_json else format_name,
        out=out,
        url=url,
        published=published,
        outlet=outlet,
        colour=cast(Literal["auto", "always", "never"], color),
        quiet=quiet,
        settings=Settings(
            as_is=as_is,
            max_bytes=max_bytes or DEFAULTS.max_bytes,
            max_chars=max_chars,
            allow_private=allow_private,
            min_confidence=min_confidence,
        ),
    )
    return run(request, sys.stdin.buffer.read)
