"""Those whom an outlet cites: "the Post reported, citing two officials", "was quoted as saying by the Post".

The network hears the outlet alone and takes whom it cites for something said. The report stays; inside
it stands the same statement with those who were cited as its source.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from reportedly.extract.english import english
from reportedly.extract.kinds import kind_of
from reportedly.extract.words import Words
from reportedly.types import Attribution, Span, Spans

#: How much less sure the statement of those cited is than the report.
CITED = 0.9
#: Words that name those cited, at most.
LONGEST = 14
#: Characters of a sentence that stand between a report and whom it cites, at most.
REACH = 200
_WHICH = re.compile(
    r",? (?:which|who) (?P<cue>cited|cites|quoted|quotes) (?P<who>[^,.;:“”\"]{3,90}?)(?=[,.;]|$)", re.M
)
_CITING = re.compile(r"(?:[Cc]iting|[Qq]uoting)")
_BEFORE = re.compile(r"\b(?P<cue>citing|quoting)\s+$")
_AS_SAYING = re.compile(r"(?P<who>[^“”\"]{2,90}?),?\s+(?P<cue>as (?:saying|telling|adding|warning))\s+(?=\S)")


def cited(words: Words, attributions: Sequence[Attribution]) -> tuple[list[Attribution], list[Attribution]]:
    """The attributions without those cited among what was said, and the statements of those cited.

    Args:
        words: the words of the text.
        attributions: those of the outer level.

    Returns:
        The outer attributions, and those inside them; ``parent`` is the index of the outer one, as text.
    """
    outer = [_quoted_as(words, _reporting(words, attribution)) for attribution in attributions]
    dropped: set[int] = set()
    inside: list[tuple[int, Attribution]] = []
    for index, attribution in enumerate(outer):
        if _cites(words.text, attribution) and _reference().match(words.text, attribution.content[0][0]):
            dropped.add(index)
            continue
        told = _which_cites(words.text, attribution)
        if told is not None:
            outer[index], who, cue = told
            inside.append((index, _statement(outer[index], who, cue)))
            dropped |= {n for n, other in enumerate(outer) if n != index and cue in other.cue}
            continue
        if _cites(words.text, attribution):
            report = _report(words.text, outer, index)
            if report is not None:
                dropped.add(index)
                who = attribution.content[0]
                inside.append((report, _statement(outer[report], who, attribution.cue[0])))
            continue
        parted = _parted(words, attribution)
        if parted is not None:
            outer[index], who, cue = parted
            inside.append((index, _statement(outer[index], who, cue)))
    place = {old: new for new, old in enumerate(n for n in range(len(outer)) if n not in dropped)}
    kept = [attribution for n, attribution in enumerate(outer) if n not in dropped]
    return kept, [replace(one, parent=str(place[report])) for report, one in inside if report in place]


def _which_cites(text: str, attribution: Attribution) -> tuple[Attribution, Span, Span] | None:
    """ "according to the Post, which cited a police source": the report, those cited, and their cue."""
    if len(attribution.source) != 1:
        return None
    start, end = attribution.source[0]
    found = _WHICH.search(text, start, end + REACH)
    if found is None or not start < found.start() <= end or "\n" in found[0]:
        return None
    if not _rests_on(text, attribution, found["who"], found.span("cue")):
        return None
    return replace(attribution, source=((start, found.start()),)), found.span("who"), found.span("cue")


def _cites(text: str, attribution: Attribution) -> bool:
    """Whether an attribution says nothing but whom its source cites."""
    cue = " ".join(text[s:e] for s, e in attribution.cue)
    return bool(_CITING.fullmatch(cue)) and len(attribution.content) == 1 and bool(attribution.source)


def _report(text: str, attributions: Sequence[Attribution], index: int) -> int | None:
    """The statement of the same source in the same sentence that rests on those cited."""
    citing = attributions[index]
    who = text[slice(*citing.content[0])]
    for number, other in enumerate(attributions):
        if number == index or not other.cue or other.source != citing.source:
            continue
        first, last = sorted((citing.cue[0], other.cue[0]))
        between = text[first[1] : last[0]]
        if len(between) < REACH and "\n" not in between and _rests_on(text, other, who, citing.cue[0]):
            return number
    return None


def _rests_on(text: str, report: Attribution, who: str, cue: Span) -> bool:
    """Whether a report has its words from those cited: people, or a paper where an outlet reports."""
    if len(who.split()) > LONGEST or any(mark in who for mark in '“”"'):
        return False
    said = {word.lower() for s, e in report.cue for word in text[s:e].split()}
    quoting = text[slice(*cue)].lower() == "quoting"
    return (
        quoting
        or bool(_words("people") & set(re.findall(r"[a-z]+", who.lower())))
        or bool(said & _words("reporting"))
    )


def _reporting(words: Words, attribution: Attribution) -> Attribution:
    """ "The Post reported, quoting two aides, that P", heard as a quotation: the cue is "reported"."""
    if not (_cites(words.text, replace(attribution, content=attribution.content[:1]))):
        return attribution
    text, cue = words.text, attribution.cue[0]
    if (
        len(attribution.content) < 2
        or attribution.source[0][1] > cue[0]
        or attribution.content[0][0] < cue[1]
    ):
        return attribution
    said = _words("reporting")
    between = list(re.finditer(r"[a-z]+", text[attribution.source[0][1] : cue[0]]))
    verb = next((word for word in between if word[0] in said), None)
    if verb is None:
        return attribution
    shift = attribution.source[0][1]
    report = (shift + verb.start(), shift + verb.end())
    # The people are the last of its parts, as where they stand behind what is reported.
    content = (*attribution.content[1:], attribution.content[0])
    return replace(attribution, cue=(report,), content=content)


def _parted(words: Words, attribution: Attribution) -> tuple[Attribution, Span, Span] | None:
    """A report whose content ends with those cited: the report without them, they, and their cue."""
    if len(attribution.content) < 2 or attribution.kind == "direct" or not attribution.cue:
        return None
    *said, last = attribution.content
    found = _BEFORE.search(words.text, max(0, last[0] - 12), last[0])
    if found is None or not _rests_on(words.text, attribution, words.text[slice(*last)], found.span("cue")):
        return None
    content: Spans = tuple(said)
    return replace(attribution, content=content, kind=kind_of(words, content)), last, found.span("cue")


def _statement(report: Attribution, who: Span, cue: Span) -> Attribution:
    return Attribution(
        id="",
        kind=report.kind,
        content=report.content,
        cue=(cue,),
        source=(who,),
        confidence=round(report.confidence * CITED, 3),
    )


def _quoted_as(words: Words, attribution: Attribution) -> Attribution:
    """ "The Post quoted Lee as saying ..." and "Lee was quoted as saying by the Post": Lee speaks."""
    text = words.text
    cue = " ".join(text[s:e] for s, e in attribution.cue)
    if re.fullmatch(r"(?:has |have |had )?quot(?:ed|es|ing)", cue):
        match = _AS_SAYING.match(text, *attribution.content[0])
        if match is None:
            return attribution
        content: Spans = ((match.end(), attribution.content[0][1]), *attribution.content[1:])
        content = tuple(span for span in content if span[0] < span[1])
        if not content:
            return attribution
        return replace(
            attribution,
            source=(match.span("who"),),
            cue=(match.span("cue"),),
            content=content,
            kind=kind_of(words, content),
        )
    if re.fullmatch(r"(?:was|were|is|are) quoted as saying(?: by)?", cue) and len(attribution.content) > 1:
        start = attribution.cue[0][0]
        who = next((s for s in attribution.content if s[1] <= start <= s[1] + 2), None)
        if who is None or len(text[slice(*who)].split()) > LONGEST or text[who[0]] in '“"':
            return attribution
        content = tuple(span for span in attribution.content if span != who)
        return replace(attribution, source=(who,), content=content, kind=kind_of(words, content))
    return attribution


@lru_cache(maxsize=1)
def _reference() -> re.Pattern[str]:
    return re.compile(english("citing")["reference"])


@lru_cache(maxsize=1)
def _words(name: str) -> frozenset[str]:
    data = english("citing")
    return frozenset(data[name])
