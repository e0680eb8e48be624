"""Links resolve, options and columns are documented, the README's table is that of the pages of figures."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from evaluation.readme import fill_in
from reportedly.cli.commands import cli
from reportedly.cli.eval import eval_command
from reportedly.cli.read import read_command
from reportedly.export.csv import HEADER
from reportedly.export.formats import FORMATS
from tests.docs.example import ROOT
from tests.docs.pages import PAGES, anchors, commands, links, prose

README = ROOT / "README.md"
FORMATS_PAGE, EVAL_PAGE = ROOT / "docs" / "formats.md", ROOT / "docs" / "evaluation-howto.md"
#: Written by commands; a fresh checkout may not have them yet.
WRITTEN = {ROOT / "docs" / "evaluation.md", ROOT / "docs" / "comparison.md", ROOT / "docs" / "comparison.svg"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_resolve(page: Path) -> None:
    for link in links(page):
        if link.startswith(("https://", "http://")):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists() or target in WRITTEN, link
        if anchor:
            assert anchor in anchors(target), link


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_pages_name_no_machine(page: Path) -> None:
    assert not re.search(r"(?<![\w.])/(?:work|home|root|tmp|Users)/", page.read_text("utf-8"))


def rows(page: Path, start: str) -> list[str]:
    """The first cells of a page's tables that begin so."""
    return re.findall(rf"^\| `({start}[^`]*)`", prose(page), re.M)


def names(command: click.Command) -> set[str]:
    """Long options of a command."""
    return {name for parameter in command.params for name in parameter.opts if name.startswith("--")}


@pytest.mark.parametrize(("command", "page"), [(read_command, FORMATS_PAGE), (eval_command, EVAL_PAGE)])
def test_options_are_documented(command: click.Command, page: Path) -> None:
    documented = {row.split()[0].strip(",") for row in rows(page, "--")}
    elsewhere = {"--format", "--out", "--json"} if command is read_command else set()
    assert documented | elsewhere == names(command)
    assert all(name in prose(page) for name in elsewhere)


def test_every_option_has_a_help() -> None:
    for name in cli.list_commands(click.Context(cli)):
        command = cli.get_command(click.Context(cli), name)
        assert command is not None
        options = [parameter for parameter in command.params if isinstance(parameter, click.Option)]
        assert all(option.help and option.help.endswith(".") for option in options), command.name


def test_columns_are_documented() -> None:
    section = prose(FORMATS_PAGE).partition("\n## csv\n")[2].partition("\n## ")[0]
    assert tuple(re.findall(r"^\| `(\w+)`", section, re.M)) == HEADER


def test_formats_are_documented() -> None:
    table = dict(re.findall(r"^\| `(\w+)` \| `(\.\w+)` \|", prose(FORMATS_PAGE), re.M))
    assert table == {"text": ".txt", **{name: format.suffix for name, format in FORMATS.items()}}
    headings = set(re.findall(r"^## (.+)$", prose(FORMATS_PAGE), re.M))
    assert {name for heading in headings for name in heading.split(", ")} >= set(table)
    assert all(f"`{name}`" in prose(README) for name in table)


def test_examples_of_the_pages_are_commands() -> None:
    found = [words for page in PAGES for words in commands(page)]
    assert len(found) >= 9
    for words in found:
        with cli.make_context("reportedly", ["--version"], resilient_parsing=True) as context:
            command = cli.get_command(context, words[0])
        assert command is not None, words
        arguments = words[1 : words.index(">") if ">" in words else None]
        command.make_context(words[0], arguments).close()


def test_make_targets_exist() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^(\w+):", makefile, re.M))
    for page in PAGES:
        asked = set(re.findall(r"(?:^|`)make (\w+)", page.read_text("utf-8"), re.M))
        assert asked <= targets, page.name


def test_modules_exist() -> None:
    for page in PAGES:
        for module in re.findall(r"python -m ([\w.]+)", page.read_text("utf-8")):
            path = ROOT.joinpath(*module.split("."))
            assert path.with_suffix(".py").exists() or (path / "__main__.py").exists(), (page.name, module)


def test_figures_of_the_readme_are_those_of_the_pages() -> None:
    """``python -m evaluation readme`` fills them in."""
    pages = (ROOT / "docs" / "evaluation.md", ROOT / "docs" / "comparison.md")
    texts = [page.read_text("utf-8") if page.exists() else None for page in pages]
    text = README.read_text("utf-8")
    assert fill_in(text, *texts) == text


def test_pictures_are_light() -> None:
    for picture in (ROOT / "docs" / "img").glob("*.*g"):
        assert picture.stat().st_size < 250_000, picture.name


def test_pictures_fetch_nothing() -> None:
    for picture in (ROOT / "docs" / "img").glob("*.svg"):
        assert not re.search(r"""(?:href|src|url)\s*[=(]\s*["']?https?:""", picture.read_text("utf-8"))
