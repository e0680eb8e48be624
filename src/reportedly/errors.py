"""The one exception tree.

::

    ReportedlyError              everything this package raises on purpose
    ├── InputError               one input cannot be read; names it, the reason, and what to do
    │   ├── MissingInput         no such file, nothing matches
    │   ├── EmptyInput           no characters
    │   ├── NotText              binary, or an encoding that cannot be told
    │   ├── NoArticle            a page without an article in it
    │   ├── TooLarge             over a limit that the user can raise
    │   ├── UnsupportedLanguage  read, but not a language that is understood
    │   ├── MalformedRecord      a JSONL line that is not a record
    │   ├── NotAFeed             neither RSS, Atom, JSON Feed nor OPML
    │   └── FetchError           a URL that cannot be had
    │       ├── PrivateAddress   it, or a redirect, leads to a private address
    │       ├── FetchTimeout     it did not answer, or never ended, in time
    │       ├── Disallowed       its robots.txt asks programs to stay away
    │       ├── TryLater         its server asked for time, or has failed too often to be asked now
    │       └── FeedGone         a feed that its server has given up for good
    ├── LedgerError              a ledger cannot be used; names it, the reason, and what to do
    │   ├── NotALedger           a file or database that holds something else, or a broken ledger
    │   ├── NewerLedger          written by a newer version of this program
    │   ├── LedgerLocked         another program holds it and does not let go
    │   ├── LedgerReadOnly       it may be read and not written
    │   ├── LedgerUnavailable    it cannot be reached, opened, or has no room left
    │   └── NotInLedger          what was asked for by its id is not there
    ├── ModelError               the model file is missing or not the one the package was built with
    └── UsageError               arguments that do not go together
"""

from __future__ import annotations


class ReportedlyError(Exception):
    """Everything this package raises on purpose."""


class _Located(ReportedlyError):
    """Something with a name is at fault: ``origin`` names it, ``reason`` says why, ``advice`` what to do."""

    def __init__(self, origin: str, reason: str, advice: str | None = None) -> None:
        self.origin = origin
        self.reason = reason
        self.advice = advice
        super().__init__(origin, reason, advice)

    def __str__(self) -> str:
        tail = f" ({self.advice})" if self.advice else ""
        return f"{self.origin}: {self.reason}{tail}"


class InputError(_Located):
    """One input cannot be read: ``origin`` names it, ``reason`` says why, ``advice`` what to do."""


class MissingInput(InputError):
    """No such file, or nothing matches."""


class EmptyInput(InputError):
    """No characters in it."""


class NotText(InputError):
    """Binary, or an encoding that cannot be told."""


class NoArticle(InputError):
    """A page without an article in it."""


class TooLarge(InputError):
    """Over a limit that the user can raise."""


class UnsupportedLanguage(InputError):
    """Readable, but in a language that is not understood."""


class MalformedRecord(InputError):
    """A line of JSONL that is not a record with at least ``text``."""


class NotAFeed(InputError):
    """Neither RSS, Atom, JSON Feed nor OPML."""


class FetchError(InputError):
    """A URL that cannot be had."""


class PrivateAddress(FetchError):
    """The URL, or a redirect of it, leads to a private address."""


class FetchTimeout(FetchError):
    """The server did not answer, or never ended, in time."""


class Disallowed(FetchError):
    """The robots.txt of its server asks programs to stay away from it."""


class TryLater(FetchError):
    """The server asked for time, or has failed too often to be asked now."""


class FeedGone(FetchError):
    """A feed that its server has given up for good (410)."""


class LedgerError(_Located):
    """A ledger cannot be used: ``origin`` names it, ``reason`` says why, ``advice`` what to do."""


class NotALedger(LedgerError):
    """A file or a database that holds something else, or a ledger that is broken."""


class NewerLedger(LedgerError):
    """Written by a newer version of this program."""


class LedgerLocked(LedgerError):
    """Another program holds it and did not let go in time."""


class LedgerReadOnly(LedgerError):
    """It may be read and not written."""


class LedgerUnavailable(LedgerError):
    """It cannot be reached or opened, or has no room left."""


class NotInLedger(LedgerError):
    """What was asked for by its id is not there."""


class ModelError(ReportedlyError):
    """The model file is missing or is not the one the package was built with."""


class UsageError(ReportedlyError):
    """Arguments that do not go together."""
