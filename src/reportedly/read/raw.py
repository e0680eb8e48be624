"""One input as it came in: what `inputs` hands on and `document` reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

#: What the bytes are: a web page, a text file, or a record whose text is already clean.
Media = Literal["html", "text", "record"]


@dataclass(frozen=True, slots=True)
class Raw:
    """One document before it is read: bytes or text, and what the input itself says about it."""

    #: Names the input in messages: a path, a URL, ``-``, or ``path, line 12``.
    origin: str
    #: The bytes as they came, already decompressed; ``None`` where ``text`` is given.
    data: bytes | None = None
    #: The text, where the input carries it as characters.
    text: str | None = None
    media: Media = "text"
    #: The id that the input itself gives.
    id: str | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    #: As the input writes it.
    published: str | None = None
    authors: tuple[str, ...] = ()
    #: The address under which a feed lists it, where it came from a feed; ``url`` is where it was in the end.
    entry: str | None = None
    #: The character encoding that the server declared.
    charset: str | None = None
