"""Sources whose ends are a word off, or that stand in another paragraph although their sentence names one.

"As a diplomat told the agency": *as* is no part of who it was, nor is *today* in "the firm today announced".
The capitalised word before a colon is the end of a name, not a cue. A source in the headline is not that of a
sentence that begins with another subject.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from reportedly.extract.english import english
from reportedly.extract.kinds import kind_of
from reportedly.extract.words import Words
from reportedly.sentences import sentences
from reportedly.types import Attribution, Span

_LABEL = re.compile(r"[A-Z][\w’'&.-]*\s?:")
_DESCRIBES = re.compile(
    r"(?:(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ur)|[A-Z][\w.-]+['’]s) [^,“”\"\n]*\b[a-z][\w-]+"
)
_BETWEEN = re.compile(
    r",\s(?P<whole>(?:(?:Dr|Mr|Mrs|Ms|Prof|Gen|Col|Capt|Sir|Dame)\.?\s)?"
    r"[A-Z][\w.'’-]+(?:\s(?:de|van|von|al|bin|el|la)|\s[A-Z][\w.'’-]*){0,3}\s[A-Z][\w'’-]+(?:,\s\d{1,3})?),\s"
)
_HANDLE = re.compile(r"\s(?P<who>@\w{2,30})\b")
#: Characters of "reviewed by the" before a source, at most.
_HAD_BY = 24
_PARAGRAPH = re.compile(r"[\n\r\u2028\u2029]")


def named(words: Words, attribution: Attribution) -> Attribution:
    """The attribution with its source put right.

    Args:
        words: the words of the text.
        attribution: as the network marked it.
    """
    attribution = _whole_paper(words.text, _yet_to_say(words, _passed_on(words, attribution)))
    if not attribution.source and len(attribution.cue) == 1:
        return _handle(words.text, attribution)
    if len(attribution.source) != 1 or len(attribution.cue) != 1:
        return attribution
    attribution = _named_between(words.text, _whole_clause(words.text, _no_agent(words, attribution)))
    if not attribution.source:
        return attribution
    return _trimmed(words.text, _labelled(words.text, _own_subject(words.text, attribution)))


def _passed_on(words: Words, attribution: Attribution) -> Attribution:
    """ "A post shared 400 times claims that …": the participle belongs to the source, the verb is the cue."""
    if len(attribution.source) != 1 or len(attribution.cue) != 1 or not attribution.content:
        return attribution
    source, cue, (start, end) = attribution.source[0], attribution.cue[0], attribution.content[0]
    if source[1] + 1 != cue[0] or not _rules()["document"].search(words.text[slice(*source)]):
        return attribution
    found = _rules()["passed_on"].match(words.text, cue[0], max(cue[1], end))
    if found is None or found.end("verb") > end:
        return attribution
    said = start if found.end("verb") <= start else found.end()
    content = ((said, end), *attribution.content[1:])
    return replace(
        attribution,
        source=((source[0], found.start("verb") - 1),),
        cue=(found.span("verb"),),
        content=content,
        kind=kind_of(words, content),
    )


def _yet_to_say(words: Words, attribution: Attribution) -> Attribution:
    """ "An expert is expected to say on Monday that …": who is expected to, and what he will say."""
    if attribution.source or len(attribution.cue) != 1 or len(attribution.content) != 2:
        return attribution
    text, (who, said), (first, last) = words.text, attribution.content, attribution.cue[0]
    verb = _rules()["will_say"].match(text, said[0], said[1])
    if who[1] >= first or verb is None or not _rules()["passive"].fullmatch(text, first, last):
        return attribution
    if text[who[1] : first].strip(" ,") != "" or not text[last : said[0]].isspace():
        return attribution
    content = ((verb.end(), said[1]),)
    cue = ((first, verb.end("verb")),)
    return replace(attribution, source=(who,), cue=cue, content=content, kind=kind_of(words, content))


def _whole_paper(text: str, attribution: Attribution) -> Attribution:
    """ "Images taken on Friday and reviewed by Acme show …": the images show it, not who reviewed them."""
    if len(attribution.source) != 1 or len(attribution.cue) != 1:
        return attribution
    (start, end), cue = attribution.source[0], attribution.cue[0]
    if not _rules()["had_by"].search(text, max(0, start - _HAD_BY), start):
        return attribution
    if not text[end : cue[0]].isspace() or not _rules()["shows"].fullmatch(text, *cue):
        return attribution
    begin = max((first for first, last in sentences(text) if first <= start < last), default=start)
    if not _rules()["paper_opens"].match(text, begin, start):
        return attribution
    return replace(attribution, source=((begin, end),))


def _handle(text: str, attribution: Attribution) -> Attribution:
    """ "…," tweeted @lindo_voice: whose handle stands behind the cue."""
    found = _HANDLE.match(text, attribution.cue[0][1])
    return attribution if found is None else replace(attribution, source=(found.span("who"),))


def _no_agent(words: Words, attribution: Attribution) -> Attribution:
    """ "Doe is expected to be replaced by Roe": Roe expects nothing."""
    (start, end), (first, last) = attribution.source[0], attribution.content[-1]
    text = words.text
    by = re.fullmatch(r"\s(?:[\w,]+\s){0,6}?by\s", text[last:start])
    if last > start or by is None or not _rules()["passive"].fullmatch(text, *attribution.cue[0]):
        return attribution
    if not re.match(r"to be \w+", text[first:last]):
        return attribution
    content = (*attribution.content[:-1], (first, end))
    return replace(attribution, source=(), content=content, kind=kind_of(words, content))


def _named_between(text: str, attribution: Attribution) -> Attribution:
    """ "Her mother, Ada Roe, 31, said": the name between a description and what follows is the source's."""
    if not attribution.source:
        return attribution
    start, end = attribution.source[0]
    following = [s for s, _ in attribution.cue + attribution.content if s >= end]
    if not following or not _DESCRIBES.fullmatch(text, start, end):
        return attribution
    found = _BETWEEN.fullmatch(text, end, min(following))
    return attribution if found is None else replace(attribution, source=((start, found.end("whole")),))


