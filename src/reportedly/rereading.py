"""Wires reading and the record: the articles of a ledger read anew."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.errors import InputError
from reportedly.ledger.record import Record
from reportedly.pool import Work, read_all
from reportedly.settings import DEFAULTS, Settings
from reportedly.steps import Step
from reportedly.version import __version__

#: Articles taken out of the ledger at once.
_BATCH = 50


def reread(
    ledger: Record, *, everything: bool = False, workers: int | None = None, settings: Settings = DEFAULTS
) -> Iterator[Step]:
    """Read the articles anew that an older model or program read; what people corrected stays.

    Args:
        ledger: open for writing.
        everything: those of the present model, too.
        workers: processes; as many as there are cores by default.
        settings: options of reading.
    """
    from reportedly.models.network import load

    model = None if everything else load(settings.threads).parameters.version
    keys = ledger.outdated(model, __version__)
    numbers: dict[str, list[int]] = {}

    def works() -> Iterator[Work]:
        for start in range(0, len(keys), _BATCH):
            for kept in ledger.kept(keys[start : start + _BATCH]):
                document = kept.reading.document
                numbers.setdefault(document.id, []).append(kept.key)
                yield Work(document, settings)

    for work, result in read_all(works(), workers=workers):
        key = numbers[str(work.given.id)].pop(0)
        origin = str(work.given.origin or work.given.id)
        if isinstance(result, InputError):
            yield Step(origin, "failed", result)
        else:
            ledger.renew(key, result)
            yield Step(origin, "added")


def to_reread(ledger: Record, *, everything: bool = False, settings: Settings = DEFAULTS) -> int:
    """How many articles ``reread`` will read."""
    from reportedly.models.network import load

    model = None if everything else load(settings.threads).parameters.version
    return len(ledger.outdated(model, __version__))
