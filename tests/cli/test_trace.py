"""``reportedly trace`` and ``claims`` in the terminal: golden output, every width, colours, hostile text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from reportedly.cli import claims as claims_face
from reportedly.cli import trace as trace_face
from reportedly.export.visible import cells
from reportedly.ledger.rows import Table
from reportedly.trace.article_values import ArticleTrace, ClaimRow
from reportedly.trace.values import Trace
from tests.export import traces

GOLDEN = """\
“the depot may have been empty when it burned”
6 articles · 5 outlets · 2 origins · 2 parties · denied by 1
2031-05-02 to 2031-05-04 · c1-0123456789abcdef

Origin 1  Ada Holt · speaks for norland
└─ 2031-05-02  The Harrow Echo
   Ada Holt · as possible
   “the depot may have been empty when it burned”
   └─ 2031-05-02  Meridian  relays it, 93%
      Ada Holt · as possible · relayed
      credit: Source: Meridian
      ├─ 2031-05-03  Anvil Notes  copies it, 88%
      │  in its own voice
      │  “the depot was empty when it burned”
      │  credit: Source: Meridian
      │  ▲ hedge dropped
      │    - may have been empty
      │    + was empty
      │  ▲ attribution dropped
      │    - Ada Holt told The Harrow Echo that
      │    + (nothing)
      │  └─ 2031-05-04  Orla Mail  copies it, 97%
      │     in its own voice
      │     credit: Source: Meridian
      └─ 2031-05-03  Daily Lantern  copies it, 99%
         Ada Holt · as possible · relayed
         credit: Source: Meridian

Origin 2  Ines Cass · speaks for tern-rail
└─ 2031-05-04  The Tern
   Ines Cass · as certain
   “nothing was stored in the depot that night”

Denied by
✗ 2031-05-05  The Tern  84%
  Peter Vane · as certain
  “the depot was full of grain”
  word: empty / full

Differs: the same but for a number, a date or a name
≠ 2031-05-06  Orla Mail  70%
  Jo Marsh · as possible
  “the depot was half empty when it burned”
  number: all / half
