"""What an archive costs, and the cluster, where it is installed."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bench.archive_cost import Assumptions, cost
from tests.cli.command import ROOT, environment
from tests.cluster.making import world

SMALL = Assumptions(cpu_seconds=0.36, articles=3_000_000, spread=0, others=0, between_losses=1e12, yield_=1)


def test_cost_of_nothing_unforeseen() -> None:
    found = cost(SMALL, 10)
    assert found.core_hours == pytest.approx(300)
    assert found.dollars == pytest.approx(12)
    assert found.hours == pytest.approx(300 / 16 / 10)
    assert (found.lost, found.again) == (0, 0)


def test_losses_cost_time() -> None:
    found = cost(replace(SMALL, between_losses=1), 10)
    assert found.lost > 0
    assert found.core_hours == pytest.approx(300 + found.again)


@pytest.mark.network
def test_a_cluster_that_loses_a_machine(tmp_path: Path) -> None:
    pytest.importorskip("daft")
    pytest.importorskip("ray")
    command = [sys.executable, "-m", "bench.archive_cluster", "--records", "400", "--part", "10"]
    command += ["--folder", str(tmp_path)]
    done = subprocess.run(command, env=environment(), cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.network
@pytest.mark.model
def test_a_trace_on_a_cluster_that_loses_a_machine(tmp_path: Path) -> None:
    pytest.importorskip("daft")
    pytest.importorskip("ray")
    command = [sys.executable, "-m", "bench.archive_cluster_relate", str(world(tmp_path / "world", 3, 3))]
    command += ["--folder", str(tmp_path)]
    done = subprocess.run(command, env=environment(), cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr


def test_without_daft_it_is_said(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    code = "import sys; sys.modules['daft'] = None; from reportedly.cli import main; main()"
    command = [sys.executable, "-c", code, "batch", "x.warc", "--out", f"{tmp_path}/out", "--engine", "daft"]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert "pip install 'reportedly[cluster]'" in done.stderr
