"""What people see in the terminal: golden output, every width, with colours and without, hostile text."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from rich.color import Color

from reportedly.cli.palette import SPEAKER_COLOURS, UNRESOLVED_COLOUR
from reportedly.cli.screen import Colour, screen
from reportedly.cli.terminal import show
from reportedly.cli.text import text_format
from reportedly.export.visible import cells
from reportedly.types import Card, Document, Reading
from tests.cli.command import run
from tests.export.articles import harrow
from tests.export.marked import reading
from tests.export.strategies import readings

GOLDEN = """\
The Harrow Echo · Jo Marsh · 2024-03-02 · 49 words
https://echo.example/base?a=1&b=2

██▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓░░░░░░░░░░░░░·············
█ quoted 4%   ▓ paraphrased 53%   · own voice 21%

6 statements · 57% of the words
1 direct · 1 mixed · 4 indirect
3 sources · 3 named persons
▲ 2 statements with an unresolved source.

Ada Holt                    ▄▄··▄▄▄▄··················    3
  named person, commander of the northern garrison
Peter Vane                  ········█··███·····▄▄·····    2
  named person
The Tribune                 ·················▄▄▄▄·····    1
  named organization

────────────────────────────────────────────────────────────

[General]_:_ ⟨¹base is closed⟩

[The general] _claimed_ ⟨²the base is closed⟩. ⟨³It will not
open again.⟩

⟨⁴“We are done,”⟩ [Mr. Vane] _told reporters_. ⟨⁴“Nobody
will return.”⟩

The base opened in 1950. [The Tribune] _noted_ ⟨⁵that [Mr.
Vane] _denied_ ⟨⁶any dispute⟩⟩.

[She] _said_, citing satellite pictures, ⟨⁷the roof was
“gone”⟩.

────────────────────────────────────────────────────────────

7 statements
   1  Ada Holt               :               indirect   90%
   2  Ada Holt               claimed         indirect   90%
      Ada Holt › The Tribune · on Wednesday · article
      distances itself
   3  Ada Holt               (follow-on)     indirect   90%
   4  Peter Vane             told reporters  direct     90%
   5  The Tribune            noted           indirect   90%
   6  Peter Vane             denied          indirect   31%
      inside 5 · certainly not
   7  unresolved (“She”)     said            mixed      90%
      probable
"""

_ESCAPE = re.compile(r"\x1b\[[\d;]*m")


def drawn(made: Reading, monkeypatch: pytest.MonkeyPatch, width: int = 80, colour: Colour = "never") -> str:
    monkeypatch.setenv("COLUMNS", str(width))
    paper = io.TextIOWrapper(io.BytesIO(), "utf-8", newline="")
    show(made, screen(paper, colour))
    paper.seek(0)
    return paper.read()


def test_golden(monkeypatch: pytest.MonkeyPatch) -> None:
    assert drawn(harrow(), monkeypatch, 60) == GOLDEN


@pytest.mark.parametrize("width", [60, 80, 120])
def test_width_is_kept(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    text = drawn(harrow(), monkeypatch, width)
    assert max(cells(line) for line in text.splitlines()) <= width
    assert not any(line.endswith(" ") for line in text.splitlines())


@pytest.mark.parametrize("width", [60, 80, 120])
def test_nothing_of_the_article_is_lost(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    article = drawn(harrow(), monkeypatch, width).split("─\n")[1].rstrip("─")
    words = re.sub(r"[\[\]_⟨⟩⁰¹²³⁴⁵⁶⁷⁸⁹]", "", article).split()
    assert words == harrow().text.split()


def test_colours_carry_no_other_text(monkeypatch: pytest.MonkeyPatch) -> None:
    coloured = drawn(harrow(), monkeypatch, 80, "always")
    assert "\x1b[" in coloured
    assert "⟨" not in coloured
    assert "²the base is closed" in _ESCAPE.sub("", coloured)


def test_speakers_have_their_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    coloured = drawn(harrow(), monkeypatch, 80, "always")
    general, vane = (Color.parse(name).number for name in SPEAKER_COLOURS[:2])
    assert f"38;5;{general}mThe general" in coloured
    assert f"38;5;{vane}mMr. Vane" in coloured
    assert f"38;5;{Color.parse(UNRESOLVED_COLOUR).number}mShe" in coloured


@pytest.mark.parametrize("name", [*SPEAKER_COLOURS, UNRESOLVED_COLOUR])
def test_colours_are_legible_on_black_and_on_white(name: str) -> None:
    luminance = _luminance(*Color.parse(name).get_truecolor())
    assert (luminance + 0.05) / 0.05 >= 3.5
    assert 1.05 / (luminance + 0.05) >= 3.5


def test_hostile_text_never_reaches_the_terminal_raw(monkeypatch: pytest.MonkeyPatch) -> None:
    evil = "\x1b]0;title\x07\x1b[2J\u202egnol\u202c\x9b1m [bold]x[/bold] :smile:"
    marked = evil.replace("]", "\\]")
    made = reading(
        f"[S|Ada {marked}] [C|said {marked}] [T|no {marked}].", title=evil, outlet=evil, byline=evil, url=evil
    )
    plain = drawn(made, monkeypatch, 80)
    for character in "\x1b\x07\u202e\u202c\x9b":
        assert character not in plain
    assert "[bold]x[/bold] :smile:" in plain
    assert "\x1b" not in _ESCAPE.sub("", drawn(made, monkeypatch, 80, "always"))


@settings(max_examples=40, deadline=None)
@given(readings())
def test_any_reading_can_be_drawn(made: Reading) -> None:
    for part in (text_format("never").whole(made), _ESCAPE.sub("", text_format("always").whole(made))):
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", part)


def test_nobody_quoted(monkeypatch: pytest.MonkeyPatch) -> None:
    text = drawn(Reading(Document(id="x", text="It rained.")), monkeypatch)
    assert "Nobody is quoted" in text
    assert "It rained." in text


def test_ascii_terminal() -> None:
    done = run("read", "harrow", env={"PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0
    assert done.stdout.isascii()
    assert "[The general] _claimed_ <2:the base is closed>." in done.stdout


def test_no_escapes_where_output_is_no_terminal() -> None:
    assert "\x1b" not in run("read", "harrow").stdout
    assert "\x1b" not in run("read", "harrow", "--color", "never").stdout
    assert "\x1b[" in run("read", "harrow", "--color", "always").stdout


def test_many_get_a_line_each() -> None:
    done = run("read", "many:3")
    line = "   6 statements    3 sources   57% attributed  General: base is closed"
    assert done.stdout.splitlines() == [line] * 3
    assert done.stderr == "read 3, failed 0\n"


def _luminance(*rgb: int) -> float:
    red, green, blue = (
        value / 255 / 12.92 if value / 255 <= 0.03928 else ((value / 255 + 0.055) / 1.055) ** 2.4
        for value in rgb
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_card_without_a_known_source_has_no_gap() -> None:
    made = reading("[S|He] [C|said] [T|no].")
    attribution = replace(made.attributions[0], source_id=None)
    made = replace(made, attributions=(attribution,), sources=(), card=Card(statements=1, unresolved=1))
    shown = text_format("never").whole(made)
    _, warning, below = shown.partition("unresolved source.")
    assert warning
    assert "\n\n\n" not in below
