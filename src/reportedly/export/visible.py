"""Article text is hostile: what must never reach a terminal or a page raw is shown as a visible sign.

Every replacement is one character for one, so offsets into the text stay true. The data formats (JSON,
CSV, brat, Web Annotation) keep the characters as they are; only what is drawn for people passes here.
"""

from __future__ import annotations

import re
import unicodedata

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
#: Embeddings, overrides and isolates: they reorder what follows, also outside the article.
_BIDI = "".join(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
_CONTROL = "".join(chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\n\t")
#: Tag characters draw nothing and can hide text from the reader.
_UNSEEN = f"[{re.escape(_CONTROL + _BIDI)}\u2028\u2029\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
_HIDDEN = re.compile(_UNSEEN)


def visible(text: str) -> str:
    """The text with every control, direction-changing or unpaired character replaced by a visible sign.

    Args:
        text: any characters; line feeds and tabs are kept.

    Returns:
        A string of the same length.
    """
    return _HIDDEN.sub(lambda match: _sign(match[0]), text)


def one_line(text: str) -> str:
    """The text made visible, on one line, runs of white space as one space (offsets are not kept)."""
    return " ".join(visible(text).split())


def cells(text: str) -> int:
    """How many terminal columns the text takes, wide characters counted as two."""
    return sum(_width(character) for character in text)


def clipped(text: str, width: int) -> str:
    """The text on one line, cut with an ellipsis where it takes more than ``width`` terminal columns."""
    line = one_line(text)
    if cells(line) <= width:
        return line
    used, kept = 1, []
    for character in line:
        used += _width(character)
        if used > width:
            break
        kept.append(character)
    return "".join(kept).rstrip() + "…"


def _width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _sign(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\N{SYMBOL FOR DELETE}"
    return " " if character in "\u2028\u2029\x85" else _REPLACEMENT
