"""The figures of ``bench.archive_bench`` as a part of docs/scale.md, between two marks."""

from __future__ import annotations

import statistics
from pathlib import Path
from typing import Any

_BEGIN, _END = "<!-- measured by make bench-batch -->", "<!-- end -->"


def write_page(page: Path, result: dict[str, Any]) -> None:
    """Put the figures where the page has them."""
    text = page.read_text("utf-8")
    before, _, rest = text.partition(_BEGIN)
    _, _, after = rest.partition(_END)
    page.write_text(f"{before}{figures(result)}{after}", "utf-8")


def figures(result: dict[str, Any]) -> str:
    """The part of the page, marks included, ready to be pasted."""
    lines = "\n".join(_lines(result))
    return f"{_BEGIN}\n\n{lines}\n\n{_END}"


def _lines(result: dict[str, Any]) -> list[str]:
    lines = []
    if "passes" in result:
        lines += _speed(result)
    if "survival" in result:
        found = result["survival"]
        reader = "pages taken as they are" if result["without_reading"] else "reading everything"
        same = "identical, byte for byte," if found["identical"] else "NOT identical"
        lines += [
            f"Killed {found['kills']} times with SIGKILL at random moments and taken up ({found['records']:,}"
            f" records, {reader}, 2 processes): {found['files']:,} files, {same} to those of an undisturbed"
            f" run; {found['rows']:,} rows of documents and errors together, each record once."
        ]
    return lines


def _speed(result: dict[str, Any]) -> list[str]:
    passes, alone = result["passes"], result["alone_cpu_seconds"]
    groups = [[p for p in passes if p["workers"] == n] for n in (1, 2)]
    best = [min(group, key=lambda p: p["seconds"]) for group in groups]
    cpu = [statistics.median(p["cpu_seconds"] for p in group) for group in groups]
    memory = {
        name: [f"{statistics.median(p[name] for p in group) / 1e6:,.0f}" for group in groups]
        for name in ("early_bytes", "late_bytes")
    }
    rows = [
        ("records", [f"{p['records']:,}" for p in best]),
        ("articles in them", [f"{p['documents']:,}" for p in best]),
        (
            f"records a second by the clock, best of {len(groups[0])}",
            [f"{p['records'] / p['seconds']:.1f}" for p in best],
        ),
        ("times one process", [f"{best[0]['seconds'] / p['seconds']:.2f}" for p in best]),
        ("processor seconds, everything, median", [f"{one:.0f}" for one in cpu]),
        ("processor seconds of reading the same in a loop", [f"{alone:.0f}"] * 2),
        ("share of the rate of reading alone", [f"{alone / one:.0%}" for one in cpu]),
        ("memory of all processes, MB, second quarter", memory["early_bytes"]),
        ("memory of all processes, MB, last quarter", memory["late_bytes"]),
        ("load of the machine meanwhile", [f"{p['load']:.1f}" for p in best]),
    ]
    table = [f"| {name} | {first} | {second} |" for name, (first, second) in rows]
    return ["| | 1 process | 2 processes |", "|---|---|---|", *table, ""]
