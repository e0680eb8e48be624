"""Ways in which a paraphrase goes on with an account of a person, a report, a body or the police."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from reportedly.resolve.follow_on_lines import Line, who
from reportedly.resolve.phrases import table
from reportedly.types import Attribution, Source, Span

#: The author and his readers.
_AUTHOR = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Uu]s|[Yy]ou|[Yy]our)\b")


def ways(
    text: str,
    lines: list[Line],
    index: int,
    sources: Mapping[str, Source],
    found: list[tuple[Span, Attribution, float]],
) -> Iterator[str]:
    """In which of the known ways a paraphrase goes on; one alone decides nothing."""
    line = lines[index]
    if line.quoted or index == 0:
        return
    near = lines[index - 1]
    speaker = near.speaker or next((a for span, a, _ in found if span == near.span), None)
    if speaker is None or line.paragraph - near.paragraph > 1 or speaker.kind == "direct":
        return
    yield from _between(text, lines, index)
    source = sources.get(speaker.source_id or "")
    if source is None:
        return
    if _narrated(text, lines, index, speaker):
        yield "narrated"
    words = text[slice(*line.span)]
    first = words.split(maxsplit=1)[0].strip("“\"'‘").lower().rstrip(",")
    author = first in listed("article_again") or _AUTHOR.search(words)
    if author or any(mark in words for mark in '“”"?'):
        return
    same = line.paragraph == near.paragraph
    if same and _figures().search(words) and _figures().search(text[slice(*near.span)]) and _telling(source):
        yield "figures"
    spoken_for = source.name if source.kind != "named_person" else f"{source.title} {source.affiliation}"
    if _authorities().search(spoken_for) and _incidents().search(words):
        yield "incident"


def _between(text: str, lines: list[Line], index: int) -> Iterator[str]:
    """Between two statements of one source, or in backshifted tense behind one."""
    line, before = lines[index], lines[index - 1]
    if before.speaker is None or before.paragraph != line.paragraph:
        return
    words = text[slice(*line.span)].split()
    first = words[0].strip("“\"'‘").lower().rstrip(",") if words else ""
    if not first or first in listed("article_again") or '"' in text[slice(*line.span)] or "“" in words[0]:
        return
    behind = lines[index + 1] if index + 1 < len(lines) else None
    same = behind is not None and behind.paragraph == line.paragraph and behind.speaker is not None
    if same and behind and behind.speaker and who(text, behind.speaker) == who(text, before.speaker) != "":
        yield "between"
    second = [word.lower() for word in words[1:4]]
    shifted = second[:1] == ["would"] or (second[:1] == ["had"] and _speaks(text, before.speaker))
    if first in ("they", "he", "she", "it") and shifted:
        yield "backshift"


def _speaks(text: str, attribution: Attribution) -> bool:
    """Whether the cue is a verb of speech in the past: what follows in the pluperfect goes on with it."""
    words = {word.lower() for start, end in attribution.cue for word in text[start:end].split()}
    return bool(words & listed("told"))


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
