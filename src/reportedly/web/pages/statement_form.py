"""The editor of a statement: what it shows, and what a sent form asks to be changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportedly.errors import UsageError
from reportedly.export.statements import FACTUALITY_WORDS, KIND_WORDS, STANCE_WORDS, UNRESOLVED
from reportedly.export.visible import clipped
from reportedly.ledger.correcting import Change
from reportedly.ledger.corrections import new_source_uid
from reportedly.ledger.identity import normalised
from reportedly.ledger.showing import Shown
from reportedly.types import CONTENT_KINDS, SOURCE_KINDS, Attribution, Source, Spans
from reportedly.web.pages.article_view import span_text

#: Value of the choice of a source that the article does not know yet.
NEW = "new"
_SPANS = re.compile(r"\d{1,9}-\d{1,9}(?:[ ,]+\d{1,9}-\d{1,9})*")
_NAMES = {"content": "content", "cue": "cue", "source": "words of the source", "basis": "basis"}
#: Fields of the form that are about the source in the whole article: name there, field of a source.
_ABOUT = (("name", "name"), ("source_kind", "kind"), ("title", "title"), ("affiliation", "affiliation"))

Options = tuple[tuple[str, str], ...]


class Changed(UsageError):
    """Somebody else changed the same value since the editor was opened."""


@dataclass(frozen=True, slots=True)
class Words:
    """A field whose value is characters of the article."""

    name: str
    label: str
    #: ``120-140 200-210``.
    spans: str
    quote: str


@dataclass(frozen=True, slots=True)
class Editor:
    """Everything the form shows."""

    uid: str
    document: str
    #: By field of the form, as text; what is sent back beside the new values.
    values: dict[str, str]
    words: tuple[Words, ...]
    sources: Options
    #: Name of the present source; ``None``: unresolved.
    source: str | None
    #: Statements of the source in this article.
    statements: int
    kinds: Options
    source_kinds: Options
    factualities: Options
    stances: Options


def editor(shown: Shown, uid: str) -> Editor | None:
    """The form's values; ``None``: the article has no such statement."""
    one = statement(shown, uid)
    if one is None:
        return None
    reading, uids = shown.reading, shown.corrected.uids
    source = reading.source(one.source_id)
    return Editor(
        uid=uid,
        document=reading.id,
        values=_values(shown, one),
        words=tuple(
            Words(name, label, span_text(getattr(one, name)), clipped(reading.quote(getattr(one, name)), 300))
            for name, label in _NAMES.items()
        ),
        sources=(
            *((uids[s.id], clipped(s.name, 60)) for s in reading.sources),
            ("", "unresolved"),
            (NEW, "somebody else …"),
        ),
        source=clipped(source.name, 60) if source else None,
        statements=sum(a.source_id == one.source_id for a in reading.attributions),
        kinds=tuple((kind, kind) for kind in CONTENT_KINDS),
        source_kinds=(("", KIND_WORDS[UNRESOLVED][0]), *((k, KIND_WORDS[k][0]) for k in SOURCE_KINDS)),
        factualities=(("", "not determined"), *FACTUALITY_WORDS.items()),
        stances=(("", "not determined"), *STANCE_WORDS.items()),
    )


def statement(shown: Shown, uid: str) -> Attribution | None:
    """The attribution of this uid."""
    uids = shown.corrected.uids
    return next((one for one in shown.reading.attributions if uids[one.id] == uid), None)


