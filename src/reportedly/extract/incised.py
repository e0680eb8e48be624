"""Speakers named inside the marks of their own words, and dashes for marks.

Guillemets are not closed for the speaker ("« Never, says the baker. Not today. »"), and a turn of a dialogue
may have nothing but a dash before it ("— Never! says the baker."). The corpora know neither.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from reportedly.extract.english import english
from reportedly.extract.taken import cleared
from reportedly.extract.words import Words
from reportedly.types import Attribution, Span, Spans

#: How sure such an attribution is.
CONFIDENCE = 0.75
_GUILLEMETS = re.compile(r"[«»][^«»\n]{8,900}[«»]")
_DASH = re.compile(r"^[—–]\s?(?=\S)", re.M)
_NAME = r"[A-Z][\w’'.-]*\w(?: [A-Z][\w’'.-]*\w){0,3}"
_WHO = (
    rf"(?:(?:[Tt]he|an?|his|her|their|one|another) (?:[\w’'-]+,? ){{0,5}}?)?(?:{_NAME}|[a-z][\w-]+)"
    rf"(?:(?<=[a-z]), {_NAME}(?=[.,]))?|he|she|they"
)


def incised(words: Words, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, with words whose speaker is named among them.

    Args:
        words: the words of the text.
        attributions: those of the outer level.
    """
    found = sorted((*_inside(words), *_behind_dash(words)), key=lambda pair: pair[0])
    return [*cleared(words, attributions, [region for region, _ in found]), *(new for _, new in found)]


def _inside(words: Words) -> list[tuple[Span, Attribution]]:
    """Quotations in guillemets: where they stand, and the attribution."""
    found = []
    for quotation in _GUILLEMETS.finditer(words.text):
        match = _naming().match(words.text, quotation.start() + 1, quotation.end() - 1)
        if match is None:
            continue
        rest = match.end()
        while words.text[rest].isspace():
            rest += 1
        said: Spans = ((quotation.start(), match.start("mark")),)
        if rest < quotation.end() - 1:
            said += ((rest, quotation.end()),)
        found.append((quotation.span(), _attribution(match, said)))
    return found


def _behind_dash(words: Words) -> list[tuple[Span, Attribution]]:
    """Lines that begin with a dash and go on with who says so."""
    found = []
    for dash in _DASH.finditer(words.text):
        match = _naming().match(words.text, dash.end())
        if match is None:
            continue
        said = ((dash.end(), match.start("mark") + (words.text[match.start("mark")] != ",")),)
        found.append(((dash.start(), match.end()), _attribution(match, said)))
    return found


def _attribution(match: re.Match[str], said: Spans) -> Attribution:
    return Attribution(
        id="",
        kind="direct",
        source=(next(match.span(group) for group in ("who", "asker", "answerer") if match[group]),),
        cue=(match.span("cue") if match["who"] else match.span("asking"),),
        content=said,
        confidence=CONFIDENCE,
    )


@lru_cache(maxsize=1)
def _naming() -> re.Pattern[str]:
    verbs = f"{english('incised')['verbs']}|{'|'.join(english('introduced')['verbs'])}"
    said = r"[^«»“”\"\n,!?…]{2,300}(?:,[^«»“”\"\n,!?…]{1,200}){0,6}?(?P<mark>[,!?…])\s"
    who = rf"(?P<cue>{verbs}) (?P<who>{_WHO})"
    behind = rf"{who}(?:,(?: [^.,\n]{{2,90}},?){{1,3}}?| (?:the|to|of) [^.,\n]{{2,60}})?"
    asker = rf"(?:(?<=[!?…]\s)(?P<asker>{_WHO})|(?P<answerer>he|she|they))"
    before = rf"{asker} (?P<asking>{verbs})(?: [^.,\n]{{2,60}})?"
    return re.compile(rf"{said}(?:{behind}|{before})[.,!]")
