"""Through whom words reached this page: the chain of sources, speaker first, the article's own outlet last.

Read off nested attributions, "told X", "in an interview with X", "X reported", "citing X", credit lines and
the publication itself. What a chain says of one statement holds for the next ones of the same source, until
the text names another occasion; "the allegations, made in an interview" reaches back to what they refer to.
The outlet's own name ends a chain only where somebody else stands in it: what its reporters heard is
first-hand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from reportedly.resolve.asides import Aside, asides
from reportedly.resolve.inflection import past
from reportedly.resolve.outlets import Outlet, direct_venue, is_outlet, outlets_in, same_outlet, short_for
from reportedly.resolve.phrases import table
from reportedly.resolve.register import Register
from reportedly.resolve.reporters import credited_by, heard_by, paper, writes
from reportedly.resolve.surroundings import sentence_at
from reportedly.resolve.tokens import tokens
from reportedly.types import Attribution, Document, Source, Span, Spans, When

#: Characters at the end of a paraphrase in which a reporting outlet may hide.
_TAIL = 60


@dataclass(frozen=True, slots=True)
class _Way:
    """What the sentence of one attribution says about the way of its words."""

    #: Outlets that the source spoke to.
    spoke_to: tuple[Outlet, ...] = ()
    #: Outlets that told the story.
    reported: tuple[Outlet, ...] = ()
    #: It names an occasion without an outlet: a rally, a statement.
    direct: bool = False
    #: The day of the occasion, where a sentence of its own tells it.
    when: When | None = None

    @property
    def silent(self) -> bool:
        """Whether it names neither outlet nor occasion."""
        return not (self.spoke_to or self.reported or self.direct)


def chains(
    document: Document, attributions: Sequence[Attribution], sources: Sequence[Source]
) -> tuple[tuple[Attribution, ...], tuple[Source, ...]]:
    """Fill in ``Attribution.relay``.

    Args:
        document: the article, with its credits and outlet.
        attributions: with source ids and parents, in order of position.
        sources: those found so far.

    Returns:
        The attributions with their chains and, as reasons, the words that named each outlet; the sources with
        the outlets added that were none yet. A chain of one id: nothing says that anybody stands between. An
        attribution without a resolved source gets no chain.
    """
    told = asides(document, attributions, sources)
    ways = [_way(document, attribution, attributions) for attribution in attributions]
    ways = _carried(document, attributions, ways, told)
    register = Register(list(sources))
    credited = [register.named(name, span) for name, span in credited_by(document)]
    by_id = {a.id: a for a in attributions}
    known = {source.id: source for source in sources}
    filled: list[Attribution] = []
    for index, (attribution, way) in enumerate(zip(attributions, ways, strict=True)):
        if attribution.source_id is None:
            filled.append(attribution)
            continue
        chain = [attribution.source_id, *(register.id_of(outlet) for outlet in way.spoke_to)]
        parents = _parents(attribution, by_id)
        chain += parents
        tellers = [*parents, *([attribution.source_id] if writes(document, attribution) else [])]
        behind = [outlet for id in tellers if (outlet := paper(document, known.get(id)))]
        if way.silent and not parents and (heard := heard_by(document, attributions, index, known)):
            behind.append(heard)
        chain += [register.id_of(outlet) for outlet in (*behind, *way.reported)]
        chain = list(dict.fromkeys(chain + credited))
        if len(chain) > 1 and document.outlet:
            chain.append(register.named(document.outlet, None))
        spans = tuple(outlet.span for outlet in (*way.spoke_to, *behind, *way.reported))
        filled.append(_dated(_with_chain(attribution, tuple(dict.fromkeys(chain)), spans), way))
    return tuple(filled), tuple(register.sources)


def _with_chain(attribution: Attribution, chain: tuple[str, ...], spans: Spans) -> Attribution:
    reasons = {**attribution.reasons, "relay": tuple(sorted(set(spans)))} if spans else attribution.reasons
    return replace(attribution, relay=chain, reasons=reasons)


def _dated(attribution: Attribution, way: _Way) -> Attribution:
    """The attribution with the day of its occasion, where its own sentence tells none."""
    return attribution if attribution.when or not way.when else replace(attribution, when=way.when)


def _parents(attribution: Attribution, by_id: dict[str, Attribution]) -> list[str]:
    """The sources of the attributions around this one, innermost first."""
    found: list[str] = []
    seen = {attribution.id}
    parent = by_id.get(attribution.parent or "")
    while parent is not None and parent.id not in seen:
        seen.add(parent.id)
        if parent.source_id:
            found.append(parent.source_id)
        parent = by_id.get(parent.parent or "")
    return found


def _way(document: Document, attribution: Attribution, others: Sequence[Attribution]) -> _Way:
    """What the sentence of the cue says, outside the content; who says something else in it is left out."""
    if not attribution.cue:
        return _Way()
    sentence = sentence_at(document.text, attribution.cue[0][0])
    own = _outside(document.text, sentence, attribution)
    end = attribution.content[-1][1]
    tail = max(attribution.content[-1][0], end - _TAIL)
    speaker = " ".join(document.text[start:end] for start, end in attribution.source)
    barred = (speaker, document.outlet or "")
    spoke_to, reported = (
        tuple(
            replace(outlet, span=(outlet.span[0] + sentence[0], outlet.span[1] + sentence[0]))
            for outlet in outlets_in(own, relation)
            if not any(same_outlet(outlet.name, name) or short_for(outlet.name, name) for name in barred)
            and not _spoken_by(attribution, others, outlet.span[0] + sentence[0])
            and not _own_report(document.text, attribution, outlet.span[0] + sentence[0])
        )
        for relation in ("spoke_to", "reported")
    )
    if attribution.kind != "direct":
        glued = outlets_in(document.text[tail:end], "trailing")
        reported += tuple(replace(o, span=(o.span[0] + tail, o.span[1] + tail)) for o in glued)
    # Outlets side by side ("A and B reported") tell the story together; neither had it from the other.
    return _Way(spoke_to, () if is_outlet(speaker) else reported, direct_venue(own))


def _spoken_by(attribution: Attribution, others: Sequence[Attribution], outlet: int) -> bool:
    """Whether an outlet is the source of something else; those around it stand in the chain by themselves."""
    return any(
        start <= outlet < end and (other.id == attribution.parent or not _about(other, attribution))
        for other in others
        for start, end in other.source
    )


def _about(other: Attribution, attribution: Attribution) -> bool:
    """Whether two statements share words: one is the other's way, or tells it again."""
    return any(s < last and first < e for s, e in other.content for first, last in attribution.content)