def _whole_clause(text: str, attribution: Attribution) -> Attribution:
    """ "An order, whose date two officers confirmed, says": the clause goes on up to its comma."""
    if not attribution.source:
        return attribution
    (start, end), cue = attribution.source[0], attribution.cue[0]
    clause = end < cue[0] and re.search(r", (?:whose|which|who)\b[^,]*$", text[start:end])
    if not clause or not re.fullmatch(r" (?:[\w’'-]+ ){0,4}[\w’'-]+, ", text[end : cue[0]]):
        return attribution
    return replace(attribution, source=((start, cue[0] - 1),))


def _labelled(text: str, attribution: Attribution) -> Attribution:
    """ "Corvane Holdings: no comment", where the network took "Holdings:" for the cue."""
    (start, end), cue = attribution.source[0], attribution.cue[0]
    if text[end : cue[0]] != " " or not _LABEL.fullmatch(text, *cue):
        return attribution
    colon = cue[1] - 1
    return replace(attribution, source=((start, len(text[:colon].rstrip())),), cue=((colon, cue[1]),))


def _trimmed(text: str, attribution: Attribution) -> Attribution:
    """The source without a conjunction before it or a day behind it."""
    start, end = attribution.source[0]
    match = _rules()["around"].fullmatch(text, start, end)
    if match is None or match.span("who") == (start, end):
        return attribution
    return replace(attribution, source=(match.span("who"),))


def _own_subject(text: str, attribution: Attribution) -> Attribution:
    """The subject of the cue's sentence, where the source was taken from the headline above it."""
    source, cue = attribution.source[0], attribution.cue[0]
    if source[1] > cue[0] or not _PARAGRAPH.search(text, source[1], cue[0]):
        return attribution
    begin = text.rfind("\n", 0, cue[0]) + 1
    end = text.find("\n", cue[1])
    own = _sentence(text, (begin, len(text) if end < 0 else end), cue[0])
    match = _rules()["subject"].match(text, own, cue[1])
    return attribution if match is None else replace(attribution, source=(match.span("who"),))


def _sentence(text: str, paragraph: Span, at: int) -> int:
    """Where the sentence of a place begins."""
    starts = [s + paragraph[0] for s, _ in sentences(text[slice(*paragraph)])]
    return max((s for s in starts if s <= at), default=paragraph[0])


@lru_cache(maxsize=1)
def _rules() -> dict[str, re.Pattern[str]]:
    data = english("naming")
    return {
        "passed_on": re.compile(
            rf"(?:{data['participle']})\b(?:[^,;:.“”\"]|(?<=\d),(?=\d))*? (?P<verb>{data['says']})\b\s?"
        ),
        "document": re.compile(rf"\b(?:{data['document']})$"),
        "will_say": re.compile(rf"to (?P<verb>{data['will_say']})\b(?: on \w+day)? (?=that\b)"),
        "shows": re.compile(data["says"]),
        "had_by": re.compile(rf"\b(?:{data['participle']}|{data['looked_at']}) by (?:the )?$"),
        "paper_opens": re.compile(rf"(?:(?:{data['articles']}) )?(?:[\w-]+ )?(?:{data['document']})\b", re.I),
        "passive": re.compile(rf"(?:is|are|was|were) (?:\w+ )?(?:{data['foreseen']})(?: \w+)?"),
        "around": re.compile(rf"(?:(?:{data['before']}) )?(?P<who>.+?)(?:,? (?:{data['behind']}))?", re.S),
        "subject": re.compile(rf"(?P<who>{data['subject']}) (?:{data['verb']})\b"),
    }
