"""Interviews and transcripts set as turns: "Q: ..." and "A: ...", "JANE DOE: ...".

The network knows running prose. Where paragraphs begin with the label of a speaker and a colon, and labels
come back, each turn is its speaker's words, whatever the network made of them. What an interviewer asks is no
statement.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from reportedly.extract.english import english
from reportedly.extract.words import Words
from reportedly.types import Attribution, Span

#: Labelled paragraphs that a transcript has at least.
FEWEST = 4
#: Share of the paragraphs from the first to the last label that begin with one.
SHARE = 0.4
#: Share of a speaker's turns that are questions where it is the interviewer.
ASKING = 0.6
#: How sure a turn is.
CONFIDENCE = 0.9
LABEL = re.compile(
    r"(?P<who>Q|A|[A-Z][\w.’'-]*(?: (?:de|van|von|al|bin|[A-Z][\w.’'-]*)){0,4})"
    r"(?:, (?P<role>[A-Z][A-Z .'’&-]{2,40}))?(?: ?\([^)\n]{1,40}\))?\s?(?P<colon>:)\s+(?=\S)"
)
#: What the label of everybody becomes who is of the broadcaster.
INTERVIEWER = "interviewer"
_QUOTES = "\"“‘'«"
_ASIDE = re.compile(r"^[\[(].*[\])]$", re.S)


@dataclass(frozen=True, slots=True)
class Turn:
    """One paragraph that begins with a label."""

    label: str
    who: Span
    colon: Span
    #: Index of its paragraph.
    paragraph: int
    said: Span


def transcribed(words: Words, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions of a text, with the turns of a transcript in place of what was found inside it.

    Args:
        words: the words of the text.
        attributions: those of the outer level, as the network marked them.
    """
    turns = _turns(words)
    if not turns:
        return list(attributions)
    first, last = words.paragraphs[turns[0].paragraph][0], words.paragraphs[turns[-1].paragraph][1]
    kept = [
        a for a in attributions if not any(s < last and e > first for s, e in a.source + a.cue + a.content)
    ]
    askers = _askers(words.text, turns)
    for number, turn in enumerate(turns):
        end = turns[number + 1].paragraph if number + 1 < len(turns) else turn.paragraph + 1
        content = (turn.said, *_going_on(words, turn.paragraph + 1, end))
        alone = len({other.label for other in turns}) == 2  # an interviewer, whatever he puts
        if turn.label in _words("interviewers") or (
            turn.label in askers and (alone or _asks(words.text, turn))
        ):
            continue
        kept.append(
            Attribution(
                id="",
                kind="direct",
                content=content,
                cue=(turn.colon,),
                source=(turn.who,),
                confidence=CONFIDENCE,
            )
        )
    return kept


def _turns(words: Words) -> list[Turn]:
    """The turns of a transcript; none where the text is none."""
    found: list[Turn] = []
    own: set[str] = set()
    for number, (start, end) in enumerate(words.paragraphs):
        match = LABEL.match(words.text, start, end)
        if match and words.text[match.end() : end].strip():
            label = (
                match["who"].lower().split()[-1] if match["who"] not in ("Q", "A") else match["who"].lower()
            )
            if match["role"] and set(match["role"].lower().split()) & _words("broadcasting"):
                own.add(label)
            found.append(Turn(label, match.span("who"), match.span("colon"), number, (match.end(), end)))
    if found and found[0].paragraph == 0 and words.text[found[0].said[0]] in _QUOTES:
        found.pop(0)  # a headline: 'Jane Doe: "I never left"'
    counts = Counter(turn.label for turn in found)
    while found and counts[found[0].label] == 1 and found[0].label not in ("q", "a"):
        counts.subtract([found.pop(0).label])  # a headline: 'Jane Doe: "I never left"'
    counts += Counter()
    back = [turn for turn in found if counts[turn.label] > 1]
    answered = {"q", "a"} <= counts.keys()
    if len(found) < FEWEST or len(counts) < 2 or not (len(back) >= FEWEST or (answered and back)):
        return []
    if len(counts) * 1.5 > len(found):
        return []
    region = found[-1].paragraph - found[0].paragraph + 1
    if len(found) < SHARE * region or not _people(
        words.text, [turn for turn in found if counts[turn.label] > 1]
    ):
        return []
    return [replace(turn, label=INTERVIEWER) if turn.label in own else turn for turn in found]


def _people(text: str, turns: Sequence[Turn]) -> bool:
    """Whether labels are of speakers, in capitals or named elsewhere, and not of a list ("Pluses:")."""
    labels = {turn.label: text[slice(*turn.who)] for turn in turns}
    known = [
        label
        for label, who in labels.items()
        if who.isupper() or len(re.findall(rf"\b{re.escape(who.split()[-1])}\b(?!\s?:)", text)) > 0
    ]
    return 2 * len(known) >= len(labels)


def _going_on(words: Words, first: int, end: int) -> list[Span]:
    """The paragraphs without label between two turns, stage directions left out."""
    spans = words.paragraphs[first:end]
    return [span for span in spans if not _ASIDE.match(words.text[slice(*span)])]


def _asks(text: str, turn: Turn) -> bool:
    return text[slice(*turn.said)].rstrip("”\"' ").endswith("?")


def _askers(text: str, turns: Sequence[Turn]) -> frozenset[str]:
    """The speakers that mostly ask."""
    every = Counter(turn.label for turn in turns)
    asked = Counter(turn.label for turn in turns if _asks(text, turn))
    found = frozenset(label for label, count in every.items() if asked[label] >= ASKING * count)
    return found if len(found) < len(every) else frozenset()


@lru_cache(maxsize=4)
def _words(name: str) -> frozenset[str]:
    data = english("dialogue")
    return frozenset(data[name])
