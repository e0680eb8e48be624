"""Why a record is no document, in the words of the table of errors."""

from __future__ import annotations

from reportedly.cluster.values import Fault
from reportedly.errors import InputError


def of_input(error: InputError) -> Fault:
    """The error of an input that cannot be read."""
    return Fault(type(error).__name__, error.reason, error.advice)


def damaged(reason: str) -> Fault:
    """A record of an archive that is not whole."""
    return Fault("DamagedRecord", reason, "fetch the archive again")


def too_large(limit: int) -> Fault:
    """A record over the limit on bytes."""
    return Fault("TooLarge", f"is larger than {limit:,} bytes", "raise the limit with --max-bytes")


def no_page(what: str) -> Fault:
    """A record in which no article was to be expected."""
    return Fault("NoPage", what, skipped=True)


def out_of_time(seconds: float) -> Fault:
    """A record that takes too long, alone in its process too."""
    return Fault("OutOfTime", f"takes more than {seconds:g} seconds to read", "raise --limit-seconds")


def out_of_memory(size: int) -> Fault:
    """A record that takes too much memory, alone in its process too."""
    return Fault("OutOfMemory", f"takes more than {size:,} bytes of memory to read", "raise --limit-memory")


def killed() -> Fault:
    """A record whose process ended without a word, alone in it too."""
    return Fault("Killed", "ended the process that read it, twice", "report it with the article")


def crashed(error: BaseException) -> Fault:
    """A record at which the reader fails in a way that nobody foresaw."""
    return Fault("Crashed", f"made the reader fail: {type(error).__name__}", "report it with the article")
