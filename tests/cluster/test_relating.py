"""The trace over the tables of a batch: what a ledger says of the same articles, whatever happens."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly.cluster.relating.run import Local, prepared, run
from reportedly.cluster.relating.tables import TABLE_NAMES
from reportedly.errors import UsageError
from tests.cli.command import ROOT
from tests.cluster.making import done, files, lines, world
from tests.cluster.related_both import Links, added, of_tables, related
from tests.cluster.test_command import call

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small world read by a batch."""
    return world(tmp_path_factory.mktemp("tables"), 3, 3)


@pytest.fixture(scope="module")
def whole(tables: Path) -> Path:
    """Related without a disturbance."""
    out = tables.parent / "trace"
    related(tables, out)
    return out


@pytest.fixture(scope="module")
def kept(tables: Path) -> Links:
    """What a ledger says that the batch was added to."""
    return added(tables)


@pytest.mark.parametrize("table", ["copies", "relations", "claims", "utterances"])
def test_the_links_are_those_of_a_ledger(table: str, whole: Path, kept: Links) -> None:
    found = of_tables(whole)
    assert len(kept[table]) > 3
    assert found[table] == kept[table]


def test_the_links_of_pages_are_those_of_a_ledger(tmp_path: Path) -> None:
    from reportedly.pool import read

    pages = sorted(path for path in (ROOT / "examples").iterdir() if path.suffix in (".html", ".txt"))
    done(tmp_path / "tables", *pages, part=5, read_one=read, workers=2)
    related(tmp_path / "tables", tmp_path / "trace")
    found = of_tables(tmp_path / "trace")
    assert found == added(tmp_path / "tables")
    assert found["relations"]
    assert found["claims"]


def test_ended_between_tasks_it_goes_on_to_the_same(tables: Path, whole: Path, tmp_path: Path) -> None:
    tracing, total = prepared(tables, tmp_path / "out"), 0
    for turn in range(1, 200):
        steps = run(tracing, Local(1))
        seen = [step for step, _ in zip(steps, range(3 * turn), strict=False)]
        steps.close()  # type: ignore[attr-defined]
        total += 1
        if len(seen) < 3 * turn:
            break
    assert total > 3
    assert _tables(tmp_path / "out") == _tables(whole)


def test_with_two_processes_it_comes_to_the_same(tables: Path, whole: Path, tmp_path: Path) -> None:
    related(tables, tmp_path / "out", workers=2)
    assert _tables(tmp_path / "out") == _tables(whole)


def test_what_was_read_since_makes_it_new(tables: Path, tmp_path: Path) -> None:
    texts = lines(tmp_path / "one.jsonl", ["“We will not sell the ferry,” said Ann Otter on Monday."])
    from reportedly.pool import read

    done(tmp_path / "tables", texts, read_one=read, workers=1)
    assert any(step.done < step.of for step in related(tmp_path / "tables", tmp_path / "out"))
    assert all(step.done == step.of for step in related(tmp_path / "tables", tmp_path / "out"))
    more = lines(tmp_path / "two.jsonl", ["“We will not sell the ferry,” Ann Otter said on Tuesday."])
    done(tmp_path / "tables", texts, more, read_one=read, workers=1)
    assert any(step.done < step.of for step in related(tmp_path / "tables", tmp_path / "out"))


@pytest.mark.parametrize(
    ("make", "message"),
    [
        ((), "is not a folder that 'reportedly batch' wrote"),
        (("job.json", "manifest/inputs/a.json"), "holds no documents yet"),
    ],
)
def test_a_folder_that_is_none(make: tuple[str, ...], message: str, tmp_path: Path) -> None:
    for name in make:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("{}")
    with pytest.raises(UsageError, match=message):
        prepared(tmp_path)


def test_a_folder_of_somebody_else_stays_as_it_is(tables: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(UsageError, match="is not empty, and not of this command"):
        related(tables, tmp_path)
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_the_command(tables: Path, whole: Path, tmp_path: Path) -> None:
    given = call(str(tables), "--out", str(tmp_path / "out"), "--json", "--workers", "1", command="relate")
    assert given.returncode == 0, given.stderr
    found = json.loads(given.stdout)
    assert list(found) == list(TABLE_NAMES)
    assert found["claims"] > 2
    assert "write claims and utterances" in given.stderr
    assert call(str(tmp_path), command="relate").returncode == 2


def _tables(out: Path) -> dict[str, bytes]:
    return {name: data for name, data in files(out).items() if name.split("/")[0] in TABLE_NAMES}
