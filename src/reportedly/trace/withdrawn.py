"""What an outlet takes back in a sentence of its own: "Please kill the story headlined ..."."""

from __future__ import annotations

import re

_KINDS = r"\b(?:story|stories|report|article|alert|item|dispatch|post|piece|bulletin|newsflash|tweet)\b"
_BACK = r"\b(?:withdrawn|retracted|killed|taken down|removed|deleted|spiked)\b"
_TAKE = (
    r"\b(?:kill(?:ed)?|withdr[ae]ws?|withdrawn|disregard|delete|ignore|spike|retract(?:s|ed)?)"
    r"\s+(?:the|our|its|an?)\s"
)
_SAYS = r"(?:\b(?:headlined|slugged|titled|entitled|saying|that said|which said|that)\b|:)"
#: A headline that stands behind such a word in capital letters is taken back.
_LABEL = re.compile(
    r"^\W{0,3}(?:KILL(?:ED)?|WITHDRAWN|WITHDRAWAL|RETRACT(?:ED|ION))\s*(?:[:—–]|-\s)\s*(?P<what>.+)$", re.S
)
_ASKED = re.compile(rf"{_TAKE}[^.:\"]{{0,60}}?{_KINDS}[^.:\"]{{0,40}}?{_SAYS}\s*(?P<what>.+)$", re.S | re.I)
_TOLD = re.compile(
    rf"{_KINDS}[^.\"]{{0,40}}\"(?P<what>[^\"]+)\"[^.\"]{{0,20}}"
    rf"\b(?:has been|have been|was|were|is|are)\s+{_BACK}",
    re.I,
)
#: A sentence that is longer than this says something else, too.
_LONGEST = 400


def withdrawn(text: str) -> str | None:
    """The words that a sentence takes back; ``None``: it takes nothing back.

    Args:
        text: with straight quotation marks.
    """
    if len(text) > _LONGEST:
        return None
    for pattern in (_LABEL, _ASKED, _TOLD):
        if found := pattern.search(text):
            what = found["what"].strip(" \"'.")
            return what or None
    return None
