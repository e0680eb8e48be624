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

import psycopg
import pytest

from reportedly.errors import InputError, LedgerError, LedgerLocked, LedgerReadOnly, LedgerUnavailable
from reportedly.ledger.record import Record
from reportedly.pool import Result, Work, read_all
from reportedly.read.raw import Raw
from reportedly.settings import DEFAULTS
from reportedly.types import Reading
from tests.ledger.making import entries, other
from tests.ledger.postgres import Server, running

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


@contextmanager
def disk_of(megabytes: int, folder: Path) -> Iterator[Path]:
    """A disk of its own at a folder."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        assert not os.environ.get("REPORTEDLY_DISK_REQUIRED"), "a small disk cannot be mounted here"
        pytest.skip("only root may mount a small disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=False)


def filled(folder: Path, but: int) -> Path:
    """A file that leaves only so many bytes of a disk."""
    disk, filler = os.statvfs(folder), folder / "filler"
    with filler.open("wb") as file:
        left = max(0, disk.f_bavail * disk.f_bsize - but)
        os.posix_fallocate(file.fileno(), 0, left)
    return filler


def test_a_full_disk(tmp_path: Path) -> None:
    with disk_of(16, tmp_path / "small") as small:
        address = str(small / "ledger.db")
        with Record(address, create=True):
            filler = filled(small, 500_000)
        with pytest.raises(LedgerUnavailable, match="no room left"):
            add_all(address)
        stands_and_can_be_ended(address, filler.unlink)


def test_a_full_disk_of_the_server(tmp_path: Path) -> None:
    with disk_of(160, tmp_path / "small") as small:
        for above in (small, *small.parents):
            if above.name.startswith("pytest-") or above in (tmp_path, small):
                above.chmod(0o755)
        with running(within=small) as server:
            address = server.create("full")
            Record(address, create=True).close()
            filler = filled(small, 300_000)
            with pytest.raises(LedgerUnavailable):
                add_all(address, patience=2)
            filler.unlink()
            server.restart()
            stands_and_can_be_ended(address)


def stands_and_can_be_ended(address: str, mend: Callable[[], None] = lambda: None) -> None:
    """After a trouble: consistent and not whole; once it is over the same command ends it."""
    with Record(address, read_only=True) as ledger:
        assert ledger.count() < ARTICLES
    mend()
    with Record(address) as ledger:
        assert ledger.check().problems == ()
    add_all(address)
    is_whole(address)


def test_locked_in_the_middle(address: str) -> None:
    add_all(address, range(40))
    with Record(address) as other, other.database.writing(), pytest.raises(LedgerLocked):
        add_all(address, patience=0.3)
    stands_and_can_be_ended(address)


def test_a_disk_that_may_only_be_read_from_now_on(tmp_path: Path) -> None:
    with disk_of(16, tmp_path / "small") as small:
        address = str(small / "ledger.db")
        add_all(address, range(40))

        def remount(how: str) -> None:
            subprocess.run(["mount", "-o", f"remount,{how}", str(small)], check=True)

        remount("ro")
        with pytest.raises((LedgerReadOnly, LedgerUnavailable)):
            add_all(address)
        stands_and_can_be_ended(address, lambda: remount("rw"))


def test_a_server_that_may_only_be_read_from_now_on(server: Server) -> None:
    address = server.create("frozen")
    add_all(address, range(40))
    freeze = "ALTER DATABASE frozen SET default_transaction_read_only = {}"
    with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        connection.execute(freeze.format("on"))
        with pytest.raises(LedgerReadOnly):
            add_all(address)

        def thaw() -> None:
            connection.execute(freeze.format("off"))

        stands_and_can_be_ended(address, thaw)


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
