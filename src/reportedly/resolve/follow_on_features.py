"""What speaks for and against a sentence without a cue going on with the statement before it.

The names are those in ``follow_on.json``; ``training/follow_on.py`` finds what each weighs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from reportedly.resolve.follow_on_accounts import ways
from reportedly.resolve.follow_on_lines import Line, who
from reportedly.resolve.phrases import table
from reportedly.types import Attribution, Source, Span

Found = list[tuple[Span, Attribution, float]]
_NAME = re.compile(r"(?<![.!?:]\s)(?<!^)(?<![“\"])\b[A-Z][a-zA-Z’'-]+")
_WORD = re.compile(r"[A-Za-z][\w’'-]*")
#: Lines in which a statement with a source is looked for, over those without one.
PAST_NOBODY = 3
#: Lists of cues that say, write or show.
SPOKEN = ("cue_speech", "cue_account", "cue_finding", "cue_claim", "cue_told")


def before(lines: list[Line], index: int, found: Found) -> tuple[Line, Attribution] | None:
    """The line right before this one and the statement that it would go on with.

    A statement of nobody's ("respondents were also asked ...") does not end the account it stands in.
    """
    near = lines[index - 1] if index else None
    if near is None or lines[index].paragraph - near.paragraph > 1:
        return None
    told = _stated(near, found)
    for line in reversed(lines[max(index - PAST_NOBODY, 0) : index]):
        other = _stated(line, found)
        if other is None or lines[index].paragraph - line.paragraph > 1:
            break
        if other.source_id:
            return near, other
    return (near, told) if told else None


def _stated(line: Line, found: Found) -> Attribution | None:
    """The statement in a line, or that which it goes on with."""
    return line.last or next((attribution for span, attribution, _ in found if span == line.span), None)


def features(
    text: str, lines: list[Line], index: int, sources: Mapping[str, Source], found: Found
) -> frozenset[str]:
    """The features of a sentence that has a statement right before it; empty without one."""
    told = before(lines, index, found)
    if told is None:
        return frozenset()
    near, speaker = told
    source = sources.get(speaker.source_id or "")
    words = text[slice(*lines[index].span)]
    return frozenset(
        (
            "any",
            *_place(text, lines, index, near, speaker),
            *_source(source, text, speaker),
            *_opening(words),
            *_inside(words),
            *_together(text, lines[index], near, speaker, source),
            *(f"way:{way}" for way in ways(text, lines, index, sources, found)),
            *_subject(words, text, near, speaker, source),
        )
    )


def _subject(words: str, text: str, near: Line, speaker: Attribution, source: Source | None) -> Iterator[str]:
    """How the sentence begins, beside whom and what the statement is about."""
    listing = _WORD.findall(words[:80])
    said = " ".join(text[s:e] for s, e in speaker.content)
    told = text[slice(*near.span)]
    opening = " ".join(listing[:3])
    if _stems(opening) & _stems(said):
        yield "opens with what was said"
    known = {name.lower() for name in _WORD.findall(told)}
    named = [word for word in listing[1:3] if word[:1].isupper()]
    if named:
        yield "opens with a name" + (" again" if any(word.lower() in known for word in named) else "")
    first = listing[0].lower() if listing else ""
    subject = next(iter(_WORD.findall(said.removeprefix("that "))), "").lower()
    if first and first == subject:
        yield "opens as what was said"
    if told.rstrip().endswith(":"):
        yield "announced"
    if first in listed("pronouns") and source is not None:
        yield f"opens:pronouns:{source.kind}"
    mine, theirs = f" {words.lower()} ", f" {told.lower()} "
    patterns = _patterns()
    for name in ("share", "past", "present"):
        here, there = bool(patterns[name].search(mine)), bool(patterns[name].search(theirs))
        if here and there:
            yield f"{name} again"
        elif there:
            yield f"{name} no more"
    if source is not None and (patterns["share"].search(source.name.lower()) or source.name[:1].isdigit()):
        yield "source:share"


def _place(text: str, lines: list[Line], index: int, near: Line, speaker: Attribution) -> Iterator[str]:
    line = lines[index]
    same = line.paragraph == near.paragraph
    yield "paragraph:same" if same else "paragraph:next"
    if near.bare:
        yield "chained"
    if near.speaker is None and not near.bare:
        yield "several speak before"
    if speaker.parent is not None:
        yield "nested before"
    yield f"kind:{speaker.kind}"
    tail = text[speaker.content[-1][1] : near.span[1]].strip(' .,”"’')
    if tail and not near.bare:
        yield "cue last"
    behind = lines[index + 1] if index + 1 < len(lines) else None
    if behind is None or behind.last is None:
        yield "behind:none"
        return
    there = "same" if behind.paragraph == line.paragraph else "next"
    again = who(text, behind.last) == who(text, speaker) != ""
    yield f"behind:{'again' if again else 'other'}:{there}"


def _source(source: Source | None, text: str, speaker: Attribution) -> Iterator[str]:
    cue = cue_words(text, speaker)
    for told in ("cue_account", "cue_finding", "cue_claim", "cue_told", "cue_act"):
        if cue & listed(told):
            yield told
    if cue and not any(cue & listed(name) for name in SPOKEN):
        yield "cue_other"
    if source is None:
        yield "source:unknown"
        return
    yield f"source:{source.kind}"
    name = {word.lower() for word in _WORD.findall(source.name)}
    for kind in ("papers", "polls", "police"):
        if name & listed(kind):
            yield kind
    if name & listed("police") or {w.lower() for w in _WORD.findall(source.title or "")} & listed("police"):
        yield "authority"


def cue_words(text: str, attribution: Attribution) -> set[str]:
    """The words of a cue, lower case."""
    return {word.strip(".,:;").lower() for s, e in attribution.cue for word in text[s:e].split()}


def _opening(words: str) -> Iterator[str]:
    listing = _WORD.findall(words[:80])
    first = listing[0].lower() if listing else ""
    for name in (
        "pronouns",
        "possessives",
        "neuter",
        "quantities",
        "again",
        "joins",
        "pointers",
        "instances",
    ):
        if first in listed(name):
            yield f"opens:{name}"
    if first in listed("author_may_speak"):
        yield from ("author may speak", f"author:{first}")
    second = [word.lower() for word in listing[1:4]]
    if first == "the" and second and second[0] in listed("papers") | listed("polls"):
        yield "opens:document"
    if first in listed("quantities") and second[:1] == ["the"]:
        yield "opens:partitive"
    if words[:1] in "•▪-*–" or words[:1].isdigit():
        yield "opens:mark"


def _inside(words: str) -> Iterator[str]:
    lower = f" {words.lower()} "
    for name, pattern in _patterns().items():
        if pattern.search(lower):
            yield f"has:{name}"
    if any(mark in words for mark in '“"'):
        yield "has:quotation"
    if "?" in words:
        yield "has:question"
    length = len(words.split())
    yield "short" if length < 8 else "long" if length > 30 else "middling"


def _together(
    text: str, line: Line, near: Line, speaker: Attribution, source: Source | None
) -> Iterator[str]:
    words, told = text[slice(*line.span)], text[slice(*near.span)]
    said = " ".join(text[s:e] for s, e in speaker.content) + " " + told
    mine, theirs = _stems(words), _stems(said)
    shared = len(mine & theirs)
    yield f"shared:{min(shared, 3)}"
    known = {name.lower() for name in _WORD.findall(said)}
    fresh = [n for n in _NAME.findall(words) if n.lower().split("’")[0].split("'")[0] not in known]
    yield f"fresh names:{min(len(fresh), 3)}"
    numbers = _patterns()["figure"]
    if numbers.search(words.lower()) and numbers.search(told.lower()):
        yield "figures again"
    if source is not None and source.kind == "named_person":
        last = source.name.split()[-1]
        if last in words:
            yield "names the source"
    if _patterns()["modal"].search(told.lower()) and _patterns()["modal"].search(words.lower()):
        yield "modal again"
    if _patterns()["pluperfect"].search(told.lower()) and _patterns()["pluperfect"].search(words.lower()):
        yield "pluperfect again"


def _stems(words: str) -> set[str]:
    found = {word.lower().rstrip("s")[:7] for word in _WORD.findall(words) if len(word) > 3}
    return found - listed("common")


@cache
def listed(name: str) -> frozenset[str]:
    """One of the word lists of follow-on statements."""
    return frozenset(table("follow_on")["words"][name])


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(pattern) for name, pattern in table("follow_on")["inside"].items()}
