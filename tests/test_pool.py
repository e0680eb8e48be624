"""Reading one article among many."""

from __future__ import annotations

import pytest

from reportedly import pipeline
from reportedly.errors import InputError, ModelError
from reportedly.pool import Work, read_all
from reportedly.settings import DEFAULTS, Settings
from reportedly.types import Document, Reading

WORKS = [Work(Document(name, "It rained."), DEFAULTS) for name in ("one", "two", "three")]


def test_a_mistake_in_one_article_is_its_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def mistaken(document: Document, settings: Settings) -> Reading:
        if document.id == "two":
            raise IndexError("out of range")
        return Reading(document)

    monkeypatch.setattr(pipeline, "read_document", mistaken)
    one, two, three = (result for _, result in read_all(WORKS, workers=1))
    assert isinstance(one, Reading)
    assert isinstance(three, Reading)
    assert isinstance(two, InputError)
    assert "mistake in reportedly: IndexError: out of range" in str(two)


def test_without_a_model_nothing_can_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(document: Document, settings: Settings) -> Reading:
        raise ModelError("the model is missing")

    monkeypatch.setattr(pipeline, "read_document", missing)
    with pytest.raises(ModelError):
        list(read_all(WORKS, workers=1))
