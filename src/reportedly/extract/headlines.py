"""Headlines that name their source at either end: "Bridge to close, council says", "Pool to reopen: mayor".

They leave out articles and verbs that the network looks for. Only the first line of a text is looked at, and
only where what stands at the end or before the colon is a speaker by its words, or stands behind the verb
("Bridge to close, says Acme").
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
#: Words of a headline, at most.
LONGEST = 24
_SPEAKER = r"(?P<who>(?:[\w’'.&-]+ ){0,4}?[\w’'.&-]+)"


def headed(words: Words, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions of a text, with the one that its headline states.

    Args:
        words: the words of the text.
        attributions: those of the outer level.
    """
    if not words.paragraphs or len(words.paragraphs) < 2:
        return list(attributions)
    start, end = words.paragraphs[0]
    stated = _stated(words, start, end)
    if stated is None:
        return list(attributions)
    touched = [a for a in attributions if any(start <= s < end for s, _ in a.source + a.cue + a.content)]
    if any(_complete(a, stated) for a in touched):
        return list(attributions)
    # "Voltane said it ..., start-up announces": the last clause is about the line; other marks were guesses.
    return [stated, *(a for a in attributions if a not in touched)]


def _complete(attribution: Attribution, stated: Attribution) -> bool:
    """Whether the network has found it whole by itself."""
    (first, last) = stated.content[0]
    return (
        bool(attribution.source)
        and bool(attribution.cue)
        and any(s < last and e > first for s, e in attribution.content)
        and any(s < stated.source[0][1] and e > stated.source[0][0] for s, e in attribution.source)
    )


def _stated(words: Words, start: int, end: int) -> Attribution | None:
    text = words.text
    line = text[start:end]
    if len(line.split()) > LONGEST or line.rstrip()[-1:] in '!?”"' or re.search(r"[.!?]\s", line):
        return None
    for pattern in _patterns():
        match = pattern.fullmatch(text, start, end)
        if match is None or not (_speaks(match["who"]) or _named_behind(match)):
            continue
        content = (match.span("content"),)
        return stated(words, content, cue=match.span("cue"), source=match.span("who"), confidence=CONFIDENCE)
    return None


def _speaks(who: str) -> bool:
    """Whether a few words name a speaker: the last is one who speaks ("study", "police")."""
    return who.split()[-1].lower().rstrip(".") in _words("speakers")


def _named_behind(match: re.Match[str]) -> bool:
    """Whether a name ends the line behind the verb: "Bridge to close, says Acme"."""
    turned = match["cue"] in _words("turned") and match.start("cue") < match.start("who")
    return turned and match["who"][:1].isupper() and not match["who"].endswith(".")


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    verbs, turned = ("|".join(sorted(_words(name))) for name in ("verbs", "turned"))
    return (
        re.compile(rf"(?P<content>\S.{{9,}}), (?P<cue>{turned}) {_SPEAKER}"),
        re.compile(rf"(?P<content>\S.{{14,}}), {_SPEAKER} (?P<cue>{verbs})\.?"),
        re.compile(rf"(?P<content>\S.{{14,}}?)(?P<cue>:) {_SPEAKER}\.?"),
        re.compile(rf"{_SPEAKER}(?P<cue>:) (?P<content>\S.{{14,}}?)\.?"),
    )


@lru_cache(maxsize=3)
def _words(name: str) -> frozenset[str]:
    data = english("headlines")
    return frozenset(data[name])
