"""Follow-on statements: sentences that go on with a source's account with no cue of their own.

Precision comes first. A quoted sentence that nobody is said to have said goes on with the quotation before it
in the same or the last paragraph, begins the one whose cue comes later, or takes its turn where two speak by
turns. Whether a paraphrase goes on is weighed by a small model that learnt from labelled articles.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from reportedly.models.attention import Attention
from reportedly.resolve.follow_on_features import before as right_before
from reportedly.resolve.follow_on_features import features
from reportedly.resolve.follow_on_learned import LEAST, likely
from reportedly.resolve.follow_on_lines import OPENS, Line, who
from reportedly.resolve.follow_on_lines import lines as lines_of
from reportedly.resolve.follow_on_seen import numbers
from reportedly.resolve.follow_on_stops import SENTENCE, may_go_on, personal
from reportedly.types import Attribution, Document, Source, Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Likely = Callable[[Iterable[str], "NDArray[np.float64] | None"], float]
_SPEECH_LINE = re.compile(r"^[“\"]?[A-Z][\w.’' -]{1,30}:\s")
#: All that stands before a turn in a transcript.
_LABEL = re.compile(r"[“\"]?[A-Z][\w.’' ()-]{0,40}:\s*[“\"]?")
#: An item of a list.
_ITEM = re.compile(r"\s*(?:[•▪◦*⦁–—-]|\(?[a-z\d]{1,2}[.)])\s+\S")
#: Sentences that the model takes for going on, one behind the other.
_LONGEST = 3
#: Probability given to each way of going on.
_QUOTED, _ITEMISED, _TURN, _PARAPHRASED = 0.9, 0.8, 0.7, 0.5
#: Features that decide alone.
_SURE = frozenset({"way:backshift", "way:narrated"})


def find(
    document: Document,
    attributions: Sequence[Attribution],
    sources: Sequence[Source],
    sentences: Sequence[Span],
    attention: Attention | None = None,
    *,
    likely: Likely = likely,
    least: float = LEAST,
) -> tuple[Attribution, ...]:
    """The sentences of an article that go on with what somebody said before.

    Args:
        document: the article.
        attributions: those with cues, in order of position; source ids are passed on where they are known.
        sources: unused names keep a sentence from being taken for somebody's whom it speaks about.
        sentences: of the whole text, in order.
        attention: what the network looked at; sentences are weighed better with it.
        likely: the probability that a sentence goes on, by features and what the network made of it.
        least: the probability that it must have.

    Returns:
        New attributions, implicit, without source and cue, numbered on from the last one; ``continues`` says
        which attribution they go on with.
    """
    cut = lines_of(document.text, attributions, sentences)
    kinds = {source.id: source for source in sources}
    opinion = personal(document.text, cut)
    found: list[tuple[Span, Attribution, float]] = []

    def weighed(features: Iterable[str], span: Span) -> float:
        return likely(features, numbers(attention, span))

    for index, line in enumerate(cut):
        titled = bool(document.headline) and line.span[0] < (document.headline or (0, 0))[1]
        if line.bare and not titled and (item := _item(document.text, cut, index, found)):
            found.append((line.span, *item))
            continue
        if not line.bare or titled or not SENTENCE.search(document.text[slice(*line.span)]):
            continue
        going = (
            _quoted_before(cut, index)
            or _transcribed(document.text, cut, index, found)
            or _quoted_on(document.text, cut, index, found)
            or (not opinion and _learned(document.text, cut, index, kinds, found, weighed, least))
        )
        if going:
            found.append((line.span, *going))
    return tuple(_new(document.text, attributions, number, *item) for number, item in enumerate(found, 1))


def _new(
    text: str,
    attributions: Sequence[Attribution],
    number: int,
    span: Span,
    before: Attribution,
    confidence: float,
) -> Attribution:
    words = text[slice(*span)]
    direct = bool(OPENS.search(words)) or '"' in words[:1]
    highest = max((int(a.id[1:]) for a in attributions if a.id[1:].isdigit()), default=len(attributions))
    return Attribution(
        id=f"a{highest + number}",
        kind="direct" if direct else "indirect",
        content=(span,),
        implicit=True,
        continues=before.id,
        confidence=round(confidence * before.confidence, 3),
        source_id=before.source_id,
        parent=before.parent,
        reasons={"source": (*before.source, *before.cue)} if before.source or before.cue else {},
    )


def _learned(
    text: str,
    lines: list[Line],
    index: int,
    sources: Mapping[str, Source],
    found: list[tuple[Span, Attribution, float]],
    weighed: Callable[[Iterable[str], Span], float],
    least: float,
) -> tuple[Attribution, float] | None:
    """A paraphrase that likely goes on."""
    told = right_before(lines, index, found)
    if told is None or not may_go_on(text, lines[index], told[1], sources.get(told[1].source_id or "")):
        return None
    if all(
        any(span == line.span for span, _, _ in found) for line in lines[max(index - _LONGEST, 0) : index]
    ):
        return None
    seen = features(text, lines, index, sources, found)
    chance = weighed(seen, lines[index].span)
    if seen & _SURE:
        return told[1], max(_PARAPHRASED, chance)
    return (told[1], chance) if chance >= least else None


def _item(
    text: str, lines: list[Line], index: int, found: list[tuple[Span, Attribution, float]]
) -> tuple[Attribution, float] | None:
    """An item of a list whose first item, or whose announcement, is somebody's."""
    here = _ITEM.match(text[slice(*lines[index].span)])
    told = right_before(lines, index, found)
    if here is None or told is None or not told[1].source_id:
        return None
    near = text[slice(*told[0].span)]
    return (told[1], _ITEMISED) if _ITEM.match(near) or near.rstrip().endswith(":") else None


