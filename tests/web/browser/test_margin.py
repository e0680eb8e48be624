"""Where notes stand: beside their paragraph, one below the other, without pushing the text apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reportedly import Ledger
from reportedly.types import Attribution, Document, Reading, Source
from reportedly.web.pages.article_view import article_page
from reportedly.web.serving import LOCAL_NAMES
from reportedly.web.site import Site
from tests.web.browser.conftest import serving

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]
_FILL = "The ferry did not run, and boats lay on their sides in the outer basin until the tide came back. "
_TITLE = "harbour master of the old port of Lisk"
_BOXES = """() => [...document.querySelectorAll('.body .row')].map((row) => {
  const box = (one) => one.getBoundingClientRect().toJSON();
  return { text: box(row.querySelector('.text')), notes: [...row.querySelectorAll('.note')].map(box) };
})"""


def dense(counts: Sequence[int], names: Sequence[str] = ("Ada Fenwick",)) -> Reading:
    """An article whose paragraphs have so many statements each, by these people in turns."""
    text, attributions = "The wall\n\n", list[Attribution]()
    first: dict[str, tuple[int, int]] = {}
    for number, count in enumerate(counts):
        for at in range(count):
            who, start = names[len(attributions) % len(names)], len(text)
            said = f"wall {number} {at} stands"
            text += f"{who} said {said}. "
            name, cue = (start, start + len(who)), text.index("said", start)
            first.setdefault(who, name)
            content = (text.index(said, start), text.index(said, start) + len(said))
            attributions.append(
                Attribution(
                    f"a{len(attributions) + 1}",
                    "indirect",
                    content=(content,),
                    cue=((cue, cue + 4),),
                    source=(name,),
                    source_id=f"s{names.index(who)}",
                    confidence=0.9,
                    factuality="CT+",
                )
            )
        text += _FILL if count == 1 else "It rained." if not count else ""
        text = text.rstrip() + "\n\n"
    sources = tuple(
        Source(f"s{names.index(who)}", who, (span,), "named_person", title=_TITLE, affiliation="Lisk")
        for who, span in first.items()
    )
    document = Document("dense", text.rstrip(), title="The wall", headline=(0, 8), outlet="Lisk Post")
    return Reading(document, attributions=tuple(attributions), sources=sources)


def boxes(folder: Path, reading: Reading, open_page: Open, width: int) -> list[dict[str, Any]]:
    with Ledger(folder / "dense.db") as ledger:
        ledger.add(reading)
        with serving(Site(ledger, hosts=LOCAL_NAMES)) as address:
            page = open_page(f"{address}/articles/dense", width=width)
            page.wait_for_selector(".walk:not([hidden])")
            found: list[dict[str, Any]] = page.evaluate(_BOXES)
    return found


@pytest.mark.parametrize("width", [768, 1280, 2560])
def test_notes_use_the_space_beside_the_next_paragraph(tmp_path: Path, open_page: Open, width: int) -> None:
    rows = boxes(tmp_path, dense([5, 1, 0, 0, 0, 0, 0, 0]), open_page, width)
    texts, notes = [row["text"] for row in rows], [note for row in rows for note in row["notes"]]
    # Five notes are higher than their paragraph, and the next one does not wait for them all.
    assert notes[4]["bottom"] > texts[0]["bottom"] + 60
    assert texts[1]["top"] < notes[3]["top"]
    # None lies on another, or on the text, and the first one begins beside its paragraph.
    for one, other in pairwise(notes):
        assert one["bottom"] <= other["top"] + 0.5
    assert {round(note["left"]) for note in notes} == {round(notes[0]["left"])}
    assert notes[0]["left"] >= texts[0]["right"]
    assert notes[0]["right"] <= width
    assert abs(notes[0]["top"] - texts[0]["top"]) < 12


def test_notes_do_not_fall_behind(tmp_path: Path, open_page: Open) -> None:
    rows = boxes(tmp_path, dense([4] * 12), open_page, 1280)
    for before, row in pairwise(rows):
        longest = sum(note["bottom"] - note["top"] + 6 for note in before["notes"][-3:])
        assert row["notes"][0]["top"] - row["text"]["top"] <= longest + 12
    for at in range(2, len(rows)):
        assert rows[at]["text"]["top"] >= rows[at - 2]["notes"][-1]["bottom"] - 1


def test_an_article_does_not_end_before_its_notes(tmp_path: Path, open_page: Open) -> None:
    with Ledger(tmp_path / "dense.db") as ledger:
        ledger.add(dense([0, 5]))
        with serving(Site(ledger, hosts=LOCAL_NAMES)) as address:
            page = open_page(f"{address}/articles/dense")
            below = page.locator(".reportedly footer").bounding_box()
            last = page.locator(".note").last.bounding_box()
    assert below
    assert last
    assert last["y"] + last["height"] <= below["y"]


def test_a_source_that_goes_on_is_not_introduced_again(tmp_path: Path) -> None:
    """In full at first, with the title where others spoke between, with the name alone where it goes on."""
    reading = dense([6], ("Ada Fenwick", "Ada Fenwick", "Bo Quill"))
    with Ledger(tmp_path / "dense.db") as ledger:
        ledger.add(reading)
        margins = article_page(ledger.shown("dense")).margins
    told = [
        [f.name for f in margins[n].facts if f.name in ("kind", "title", "affiliation")] for n in (1, 2, 3, 4)
    ]
    assert told == [
        ["kind", "title", "affiliation", "kind"],
        ["kind"],
        ["kind", "title", "affiliation", "kind"],
        ["title", "kind"],
    ]
