"""The README's table holds the figures of the pages, and nothing else of the README changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import compare, systems
from evaluation.readme import BEGIN, END, NOT_MEASURED, block, fill_in, write
from evaluation.table import page
from reportedly.errors import UsageError
from tests.evaluation.test_pages import results, row, rows

README = f"# R\n\n{BEGIN}\nold\n{END}\n\nThe rest.\n"


@pytest.fixture
def comparison(monkeypatch: pytest.MonkeyPatch) -> str:
    """A page of comparison with every system on it."""
    monkeypatch.setattr(compare, "version", lambda name: "9.9")  # peers are not installed for the tests
    ours, other = rows()
    titles = [systems.title(name) for name in ("textacy_quotations", "spacy_rules")]
    peers = [compare.Row("peer", title, 10, ours.run, ours.score) for title in titles]
    return compare.page([ours, *peers, other], "PolNeAR dev", shared=True)


def test_figures_are_those_of_the_pages(comparison: str) -> None:
    shown = block(page(results()), comparison)
    assert row(shown, "attributions, source")[1:] == ["80.0", "58", "75"]
    assert row(shown, "mixed ones")[1:] == ["100.0", "64", "90"]
    assert row(shown, "seconds from a cold start")[1:] == ["0.95", "", ""]
    assert row(shown, "MB of memory")[1] == "210"
    assert row(shown, "reportedly")[1:] == ["80.0", "80.0", "5.0", "300"]


def test_only_the_table_changes() -> None:
    filled = fill_in(README, page(results()), None)
    assert filled.startswith(f"# R\n\n{BEGIN}\n| on PolNeAR dev")
    assert filled.endswith(f"|\n{END}\n\nThe rest.\n")
    assert "\nold\n" not in filled
    assert fill_in(filled, page(results()), None) == filled


def test_nothing_measured() -> None:
    assert block(None, None) == NOT_MEASURED


def test_written_beside_the_pages(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "README.md").write_text(README)
    (tmp_path / "docs" / "evaluation.md").write_text(page(results()))
    write(tmp_path)
    assert "| 80.0 | 58 | 75 |" in (tmp_path / "README.md").read_text()


def test_what_is_missing_is_said() -> None:
    with pytest.raises(UsageError, match="no <!-- evaluation:begin -->"):
        fill_in("# R\n", None, None)
    with pytest.raises(UsageError, match="no row '`relation`:'"):
        fill_in(README, "# Evaluation\n", None)
