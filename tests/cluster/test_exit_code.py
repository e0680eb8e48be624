"""How a process of a pool ended is known a moment after it is gone."""

from __future__ import annotations

from multiprocessing import get_context
from typing import Any, cast

from reportedly.cluster.processes import exit_code


class Late:
    """A process whose end another thread has been told and not yet written down."""

    def __init__(self) -> None:
        self.asked = 0

    def join(self) -> None:
        pass

    @property
    def exitcode(self) -> int | None:
        self.asked += 1
        return 1 if self.asked > 3 else None


def test_the_exit_code_is_waited_for() -> None:
    assert exit_code(cast("Any", Late())) == 1


def test_the_exit_code_of_a_process() -> None:
    process = get_context("spawn").Process(target=abs, args=(1,))
    process.start()
    assert exit_code(process) == 0