def _own_report(text: str, attribution: Attribution, outlet: int) -> bool:
    """Whether an outlet's name is part of what it made itself: "a report in the Harbour Post"."""
    holding = next((text[s:outlet] for s, e in attribution.source if s < outlet < e), "")
    return bool(holding) and not re.search(r"\b(?:obtained|seen|reviewed|viewed|leaked|shared)\b", holding)


def _outside(text: str, sentence: Span, attribution: Attribution) -> str:
    """The sentence with the content blanked out, so that offsets stay."""
    start, end = sentence
    characters = list(text[start:end])
    for a, b in attribution.content:
        for index in range(max(a, start), min(b, end)):
            characters[index - start] = "\x00"
    return "".join(characters)


def _carried(
    document: Document, attributions: Sequence[Attribution], ways: list[_Way], told: Sequence[Aside]
) -> list[_Way]:
    """Ways taken over from the same source's neighbouring statements, and from asides."""
    filled = list(ways)
    latest: dict[str, _Way] = {}
    #: How far into the text a source's statements still belong to the same occasion.
    reach: dict[str, int] = {}
    waiting = list(told)
    for index, attribution in enumerate(attributions):
        while waiting and waiting[0].span[0] <= attribution.content[0][0]:
            aside = waiting.pop(0)
            _tell(document, attributions[:index], ways, filled, aside)
            latest[aside.source_id] = _told_way(aside, latest.get(aside.source_id))
            reach[aside.source_id] = _three_paragraphs_on(document.text, aside.span[1])
        source, way = attribution.source_id, ways[index]
        if source is None:
            continue
        if way.silent:
            near = attribution.content[0][0] <= reach.get(source, -1)
            if (
                source in latest
                and _goes_on(document, attribution, near)
                and _same_day(attribution, latest[source])
            ):
                filled[index] = latest[source]
                reach[source] = _three_paragraphs_on(document.text, attribution.content[-1][1])
            continue
        known = latest.get(source)
        if (
            known
            and not known.direct
            and not way.direct
            and (_refers_back(document, attribution) or not way.spoke_to)
        ):
            way = _Way(way.spoke_to or known.spoke_to, way.reported or known.reported, when=known.when)
        filled[index] = latest[source] = way
        reach[source] = _three_paragraphs_on(document.text, attribution.content[-1][1])
        if way.spoke_to and _refers_back(document, attribution):
            _reach_back(attributions, ways, filled, index)
    for aside in waiting:
        _tell(document, attributions, ways, filled, aside)
    return filled


