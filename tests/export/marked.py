"""Readings for tests, from text with its marks in it: ``[S|The general] [C|said] [T|the base is closed]``.

``S`` source, ``C`` cue, ``T`` content, ``O`` own voice, ``B`` basis, ``H`` headline. A number after the
letter says which attribution a mark belongs to (``[T2|...]``); marks without one share an attribution per
paragraph. ``\\]`` is a bracket. Marks nest, and one repeated for the same attribution makes a discontinuous
span.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from reportedly.types import Attribution, Card, ContentKind, Document, Reading, Source, Span

_TOKEN = re.compile(r"\[([SCTOBH])(\d*)\||\]|\n\n|\\\]", re.S)
_FIELDS = {"S": "source", "C": "cue", "T": "content", "B": "basis"}


def reading(marked: str, sources: dict[str, str] | None = None, **changes: Any) -> Reading:
    """A reading of marked-up text.

    ``sources`` maps the words of a source mention to the name of the source (mentions with one name are one
    source); a mention it does not hold stays unresolved. Without ``sources`` every mention is a source.
    ``changes`` replace fields of the document.
    """
    text, marks = _strip(marked)
    attributions = tuple(_attributions(text, marks))
    found = _sources(text, attributions, sources)
    attributions = tuple(_resolved(text, a, found, sources) for a in attributions)
    headline = next((span for role, _, span in marks if role == "H"), None)
    document = Document(id="d1", text=text, headline=headline, language="en")
    return Reading(
        document=replace(document, **changes),
        attributions=attributions,
        sources=tuple(found.values()),
        own_voice=tuple(span for role, _, span in marks if role == "O"),
        card=_card(text, attributions, tuple(found.values())),
        model="test/1",
    )


def change(given: Reading, attribution_id: str, **changes: Any) -> Reading:
    """The reading with fields of one attribution replaced."""
    changed = tuple(replace(a, **changes) if a.id == attribution_id else a for a in given.attributions)
    return replace(given, attributions=changed)


def _strip(marked: str) -> tuple[str, list[tuple[str, int, Span]]]:
    text, marks, stack, paragraph, at = "", [], [], 0, 0
    for token in _TOKEN.finditer(marked):
        text += marked[at : token.start()]
        at = token.end()
        if token[1]:
            stack.append((token[1], int(token[2] or 0) or 1000 + paragraph, len(text)))
        elif token[0] == "]":
            role, number, start = stack.pop()
            marks.append((role, number, (start, len(text))))
        elif token[0] == "\\]":
            text += "]"
        else:
            paragraph += 1
            text += token[0]
    return text + marked[at:], sorted(marks, key=lambda mark: mark[2])


def _attributions(text: str, marks: list[tuple[str, int, Span]]) -> list[Attribution]:
    spans: dict[int, dict[str, list[Span]]] = {}
    for role, number, span in marks:
        if role in _FIELDS:
            spans.setdefault(number, {}).setdefault(_FIELDS[role], []).append(span)
    ids = {number: f"a{position}" for position, number in enumerate(spans, start=1)}
    return [
        Attribution(
            id=ids[number],
            kind=_kind(" ".join(text[s:e] for s, e in fields["content"])),
            implicit="cue" not in fields,
            confidence=0.9,
            parent=_parent(number, fields["content"][0], spans, ids),
            factuality="CT+",
            stance="neutral",
            **{name: tuple(found) for name, found in fields.items()},  # type: ignore[arg-type]
        )
        for number, fields in spans.items()
    ]


def _kind(content: str) -> ContentKind:
    if "“" not in content:
        return "indirect"
    return "direct" if re.fullmatch(r"“[^”]*”( “[^”]*”)*", content) else "mixed"


def _parent(
    number: int, inner: Span, spans: dict[int, dict[str, list[Span]]], ids: dict[int, str]
) -> str | None:
    around = [
        (end - start, ids[other])
        for other, fields in spans.items()
        for start, end in fields.get("content", [])
        if other != number and start <= inner[0] and inner[1] <= end
    ]
    return min(around)[1] if around else None


def _sources(
    text: str, attributions: tuple[Attribution, ...], names: dict[str, str] | None
) -> dict[str, Source]:
    found: dict[str, Source] = {}
    for attribution in attributions:
        for start, end in attribution.source:
            mention = text[start:end]
            name = mention if names is None else names.get(mention)
            if name is None:
                continue
            known = found.get(name) or Source(f"s{len(found) + 1}", name, (), kind="named_person")
            found[name] = replace(known, mentions=(*known.mentions, (start, end)))
    return found


def _resolved(
    text: str, attribution: Attribution, found: dict[str, Source], names: dict[str, str] | None
) -> Attribution:
    for span in attribution.source:
        for source in found.values():
            if span in source.mentions:
                return replace(attribution, source_id=source.id, relay=(source.id,))
    return attribution


def _card(text: str, attributions: tuple[Attribution, ...], sources: tuple[Source, ...]) -> Card:
    top = [a for a in attributions if a.parent is None]
    words = max(1, len(text.split()))
    said = sum(len(text[s:e].split()) for a in top for s, e in a.content)
    counts = {s.id: sum(a.source_id == s.id for a in top) for s in sources}
    ranked = sorted(counts.items(), key=lambda pair: -pair[1])[:5]
    return Card(
        statements=len(top),
        kinds={kind: sum(a.kind == kind for a in top) for kind in ("direct", "mixed", "indirect")},
        sources={"named_person": len(sources)} if sources else {},
        attributed_share=round(said / words, 3),
        quoted_share=round(sum(text[s:e].startswith("“") for a in top for s, e in a.content) / words, 3),
        own_voice_share=round(max(0.0, 1 - said / words) / 2, 3),
        most_quoted=tuple(ranked),
        single_source=len(sources) == 1,
        unresolved=sum(a.source_id is None for a in top),
    )
