"""Killed, full, restarted, crowded: nothing is lost, nothing is there twice; the same command ends it."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reportedly.errors import InputError, LedgerError, LedgerUnavailable
from reportedly.ledger.record import Record
from reportedly.pool import Result, Work, read_all
from reportedly.read.raw import Raw
from reportedly.settings import DEFAULTS
from reportedly.types import Reading
from tests.ledger.making import entries, other
from tests.ledger.postgres import running

ARTICLES, KILLS, AT_ONCE = 240, 20, 8


def add_all(address: str, numbers: range = range(ARTICLES), patience: float = 30.0) -> None:
    """As ``add`` does: batches in order, known ones unchanged."""
    with Record(address, create=True, patience=patience) as ledger:
        for start in range(0, len(numbers), AT_ONCE):
            ledger.keep(entries(*(other(n) for n in numbers[start : start + AT_ONCE])))


def is_whole(address: str) -> None:
    """Every article once, every statement once, everything consistent."""
    with Record(address) as ledger:
        assert ledger.check().problems == ()
        assert sorted(one.id for one in ledger.readings()) == sorted(f"bus-{n}" for n in range(ARTICLES))
        assert ledger.count_statements() == 2 * ARTICLES


@contextmanager
def started(work: Callable[[], None]) -> Iterator[int]:
    """A process of its own that does something; it need not live to the end."""
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    try:
        yield child
    finally:
        os.waitpid(child, 0)


def test_killed_at_any_moment(address: str) -> None:
    """Each time there is more to add than before, so that nearly every kill meets an unfinished one."""
    moments, unfinished = random.Random(4), 0
    for kill in range(KILLS):
        upto = range(ARTICLES * (kill + 1) // KILLS)
        with started(lambda numbers=upto: add_all(address, numbers)) as child:  # type: ignore[misc]
            _until_it_writes(address, len(upto) - ARTICLES // KILLS)
            time.sleep(moments.uniform(0.0, 0.02))
            os.kill(child, signal.SIGKILL)
        with Record(address, create=True) as ledger:
            assert ledger.check().problems == ()
            unfinished += ledger.count() < len(upto)
    assert unfinished >= KILLS // 2
    add_all(address)
    is_whole(address)


def _until_it_writes(address: str, known: int) -> None:
    """Wait until there is a ledger, and an article more than there surely was; but not for ever."""
    until = time.monotonic() + 5
    while time.monotonic() < until:
        try:
            with Record(address) as ledger:
                if ledger.count() >= known:
                    return
        except LedgerError:
            pass
        time.sleep(0.005)


def test_two_writers_and_a_reader(address: str) -> None:
    Record(address, create=True).close()
    halves = (range(160), range(80, ARTICLES))
    with started(lambda: add_all(address, halves[0])), started(lambda: add_all(address, halves[1])):
        seen, until = 0, time.monotonic() + 60
        with Record(address) as ledger:
            while seen < ARTICLES and time.monotonic() < until:
                now, statements = ledger.count(), len(ledger.statements())
                assert now >= seen
                assert statements >= 2 * seen
                seen = now
    is_whole(address)


def test_the_server_is_restarted_in_the_middle() -> None:
    with running() as server:
        address = server.create("restarted")
        Record(address, create=True).close()
        failed: list[BaseException] = []

        def work() -> None:
            try:
                add_all(address)
            except BaseException as error:
                failed.append(error)

        adding = threading.Thread(target=work)
        adding.start()
        for _ in range(2):
            time.sleep(0.3)
            server.restart()
        adding.join()
        assert failed == []
        is_whole(address)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder with room for 16 megabytes."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a small disk")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=False)


def test_a_full_disk(small_disk: Path) -> None:
    address = str(small_disk / "ledger.db")
    filler = small_disk / "filler"
    with Record(address, create=True):
        disk = os.statvfs(small_disk)
        filler.write_bytes(bytes(disk.f_bavail * disk.f_bsize - 500_000))
    with pytest.raises(LedgerUnavailable, match="no room left"):
        add_all(address)
    with Record(address) as ledger:
        before = ledger.count()
        assert before < ARTICLES
    filler.unlink()
    add_all(address)
    is_whole(address)


def _dies(work: Work) -> Result:
    assert isinstance(work.given, Raw)
    if work.given.text == "7":
        os._exit(9)
    return other(int(work.given.text or 0))


def test_a_reading_process_that_dies_takes_only_its_own_input() -> None:
    works = [Work(Raw(f"input {n}", text=str(n)), DEFAULTS) for n in range(12)]
    results = list(read_all(works, workers=2, read_one=_dies))
    assert [work for work, _ in results] == works
    failed = {work.given.origin for work, result in results if isinstance(result, InputError)}
    assert failed == {"input 7"}
    assert sum(isinstance(result, Reading) for _, result in results) == 11