"""


class _Ledger:
    """What the commands ask of a ledger, answered from a value."""

    def __init__(self, answer: Trace | ArticleTrace) -> None:
        self.answer = answer
        self.asked: list[str] = []

    def trace(self, target: str) -> Trace | ArticleTrace:
        self.asked.append(target)
        return self.answer

    def claims(self, *, query: str | None, limit: int, least: int) -> Table[ClaimRow]:
        self.asked.append(f"{query} {limit} {least}")
        return Table(ClaimRow, traces.claim_rows()[:limit])


def run(
    monkeypatch: pytest.MonkeyPatch,
    answer: Trace | ArticleTrace,
    *arguments: str,
    width: int = 60,
    **env: str,
) -> str:
    ledger = _Ledger(answer)

    @contextmanager
    def opened(name: str, **options: bool) -> Iterator[_Ledger]:
        yield ledger

    face = claims_face if arguments[0] == "claims" else trace_face
    monkeypatch.setattr(face, "opened", opened)
    monkeypatch.setattr(face, "relate", lambda ledger: None)
    command = claims_face.claims_command if arguments[0] == "claims" else trace_face.trace_command
    done = CliRunner().invoke(
        command, arguments[1:], env={"COLUMNS": str(width), **env}, catch_exceptions=False
    )
    assert done.exit_code == 0, done.output
    return done.output


def test_golden(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, traces.story(), "trace", "the depot") == GOLDEN


@pytest.mark.parametrize("width", [40, 60, 80, 200])
@pytest.mark.parametrize("make", ["story", "hostile", "single", "empty", "traced_article"])
def test_every_width(make: str, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    text = run(monkeypatch, getattr(traces, make)(), "trace", "x", width=width)
    assert max(cells(line) for line in text.splitlines()) <= width
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f‮]", text)


def test_depth_on_a_narrow_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    text = run(monkeypatch, traces.copies(40, chain=True), "trace", "x", width=44)
    assert max(cells(line) for line in text.splitlines()) <= 44
    assert text.count("copies it") == 39


def test_long_trees_are_folded(monkeypatch: pytest.MonkeyPatch) -> None:
    made = traces.copies(416)
    text = run(monkeypatch, made, "trace", "x")
    assert "… 412 more copies" in text
    assert len(text.splitlines()) < 30
    assert "… 405 more copies" in run(monkeypatch, made, "trace", "x", "--limit", "10")
    assert run(monkeypatch, made, "trace", "x", "--all").count("copies it") == 415


def test_ten_thousand_copies(monkeypatch: pytest.MonkeyPatch) -> None:
    text = run(monkeypatch, traces.copies(10_000), "trace", "x")
    assert "10,000 articles · 701 outlets · 1 origin · 1 party\n" in text
    assert "… 9,996 more copies" in text


def test_article(monkeypatch: pytest.MonkeyPatch) -> None:
    text = run(monkeypatch, traces.traced_article(), "trace", "blog.txt", width=80)
    assert "3 statements · 1 first here · 1 echo · 1 also said independently\n" in text
    assert "  1  echo of Meridian, 2031-05-02, Ada Holt  88%\n" in text
    assert "Takes its text from\n  2031-05-02  Meridian  rewrite, 88%" in text


def test_what_an_outlet_takes_back_is_no_denial(monkeypatch: pytest.MonkeyPatch) -> None:
    text = run(monkeypatch, traces.withdrawn(), "trace", "the depot")
    assert "\ntaken back by 1\n" in text
    assert "Taken back by\n↩ 2031-05-05  The Tern  84%\n  Peter Vane · withdrawn\n" in text
    assert "Denied by" not in text
    record = json.loads(run(monkeypatch, traces.withdrawn(), "trace", "x", "--json"))
    assert (record["denied_by"], record["taken_back_by"]) == (0, 1)
    assert [n["taken_back"] for n in record["nodes"] if n["taken_back"]] == ["withdrawn"]


def test_json(monkeypatch: pytest.MonkeyPatch) -> None:
    record = json.loads(run(monkeypatch, traces.story(), "trace", "x", "--json"))
    assert record["claim"]["id"] == "c1-0123456789abcdef"
    assert record["edges"][0] == {
        "from": "echo",
        "to": "o1",
        "kind": "quotes",
        "confidence": 0.95,
        "evidence": [],
        "drift": [],
    }


def test_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    html, svg = tmp_path / "t.html", tmp_path / "t.svg"
    text = run(monkeypatch, traces.story(), "trace", "x", "--html", str(html), "--svg", str(svg))
    assert text == ""
    assert html.read_text("utf-8").lstrip().startswith("<!doctype html>")
    assert svg.read_text("utf-8").lstrip().startswith("<svg")


def test_no_graph_of_an_article(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="draws a claim"):
        run(monkeypatch, traces.traced_article(), "trace", "x", "--svg", str(tmp_path / "t.svg"))
    assert not list(tmp_path.iterdir())


def test_claims(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, traces.story(), "claims", "depot", width=80) == (
        "“the depot may have been empty when it burned”\n"
        "  6 articles · 5 outlets · 2 origins · 2 parties · denied by 1\n"
        "  2031-05-02 to 2031-05-04 · c1-0123456789abcdef\n"
        "\n"
        "“the bridge is closed”\n"
        "  1 article · 1 outlet · 1 origin · 1 party\n"
        "  c1-4444444444444444\n"
    )
    rows = json.loads(run(monkeypatch, traces.story(), "claims", "--json", "--limit", "1"))
    assert [row["origins"] for row in rows] == [2]


def test_a_ledger_without_a_claim_of_two_articles_says_how_to_list_others(
    capsys: pytest.CaptureFixture[str],
) -> None:
    claims_face.show((), 2)
    assert "no claim of 2 articles; --least 1 lists" in capsys.readouterr().err
    claims_face.show((), 1)
    assert capsys.readouterr().err == "nothing found\n"
