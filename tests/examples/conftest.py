"""Every example article once per test, with its document read once for all of them."""

from __future__ import annotations

from functools import cache

import pytest

from evaluation.examples import Example, document, examples
from reportedly.types import Document

EXAMPLES = tuple(examples())


@cache
def _read(name: str) -> Document:
    return document(next(example for example in EXAMPLES if example.name == name))


@pytest.fixture(params=EXAMPLES, ids=lambda example: example.name)
def example(request: pytest.FixtureRequest) -> Example:
    """One example article."""
    chosen: Example = request.param
    return chosen


@pytest.fixture
def read(example: Example) -> Document:
    """The article as the reader gives it."""
    return _read(example.name)
