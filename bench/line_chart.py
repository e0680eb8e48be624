"""A line over a logarithmic axis as SVG."""

from __future__ import annotations

import math
from dataclasses import dataclass
from html import escape

_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 640, 320, 70, 30, 50, 60


@dataclass(frozen=True, slots=True)
class Line:
    """What is drawn."""

    title: str
    #: What the axes count.
    across: str
    upwards: str
    #: Ascending, above 0.
    points: list[tuple[float, float]]


def line_chart(line: Line) -> str:
    """The drawing: each point with its value; a thousandfold across, from nothing upwards."""
    top = _round_up(max(y for _, y in line.points))
    logs = [math.log10(x) for x, _ in line.points]
    low, high = min(logs), max(max(logs), min(logs) + 1)

    def place(x: float, y: float) -> tuple[float, float]:
        across = (math.log10(x) - low) / (high - low) * (_WIDTH - _LEFT - _RIGHT)
        return round(_LEFT + across, 1), round(_HEIGHT - _BOTTOM - y / top * (_HEIGHT - _TOP - _BOTTOM), 1)

    places = [place(x, y) for x, y in line.points]
    parts = [_text(_LEFT, 24, line.title, "title")]
    for step in range(5):
        value = top * step / 4
        _, y = place(line.points[0][0], value)
        parts.append(f'<line class="grid" x1="{_LEFT}" y1="{y}" x2="{_WIDTH - _RIGHT}" y2="{y}"/>')
        parts.append(_text(_LEFT - 8, y + 4, f"{value:g}", "end"))
    parts.append(f'<polyline points="{" ".join(f"{x},{y}" for x, y in places)}"/>')
    for (x, y), (size, value) in zip(places, line.points, strict=True):
        parts.append(f'<circle cx="{x}" cy="{y}" r="4"/>')
        parts.append(_text(x, y - 10, f"{value:.0f}", "middle"))
        parts.append(_text(x, _HEIGHT - _BOTTOM + 20, f"{size:,.0f}", "middle"))
    parts.append(_text((_LEFT + _WIDTH - _RIGHT) / 2, _HEIGHT - 12, line.across, "middle"))
    parts.append(_text(_LEFT, 42, line.upwards, "start"))
    return _SVG.format(width=_WIDTH, height=_HEIGHT, name=escape(line.title), inside="\n".join(parts))


_SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img"
aria-label="{name}">
<style>
text {{ font: 12px sans-serif; fill: #444 }} .title {{ font-size: 15px; fill: #111 }}
.middle {{ text-anchor: middle }} .end {{ text-anchor: end }}
.grid {{ stroke: #ddd }} circle {{ fill: #1f5fa8 }}
polyline {{ fill: none; stroke: #1f5fa8; stroke-width: 2 }}
</style>
<rect width="{width}" height="{height}" fill="#fff"/>
{inside}
</svg>
"""


def _round_up(value: float) -> float:
    """1, 2, 4 or 8 with noughts."""
    unit = 10.0 ** math.floor(math.log10(value))
    return next(unit * step for step in (1, 2, 4, 8, 10, 20) if unit * step >= value)


def _text(x: float, y: float, words: str, kind: str) -> str:
    return f'<text class="{kind}" x="{x:g}" y="{y:g}">{escape(words)}</text>'