def _told_way(aside: Aside, known: _Way | None) -> _Way:
    """The way that an aside tells, with the reporters known from before."""
    reported = aside.reported or (known.reported if known and not aside.direct else ())
    return _Way(aside.spoke_to, reported, aside.direct, aside.when)


def _tell(
    document: Document,
    earlier: Sequence[Attribution],
    ways: Sequence[_Way],
    filled: list[_Way],
    aside: Aside,
) -> None:
    """Give the statements before an aside what it tells of them; a headline is left alone."""
    for index, attribution in enumerate(earlier):
        known = filled[index]
        titled = document.headline and attribution.content[0][0] < document.headline[1]
        own = ways[index].direct or ways[index].spoke_to
        if (
            attribution.source_id != aside.source_id
            or titled
            or own
            or not _same_day(attribution, _told_way(aside, None))
        ):
            continue
        filled[index] = _Way(
            aside.spoke_to, known.reported or aside.reported, aside.direct, known.when or aside.when
        )


def _same_day(attribution: Attribution, way: _Way) -> bool:
    """Whether nothing says that a statement was made on another day than the occasion."""
    return not (attribution.when and way.when) or attribution.when.text == way.when.text


def _goes_on(document: Document, attribution: Attribution, near: bool) -> bool:
    """Whether a statement can belong to the occasion before: "he said" nearby, "he also said" anywhere."""
    if not attribution.cue:
        return near
    if document.text[slice(*attribution.cue[0])] == ":":
        return near  # a turn of an interview
    found = tokens(document.text)
    cue = found.inside(attribution.cue)
    words = {found.lower[index] for index in cue}
    also = (
        "also" in words
        or "also" in found.lower[max(0, cue[0] - 2) : cue[0]]
        or words & {"added", "continued"}
    )
    speaks = bool(words & _speech()) and not words & set(table("relay")["another_time"])
    return speaks and (near or bool(also))


def _three_paragraphs_on(text: str, end: int) -> int:
    for _ in range(4):
        following = re.compile(r"\n\s*").search(text, end)
        if following is None:
            return len(text)
        end = following.end()
    return end


@cache
def _speech() -> frozenset[str]:
    return frozenset(form for verb in table("relay")["goes_on"] for form in past(verb))


def _reach_back(
    attributions: Sequence[Attribution], ways: list[_Way], filled: list[_Way], index: int
) -> None:
    """Give the statements that "the allegations" refer to the way of the allegations."""
    for earlier in range(index):
        if attributions[earlier].source_id == attributions[index].source_id and not ways[earlier].direct:
            known, way = filled[earlier], filled[index]
            spoke_to, reported = known.spoke_to or way.spoke_to, known.reported or way.reported
            filled[earlier] = _Way(spoke_to, reported, when=known.when)


def _refers_back(document: Document, attribution: Attribution) -> bool:
    """Whether the cue is a noun for words already told ("his allegations, made in ...")."""
    found = tokens(document.text)
    anaphoric = set(table("relay")["anaphoric"])
    return any(found.lower[index] in anaphoric for index in found.inside(attribution.cue))
