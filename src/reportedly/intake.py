"""Inputs on their way into a ledger: which are to be read, and how what was read is written, in order."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count, islice

from reportedly.errors import InputError
from reportedly.ledger import identity
from reportedly.ledger.adding import Entry
from reportedly.ledger.failures import Failure
from reportedly.ledger.record import Record
from reportedly.pool import Override
from reportedly.read.raw import Raw
from reportedly.settings import Settings
from reportedly.steps import Status, Step
from reportedly.types import Reading

#: Readings in one transaction, and seconds until a smaller one is written: what an interruption can cost.
BATCH, _SECONDS = 50, 2.0
#: Inputs looked up at once.
_LOOK = 200


@dataclass(frozen=True, slots=True)
class _Returned:
    """An input that is again what an old version of its article was."""

    #: Its place among the inputs.
    place: int
    origin: str
    hashed: str


class Writer:
    """Gathers readings and failures and writes them together, in order."""

    def __init__(self, ledger: Record) -> None:
        self._ledger = ledger
        #: By the identity of a piece of work: its place, the input it came from, and its hash.
        self._known: dict[str, tuple[int, str, str | None]] = {}
        self._steps: list[tuple[str, Entry | Failure | None]] = []
        self._since = time.monotonic()
        self._places = count()
        #: By address the inputs that are again what an old version of the article was.
        self._back: dict[str, list[_Returned]] = {}

    def expect(self, raw: Raw, name: str, hashed: str | None) -> None:
        """An input that will be taken."""
        self._known[raw.origin] = (next(self._places), name, hashed)

    def take(self, raw: Raw, result: Reading | InputError) -> Iterator[Step]:
        """One has been read, or could not be."""
        place, name, hashed = self._known.pop(raw.origin, (0, raw.origin, None))
        if isinstance(result, InputError):
            self._steps.append((raw.origin, Failure(result, name)))
        else:
            self._overtaken(identity.address(result.document), place)
            self._steps.append((raw.origin, Entry(result, hashed, raw.entry)))
        yield from self._due()

    def fail(self, error: InputError, name: str) -> None:
        """One could not even be opened."""
        self._steps.append((error.origin, Failure(error, name)))

    def skip(self, origin: str, hashed: str, address: str, counts: bool) -> None:
        """One has been read before; where a later version of the article counts by now, it came back."""
        place = next(self._places)
        self._overtaken(address, place)
        if counts:
            self._steps.append((origin, None))
        else:
            self._back[address] = [*self._back.get(address, ()), _Returned(place, origin, hashed)]

    def flush(self) -> Iterator[Step]:
        """Write what is there."""
        steps, self._steps = self._steps, []
        self._since = time.monotonic()
        entries = [one for _, one in steps if isinstance(one, Entry)]
        failed = [one for _, one in steps if isinstance(one, Failure)]
        read = [origin for origin, one in steps if not isinstance(one, Failure)]
        if not steps:
            return
        outcomes = iter(self._ledger.keep(entries, failed, read))
        for origin, one in steps:
            if isinstance(one, Failure):
                yield Step(origin, "failed", one.error)
            else:
                yield _step(origin, one, next(outcomes) if isinstance(one, Entry) else "unchanged")

    def finish(self) -> Iterator[Step]:
        """Write what is there; only now it is known which version of an article came last."""
        yield from self.flush()
        back = [one for found in self._back.values() for one in found]
        self._back = {}
        if back:
            self._ledger.come_back([one.hashed for one in back])
        yield from (Step(one.origin, "added") for one in back)

    def save(self) -> None:
        """Write what is there, and tell nobody."""
        for _ in self.flush():
            pass

    def _overtaken(self, address: str, place: int) -> None:
        """What came back before this place is not the last that came of its article."""
        back = self._back.pop(address, [])
        self._steps += [(one.origin, None) for one in back if one.place < place]
        if later := [one for one in back if one.place > place]:
            self._back[address] = later

    def _due(self) -> Iterator[Step]:
        if len(self._steps) >= BATCH or time.monotonic() - self._since > _SECONDS:
            yield from self.flush()


def _step(origin: str, one: Entry | None, outcome: Status) -> Step:
    document = one.reading.document if one else None
    return Step(
        origin,
        outcome,
        document=document.id if document else None,
        title=document.title if document else None,
    )


def fresh(
    ledger: Record,
    given: Iterator[tuple[str, Raw | InputError]],
    writer: Writer,
    override: Override,
    settings: Settings,
) -> Iterator[Raw]:
    """Inputs that are to be read, which the writer then expects; the others go to it right away.

    Args:
        ledger: asked what it knows.
        given: what to give to ``add`` to try it again, and one article of it or why there is none.
        writer: takes what becomes of them.
        override: what the user knows better than the inputs.
        settings: options of reading.
    """
    while chunk := list(islice(given, _LOOK)):
        hashes = [
            None if isinstance(raw, InputError) else raw_hash(raw, override, settings) for _, raw in chunk
        ]
        known = ledger.read_before([hashed for hashed in hashes if hashed])
        for (name, raw), hashed in zip(chunk, hashes, strict=True):
            if isinstance(raw, InputError):
                writer.fail(raw, name)
            elif hashed is not None and hashed in known:
                writer.skip(raw.origin, hashed, *known[hashed])
            else:
                writer.expect(raw, name, hashed)
                yield raw


def raw_hash(raw: Raw, override: Override, settings: Settings) -> str:
    """By which an input is known again: its bytes and all that changes what is read in them."""
    hashed = hashlib.sha256(raw.data if raw.data is not None else (raw.text or "").encode("utf-8", "replace"))
    rest = replace(raw, origin="", data=None, text=None)
    hashed.update(repr((rest, override, settings.as_is, settings.min_confidence)).encode("utf-8", "replace"))
    return f"r1-{hashed.hexdigest()[:40]}"
