"""Every setting in one frozen value; faces fill it from options and variables, the library only reads it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """How to read. The library reads no environment: whoever calls it decides."""

    #: Take the text as it is: no furniture removal, no repair, offsets into the input's own characters.
    as_is: bool = False
    #: Refuse inputs of more bytes than this.
    max_bytes: int = 20_000_000
    #: Refuse texts of more characters than this, after extraction: no article has a tenth of it.
    max_chars: int = 1_000_000
    #: Seconds until a URL must have been fetched whole, redirects included.
    fetch_seconds: float = 30.0
    #: Redirects to follow.
    max_redirects: int = 5
    #: Fetch from loopback and private addresses too.
    allow_private: bool = False
    #: Least seconds between two requests to one host for what a feed names; its robots.txt may ask for more.
    host_seconds: float = 2.0
    #: Seconds between two looks at one feed.
    feed_seconds: float = 1800.0
    #: Most seconds between two looks at a feed that keeps failing.
    feed_longest_seconds: float = 86400.0
    #: Our name and theirs for each field of JSONL records that is called otherwise: ``(("text", "body"),)``.
    fields: tuple[tuple[str, str], ...] = ()
    #: Threads of one reading process (onnxruntime's intra-op threads).
    threads: int = 1
    #: Attributions with a calibrated confidence under this are left out.
    min_confidence: float = 0.0


DEFAULTS = Settings()
