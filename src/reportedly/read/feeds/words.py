"""Values as feeds write them: plain text, addresses, dates."""

from __future__ import annotations

import hashlib
import html
import re
from datetime import UTC
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

from reportedly.read.dates import iso_date

_TAG = re.compile(r"<(?:/?[a-zA-Z!][^<>]*)>")
_LONGEST_URL = 4000


def plain(written: str | None) -> str | None:
    """Text without tags, references and surplus white space; feeds escape titles once or twice."""
    if not written:
        return None
    text = written
    for _ in range(2):
        text = html.unescape(_TAG.sub(" ", text))
    return " ".join(text.split()) or None


def address(written: str | None, base: str | None) -> str | None:
    """An absolute http or https address; ``None`` for anything else."""
    written = "".join((written or "").split())
    if not written or len(written) > _LONGEST_URL:
        return None
    try:
        url = urljoin(base or "", written)
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.hostname else None


def moment(*written: str | None) -> str | None:
    """ISO 8601 of the first date that can be read: RFC 822 as in RSS, RFC 3339 as in Atom, or in words."""
    for one in written:
        if one and one.strip():
            found = _from_mail(one.strip()[:200]) or iso_date(one.strip())
            if found:
                return found
    return None


def _from_mail(written: str) -> str | None:
    if not re.search(r"[a-zA-Z]{3}", written):
        return None
    try:
        when = parsedate_to_datetime(written)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if not 1600 <= when.year <= 2200:
        return None
    # "-0000": the time is in UTC, and nothing is said of where it was written.
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).isoformat()


def hashed(*said: str | None) -> str | None:
    """An id for what has none; ``None`` where nothing is said either."""
    if not any(said):
        return None
    joined = "\0".join(one or "" for one in said)
    return f"sha256:{hashlib.sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}"
