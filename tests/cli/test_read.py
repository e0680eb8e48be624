"""``reportedly read`` as a process: formats, many inputs, files and folders, errors, exit codes, signals."""

from __future__ import annotations

import csv
import io
import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from reportedly.export.json import from_dict
from tests.cli.command import environment, run
from tests.export.articles import harrow

MARKED = "[S|Ada Holt] [C|said] [T|the bridge would close]."


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "bridge.txt"
    path.write_text(MARKED, "utf-8")
    return path


def test_json_of_one_is_one_reading() -> None:
    for option in (["--json"], ["--format", "json"]):
        done = run("read", "harrow", *option)
        assert done.returncode == 0
        assert done.stderr == ""
        assert from_dict(json.loads(done.stdout)) == harrow()


def test_json_of_several_is_an_array(article: Path) -> None:
    done = run("read", "harrow", str(article), "--json")
    assert [record["text"] for record in json.loads(done.stdout)] == [
        harrow().text,
        "Ada Holt said the bridge would close.",
    ]
    assert done.stderr == "read 2, failed 0\n"


def test_one_input_that_gives_several_is_several() -> None:
    assert len(json.loads(run("read", "many:3", "--json").stdout)) == 3


def test_array_stays_valid_where_inputs_fail() -> None:
    for inputs, length in ((["nope", "harrow"], 1), (["harrow", "nope"], 1), (["nope", "nix"], 0)):
        assert len(json.loads(run("read", *inputs, "--json").stdout)) == length


def test_jsonl() -> None:
    done = run("read", "many:3", "--format", "jsonl")
    assert [from_dict(json.loads(line)) for line in done.stdout.splitlines()] == [harrow()] * 3


def test_csv_has_one_header() -> None:
    done = run("read", "many:2", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert len(rows) == 12
    assert {row["kind"] for row in rows} == {"named_person", "named_organization", "unresolved"}


def test_standard_input() -> None:
    done = run("read", "-", "--json", stdin=MARKED)
    assert json.loads(done.stdout)["text"] == "Ada Holt said the bridge would close."


def test_options_reach_the_document() -> None:
    done = run(
        *("read", "-", "--json", "--url", "https://x.example/1", "--date", "2024-03-02T09:30+01:00"),
        *("--outlet", "The Echo"),
        stdin=MARKED,
    )
    record = json.loads(done.stdout)
    assert (record["url"], record["outlet"]) == ("https://x.example/1", "The Echo")
    assert record["published"] == "2024-03-02T09:30:00+01:00"


# Which inputs fail -> exit code.
@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        (["harrow"], 0),
        (["harrow", "harrow"], 0),
        (["harrow", "nope"], 1),
        (["nope", "harrow", "nix"], 1),
        (["nope"], 2),
        (["nope", "nix"], 2),
    ],
)
def test_exit_codes(inputs: list[str], code: int) -> None:
    done = run("read", *inputs, "--format", "jsonl")
    assert done.returncode == code
    failed = sum(name != "harrow" for name in inputs)
    errors = [line for line in done.stderr.splitlines() if line.startswith("reportedly: ")]
    assert len(errors) == failed
    assert len(done.stdout.splitlines()) == len(inputs) - failed


def test_error_line_names_input_and_reason() -> None:
    assert run("read", "nope").stderr == "reportedly: nope: no such file (check the spelling)\n"


def test_hostile_input_name_cannot_drive_the_terminal() -> None:
    error = run("read", "no\x1b[2Jpe\nreportedly: all well").stderr
    assert "\x1b" not in error
    assert len(error.splitlines()) == 1


def test_quiet_keeps_errors() -> None:
    done = run("read", "harrow", "nope", "--quiet")
    assert done.stderr == "reportedly: nope: no such file (check the spelling)\n"


