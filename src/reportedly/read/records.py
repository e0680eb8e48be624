"""Records in JSON Lines: one article a line, read as a stream."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO, Any

from reportedly.errors import InputError, MalformedRecord
from reportedly.read.document import too_large
from reportedly.read.raw import Raw
from reportedly.settings import Settings


def read_records(stream: IO[bytes], *, origin: str, settings: Settings) -> Iterator[Raw | InputError]:
    """One ``Raw`` per line, or the error of that line.

    Args:
        stream: bytes of the file, already decompressed; never held in memory whole.
        origin: the file, for messages.
        settings: a line may be as large as a file may.
    """
    number = 0
    while line := stream.readline(settings.max_bytes + 1):
        number += 1
        where = f"{origin}, line {number}"
        if len(line) > settings.max_bytes:
            yield too_large(where, settings)
            _skip_line(stream, line)
        elif line.strip(b" \t\r\n\x00\xef\xbb\xbf"):
            yield record(line, where, settings.fields)


def record(line: bytes, where: str, names: tuple[tuple[str, str], ...] = ()) -> Raw | MalformedRecord:
    """The record that one line of JSON holds.

    Args:
        line: UTF-8.
        where: names it in messages.
        names: our name and theirs of fields that are called otherwise.
    """
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return MalformedRecord(where, "is not UTF-8")
    except json.JSONDecodeError as error:
        return MalformedRecord(where, f"is not JSON: {error.msg.lower()} at column {error.colno}")
    except (ValueError, RecursionError):
        return MalformedRecord(where, "is JSON nested too deep or with a number too long")
    if not isinstance(value, dict):
        return MalformedRecord(where, f"holds {_kind(value)}, not an object with a field “text”")
    value |= {ours: _at(value, theirs) for ours, theirs in names}
    if not isinstance(value.get("text"), str):
        missing = (
            "has no field “text”"
            if value.get("text") is None
            else f"has {_kind(value['text'])} as its “text”"
        )
        return MalformedRecord(where, missing)
    return _raw(value, where)


def _raw(value: dict[str, Any], where: str) -> Raw:
    def word(key: str) -> str | None:
        found = value.get(key)
        return (
            str(found).strip() or None
            if isinstance(found, (str, int)) and not isinstance(found, bool)
            else None
        )

    # Lone surrogates are legal in JSON strings and in nothing that is written later.
    text = value["text"].encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return Raw(
        origin=where,
        text=text,
        media="record",
        id=word("id"),
        url=word("url"),
        title=word("title"),
        outlet=word("outlet"),
        published=word("published"),
        authors=_authors(value.get("authors")),
    )


def _at(value: dict[str, Any], path: str) -> Any:
    """The field of that name, or the one a path like ``site.name`` leads to."""
    if path in value:
        return value[path]
    first, _, rest = path.partition(".")
    inner = value.get(first)
    return _at(inner, rest) if rest and isinstance(inner, dict) else None


def _authors(value: Any) -> tuple[str, ...]:
    """A list of names, of objects with a name, or one string."""
    names = [
        v.get("name") if isinstance(v, dict) else v for v in (value if isinstance(value, list) else [value])
    ]
    return tuple(name.strip() for name in names if isinstance(name, str) and name.strip())


def _kind(value: Any) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "a truth value", type(None): "nothing"}
    return names.get(type(value), "a number")


def _skip_line(stream: IO[bytes], line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(1 << 20)
