"""brat standoff as PolNeAR has it: ``Source``, ``Cue``, ``Content`` and an ``Attribution`` event on the cue.

Offsets are code points into the text file, which is the document's text unchanged. brat wants no line
break inside a fragment, so a span that runs over paragraphs becomes a discontinuous one. What PolNeAR has no
place for (who the source is, kind, confidence, ...) follows in a note on the event.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.export.statements import Statement, statements
from reportedly.types import Reading, Span, Spans

#: The configuration that brat needs beside the files to show them.
ANNOTATION_CONF = """\
[entities]
Source
Cue
Content

[events]
Attribution	Source*:Source, Cue*:Cue, Content*:Content

[relations]

[attributes]
"""

#: What no fragment may hold: tabs part the columns, and brat takes all of the others for line ends.
_LINE = re.compile(r"[^\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")


def to_brat(reading: Reading) -> tuple[str, str]:
    """The text file and the annotation file of one reading.

    Args:
        reading: the value to write.

    Returns:
        ``(text, ann)``; write both as UTF-8 without newline translation, as NAME.txt and NAME.ann.
    """
    return reading.text, "".join(f"{line}\n" for line in _annotations(reading))


def _annotations(reading: Reading) -> Iterator[str]:
    following = 1
    for event, statement in enumerate(statements(reading), start=1):
        attribution = statement.attribution
        roles = (("Source", attribution.source), ("Cue", attribution.cue), ("Content", attribution.content))
        arguments: list[str] = []
        for role, spans in roles:
            if fragments := _fragments(reading.text, spans):
                yield _bound(following, role, reading.text, fragments)
                arguments.append(f"{role}:T{following}")
                following += 1
        trigger = _trigger(reading.text, attribution.cue, attribution.content)
        if not trigger:
            continue
        yield _bound(following, "Attribution", reading.text, trigger)
        yield f"E{event}\t{' '.join((f'Attribution:T{following}', *arguments))}"
        yield f"#{event}\tAnnotatorNotes E{event}\t{_note(statement)}"
        following += 1


def _trigger(text: str, cue: Spans, content: Spans) -> Spans:
    """An event needs words to hang on: its cue or, for a follow-on statement, the start of its content."""
    return _fragments(text, cue) or _fragments(text, content)[:1]


def _fragments(text: str, spans: Spans) -> Spans:
    found: list[Span] = []
    for start, end in spans:
        for line in _LINE.finditer(text, start, end):
            kept = line[0].strip()
            if kept:
                low = line.start() + len(line[0]) - len(line[0].lstrip())
                found.append((low, low + len(kept)))
    return tuple(found)


def _bound(number: int, label: str, text: str, fragments: Spans) -> str:
    offsets = ";".join(f"{start} {end}" for start, end in fragments)
    words = " ".join(text[start:end] for start, end in fragments)
    return f"T{number}\t{label} {offsets}\t{words}"


def _note(statement: Statement) -> str:
    attribution, source = statement.attribution, statement.source
    facts = {
        "id": attribution.id,
        "source": source.name if source else None,
        "kind_of_source": source.kind if source else None,
        "kind": attribution.kind,
        "implicit": "true" if attribution.implicit else None,
        "parent": attribution.parent,
        "relay": " > ".join(statement.relay),
        "factuality": attribution.factuality,
        "stance": attribution.stance,
        "confidence": f"{attribution.confidence:.3f}",
    }
    return "; ".join(f"{name}={' '.join(value.split())}" for name, value in facts.items() if value)
