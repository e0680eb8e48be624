"""What a call of the API is, what it takes from the address and the body, and how it answers."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from starlette.responses import JSONResponse, Response

from reportedly.errors import UsageError
from reportedly.ledger.characters import kept, kept_in

if TYPE_CHECKING:
    from starlette.requests import Request

Schema = Mapping[str, Any]
#: Rows of one answer, unless asked for fewer or more, and at most.
USUAL, MOST, FURTHEST = 50, 200, 100_000_000

TEXT: Schema = {"type": "string"}
WHOLE: Schema = {"type": "integer"}
FLAG: Schema = {"type": "boolean"}
LONGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Parameter:
    """One that stands in the address after the question mark."""

    name: str
    about: str
    schema: Schema = field(default_factory=lambda: TEXT)
    required: bool = False
    #: It may be given several times.
    many: bool = False


LIMITS: tuple[Parameter, ...] = (
    Parameter(
        "limit", "At most so many.", {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL}
    ),
    Parameter("offset", "Leave out so many.", {"type": "integer", "minimum": 0, "default": 0}),
)


@dataclass(frozen=True, slots=True)
class Call:
    """One thing that can be asked for or done."""

    method: str
    path: str
    endpoint: Callable[[Request], Response]
    about: str
    #: Name of the schema of the answer; empty: a file.
    answer: str
    parameters: tuple[Parameter, ...] = ()
    #: Schema of the JSON that is sent.
    body: Schema | None = None
    status: int = 200
    #: Bytes may be sent instead of JSON.
    bytes: bool = False

    @property
    def group(self) -> str:
        """Under which heading it stands."""
        return self.path.removeprefix("/api/v1/").partition("/")[0]


class Answer(JSONResponse):
    """JSON, whatever characters are in it."""

    def render(self, content: Any) -> bytes:
        """As UTF-8."""
        text = json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        return text.encode("utf-8", "replace")


def whole(request: Request, name: str, usual: int, least: int, most: int) -> int:
    """A number in the address.

    Raises:
        UsageError: it is none, or out of its bounds.
    """
    given = request.query_params.get(name, "").strip()
    if not given:
        return usual
    if not (given.isascii() and given.isdigit() and len(given) < 12 and least <= int(given) <= most):
        raise UsageError(f"{name} is a whole number from {least} to {most}")
    return int(given)


def limits(request: Request) -> tuple[int, int]:
    """``limit`` and ``offset``."""
    return whole(request, "limit", USUAL, 1, MOST), whole(request, "offset", 0, 0, FURTHEST)


def text(request: Request, name: str) -> str | None:
    """A text in the address."""
    return kept(request.query_params.get(name, "")).strip() or None


def listed(request: Request, rows: Sequence[Any], *, total: int | None = None, **more: Any) -> Answer:
    """A part of a list: one row more than ``limit`` was asked for, to know whether it goes on."""
    limit, offset = limits(request)
    further = len(rows) > limit
    return Answer(
        {
            "items": list(rows[:limit]),
            "limit": limit,
            "offset": offset,
            "total": total,
            "next": _next(request, limit, offset) if further else None,
            **more,
        }
    )


def _next(request: Request, limit: int, offset: int) -> str:
    kept = [pair for pair in request.query_params.multi_items() if pair[0] not in ("limit", "offset")]
    return f"{request.url.path}?{urlencode([*kept, ('limit', limit), ('offset', offset + limit)])}"


@dataclass(frozen=True, slots=True)
class Body:
    """The JSON object that was sent; what has another type than it should is an error."""

    fields: Mapping[str, Any]

    @classmethod
    def of(cls, request: Request) -> Body:
        """The body of a request.

        Raises:
            UsageError: it is no object.
        """
        value = kept_in(request.state.json)
        if not isinstance(value, dict):
            raise UsageError("The body is to be a JSON object.")
        return cls(value)

    def text(self, name: str) -> str | None:
        """A text, or nothing.

        Raises:
            UsageError: it is something else.
        """
        value = self.fields.get(name)
        if value is not None and not isinstance(value, str):
            raise UsageError(f"{name} is to be a text")
        return value

    def needed(self, name: str) -> str:
        """A text that has to be there.

        Raises:
            UsageError: it is not, or is something else.
        """
        value = (self.text(name) or "").strip()
        if not value:
            raise UsageError(f"{name} is missing")
        return value

    def named(self, name: str) -> Any:
        """A value of any type that has to be there; it may be null.

        Raises:
            UsageError: it is not there.
        """
        if name not in self.fields:
            raise UsageError(f"{name} is missing")
        return self.fields[name]

    def flag(self, name: str) -> bool:
        """True or false.

        Raises:
            UsageError: it is neither.
        """
        value = self.fields.get(name)
        if not isinstance(value, bool):
            raise UsageError(f"{name} is to be true or false")
        return value

    def objects(self, name: str) -> list[Body]:
        """A list of objects with something in it.

        Raises:
            UsageError: it is something else.
        """
        value = self.fields.get(name)
        if not (isinstance(value, list) and value and all(isinstance(one, dict) for one in value)):
            raise UsageError(f"{name} is to be a list of objects")
        return [Body(one) for one in value]

    def texts(self, name: str) -> list[str]:
        """A list of texts; nothing is an empty one.

        Raises:
            UsageError: it is something else.
        """
        value = self.fields.get(name) or []
        if not (isinstance(value, list) and all(isinstance(one, str) for one in value)):
            raise UsageError(f"{name} is to be a list of texts")
        return list(value)
