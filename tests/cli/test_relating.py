"""``add`` relates what it adds, unless it is told not to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from reportedly import bulk
from reportedly.bulk import Ledger, Step
from reportedly.cli import add, relating
from reportedly.cli.add import add_command, watch_command
from reportedly.ledger import whole
from reportedly.tracing.version import VERSION

EXAMPLES = Path(__file__).parents[2] / "examples" / "trace"


@pytest.mark.model
@pytest.mark.parametrize(("options", "left"), [((), 0), (("--no-relate",), 7)])
def test_what_is_added_is_related(options: tuple[str, ...], left: int, tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    arguments = [str(EXAMPLES), "--ledger", str(path), "--workers", "1", *options]
    done = CliRunner().invoke(add_command, arguments, catch_exceptions=False)
    assert done.output == "added 7, unchanged 0, failed 0\n"
    with Ledger(path) as ledger, ledger.database.reading() as connection:
        assert whole.pending(connection, VERSION) == (left, 7)


class _Counting(Ledger):
    related = 0

    def relate(self, progress: object = None) -> int:
        self.related += 1
        return 0


def test_relating_waits_until_all_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Meanwhile it would keep the one process that hands out the work from handing it out."""
    ledgers: list[_Counting] = []

    @contextmanager
    def opened(address: str, create: bool) -> Iterator[Ledger]:
        with _Counting(tmp_path / "ledger.db") as ledger:
            ledgers.append(ledger)
            yield ledger

    def many(ledger: _Counting, *_: object, **__: object) -> Iterator[Step]:
        for number in range(1000):
            assert ledger.related == 0
            yield Step(str(number), "added")

    monkeypatch.setattr(add, "opened", opened)
    monkeypatch.setattr(bulk, "add", many)
    done = CliRunner().invoke(add_command, ["folder/"], catch_exceptions=False)
    assert done.output == "added 1000, unchanged 0, failed 0\n"
    assert ledgers[0].related == 1


@pytest.mark.parametrize(("seconds", "times"), [(1800.0, 1), (2.0, 0)])
def test_a_watch_relates_before_a_long_sleep(seconds: float, times: int, tmp_path: Path) -> None:
    slept: list[float] = []
    ticks = iter([100.0, 112.5])
    with _Counting(tmp_path / "ledger.db") as ledger:
        relating.resting(ledger, clock=lambda: next(ticks), sleep=slept.append)(seconds)
        assert ledger.related == times
    assert slept == [max(0.0, seconds - 12.5)]


@pytest.mark.model
@pytest.mark.parametrize(("options", "left"), [((), 0), (("--no-relate",), 7)])
def test_what_a_watch_adds_is_related(
    options: tuple[str, ...], left: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def listed(ledger: Ledger, feeds: object, **_: object) -> object:
        return bulk.add(ledger, [str(EXAMPLES)], workers=1)

    monkeypatch.setattr(bulk, "watch", listed)
    path = tmp_path / "ledger.db"
    arguments = ["https://paper.example/feed", "--once", "--quiet", "--ledger", str(path), *options]
    assert CliRunner().invoke(watch_command, arguments, catch_exceptions=False).exit_code == 0
    with Ledger(path) as ledger, ledger.database.reading() as connection:
        assert whole.pending(connection, VERSION) == (left, 7)
