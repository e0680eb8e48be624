"""Where a text quotes: what stands between quotation marks, paragraph by paragraph."""

from __future__ import annotations

import re
from functools import lru_cache

from reportedly.types import Spans

#: Curly, straight and tokenised double marks; single ones only where they cannot be apostrophes.
_QUOTED = re.compile(
    r"“(?:[^“”\n]|“[^“”\n]*”)*(?:”|$)"
    r"|“[^”\n]*(?:”|$)"
    r"|„[^“”\n]*(?:[“”]|$)"
    r"|«[^»\n]*(?:»|$)"
    r"|``(?:(?!'').)*(?:''|$)"
    r'|"[^"\n]*(?:"|$)'
    r"|(?<!\w)‘(?:[^’\n]|’(?=\w))*(?:’|$)"
    r"|(?<![\w'])'(?=\w)(?:[^'\n]|'(?=\w)){1,800}'(?!\w)",
    re.M,
)


@lru_cache(maxsize=512)
def quotations(text: str) -> Spans:
    """The quotations of a text with their marks; one that is not closed ends with its paragraph."""
    return tuple(match.span() for match in _QUOTED.finditer(text))
