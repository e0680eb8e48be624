"""The commands about a ledger, on both databases: what they print, where they write, how they end."""

from __future__ import annotations

import json
from itertools import count
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from reportedly.cli import main
from reportedly.ledger.record import Record
from tests.ledger.conftest import server
from tests.ledger.making import FERRY, entries, ferry, other

__all__ = ["server"]
_NUMBERS = count(1)


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A ledger with two articles, one of them with an older version."""
    made = str(tmp_path / "news.db")
    if request.param == "postgresql":
        made = request.getfixturevalue("server").create(f"cli{next(_NUMBERS)}")
    with Record(made, create=True) as ledger:
        ledger.keep(entries(ferry(), ferry(marked=FERRY.replace("May", "June")), other(1)))
    return made


@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": []})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def program(arguments: tuple[str, ...]) -> None:
    main(arguments)


def run(address: str, *arguments: str) -> Result:
    """With the exit code of the program, which is what a command returns."""
    return CliRunner().invoke(program, [*arguments, "--ledger", address], catch_exceptions=False)


def rows(done: Result) -> Any:
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def test_search_sources_and_outlets(address: str) -> None:
    hits = rows(run(address, "search", "ferry", "--since", "2024-03", "--outlet", "The Gazette", "--json"))
    assert [hit["row"]["content"] for hit in hits] == ["the ferry is out of service until June"]
    assert "Jane Doe" in run(address, "search", "ferry").stdout
    assert [row["name"] for row in rows(run(address, "sources", "Poe", "--json"))] == ["Ann Poe"]
    assert {row["name"] for row in rows(run(address, "outlets", "--json"))} == {"The Gazette", "The Herald"}
    nothing = run(address, "search", "tram")
    assert (nothing.exit_code, nothing.stdout, nothing.stderr) == (0, "", "nothing found\n")


@pytest.mark.model
def test_search_by_meaning_needs_nothing_made_before(address: str) -> None:
    hits = rows(run(address, "search", "--similar", "the boat does not sail", "--limit", "1", "--json"))
    assert hits[0]["row"]["content"] == "the ferry is out of service until June"


def test_versions_are_shown(address: str) -> None:
    assert "until May" in run(address, "show", "https://gazette.example/ferry", "--version", "1").stdout
    assert "until June" in run(address, "show", "ferry").stdout


def test_corrections_are_made_listed_and_undone(address: str) -> None:
    assert run(address, "correct", "ferry#a1", "stance", "distances", "--by", "ana").exit_code == 0
    assert "neutral → distances  (ana, " in run(address, "corrections").stdout
    assert run(address, "corrections", "--undo", "1", "--by", "ben").exit_code == 0
    assert "undone by ben" in run(address, "corrections").stdout
    wrong = run(address, "correct", "ferry#a1", "stance", "so-so")
    assert wrong.exit_code == 2
    assert "one of endorses, neutral, distances, rejects" in wrong.output


def test_one_person_or_two(address: str) -> None:
    assert "J. Doe" in run(address, "same").stdout
    assert run(address, "same", "Jane Doe", "J. Doe", "--not").exit_code == 0
    assert "J. Doe" not in run(address, "same").stdout
    assert "J. Doe" in run(address, "same", "--judged").stdout


@pytest.mark.parametrize(
    ("format", "out", "files"),
    [
        ("jsonl", "out.jsonl", 0),
        ("prov", "out.jsonld", 0),
        ("prov", "out", 2),
        ("prov", "out.d/", 2),
        ("webanno", "out.jsonld", 0),
        ("csv", "out/", 2),
        ("html", "out", 2),
        ("brat", "out", 5),
        ("parquet", "out", 3),
        ("claimreview", "out.jsonld", 0),
    ],
)
def test_exports_are_a_file_or_a_folder(
    address: str, format: str, out: str, files: int, tmp_path: Path
) -> None:
    assert run(address, "export", "--format", format, "--out", f"{tmp_path}/{out}").exit_code == 0
    path = tmp_path / out
    assert path.is_dir() == bool(files)
    assert not files or len(list(path.iterdir())) == files


def test_what_people_corrected_is_data_to_train_on(address: str, tmp_path: Path) -> None:
    run(address, "correct", "ferry#a2", "exists", "false", "--by", "ana")
    for format in ("brat", "jsonl"):
        place = tmp_path / format
        run(address, "export", "--format", format, "--corrected-only", "--out", str(place))
    (line,) = (tmp_path / "jsonl").read_text("utf-8").splitlines()
    assert len(json.loads(line)["attributions"]) == 2
    (annotated,) = (tmp_path / "brat").glob("*.ann")
    assert annotated.read_text("utf-8").count("\tAttribution:") == 2


def test_check_says_what_is_wrong(address: str) -> None:
    assert run(address, "check").stdout == "consistent: 2 articles, 5 statements\n"
    with Record(address) as ledger, ledger.database.writing() as connection:
        connection.exec_driver_sql("UPDATE attributions SET stance = 'rejects'")
    broken = run(address, "check")
    assert broken.exit_code == 2
    assert "statements that are not the 3 of its reading" in broken.stdout
    assert "repaired 2" in run(address, "check", "--repair").stdout
    assert run(address, "check").exit_code == 0


def test_no_ledger_is_one_sentence(tmp_path: Path) -> None:
    done = run(str(tmp_path / "none.db"), "sources")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "no such ledger" in done.stderr
