"""On which track each row of a tall drawing stands: no line downwards passes through another row's point."""

from __future__ import annotations

from collections.abc import Iterable


def place_tracks(rows: int, pairs: Iterable[tuple[int, int]], most: int) -> list[int]:
    """A track for each row, from 0 at the left.

    A row keeps its track until the last row that hangs on it. What hangs on a row stands right of it where
    that is possible.

    Args:
        rows: how many there are.
        pairs: a row, and one below it that hangs on it.
        most: tracks that there are; where more are needed, the last is shared.
    """
    last = list(range(rows))
    above: list[list[int]] = [[] for _ in range(rows)]
    for upper, lower in pairs:
        last[upper] = max(last[upper], lower)
        above[lower].append(upper)
    tracks: list[int] = []
    busy = [-1] * most
    for row in range(rows):
        least = max((tracks[upper] for upper in above[row]), default=-1) + 1
        free = [track for track in range(most) if busy[track] < row]
        track = next((one for one in free if one >= least), free[-1] if free else most - 1)
        busy[track] = max(busy[track], last[row])
        tracks.append(track)
    return tracks
