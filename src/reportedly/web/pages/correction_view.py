"""A correction in words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from reportedly.export.statements import FACTUALITY_WORDS, KIND_WORDS, STANCE_WORDS
from reportedly.export.visible import clipped, one_line
from reportedly.ledger.corrections import Correction
from reportedly.ledger.history import Entry

_LONGEST = 160
_OPENING = frozenset("“”\"„«‘'")
_FIELDS = {"source_id": "source", "source": "words of the source", "same_as": "one with"}
_SPANS = ("content", "cue", "source", "basis", "justification")
_WORDS: dict[str, str] = {
    **{kind: one for kind, (one, _) in KIND_WORDS.items()},
    **{str(value): words for value, words in FACTUALITY_WORDS.items()},
    **{str(value): words for value, words in STANCE_WORDS.items()},
}


@dataclass(frozen=True, slots=True)
class Told:
    """One correction as people read it."""

    number: int
    #: Of what: ``statement``, the source's name, ``article``.
    target: str
    #: What changed: ``source``; empty where ``after`` says it all.
    field: str
    before: str
    after: str
    by: str
    day: str
    time: str
    note: str
    #: Who took it back, and when; empty: it stands.
    undone: str
    #: Uid of the statement, which has a page.
    statement: str | None
    #: The words it is about.
    words: str
    document: str = ""
    title: str = ""

    @property
    def sentence(self) -> str:
        """On one line, for a message."""
        if not self.field:
            return self.after
        return f"{self.field}: {self.before or 'none'} → {self.after or 'none'}"


def told(one: Correction, text: str | None = None) -> Told:
    """A correction in words.

    Args:
        one: the correction.
        text: of its article; without it, spans are told by their characters.
    """
    field, before, after = _changed(one, text)
    spans = one.anchor.get("content") or []
    return Told(
        number=one.number,
        target=_target(one),
        field=field,
        before=before,
        after=after,
        by=one_line(one.by),
        day=one.at[:10],
        time=one.at[11:16],
        note=one_line(one.note or ""),
        undone=f"{one_line(one.undone_by or '')}, {one.undone_at[:10]}" if one.undone_at else "",
        statement=one.uid if one.target == "attribution" else None,
        words=_quoted(spans, text) if text is not None and spans else "",
    )


def entry(one: Entry) -> Told:
    """A correction of the history."""
    title = clipped(one.title or one.document, 90)
    return replace(told(one.correction), document=one.document, title=title)


def in_quotes(words: str) -> str:
    """In quotation marks, unless they come with their own."""
    return words if words[:1] in _OPENING else f"“{words}”"


def _target(one: Correction) -> str:
    if one.target == "source":
        return clipped(str(one.anchor.get("name") or "source"), 60)
    return "statement" if one.target == "attribution" else "article"


def _changed(one: Correction, text: str | None) -> tuple[str, str, str]:
    if one.field == "exists":
        made = f"new {one.target}" if one.value else f"{one.target} taken out"
        name = clipped(str(one.anchor.get("name") or ""), 60)
        return "", "", f"{made}: {name}" if name and one.value else made
    if one.field == "confirmed":
        return "", "", "confirmed" if one.value else "no longer confirmed"
    before = one.anchor.get("source_anchor") if one.field == "source_id" else one.before
    field = _FIELDS.get(one.field, one.field)
    return field, _value(one, before, text), _value(one, one.value, text)


def _value(one: Correction, value: Any, text: str | None) -> str:
    if value is None or value == []:
        return ""
    if isinstance(value, dict):
        return clipped(str(value.get("name") or value.get("id") or ""), _LONGEST)
    if one.field in _SPANS and isinstance(value, list | tuple):
        return _quoted(value, text)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return clipped(_WORDS.get(str(value), str(value)), _LONGEST)


def _quoted(spans: Any, text: str | None) -> str:
    if text is None:
        return "characters " + ", ".join(f"{start}–{end}" for start, end in spans)
    return in_quotes(clipped(" … ".join(text[start:end] for start, end in spans), _LONGEST))
