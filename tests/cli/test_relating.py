"""``add`` relates what it adds, unless it is told not to."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from reportedly import bulk
from reportedly.bulk import Ledger, Step
from reportedly.cli import relating
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
    def __init__(self, path: Path, *, new: bool) -> None:
        super().__init__(path)
        self.new, self.related = new, 0

    def mostly_new(self) -> bool:
        return self.new

    def relate(self, progress: object = None) -> int:
        self.related += 1
        return 0


@pytest.mark.parametrize(("new", "times"), [(False, 2), (True, 0)])
def test_many_are_related_while_they_come(new: bool, times: int, tmp_path: Path) -> None:
    steps = [Step("x", "added")] * 100 + [Step("y", "unchanged")] * 100 + [Step("z", "failed")]
    with _Counting(tmp_path / "ledger.db", new=new) as ledger:
        assert list(relating.relating(ledger, iter(steps))) == steps
        assert ledger.related == times


@pytest.mark.parametrize(("seconds", "times"), [(1800.0, 1), (2.0, 0)])
def test_a_watch_relates_before_a_long_sleep(seconds: float, times: int, tmp_path: Path) -> None:
    slept: list[float] = []
    ticks = iter([100.0, 112.5])
    with _Counting(tmp_path / "ledger.db", new=True) as ledger:
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
