"""The paragraphs of a plain text, whichever way its lines were broken."""

from __future__ import annotations

import re
from itertools import pairwise

_BREAKS = re.compile(r"\r\n?|[\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = re.compile("[\u200b\u200c\u2060\ufeff\xad]")
_SPACES = re.compile(r"[^\S\n]+")
#: Hard-wrapped text has lines of about one width, in this range.
_WRAP_WIDTHS = range(45, 121)
#: A sign of a list, or a dash with which somebody begins to speak behind the end of a sentence.
_ITEM = re.compile(r"[•▪◦‣]\s?\S")
_SPEAKS = re.compile(r"[—–―]\s?[A-Z“\"‘¿¡]")
_ENDS = re.compile(r"[.!?:][)\]”’\"']*$|[”\"]$")


def paragraphs(text: str) -> list[str]:
    """Paragraphs in order, each on one line, spaces made plain and single.

    Empty lines separate paragraphs where there are any; lines broken to a width are joined; otherwise each
    line is a paragraph of its own.
    """
    lines = [
        _SPACES.sub(" ", line).strip() for line in _BREAKS.sub("\n", _INVISIBLE.sub("", text)).split("\n")
    ]
    width = _wrap_width(lines)
    found: list[str] = []
    above = ""
    for line in lines:
        # A headline's first line may end in a semicolon; what follows is its deck.
        deck = len(found) == 1 and above.endswith(";") and len(above) < 100
        if line and above and not deck and _goes_on(above, line, width):
            found[-1] = _joined(found[-1], line, text)
        elif line:
            found.append(line)
        above = line
    return found


def _wrap_width(lines: list[str]) -> int | None:
    """The width to which lines were broken, or ``None`` where they were not."""
    inner = [len(line) for line, below in pairwise(lines) if line and below]
    if len(inner) < 3 or max(inner) not in _WRAP_WIDTHS:
        return None
    from statistics import median

    width = max(inner)
    return width if median(inner) >= 0.75 * width else None


def _joined(above: str, line: str, text: str) -> str:
    """Two lines as one; a word that the line's end has cut is whole again where the text has it whole."""
    cut = re.search(r"([^\W\d_]+)-$", above)
    if cut is None or not line[0].islower():
        return f"{above} {line}"
    rest = re.match(r"[^\W\d_]+", line)
    whole = f"{cut[1]}{rest[0]}" if rest else line
    undivided = re.search(rf"\b{re.escape(whole)}\b", text)
    return f"{above[:-1] if undivided else above}{line}"


def _goes_on(above: str, line: str, width: int | None) -> bool:
    if _ITEM.match(line) or (_SPEAKS.match(line) and _ENDS.search(above)):
        return False
    if above[-1] in ",;–—" or (above[-1] == "-" and above[-2:-1].isalpha()):
        return True
    if width is None:
        return line[0].islower() and not _ENDS.search(above) and len(above) > 30
    # A line is full when the next word would not have fitted.
    return len(above) + 1 + len(line.split(" ", 1)[0]) > width - 8 or (
        len(above) > 0.6 * width and not _ENDS.search(above)
    )
