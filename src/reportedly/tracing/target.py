"""What a person may name to be traced: a claim, a statement, an article, a file, or free words."""

from __future__ import annotations

import re
from pathlib import Path

from reportedly.errors import InputError, NotInLedger, UsageError
from reportedly.ledger import loading
from reportedly.ledger.record import Record
from reportedly.settings import Settings
from reportedly.trace.article_values import ArticleTrace
from reportedly.trace.values import Trace
from reportedly.tracing.article import trace_article, trace_reading
from reportedly.tracing.ask import trace_statement, trace_words
from reportedly.types import Reading

_NAME = re.compile(r"(?:c1-)?[uv]1-[0-9a-f]{24}$")
_ADDRESS = re.compile(r"https?://\S+$", re.I)


def trace(ledger: Record, target: str, settings: Settings, *, files: bool = True) -> Trace | ArticleTrace:
    """Trace what the words name.

    Args:
        ledger: related up to date.
        target: a claim's id, a statement's uid, an article's id or URL, a file, or free text.
        settings: of reading a file.
        files: a file may be named; never where the words come from somebody elsewhere.

    Raises:
        NotInLedger: nothing of that name, or nothing that says so.
        InputError: the file cannot be read.
        UsageError: there is nothing to look for.
    """
    database, target = ledger.database, target.strip()
    if not target:
        raise UsageError(
            "nothing to trace: name a claim, a statement, an article, a file, or say it in words"
        )
    if _NAME.match(target):
        return trace_statement(database, target)
    try:
        with database.reading() as connection:
            number, _ = loading.find(connection, str(database.location), target)
        return trace_article(database, number)
    except NotInLedger:
        if _ADDRESS.match(target):
            raise
    if files and _is_file(target):
        return trace_reading(database, read_one(target, settings))
    return trace_words(database, target)


def read_one(path: str, settings: Settings) -> Reading:
    """The reading of a file that holds one article."""
    from reportedly.pipeline import read_inputs

    for found in read_inputs([path], stdin=bytes, settings=settings):
        if isinstance(found, InputError):
            raise found
        return found
    raise UsageError(f"{path}: holds no article")


def _is_file(target: str) -> bool:
    try:
        return Path(target).is_file()
    except (OSError, ValueError):
        return False
