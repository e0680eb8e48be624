"""Runs the command line as users do: a process with its streams and its exit code."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]


def environment(**changes: str) -> dict[str, str]:
    """The process environment without what would change the output, with changes."""
    kept = {k: v for k, v in os.environ.items() if k not in {"NO_COLOR", "COLUMNS", "TERM", "FORCE_COLOR"}}
    return {**kept, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}", "COLUMNS": "80", **changes}


def run(
    *arguments: str, stdin: str = "", cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the driver (no model needed) to its end."""
    return subprocess.run(
        [sys.executable, "-m", "tests.cli.driver", *arguments],
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        cwd=cwd,
        env=environment(**(env or {})),
        timeout=60,
        check=False,
    )
