"""Lists with an announcement: "The report found:" and, below it, findings with a mark before each.

The network looks for sentences and sees none. The first item is what was found; the others go on with it
(``resolve.follow_on``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from reportedly.extract.english import english
from reportedly.extract.kinds import stated
from reportedly.extract.words import Words
from reportedly.types import Attribution

#: How sure such a statement is.
CONFIDENCE = 0.8
_ITEM = re.compile(r"\s*(?:[•▪◦*⦁–—-]|\(?\d{1,2}[.)])\s+(?=\S)")


def announced(words: Words, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions of a text, with the first item of every announced list.

    Args:
        words: the words of the text.
        attributions: those of the outer level.
    """
    found = list(attributions)
    for number in range(1, len(words.paragraphs) - 1):
        (start, end), item, following = words.paragraphs[number - 1 : number + 2]
        # The mark may stand before the first word of its line.
        marks = [_ITEM.match(words.text, _line(words.text, at)) for at, _ in (item, following)]
        head = _announcing().search(words.text, start, end) if words.text[end - 1] == ":" else None
        if head is None or marks[0] is None or marks[1] is None:
            continue
        stop = item[1] - 1 if words.text[item[1] - 1] in ".;," else item[1]
        content = ((marks[0].end(), stop),)
        if any(s < item[1] and e > start for a in found for s, e in a.source + a.cue + a.content):
            continue
        found.append(
            stated(words, content, cue=head.span("cue"), source=head.span("who"), confidence=CONFIDENCE)
        )
    return found


def _line(text: str, offset: int) -> int:
    return text.rfind("\n", 0, offset) + 1


@lru_cache(maxsize=1)
def _announcing() -> re.Pattern[str]:
    """The end of an announcement: who, and the cue with its colon."""
    data = english("lists")
    nouns, verbs = "|".join(data["nouns"]), "|".join(data["verbs"])
    who = r"(?P<who>(?:[Tt]he |[Aa]n? |[Tt]heir |[A-Z])[\w’'.-]*(?: [\w’'.-]+){0,6}?)"
    return re.compile(
        rf"(?:^|(?<=[.,] )|(?<=\n)){who}(?:(?<=[sS])['’]|['’]s)? "
        rf"(?P<cue>(?:(?:{nouns}) )?(?:also )?(?:{verbs})(?: that| the following| for)?\s?:)$",
        re.M,
    )
