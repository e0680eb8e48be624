"""What was read in a document, as compressed JSON and back: every field of the types, by their annotations.

The text and the metadata of the document stand in their own columns and are not repeated.
"""

from __future__ import annotations

import json
import types
import zlib
from collections.abc import Callable
from dataclasses import asdict, fields, is_dataclass
from functools import lru_cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from reportedly.types import Document, Reading

_LEVEL = 6
#: Readings kept in memory for documents that have the same one.
_ALIKE = 32
#: How each field of a type is made; worked out once.
_MAKERS: dict[type[Any], dict[str, Callable[[Any], Any]]] = {}


def encode(reading: Reading) -> bytes:
    """All of a reading but its document."""
    whole = {f.name: getattr(reading, f.name) for f in fields(Reading) if f.name != "document"}
    plain = json.dumps(whole, default=_shallow, ensure_ascii=True, separators=(",", ":"))
    return zlib.compress(plain.encode(), _LEVEL)


def decode(body: bytes, document: Document) -> Reading:
    """The reading of a document, from what ``encode`` wrote; fields of older versions keep their defaults."""
    return Reading(document=document, **_parts(body))


@lru_cache(maxsize=_ALIKE)
def _parts(body: bytes) -> dict[str, Any]:
    """What a reading has beside its document. Copies of a text have one reading and share these values."""
    plain = json.loads(zlib.decompress(body))
    makers = _fields(Reading)
    return {name: make(plain[name]) for name, make in makers.items() if name != "document" and name in plain}


def build(kind: type[Any], plain: dict[str, Any]) -> Any:
    """A frozen value from plain data; fields it does not know are left out, missing ones have their default.

    Args:
        kind: a dataclass of :mod:`reportedly.types`.
        plain: its fields as JSON has them.
    """
    makers = _fields(kind)
    return kind(**{name: make(plain[name]) for name, make in makers.items() if name in plain})


def plain(value: Any) -> dict[str, Any]:
    """The fields of a frozen value as JSON has them."""
    return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}


def _shallow(value: Any) -> dict[str, Any]:
    """The fields of a frozen value as they are; what writes JSON asks again for those that are values too."""
    return {name: getattr(value, name) for name in _fields(type(value))}


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, (tuple, list)):
        return [_plain(part) for part in value]
    return value


def _fields(kind: type[Any]) -> dict[str, Callable[[Any], Any]]:
    if kind not in _MAKERS:
        hints = get_type_hints(kind)
        _MAKERS[kind] = {f.name: _maker(hints[f.name]) for f in fields(kind)}
    return _MAKERS[kind]


def _maker(hint: Any) -> Callable[[Any], Any]:
    """How a value of an annotation is made from JSON."""
    origin, arguments = get_origin(hint), get_args(hint)
    if is_dataclass(hint) and isinstance(hint, type):
        return lambda value: value if isinstance(value, hint) else build(hint, value)
    if origin in (Union, types.UnionType):
        inner = _maker(next(a for a in arguments if a is not type(None)))
        return lambda value: None if value is None else inner(value)
    if origin is tuple:
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            each = _maker(arguments[0])
            # Most of a reading are spans: they are made without a step of Python for each number.
            return tuple if each is _as_it_is else lambda value: tuple(map(each, value))
        makers = [_maker(a) for a in arguments]
        if all(make is _as_it_is for make in makers):
            return tuple
        return lambda value: tuple(make(part) for make, part in zip(makers, value, strict=True))
    if origin is dict:
        of = _maker(arguments[1])
        return dict if of is _as_it_is else lambda value: {key: of(part) for key, part in value.items()}
    if origin is Literal:
        return str
    return _as_it_is


def _as_it_is(value: Any) -> Any:
    return value


def value(kind: type[Any], name: str, plain: Any) -> Any:
    """The value of one field, from JSON."""
    return _fields(kind)[name](plain)


def misfit(kind: type[Any], name: str, plain: Any) -> str | None:
    """Why a field cannot have a value, as the end of a sentence; ``None``: it can."""
    hint = get_type_hints(kind)[name]
    arguments = get_args(hint)
    optional = type(None) in arguments
    if plain is None:
        return None if optional else "cannot be empty"
    inner = next((a for a in arguments if a is not type(None)), hint) if optional else hint
    if get_origin(inner) is Literal:
        choices = get_args(inner)
        return None if plain in choices else f"is one of {', '.join(choices)}, not {plain!r}"
    if get_origin(inner) is tuple:
        return None if _is_spans(plain) else "is a list of [start, end]"
    return None if isinstance(plain, inner) else f"is {inner.__name__}, not {plain!r}"


def _is_spans(plain: Any) -> bool:
    return isinstance(plain, (list, tuple)) and all(
        isinstance(span, (list, tuple))
        and len(span) == 2
        and all(isinstance(n, int) for n in span)
        and 0 <= span[0] < span[1]
        for span in plain
    )
