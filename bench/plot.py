"""Quality against speed as a small SVG that reads on light and dark pages."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

_WIDTH, _HEIGHT = 640, 360
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 210, 20, 48
#: Height of a label.
_LINE = 15
_STYLE = """
  text { font: 13px system-ui, sans-serif; fill: #333 } .axis { stroke: #888 } .grid { stroke: #ddd }
  .dot { fill: #1f6feb }
  @media (prefers-color-scheme: dark) {
    text { fill: #ddd } .grid { stroke: #444 } .dot { fill: #79b8ff }
  }
"""


@dataclass(frozen=True, slots=True)
class Point:
    """One system."""

    label: str
    #: Articles per CPU-second, above 0.
    speed: float
    #: Relation F1, 0 to 100.
    quality: float


def scatter(points: Sequence[Point]) -> str:
    """Systems by speed (across, logarithmic) and quality (up)."""
    decades = _decades([point.speed for point in points])
    parts = [_across(tick, decades) for tick in _ticks(*decades)]
    parts += [_up(quality) for quality in range(0, 101, 20)]
    parts += [_dot(point, decades, label) for point, label in zip(points, _labels(points), strict=True)]
    middle = (_LEFT + _WIDTH - _RIGHT) / 2
    parts += [
        f'<text x="{middle:.0f}" y="{_HEIGHT - 8}" text-anchor="middle">articles per CPU-second</text>',
        f'<text x="14" y="{_HEIGHT / 2:.0f}" text-anchor="middle" '
        f'transform="rotate(-90 14 {_HEIGHT / 2:.0f})">relation F1</text>',
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img">'
        f"<title>Relation F1 against articles per CPU-second</title><style>{_STYLE}</style>"
        + "".join(parts)
        + "</svg>\n"
    )


def _decades(speeds: Sequence[float]) -> tuple[int, int]:
    low, high = math.floor(math.log10(min(speeds))), math.ceil(math.log10(max(speeds)))
    return low, max(high, low + 1)


def _ticks(low: int, high: int) -> list[float]:
    return [step * 10.0**decade for decade in range(low, high) for step in (1, 2, 5)] + [10.0**high]


def _x(speed: float, decades: tuple[int, int]) -> float:
    share = (math.log10(speed) - decades[0]) / (decades[1] - decades[0])
    return _LEFT + share * (_WIDTH - _LEFT - _RIGHT)


def _y(quality: float) -> float:
    return _HEIGHT - _BOTTOM - quality / 100 * (_HEIGHT - _TOP - _BOTTOM)


def _across(speed: float, decades: tuple[int, int]) -> str:
    x, floor = _x(speed, decades), _HEIGHT - _BOTTOM
    return (
        f'<line class="grid" x1="{x:.1f}" y1="{_TOP}" x2="{x:.1f}" y2="{floor}"/>'
        f'<text x="{x:.1f}" y="{floor + 18}" text-anchor="middle">{speed:g}</text>'
    )


def _up(quality: int) -> str:
    y, style, end = _y(quality), "grid" if quality else "axis", _WIDTH - _RIGHT
    return (
        f'<line class="{style}" x1="{_LEFT}" y1="{y:.1f}" x2="{end}" y2="{y:.1f}"/>'
        f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{quality}</text>'
    )


def _labels(points: Sequence[Point]) -> list[float]:
    """How high each label stands: beside its dot, above the axis, and clear of the label below it."""
    below = float(_HEIGHT - _BOTTOM + _LINE - 4)
    heights: dict[int, float] = {}
    for index in sorted(range(len(points)), key=lambda index: points[index].quality):
        below = heights[index] = min(_y(points[index].quality) + 4, below - _LINE)
    return [heights[index] for index in range(len(points))]


def _dot(point: Point, decades: tuple[int, int], label: float) -> str:
    x, y = _x(point.speed, decades), _y(point.quality)
    return (
        f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="5"/>'
        f'<text x="{x + 9:.1f}" y="{label:.1f}">{escape(point.label)} ({point.quality:.0f})</text>'
    )
