"""Values of options: sizes, dates."""

from __future__ import annotations

import click
import pytest

from reportedly.cli import options
from reportedly.cli.read import read_command
from reportedly.cli.reading import Request
from reportedly.settings import Settings

CONTEXT = click.Context(click.Command("read"))
PARAMETER = click.Option(["--x"])


@pytest.mark.parametrize(
    ("written", "number"),
    [("1", 1), ("20000000", 20_000_000), ("200MB", 200_000_000), ("1.5g", 1_500_000_000), ("10 kb", 10_000)],
)
def test_sizes(written: str, number: int) -> None:
    assert options.size(CONTEXT, PARAMETER, written) == number


@pytest.mark.parametrize("written", ["", "0", "0.2", "-5", "MB", "5TB", "5 MB of it"])
def test_no_sizes(written: str) -> None:
    with pytest.raises(click.BadParameter):
        options.size(CONTEXT, PARAMETER, written)


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2017-12-28", "2017-12-28"),
        (" 2017-12-28 ", "2017-12-28"),
        ("2017-12-28T09:30", "2017-12-28T09:30:00"),
        ("2017-12-28 09:30:10Z", "2017-12-28T09:30:10+00:00"),
        ("2017-12-28T09:30+01:00", "2017-12-28T09:30:00+01:00"),
    ],
)
def test_dates(written: str, date: str) -> None:
    assert options.published(CONTEXT, PARAMETER, written) == date


@pytest.mark.parametrize(
    "written", ["", "2017", "2017-12", "2017-W52-4", "28.12.2017", "2017-13-01", "2017-12-28T25:00"]
)
def test_no_dates(written: str) -> None:
    with pytest.raises(click.BadParameter):
        options.published(CONTEXT, PARAMETER, written)


def test_limits_reach_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """The options that messages advise exist and say what they say."""
    asked: list[Request] = []
    monkeypatch.setattr("reportedly.cli.read.run", lambda request, stdin: asked.append(request))
    arguments = ["--max-bytes", "2MB", "--max-chars", "300", "--allow-private", "a.html"]
    with read_command.make_context("read", arguments) as context:
        read_command.invoke(context)
    assert asked[0].settings == Settings(max_bytes=2_000_000, max_chars=300, allow_private=True)
