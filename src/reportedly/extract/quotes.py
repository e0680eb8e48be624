"""Quotation marks: which words they open, enclose and close.

Double marks are paired within a paragraph; one left open runs to its end, as news sets quotations of several
paragraphs. Single marks count where they stand in for double ones, as in British papers and in headlines.
"""

from __future__ import annotations

import re
from itertools import accumulate

from reportedly.types import Span

CLOSING = frozenset("”»")
#: Marks that open where none is open, else close. Two single marks do both in some papers.
STRAIGHT = frozenset('"‟') | {"''"}

#: Quotation state of a word.
OUTSIDE, OPENER, INSIDE, CLOSER = range(4)


def mark(text: str, span: Span, singles: dict[int, str]) -> str:
    """The word, or the double mark that a single quotation mark stands for."""
    return singles.get(span[0]) or text[span[0] : span[1]]


def quotation_state(words: list[str]) -> list[int]:
    """Whether each word of one paragraph opens, stands inside, or closes quotation marks.

    A closing mark before the first word opens, for nothing is there to close: some type is set that way.
    """
    states: list[int] = []
    opener = ""
    pairs = _pairs(words)
    for index, word in enumerate(words):
        if opener and word in (pairs.get(opener) or CLOSING | STRAIGHT):
            states.append(CLOSER)
            opener = ""
        elif word in pairs or (word in STRAIGHT and not opener) or (word in CLOSING and not index):
            states.append(INSIDE if opener and word in PAIRED else OPENER)
            opener = opener if states[-1] == INSIDE else word
        elif word in CLOSING and word not in PAIRED:
            states.append(CLOSER)
            opener = ""
        else:
            states.append(INSIDE if opener else OUTSIDE)
    return states


#: Marks that are only ever closed by their own partner.
PAIRED = frozenset("«»‹›")
#: What closes a quotation that was opened low: the high marks, the sixes too.
LOW = frozenset('“”"')


def _pairs(words: list[str]) -> dict[str, frozenset[str]]:
    """Each opening mark and what closes it; German and Danish print guillemets point inwards: »so«."""
    pairs: dict[str, frozenset[str]] = {"“": frozenset(), "``": frozenset(), "„": LOW}
    for left, right in ("«»", "‹›"):
        first = next((word for word in words if word in (left, right)), left)
        second = right if first == left else left
        pairs[first] = frozenset(second)
    return pairs


#: A single mark that may open or close a quotation: never one inside a word, nor before a clipped one.
SINGLE_OPENER = re.compile(r"(?<![\w’'.,!?])[‘'](?=[\w“\"$£€\[…])(?!(?:em|til|tis|twas|cause|n|\d\ds)\b)")
SINGLE_CLOSER = re.compile(r"(?<=[\w.,!?…;:)\]”\"–—%])[’'](?![\w])")


def single_quotes(text: str, start: int, end: int) -> dict[int, str]:
    """Single quotation marks of one paragraph: position to the double mark that says what it does.

    Only pairs outside double quotation marks count, as British papers and headlines have them. A plural
    possessive ("the workers’ rights") closes nothing when a later mark can.
    """
    found: dict[int, str] = {}
    if SINGLE_OPENER.search(text, start, end) is None:
        return found  # most paragraphs: nothing to count
    # Double marks before each position, counted once: a paragraph may be of any length.
    doubles = list(accumulate((text[i] in '"“”' for i in range(start, end)), initial=0))
    at = start
    while opener := SINGLE_OPENER.search(text, at, end):
        at = opener.end()
        if doubles[opener.start() - start] % 2:
            continue
        following = SINGLE_OPENER.search(text, opener.end(), end)
        closers = [
            match.start()
            for match in SINGLE_CLOSER.finditer(text, opener.end(), following.start() if following else end)
        ]
        sure = [c for c in closers if not (text[c - 1] == "s" and text[c + 1 : c + 2] == " ")] or closers[-1:]
        if sure:
            found[opener.start()], found[sure[0]] = "“", "”"
            at = sure[0] + 1
    return found
