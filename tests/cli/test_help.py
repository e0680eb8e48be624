"""The printed help says what the commands take, and starting up loads nothing heavy."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from reportedly.cli.read import read_command
from reportedly.version import __version__
from tests.cli.command import environment

HEAVY = {"rich", "jinja2", "numpy", "onnxruntime", "tokenizers", "trafilatura", "lxml", "spacy", "scipy"}


def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from reportedly.cli import main; main()", *arguments],
        capture_output=True,
        encoding="utf-8",
        env=environment(),
        check=False,
    )


def test_help_lists_the_commands() -> None:
    done = command("--help")
    assert done.returncode == 0
    assert re.search(r"^  read  +Read articles and say who said what\.$", done.stdout, re.M)
    assert re.search(r"^  eval  +\w", done.stdout, re.M)


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_read_help(option: str) -> None:
    text = command("read", option).stdout
    options = [name for parameter in read_command.params for name in parameter.opts if name.startswith("--")]
    assert options
    assert [name for name in options if name not in text] == []
    assert "text|json|jsonl|csv|html|brat|webanno|schemaorg|prov|provjson|hypothesis" in text
    assert "Exit code: 0 all read, 1 some of many inputs failed, 2 nothing could be read" in text


def test_examples_in_the_help_parse() -> None:
    examples = re.findall(r"reportedly read ([^|>\n]+)", command("read", "--help").stdout)
    assert len(examples) >= 5
    for example in examples:
        read_command.make_context("read", [word.strip("'") for word in example.split()]).close()


def test_version() -> None:
    assert command("--version").stdout == f"reportedly {__version__}\n"


def test_no_arguments_show_the_help() -> None:
    done = command()
    assert done.returncode == 2
    assert "Usage: reportedly" in done.stderr


def test_unknown_command() -> None:
    done = command("raed")
    assert done.returncode == 2
    assert "No such command 'raed'" in done.stderr


@pytest.mark.parametrize("arguments", [["--help"], ["read", "--help"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    code = (
        "import sys; from reportedly.cli.commands import cli\n"
        f"cli.main({arguments!r}, standalone_mode=False)\n"
        "print(*sys.modules, sep='\\n', file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment(), check=True
    )
    assert {name.split(".")[0] for name in done.stderr.split()} & HEAVY == set()
