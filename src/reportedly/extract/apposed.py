"""Sources whose description stands between commas, and is taken for a part of what they say.

"According to Ana Ilves, the deputy head of the ministry, 40 jobs will go" and "40 jobs will go, a person who
knows the plans, who asked not to be named, told the Courier": the description, too, is the source's.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from reportedly.extract.english import english
from reportedly.extract.kinds import kind_of
from reportedly.extract.words import Words
from reportedly.types import Attribution, Span

NAME = r"[A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]*|de|van|von|al|bin|der|la|el))* [A-Z][\w'’-]+"
_CLAUSE = r"(?:who|which)\b[^;:]+?"
_REST = r" (?:of|at|for|in|with|from|to|on|under) [^,;:.]+?"
_MARKS = re.compile(r"[“”\"«»]|``|''")
_STOP = re.compile(r"[.!?][”\"’']?\s|\n")
#: What may stand between the content, as it was read, and the cue.
_BETWEEN = re.compile(r"[\s,]*(?:who [^;:.“”\"]{3,90},\s)?")
#: Words of a description, at most, and characters of a content among which it is looked for.
_LONGEST, _REACH = 16, 300


def apposed(words: Words, attribution: Attribution) -> Attribution:
    """The attribution with its source's description, where that was read as content.

    Args:
        words: the words of the text.
        attribution: as the network marked it.
    """
    if not attribution.content or not attribution.cue:
        return attribution
    if attribution.source and not _misplaced(words.text, attribution):
        return _before_name(words, _behind_name(words, attribution))
    return _before_cue(words, attribution)


def _misplaced(text: str, attribution: Attribution) -> bool:
    """Whether the source is whom somebody told, or stands in another sentence than its cue."""
    (start, end), cue = attribution.source[0], attribution.cue[0]
    if start >= cue[1]:
        return text[slice(*cue)].rsplit(" ", 1)[-1] in ("told", "tells") or bool(
            _STOP.search(text, cue[1], start)
        )
    return bool(_STOP.search(text, end, cue[0]))


def _behind_name(words: Words, attribution: Attribution) -> Attribution:
    """ "According to NAME, a DESCRIPTION, CONTENT"."""
    text, source, (start, end) = words.text, attribution.source[-1], attribution.content[0]
    if attribution.cue[-1][1] > source[0] or not source[1] <= start <= source[1] + 2:
        return attribution
    if not re.fullmatch(rf"(?:[^,]* )?{NAME}", text[slice(*source)]):
        return attribution
    found = _rules()["description"].match(text, start, min(end, start + _REACH))
    if found is None or len(found["whole"].split()) > _LONGEST or _MARKS.search(found[0]):
        return attribution
    return _with(words, attribution, (source[0], found.end("whole")), (found.end(), end), first=True)


def _before_name(words: Words, attribution: Attribution) -> Attribution:
    """ "CONTENT, the DESCRIPTION, NAME, said"."""
    text, source, (start, end) = words.text, attribution.source[0], attribution.content[-1]
    if not end <= source[0] <= end + 2 or not re.match(rf"{NAME},?$", text[slice(*source)]):
        return attribution
    found = _rules()["office"].search(text, max(start, end - _REACH), end)
    if found is None or _MARKS.search(found[0]) or len(found[0].split()) > _LONGEST:
        return attribution
    return _with(words, attribution, (found.start("who"), source[1]), (start, found.start()), first=False)


def _before_cue(words: Words, attribution: Attribution) -> Attribution:
    """ "CONTENT, NAME, a DESCRIPTION, told …", "CONTENT, a PERSON who …, told …"."""
    text, (start, end) = words.text, attribution.content[-1]
    between = text[end : attribution.cue[0][0]]
    if attribution.cue[0][0] < end or not _BETWEEN.fullmatch(between):
        return attribution
    found = _rules()["speaker"].search(text, max(start, end - _REACH), end)
    if found is None or _MARKS.search(found[0]) or len(found[0].split()) > 2 * _LONGEST:
        return attribution
    close = end + len(between.rstrip()) if "," in between else found.end("who")
    return _with(words, attribution, (found.start("who"), close), (start, found.start()), first=False)


def _with(words: Words, attribution: Attribution, source: Span, content: Span, *, first: bool) -> Attribution:
    """The attribution with one part of its content, the first or the last, and one of its source replaced."""
    if content[0] >= content[1]:
        return attribution
    if first:
        parts = (content, *attribution.content[1:])
        return replace(
            attribution,
            source=(*attribution.source[:-1], source),
            content=parts,
            kind=kind_of(words, parts),
        )
    parts = (*attribution.content[:-1], content)
    return replace(attribution, source=(source,), content=parts, kind=kind_of(words, parts))


def describing() -> str:
    """A pattern of what somebody is, with his office, or of a clause with "who"."""
    people, rest = _people(), _REST
    # "The worker" alone is somebody else, "the head of the works" is he.
    return (
        rf"(?:an?|one of|its|his|her|their) (?:[\w’'-]+ ){{0,5}}{people}(?:{rest})?"
        rf"|the (?:[\w’'-]+ ){{0,5}}{people}{rest}|the (?:[\w’'-]+ ){{1,5}}{people}|{_CLAUSE}"
    )


def _people() -> str:
    return rf"(?:{'|'.join(english('apposed')['people'])})"


@lru_cache(maxsize=1)
def _rules() -> dict[str, re.Pattern[str]]:
    people, description, clause = _people(), describing(), _CLAUSE
    behind = "with|in|close|familiar|briefed|at|from|of|who"
    person = (
        rf"(?:an?|one|two|three|several|another|the) (?:[\w’'-]+ ){{0,4}}{people}(?: (?:{behind}) [^,;:]+?)?"
    )
    return {
        "description": re.compile(rf"(?P<whole>{description}), (?=\S)"),
        "office": re.compile(
            rf", (?P<who>(?:the|an?|its|his|her|their) (?:[\w’'-]+ ){{0,5}}{people}(?:{_REST})?)$"
        ),
        "speaker": re.compile(rf", (?P<who>{NAME}(?:, (?:{description}))?|{person}(?:, {clause})?),?$"),
    }