# Wrong usage -> what the message says.
@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ([], "no input"),
        (["harrow", "--date", "yesterday"], "'yesterday' is not a date"),
        (["harrow", "--date", "2024-02-31"], "'2024-02-31' is not a date"),
        (["harrow", "--date", "20240301"], "is not a date"),
        (["harrow", "--max-bytes", "lots"], "'lots' is not a size"),
        (["harrow", "--max-bytes", "0"], "'0' is not a size"),
        (["harrow", "--min-confidence", "2"], "2.0 is not between 0 and 1"),
        (["harrow", "--min-confidence", "nan"], "nan is not between 0 and 1"),
        (["harrow", "--json", "--format", "csv"], "--json and --format csv do not go together"),
        (["harrow", "harrow", "--url", "https://x.example"], "--url is the address of one article"),
        (["harrow", "--format", "xml"], "'xml' is not one of"),
        (["many:2", "--format", "html"], "--format html puts one article in a file"),
        (["many:2", "--format", "brat"], "--format brat puts one article in a file"),
        (["many:2", "--format", "html", "--out", "x.html"], "give a folder"),
    ],
)
def test_wrong_usage(arguments: list[str], complaint: str, tmp_path: Path) -> None:
    done = run("read", *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert complaint in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr


def test_out_file(tmp_path: Path) -> None:
    done = run("read", "many:2", "--format", "csv", "--out", "s.csv", cwd=tmp_path)
    assert done.stdout == ""
    assert (tmp_path / "s.csv").read_bytes() == run("read", "many:2", "--format", "csv").stdout.replace(
        "\n", "\r\n"
    ).encode()
    assert [path.name for path in tmp_path.iterdir()] == ["s.csv"]


def test_out_folder(tmp_path: Path, article: Path) -> None:
    done = run("read", str(article), "harrow", "harrow", "--format", "html", "--out", "pages", cwd=tmp_path)
    assert done.returncode == 0
    names = sorted(path.name for path in (tmp_path / "pages").iterdir())
    assert names == ["base-2.html", "base.html", "bridge.html"]


def test_out_folder_of_text(tmp_path: Path) -> None:
    run("read", "harrow", "--out", "texts/", cwd=tmp_path)
    assert "⟨²the base is closed⟩" in (tmp_path / "texts" / "base.txt").read_text("utf-8")


def test_brat_folder_has_text_and_configuration(tmp_path: Path) -> None:
    run("read", "harrow", "--format", "brat", "--out", "gold", cwd=tmp_path)
    folder = tmp_path / "gold"
    assert sorted(path.name for path in folder.iterdir()) == ["annotation.conf", "base.ann", "base.txt"]
    assert (folder / "base.txt").read_text("utf-8") == harrow().text


def test_brat_of_one_prints_the_annotations() -> None:
    assert run("read", "harrow", "--format", "brat").stdout.startswith("T1\tSource 0 7\tGeneral\n")


def test_brat_file_gets_its_text_beside_it(tmp_path: Path) -> None:
    run("read", "harrow", "--format", "brat", "--out", "x.ann", cwd=tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["x.ann", "x.txt"]


def test_out_that_cannot_be_written(tmp_path: Path) -> None:
    done = run("read", "harrow", "--json", "--out", "no/such/folder/x.json", cwd=tmp_path)
    assert done.returncode == 2
    assert "no such file or directory" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_interrupted_output_leaves_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "s.jsonl").write_text("old")
    arguments = ["read", "hang", "--format", "jsonl", "--out", "s.jsonl"]
    process = _start(arguments, tmp_path)
    part = tmp_path / "s.jsonl.part"
    while not (part.exists() and part.stat().st_size):
        assert process.poll() is None
    process.send_signal(signal.SIGINT)
    _, error = process.communicate(timeout=30)
    assert process.returncode == 130
    assert error == "reportedly: interrupted\n"
    assert (tmp_path / "s.jsonl").read_text() == "old"
    assert not part.exists()


def test_results_come_as_they_are_read(tmp_path: Path) -> None:
    process = _start(["read", "hang", "--format", "jsonl"], tmp_path)
    assert process.stdout is not None
    assert from_dict(json.loads(process.stdout.readline())) == harrow()
    process.send_signal(signal.SIGINT)
    _, error = process.communicate(timeout=30)
    assert (process.returncode, error) == (130, "reportedly: interrupted\n")


@pytest.mark.parametrize("format_name", ["text", "jsonl", "csv", "json"])
def test_broken_pipe_is_quiet(format_name: str, tmp_path: Path) -> None:
    process = _start(["read", "endless", "--format", format_name], tmp_path)
    assert process.stdout is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == ""
    assert process.wait(timeout=30) == 141


def test_machine_formats_are_utf8_whatever_the_locale() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.cli.driver", "read", "harrow", "--json"],
        capture_output=True,
        env=environment(PYTHONIOENCODING="ascii"),
        check=True,
    )
    assert json.loads(done.stdout.decode("utf-8"))["text"] == harrow().text


def _start(arguments: list[str], folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.cli.driver", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        cwd=folder,
        env=environment(),
    )