def _quoted_on(
    text: str, lines: list[Line], index: int, found: list[tuple[Span, Attribution, float]]
) -> tuple[Attribution, float] | None:
    """A quoted sentence with no cue goes on with the quotation before it, or takes its turn."""
    line = lines[index]
    if not line.quoted or _SPEECH_LINE.match(text[slice(*line.span)]):
        return None
    before = _before(lines, index, found)
    if before is None:
        return None
    near, speaker = before
    if near.paragraph == line.paragraph and (near.quoted or speaker.kind != "indirect"):
        return speaker, _QUOTED
    if line.paragraph - near.paragraph > 1:
        return None
    other = _other_turn(text, lines, index, speaker, found)
    if other is not None:
        return other, _TURN
    follows = index + 1 < len(lines) and lines[index + 1].speaker
    if follows and who(text, lines[index + 1].speaker or speaker) != who(text, speaker):
        return None
    whole = all(other.quoted and other.bare for other in lines if other.paragraph == line.paragraph)
    return (speaker, _QUOTED if near.quoted else _TURN) if whole else None


def _quoted_before(lines: list[Line], index: int) -> tuple[Attribution, float] | None:
    """The beginning of a quotation whose cue comes only behind a later sentence of it."""
    line = lines[index]
    if not line.quoted or line.closed:
        return None
    for later in lines[index + 1 :]:
        if later.paragraph != line.paragraph or not later.inside:
            return None
        if later.speaker is not None:
            return (later.speaker, _QUOTED) if later.speaker.kind != "indirect" else None
        if later.closed:
            return None
    return None


def _transcribed(
    text: str, lines: list[Line], index: int, found: list[tuple[Span, Attribution, float]]
) -> tuple[Attribution, float] | None:
    """The rest of a paragraph that begins with a name and a colon."""
    before = _before(lines, index, found)
    if before is None or before[0].paragraph != lines[index].paragraph:
        return None
    start = before[1].content[0][0]
    first = text.rfind("\n", 0, start) + 1
    return (before[1], _QUOTED) if _LABEL.fullmatch(text[first:start]) else None


def _before(
    lines: list[Line], index: int, found: list[tuple[Span, Attribution, float]]
) -> tuple[Line, Attribution] | None:
    """The line right before this one and who speaks in it."""
    if index == 0:
        return None
    near = lines[index - 1]
    back = index - 1
    # "he asked." may stand as a sentence of its own behind what he asked.
    while near.speaker is None and not near.bare and back > 0 and lines[back - 1].paragraph == near.paragraph:
        back -= 1
        near = lines[back]
    if near.speaker is not None:
        return near, near.speaker
    known = next((attribution for span, attribution, _ in found if span == near.span), None)
    return (near, known) if known else None


def _other_turn(
    text: str, lines: list[Line], index: int, last: Attribution, found: list[tuple[Span, Attribution, float]]
) -> Attribution | None:
    """In a dialogue the one who did not speak last: two sources, one quoted paragraph each, A B A."""
    turns: dict[int, Attribution] = {}
    for line in lines[:index]:
        speaker = line.speaker or next((a for span, a, _ in found if span == line.span), None)
        if speaker is not None and (line.quoted or speaker.kind != "indirect"):
            turns[line.paragraph] = speaker
    here = lines[index].paragraph
    recent = [turns.get(here - step) for step in (1, 2, 3)]
    first, second, third = recent
    if first is None or second is None or third is None:
        return None
    alternates = who(text, first) == who(text, third) != who(text, second)
    return second if alternates and who(text, first) == who(text, last) else None
