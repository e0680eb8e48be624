"""Values are made once for each state of the ledger, and nobody waits long for them."""

from __future__ import annotations

import threading
import time

import pytest

from reportedly import Ledger
from reportedly.errors import NotInLedger
from reportedly.ledger.correcting import Change
from reportedly.web.remembered import Remembered
from reportedly.web.respond import environment
from reportedly.web.warming import compile_templates


def _change(ledger: Ledger) -> None:
    row = ledger.sources(limit=1)[0]
    statement = ledger.statements(source=row.name, limit=1)[0]
    ledger.correct(
        statement.document, Change("attribution", statement.attribution, "stance", "rejects"), by="Ada"
    )


def test_it_is_made_once_until_the_ledger_changes(ledger: Ledger) -> None:
    kept, made = Remembered(ledger.database, patience=5), []

    def make(connection: object) -> int:
        made.append(1)
        return len(made)

    assert [kept.get("x", make), kept.get("x", make)] == [1, 1]
    _change(ledger)
    assert [kept.get("x", make), kept.get("x", make)] == [2, 2]


def test_what_takes_long_comes_later(ledger: Ledger) -> None:
    kept, go = Remembered(ledger.database, patience=0.05), threading.Event()

    def make() -> str:
        go.wait(10)
        return "made"

    assert kept.one("x", make) is None
    go.set()
    assert kept.one("x", make, patience=5) == "made"


def test_the_old_value_is_shown_while_a_new_one_is_made(ledger: Ledger) -> None:
    kept, go, made = Remembered(ledger.database, patience=0.02), threading.Event(), []

    def make() -> str:
        made.append(1)
        time.sleep(0.1)
        if len(made) > 1:
            go.wait(10)
        return f"value {len(made)}"

    assert kept.one("x", make, patience=5) == "value 1"
    _change(ledger)
    until = time.monotonic() + 20
    while len(made) < 2 and time.monotonic() < until:
        # It took longer than anybody waits: it is made anew only after some times as long.
        assert kept.one("x", make) == "value 1"
        time.sleep(0.05)
    assert kept.one("x", make) == "value 1"
    go.set()
    while kept.one("x", make) != "value 2" and time.monotonic() < until:
        time.sleep(0.05)
    assert kept.one("x", make) == "value 2"


def test_errors_are_told_and_not_kept(ledger: Ledger) -> None:
    kept = Remembered(ledger.database, patience=5)

    def fail() -> int:
        raise NotInLedger("x", "has nothing")

    with pytest.raises(NotInLedger):
        kept.one("x", fail)
    assert kept.one("x", lambda: 3) == 3


def test_only_some_large_values_are_kept(ledger: Ledger) -> None:
    kept = Remembered(ledger.database, patience=5)
    for number in range(40):
        kept.one(number, lambda: "x" * 9, size="large")
    assert kept.peek(0, "large") is None
    assert kept.peek(39, "large") == "x" * 9


def test_templates_are_there_before_anybody_reads() -> None:
    environment.cache_clear()
    compile_templates()
    made = environment()
    assert made.cache is not None
    assert len(made.cache) == len(made.list_templates(extensions=["jinja"])) > 40
