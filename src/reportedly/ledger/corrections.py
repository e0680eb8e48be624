"""What people correct in a reading, as values: what can be corrected, and what is recorded of it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, Literal

from reportedly.errors import UsageError
from reportedly.ledger import codec, identity
from reportedly.types import Attribution, Document, Reading, Source

Target = Literal["attribution", "source", "document"]

#: What can be corrected of each. ``exists``: it is one at all (``false`` takes it away, ``true`` puts one
#: in); ``confirmed``: a person looked and found it right; ``same_as``: both are one source of the article.
FIELDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "attribution": (
            "exists",
            "confirmed",
            "kind",
            "content",
            "cue",
            "source",
            "source_id",
            "implicit",
            "parent",
            "continues",
            "basis",
            "factuality",
            "stance",
        ),
        "source": ("exists", "confirmed", "same_as", "name", "kind", "title", "affiliation", "justification"),
        "document": ("title", "outlet", "byline", "published", "url"),
    }
)
_TYPES: Mapping[str, type[Any]] = MappingProxyType(
    {"attribution": Attribution, "source": Source, "document": Document}
)
#: Fields that point at another attribution or source: their values are anchors.
LINKS = ("source_id", "parent", "continues", "same_as")


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing that a person changed."""

    target: Target
    #: Of the attribution or source as it was first read; of a document its fingerprint.
    uid: str
    field: str
    #: As JSON has it; of a link the anchor of what it leads to, or ``None``.
    value: Any
    #: What stood there.
    before: Any
    #: The attribution or source as the person saw it, fields as JSON has them.
    anchor: dict[str, Any]
    #: Who.
    by: str
    #: When, ISO 8601 in UTC.
    at: str
    note: str | None = None
    undone_by: str | None = None
    undone_at: str | None = None
    #: Its number in the ledger, ascending.
    number: int = 0
    #: The article: its number in the ledger.
    document: int = 0


@dataclass(frozen=True, slots=True)
class Corrected:
    """A reading with what people said of it."""

    reading: Reading
    #: Uid by id, of attributions and of sources.
    uids: dict[str, str]
    #: Id of every attribution and source that a person touched, with the fields.
    touched: dict[str, tuple[str, ...]] = field(default_factory=dict)


def source_uid(fingerprint: str, source: Source) -> str:
    """Of a source: the article, the name and where it is first mentioned."""
    first = source.mentions[:1]
    return identity.uid(fingerprint, Attribution("", "direct", content=first, source=())) + "s"


def new_source_uid(fingerprint: str, source: Source) -> str:
    """Of a source that a person put in: by its name, since no words of the article need name it."""
    named = replace(source, mentions=())
    return f"{source_uid(fingerprint, named)}-{identity.short_hash(identity.normalised(source.name)):x}"


def attribution_uid(fingerprint: str, attribution: Attribution) -> str:
    """Of an attribution: the article and its characters."""
    return identity.uid(fingerprint, attribution)


def made(kind: type[Any], plain: dict[str, Any]) -> Any:
    """A new attribution or source, from its fields as JSON has them."""
    return codec.build(kind, plain)


def anchor(value: Attribution | Source) -> dict[str, Any]:
    """An attribution or source as a correction remembers it."""
    return codec.plain(value)


def check(target: str, name: str, value: Any) -> None:
    """Refuse what cannot be corrected so.

    Raises:
        UsageError: an unknown field, or a value it cannot have.
    """
    if target not in FIELDS or name not in FIELDS[target]:
        known = ", ".join(FIELDS.get(target, ()))
        raise UsageError(
            f"{target} has no field {name!r} to correct" + (f": it has {known}" if known else "")
        )
    if name in ("exists", "confirmed", "implicit") and not isinstance(value, bool):
        raise UsageError(f"{name} is true or false, not {value!r}")
    problem = (
        codec.misfit(_TYPES[target], name, value) if name not in (*LINKS, "exists", "confirmed") else None
    )
    if problem:
        raise UsageError(f"{name} {problem}")


def free_id(letter: str, taken: Iterable[str]) -> str:
    """An id that no attribution (``a``) or source (``s``) of an article has."""
    numbers = [int(id[1:]) for id in taken if id[1:].isdigit()]
    return f"{letter}{max(numbers, default=0) + 1}"
