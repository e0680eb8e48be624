"""What comes of the inputs of an ``add``, one by one and together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from reportedly.errors import InputError

Status = Literal["added", "unchanged", "failed"]


@dataclass(frozen=True, slots=True)
class Step:
    """One input is done, and written."""

    origin: str
    status: Status
    #: Why it failed.
    error: InputError | None = None
    #: Id and headline of the article, where it was read.
    document: str | None = None
    title: str | None = None


@dataclass(slots=True)
class Added:
    """What an ``add`` came to."""

    added: int = 0
    unchanged: int = 0
    failed: int = 0
    errors: list[InputError] = field(default_factory=list)

    def take(self, step: Step) -> None:
        """Count one."""
        if step.status == "added":
            self.added += 1
        elif step.status == "unchanged":
            self.unchanged += 1
        else:
            self.failed += 1
            if step.error is not None:
                self.errors.append(step.error)
