"""What goes on with the account of a report, a body or the police, with no cue of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from reportedly.resolve.follow_on_lines import Line
from reportedly.resolve.phrases import table
from reportedly.types import Attribution, Source, Span

#: The author and his readers.
_AUTHOR = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Uu]s|[Yy]ou|[Yy]our)\b")
#: Probability given to each way of going on.
_FIGURES, _INCIDENT, _NARRATED = 0.5, 0.5, 0.5


def speaks(text: str, attribution: Attribution) -> bool:
    """Whether the cue is a verb of speech in the past: what follows in the pluperfect goes on with it."""
    words = {word.lower() for start, end in attribution.cue for word in text[start:end].split()}
    return bool(words & listed("told"))


def accounted(
    text: str,
    lines: list[Line],
    index: int,
    sources: Mapping[str, Source],
    found: list[tuple[Span, Attribution, float]],
) -> tuple[Attribution, float] | None:
    """Figures behind figures of a report or body, and what happened behind what the police tell of it."""
    line = lines[index]
    if line.quoted or index == 0:
        return None
    near = lines[index - 1]
    speaker = near.speaker or next((a for span, a, _ in found if span == near.span), None)
    if speaker is None or line.paragraph - near.paragraph > 1 or speaker.kind == "direct":
        return None
    source = sources.get(speaker.source_id or "")
    if source is None:
        return None
    if _narrated(text, lines, index, speaker):
        return speaker, _NARRATED
    words = text[slice(*line.span)]
    first = words.split(maxsplit=1)[0].strip("“\"'‘").lower().rstrip(",")
    author = first in listed("article_again") or _AUTHOR.search(words)
    if author or any(mark in words for mark in '“”"?'):
        return None
    same = line.paragraph == near.paragraph
    if same and _figures().search(words) and _figures().search(text[slice(*near.span)]) and _telling(source):
        return speaker, _FIGURES
    spoken_for = source.name if source.kind != "named_person" else f"{source.title} {source.affiliation}"
    authority = _authorities().search(spoken_for)
    return (speaker, _INCIDENT) if authority and _incidents().search(words) else None


def _narrated(text: str, lines: list[Line], index: int, speaker: Attribution) -> bool:
    """Whether what somebody lived through, told to a court or the police, goes on in the same paragraph."""
    line, rules = lines[index], table("follow_on")["narrative"]
    told = text[slice(*lines[index - 1].span)]
    if lines[index - 1].speaker is not None and not re.search(rules["told"], told):
        return False
    if lines[index - 1].speaker is None and not re.search(rules["told"], _sentence_of(text, lines, speaker)):
        return False
    words = text[slice(*line.span)]
    content = text[slice(*speaker.content[0])].removeprefix("that ")
    subject = content.split(maxsplit=1)[0].lower() if content.strip() else ""
    first = words.split(maxsplit=1)[0].lower()
    return (
        line.paragraph == lines[index - 1].paragraph
        and subject in ("he", "she", "they", "i")
        and (first in (subject, "the") or first in rules["own"].get(subject, ()))
        and not re.search(rules["present"], words)
        and not any(mark in words for mark in '“”"?')
    )


def _sentence_of(text: str, lines: list[Line], speaker: Attribution) -> str:
    return next((text[slice(*line.span)] for line in lines if line.speaker is speaker), "")


def _telling(source: Source) -> bool:
    return source.kind in ("document", "named_organization")  # a person's figures may be the reporter's


@cache
def _figures() -> re.Pattern[str]:
    return re.compile(table("follow_on")["account"]["figures"], re.I)


@cache
def _incidents() -> re.Pattern[str]:
    return re.compile(table("follow_on")["account"]["incidents"], re.I)


@cache
def _authorities() -> re.Pattern[str]:
    return re.compile(table("follow_on")["account"]["authorities"], re.I)


@cache
def listed(name: str) -> frozenset[str]:
    """One of the word lists of follow-on statements."""
    return frozenset(table("follow_on")["indirect"][name])
