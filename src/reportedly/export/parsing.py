"""Typed access to the fields of a parsed JSON object; every error names the path of the field at fault."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NoReturn, TypeVar, get_args

from reportedly.errors import MalformedRecord
from reportedly.types import ContentKind, Factuality, PlaceKind, SourceKind, Span, Spans, Stance

_Choice = TypeVar("_Choice", bound=str)

_CONTENT_KINDS: tuple[ContentKind, ...] = get_args(ContentKind)
_SOURCE_KINDS: tuple[SourceKind, ...] = get_args(SourceKind)
_PLACE_KINDS: tuple[PlaceKind, ...] = get_args(PlaceKind)
_FACTUALITIES: tuple[Factuality, ...] = get_args(Factuality)
_STANCES: tuple[Stance, ...] = get_args(Stance)


@dataclass(frozen=True, slots=True)
class Fields:
    """One JSON object and where it stands in the record, as in ``attributions[2].when``."""

    values: Mapping[str, object]
    path: str = ""

    @classmethod
    def of(cls, value: object, path: str = "") -> Fields:
        """The fields of a value that must be an object."""
        if not isinstance(value, dict):
            _refuse(path or "the record", f"is not an object but {type(value).__name__}")
        return cls(value, path)

    def must_equal(self, name: str, expected: str) -> None:
        """Refuse unless the field has exactly this value."""
        if self._get(name) != expected:
            self._refuse(name, f"is not {expected!r} but {self._get(name)!r}")

    def text(self, name: str) -> str:
        """A string."""
        return self._text(name, self._get(name))

    def optional_text(self, name: str) -> str | None:
        """A string or null."""
        value = self._get(name)
        return None if value is None else self._text(name, value)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of strings."""
        return tuple(self._text(f"{name}[{i}]", item) for i, item in enumerate(self._list(name)))

    def text_lists(self, name: str) -> tuple[tuple[str, ...], ...]:
        """A list of lists of strings."""
        inner = Fields({f"[{i}]": item for i, item in enumerate(self._list(name))}, self._at(name))
        return tuple(inner.texts(place) for place in inner.values)

    def flag(self, name: str) -> bool:
        """A boolean."""
        value = self._get(name)
        return value if isinstance(value, bool) else self._refuse(name, "is not true or false")

    def count(self, name: str) -> int:
        """A whole number from 0."""
        return self._count(name, self._get(name))

    def number(self, name: str) -> float:
        """A finite number."""
        value = self._get(name)
        if isinstance(value, bool) or not isinstance(value, int | float) or value - value != 0:
            self._refuse(name, "is not a number")
        return float(value)

    def optional_number(self, name: str) -> float | None:
        """A finite number or null."""
        return None if self._get(name) is None else self.number(name)

    def span(self, name: str) -> Span:
        """A pair of offsets."""
        return self._span(name, self._get(name))

    def optional_span(self, name: str) -> Span | None:
        """A pair of offsets or null."""
        value = self._get(name)
        return None if value is None else self._span(name, value)

    def spans(self, name: str) -> Spans:
        """A list of pairs of offsets."""
        return tuple(self._span(f"{name}[{i}]", item) for i, item in enumerate(self._list(name)))

    def span_lists(self, name: str) -> dict[str, Spans]:
        """An object whose values are lists of pairs of offsets."""
        inner = self.nested(name)
        return {key: inner.spans(key) for key in inner.values}

    def counts(self, name: str) -> dict[str, int]:
        """An object whose values are whole numbers."""
        inner = self.nested(name)
        return {key: inner.count(key) for key in inner.values}

    def content_kind_counts(self, name: str) -> dict[ContentKind, int]:
        """An object of whole numbers by kind of content."""
        inner = self.nested(name)
        return {inner._choice(key, key, _CONTENT_KINDS): inner.count(key) for key in inner.values}

    def nested(self, name: str) -> Fields:
        """An object."""
        return Fields.of(self._get(name), self._at(name))

    def optional_nested(self, name: str) -> Fields | None:
        """An object or null."""
        return None if self._get(name) is None else self.nested(name)

    def objects(self, name: str) -> tuple[Fields, ...]:
        """A list of objects."""
        return tuple(Fields.of(item, self._at(f"{name}[{i}]")) for i, item in enumerate(self._list(name)))

    def content_kind(self, name: str) -> ContentKind:
        """Direct, indirect or mixed."""
        return self._choice(name, self._get(name), _CONTENT_KINDS)

    def source_kind(self, name: str) -> SourceKind | None:
        """One of the six kinds of source, or null."""
        return None if self._get(name) is None else self._choice(name, self._get(name), _SOURCE_KINDS)

    def place_kind(self, name: str) -> PlaceKind | None:
        """City, state or country, or null."""
        return None if self._get(name) is None else self._choice(name, self._get(name), _PLACE_KINDS)

    def factuality(self, name: str) -> Factuality | None:
        """A value of FactBank's scale, or null."""
        return None if self._get(name) is None else self._choice(name, self._get(name), _FACTUALITIES)

    def stance(self, name: str) -> Stance | None:
        """One of the four stances, or null."""
        return None if self._get(name) is None else self._choice(name, self._get(name), _STANCES)

    def _choice(self, name: str, value: object, choices: tuple[_Choice, ...]) -> _Choice:
        for choice in choices:
            if value == choice:
                return choice
        return self._refuse(name, f"is not one of {', '.join(choices)}")

    def _get(self, name: str) -> object:
        if name not in self.values:
            self._refuse(name, "is missing")
        return self.values[name]

    def _list(self, name: str) -> list[object]:
        value = self._get(name)
        return value if isinstance(value, list) else self._refuse(name, "is not a list")

    def _text(self, name: str, value: object) -> str:
        return value if isinstance(value, str) else self._refuse(name, "is not a string")

    def _count(self, name: str, value: object) -> int:
        if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
            return value
        return self._refuse(name, "is not a whole number from 0")

    def _span(self, name: str, value: object) -> Span:
        if not isinstance(value, list) or len(value) != 2:
            self._refuse(name, "is not a pair of offsets")
        start, end = (self._count(name, offset) for offset in value)
        return (start, end) if start <= end else self._refuse(name, "ends before it starts")

    def _at(self, name: str) -> str:
        between = "." if self.path and not name.startswith("[") else ""
        return f"{self.path}{between}{name}"

    def _refuse(self, name: str, reason: str) -> NoReturn:
        _refuse(self._at(name), reason)


def _refuse(path: str, reason: str) -> NoReturn:
    raise MalformedRecord("reading", f"{path} {reason}", "expected JSON of schema reportedly/1")