def changes(form: Mapping[str, str], shown: Shown, uid: str) -> tuple[Change, ...]:
    """What a sent form asks for: the fields that differ from what it was opened with.

    Args:
        form: as sent: each field, and ``was_`` with what stood there.
        shown: the article as it is now.
        uid: of the statement, which the article has.

    Raises:
        Changed: somebody changed one of these fields meanwhile.
        UsageError: a value that cannot be.
    """
    one = statement(shown, uid)
    assert one is not None
    present, note = _values(shown, one), form.get("note", "").strip() or None
    wanted = {name: form[name].strip() for name in present if name in form}
    asked = {name for name, value in wanted.items() if value != form.get(f"was_{name}", "").strip()}
    asked = {name for name in asked if wanted[name] != present[name].strip()}
    _refuse_stale(asked, form, present)
    if "about_source" in form and form["about_source"] != present["source_id"]:
        asked -= {name for name, _ in _ABOUT}
    if "source_id" in asked:
        asked -= {name for name, _ in _ABOUT}
    made = tuple(_changes(asked, wanted, form, shown, uid, one))
    return tuple(Change(c.target, c.id, c.field, c.value, note) for c in made)


def _refuse_stale(asked: set[str], form: Mapping[str, str], present: dict[str, str]) -> None:
    for name in sorted(asked):
        if form.get(f"was_{name}", "").strip() != present[name].strip():
            label = _NAMES.get(name, name).removesuffix("_id").replace("_", " ")
            raise Changed(
                f"Somebody changed the {label} while you had this open: below is how it stands now."
            )


def _changes(
    asked: set[str],
    wanted: dict[str, str],
    form: Mapping[str, str],
    shown: Shown,
    uid: str,
    one: Attribution,
) -> Iterator[Change]:
    if "source_id" in asked:
        yield from _to_source(wanted["source_id"], form, shown, uid)
    for name in ("kind", "factuality", "stance"):
        if name in asked:
            yield Change("attribution", uid, name, wanted[name] or None)
    for name in _NAMES:
        if name in asked:
            yield Change("attribution", uid, name, spans_of(wanted[name], shown.reading.text, _NAMES[name]))
    source = shown.reading.source(one.source_id)
    for name, field in _ABOUT if source else ():
        if name in asked and source:
            yield Change("source", shown.corrected.uids[source.id], field, wanted[name] or None)


def _to_source(to: str, form: Mapping[str, str], shown: Shown, uid: str) -> Iterator[Change]:
    if to != NEW:
        yield Change("attribution", uid, "source_id", to or None)
        return
    name, kind = form.get("new_name", "").strip(), form.get("new_kind", "") or None
    if not name:
        raise UsageError("Write the name of the new source.")
    known = next((s for s in shown.reading.sources if normalised(s.name) == normalised(name)), None)
    if known is not None:
        yield Change("attribution", uid, "source_id", shown.corrected.uids[known.id])
        return
    yield Change("source", "", "exists", {"name": name, "kind": kind})
    made = new_source_uid(shown.fingerprint, Source("new", name, (), kind))  # type: ignore[arg-type]
    yield Change("attribution", uid, "source_id", made)


def spans_of(written: str, text: str, label: str) -> list[list[int]]:
    """Characters, from ``120-140 200-210`` or from words that stand in the text once.

    Raises:
        UsageError: they do not.
    """
    if not written:
        if label == "content":
            raise UsageError("A statement needs a content: take it out instead.")
        return []
    if _SPANS.fullmatch(written):
        spans = sorted([int(n) for n in part.split("-")] for part in re.split("[ ,]+", written))
        if any(not 0 <= start < end <= len(text) for start, end in spans):
            raise UsageError(f"The {label}: there are no such characters in the article.")
        return spans
    count = text.count(written)
    if count != 1:
        times = "are not in the article" if not count else f"stand {count} times in the article"
        raise UsageError(f"The {label}: these words {times}; select them in the text.")
    start = text.index(written)
    return [[start, start + len(written)]]


def _values(shown: Shown, one: Attribution) -> dict[str, str]:
    source = shown.reading.source(one.source_id)
    return {
        "source_id": shown.corrected.uids[source.id] if source else "",
        "kind": one.kind,
        "factuality": one.factuality or "",
        "stance": one.stance or "",
        **{name: span_text(_spans(one, name)) for name in _NAMES},
        **{name: (getattr(source, field) or "") if source else "" for name, field in _ABOUT},
    }


def _spans(one: Attribution, name: str) -> Spans:
    found: Spans = getattr(one, name)
    return found
