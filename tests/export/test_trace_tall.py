"""The drawing of a trace for a narrow page."""

from __future__ import annotations

import time

import pytest
from lxml import etree

from reportedly.export.trace_graph import drawn_tall
from reportedly.export.trace_tall import WIDTH, Tall, tall
from reportedly.export.trace_tracks import place_tracks
from reportedly.trace.values import Node
from tests.export import traces


def address(node: Node) -> str | None:
    return f"/to/{node.uid}" if node.uid else None


@pytest.mark.parametrize(
    ("pairs", "tracks"),
    [
        # Nothing hangs together: all at the left.
        ([], [0, 0, 0, 0]),
        # What hangs on a row stands right of it.
        ([(0, 1), (1, 2)], [0, 1, 2, 0]),
        # The line from 0 to 3 passes rows 1 and 2: they stand beside it.
        ([(0, 3)], [0, 1, 1, 1]),
        # Both hang on the first; the second one's track is free again.
        ([(0, 1), (0, 3)], [0, 1, 1, 1]),
    ],
)
def test_no_line_passes_through_another_row(pairs: list[tuple[int, int]], tracks: list[int]) -> None:
    assert place_tracks(4, pairs, 7) == tracks


def test_more_tracks_than_there_are_share_the_last() -> None:
    tracks = place_tracks(12, [(row, 11) for row in range(11)], 4)
    assert max(tracks) == 3
    assert tracks[:3] == [0, 1, 2]


def test_time_goes_down_and_origins_stand_above_what_comes_from_them() -> None:
    drawn = tall(traces.story(), address)
    ys = [row.y for row in drawn.rows]
    assert ys == sorted(ys)
    assert drawn.rows[0].role == "origin"
    assert drawn.rows[1].about.endswith("first here")
    assert [name for _, name in drawn.days] == sorted(name for _, name in drawn.days)
    places = {(row.x, row.y) for row in drawn.rows}
    assert len(places) == len(drawn.rows)


def test_it_tells_what_changed_and_who_denies() -> None:
    drawn = tall(traces.story(), address)
    changed = [row for row in drawn.rows if row.drifted]
    assert changed
    assert all(row.about.split(",")[0] not in ("copies", "relays", "cites") for row in changed)
    assert any(row.about == "denies it" for row in drawn.rows if row.role == "denies")
    assert all(line.url for line in drawn.lines)


def test_it_stays_small_whatever_the_trace_is() -> None:
    started = time.perf_counter()
    drawn = tall(traces.copies(5001), address)
    assert time.perf_counter() - started < 5
    assert len(drawn.rows) <= 120
    assert drawn.height < 6000
    assert sum(row.count for row in drawn.rows if row.role != "origin") == 5001


@pytest.mark.parametrize("trace", [traces.story(), traces.empty(), traces.single(), traces.copies(300)])
def test_nothing_stands_out_at_the_right(trace) -> None:  # type: ignore[no-untyped-def]
    drawn = tall(trace, address)
    assert isinstance(drawn, Tall)
    for row in drawn.rows:
        assert drawn.left + 7.8 * len(row.name) <= WIDTH
        assert drawn.left + 6.9 * len(row.about) <= WIDTH
        assert row.x < drawn.left


def test_what_articles_say_stays_text() -> None:
    root = etree.fromstring(drawn_tall(traces.hostile(), address).encode())
    assert not root.findall(".//{*}script")
    assert {name for node in root.iter() for name in node.attrib if str(name).startswith("on")} == set()
