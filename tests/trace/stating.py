"""Statements from marked text: ``~source~``, ``{cue}`` and ``<content>`` are taken out and become spans."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reportedly.trace.values import Statement
from reportedly.types import (
    Attribution,
    ContentKind,
    Document,
    Factuality,
    Source,
    SourceKind,
    Span,
    Stance,
    When,
)

_MARKS = {"~": "source", "{": "cue", "}": "cue", "<": "content", ">": "content"}


@dataclass(frozen=True)
class Stated:
    """One statement with its article."""

    statement: Statement
    document: Document


@dataclass(frozen=True)
class Who:
    """A source by what a row says of it."""

    name: str
    kind: SourceKind | None = "named_person"
    title: str | None = None
    affiliation: str | None = None
    party: str | None = None

    def source(self, *mentions: Span) -> Source:
        """As the reading of an article has it."""
        return Source("s1", self.name, mentions, self.kind, self.title, self.affiliation, self.party)


@dataclass(frozen=True)
class How:
    """What else is known of an attribution and its article."""

    kind: ContentKind = "indirect"
    factuality: Factuality | None = "CT+"
    stance: Stance = "neutral"
    when: tuple[str, str] | None = None
    published: str | None = "2031-05-04"
    article: str = "one"
    uid: str = "u1"
    chain: tuple[Source, ...] = field(default=())


def stated(marked: str, who: Who | None = None, how: How = How()) -> Stated:
    """A statement of an article; without cue and source it is in the article's own voice."""
    text, spans = _taken_out(marked)
    source = who.source(*spans["source"]) if who else None
    attribution = None
    if who or spans["cue"] or spans["source"]:
        when = When("then", *how.when) if how.when else None
        attribution = Attribution(
            "a1",
            how.kind,
            tuple(spans["content"]),
            cue=tuple(spans["cue"]),
            source=tuple(spans["source"]),
            source_id="s1" if who else None,
            when=when,
            factuality=how.factuality,
            stance=how.stance,
        )
    words = " … ".join(text[start:end] for start, end in spans["content"])
    statement = Statement(
        how.uid, how.article, words, tuple(spans["content"]), attribution, source, how.chain
    )
    return Stated(statement, Document(how.article, text, published=how.published))


def _taken_out(marked: str) -> tuple[str, dict[str, list[Span]]]:
    """The text without its marks, and the spans that they enclosed."""
    text = ""
    spans: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
    opened: dict[str, int] = {}
    for part in re.split(r"([~{}<>])", marked):
        name = _MARKS.get(part)
        if name is None:
            text += part
        elif name in opened:
            spans[name].append((opened.pop(name), len(text)))
        else:
            opened[name] = len(text)
    return text, spans
