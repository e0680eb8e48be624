"""What takes longer than a page may: made in the background, and kept until the ledger changes.

Counts over a whole ledger take seconds with a million statements, the trace of a large claim takes longer.
Both are kept beside the state of the ledger they were made of. Where the ledger has changed since, a page
waits a moment for the new value and shows the old one if that is not enough; so a small ledger is always
shown as it is, and a large one never keeps its readers waiting. A value that takes long is made anew after
some times as long only, however often the ledger changes, so that reading it remains quick.
"""

from __future__ import annotations

import copy
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future, TimeoutError
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from reportedly.ledger import tallies
from reportedly.ledger.tallies import State

if TYPE_CHECKING:
    import sqlalchemy as sa
    from starlette.requests import Request

    from reportedly.ledger.database import Database

_Value = TypeVar("_Value")
#: Seconds that a page waits for a value of which there is an older one, or for one that can come later.
PATIENCE = 0.4
#: Values of single things that are kept, by their size.
_KEPT = {"small": 5000, "middle": 400, "large": 30}
#: Values that are made at once: small ones that a reader waits for, larger ones, and those nobody waits for.
_AT_ONCE, _LARGE, _MEANWHILE = 3, 1, 1
#: How many times as long as it took to make, a value that took long is shown before it is made anew.
_LASTS = 5.0


@dataclass(slots=True)
class _Entry:
    state: State
    #: The newest value that is there; unset before the first.
    value: Any
    ready: bool
    #: Being made.
    coming: Future[Any] | None
    coming_state: State
    #: When it was made, and how long it took, in seconds.
    made: float = 0.0
    took: float = 0.0

    def lasts(self, state: State, patience: float) -> bool:
        """It is shown as it is."""
        if not self.ready:
            return False
        young = time.monotonic() - self.made < _LASTS * self.took
        return self.state == state or (self.took > patience and young)


class Remembered:
    """Values of one ledger by name."""

    def __init__(self, database: Database, patience: float | None = None) -> None:
        self._database = database
        self.patience = PATIENCE if patience is None else patience
        self._entries: dict[str, OrderedDict[Hashable, _Entry]] = {size: OrderedDict() for size in _KEPT}
        self._lock = threading.Lock()
        self._state: State | None = None
        self._gates = tuple(threading.Semaphore(many) for many in (_AT_ONCE, _LARGE, _MEANWHILE))

    def steady(self) -> Remembered:
        """The same values, of the ledger as it is at the first question: for one page, which asks often."""
        seen = copy.copy(self)
        seen._state = self._read(tallies.state)
        return seen

    def get(self, name: Hashable, make: Callable[[sa.Connection], _Value]) -> _Value:
        """What the ledger says; the first time it is waited for, however long it takes."""
        entry, coming = self._asked(name, lambda: self._read(make), "small", meanwhile=False)
        if not entry.ready and coming is not None:
            coming.result()
        self._wait(entry, coming, self.patience)
        value: _Value = entry.value
        return value

    def soon(self, name: Hashable, make: Callable[[sa.Connection], _Value]) -> _Value | None:
        """What the ledger says; ``None``: it is not there yet, and will be."""
        return self.one(name, lambda: self._read(make))

    def one(
        self,
        name: Hashable,
        make: Callable[[], _Value],
        *,
        size: str = "small",
        patience: float | None = None,
        meanwhile: bool = False,
    ) -> _Value | None:
        """A value of one thing; ``None``: it is not there yet, and will be.

        Args:
            name: under which it is kept.
            make: makes it.
            size: ``middle`` or ``large``: fewer are kept.
            patience: seconds to wait for it.
            meanwhile: it may wait for others, nobody has asked for it alone.
        """
        patience = self.patience if patience is None else patience
        entry, coming = self._asked(name, make, size, meanwhile=meanwhile)
        self._wait(entry, coming, patience)
        return entry.value if entry.ready else None

    def now(self, name: Hashable, make: Callable[[], _Value]) -> _Value:
        """What the ledger says at this moment, made by who asks: of what is quick, and asked for again."""
        state, kept = self.state, self._entries["middle"]
        with self._lock:
            entry = kept.get(name)
            if entry is not None and entry.state == state:
                kept.move_to_end(name)
                known: _Value = entry.value
                return known
        value = make()
        with self._lock:
            kept[name] = _Entry(state, value, True, None, ())
            while len(kept) > _KEPT["middle"]:
                kept.popitem(last=False)
        return value

    def begin(self, name: Hashable, make: Callable[[sa.Connection], _Value]) -> None:
        """Make it while nobody waits."""
        self._asked(name, lambda: self._read(make), "small", meanwhile=True)

    def prepare(self, name: Hashable, make: Callable[[sa.Connection], _Value]) -> None:
        """The same, and wait until it is there."""
        _, coming = self._asked(name, lambda: self._read(make), "small", meanwhile=True)
        if coming is not None:
            coming.result()

    def peek(self, name: Hashable, size: str = "small") -> Any:
        """A value as it was made last; ``None``: it never was."""
        with self._lock:
            entry = self._entries[size].get(name)
            return entry.value if entry is not None else None

    def _wait(self, entry: _Entry, coming: Future[Any] | None, patience: float) -> None:
        if coming is None or (entry.ready and entry.took > self.patience):
            return
        try:
            coming.result(timeout=patience)
        except TimeoutError:
            if coming.done():
                raise

    @property
    def state(self) -> State:
        """Of the ledger: at the first question where it is one page's, else now."""
        return self._read(tallies.state) if self._state is None else self._state

    def _read(self, make: Callable[[sa.Connection], _Value]) -> _Value:
        with self._database.reading() as connection:
            return make(connection)

    def _asked(
        self, name: Hashable, make: Callable[[], Any], size: str, *, meanwhile: bool
    ) -> tuple[_Entry, Future[Any] | None]:
        state = self.state
        kept = self._entries[size]
        with self._lock:
            entry = kept.setdefault(name, _Entry((), None, False, None, ()))
            kept.move_to_end(name)
            while len(kept) > _KEPT[size]:
                kept.popitem(last=False)
            if entry.coming is not None or entry.lasts(state, self.patience):
                return entry, entry.coming
            coming: Future[Any] = Future()
            entry.coming, entry.coming_state = coming, state
        gate = self._gates[2 if meanwhile else 0 if size == "small" else 1]
        threading.Thread(target=self._make, args=(entry, coming, make, gate), daemon=True).start()
        return entry, coming

    def _make(
        self, entry: _Entry, coming: Future[Any], make: Callable[[], Any], gate: threading.Semaphore
    ) -> None:
        with gate:
            started = time.monotonic()
            try:
                value = make()
            except Exception as error:  # whoever waits for it is told
                with self._lock:
                    entry.coming = None
                coming.set_exception(error)
                return
        with self._lock:
            entry.value, entry.ready, entry.state, entry.coming = value, True, entry.coming_state, None
            entry.made = time.monotonic()
            entry.took = entry.made - started
        coming.set_result(value)


def remembered(request: Request) -> Remembered:
    """Those of the application's ledger."""
    kept = getattr(request.state, "remembered", None)
    if kept is None:
        kept = request.state.remembered = request.app.state.remembered.steady()
    assert isinstance(kept, Remembered)
    return kept
