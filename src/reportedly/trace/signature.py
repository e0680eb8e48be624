"""The line that signs an embedded post, "— Jane Doe (@jane) May 3, 2031": it is none of the post's words."""

from __future__ import annotations

import re

_SIGNATURE = re.compile(
    r"\s*(?:[—–―]|--)\s*[^()\n@]{0,60}\(\s*@\s?\w{1,30}\s*\)[\s,.:]*"
    r"(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2},?\s+\d{4}|\d{1,2}\s+[A-Z][a-z]{2,8}\.?,?\s+\d{4})?[\s.”\"]*$"
)
#: Characters at the end of a text among which a signature is looked for.
_REACH = 160


def unsigned(text: str) -> str:
    """A text without the signature at its end, if it has one."""
    start = max(0, len(text) - _REACH)
    found = _SIGNATURE.search(text, start)
    return text[: found.start()] if found else text
