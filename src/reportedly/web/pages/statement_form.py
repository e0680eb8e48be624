"""The editor of a statement: what it shows, and what a sent form asks to be changed."""

from __future__ import annotations

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
from reportedly.web.pages.words import spans_of, words_of

#: Value of the choice of a source that the article does not know yet.
NEW = "new"
#: Beside a field of words the field that says where they stand.
AT = "_at"
_NAMES = {"content": "content", "cue": "cue", "source": "words of the source", "basis": "basis"}
#: Fields of the form that are about the source in the whole article: name there, field of a source.
_ABOUT = (("name", "name"), ("source_kind", "kind"), ("title", "title"), ("affiliation", "affiliation"))

Options = tuple[tuple[str, str], ...]


class Changed(UsageError):
    """Somebody else changed the same value since the editor was opened."""


@dataclass(frozen=True, slots=True)
class Words:
    """A field whose value is words of the article."""

    name: str
    label: str
    words: str
    #: Where they stand: ``120-140 200-210``.
    spans: str


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
            Words(name, label, words_of(reading.text, _spans(one, name)), span_text(_spans(one, name)))
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
        form: as sent: each field, and ``was_`` with what stood there; of words also where they stand.
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
    wanted |= {name: _where(name, form, shown.reading.text, one) for name in _NAMES if name in form}
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
            spans = spans_of(wanted[name], shown.reading.text, _NAMES[name])
            yield Change("attribution", uid, name, spans)
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


def _where(name: str, form: Mapping[str, str], text: str, one: Attribution) -> str:
    """The place of words that were sent; of words that stand often the one nearest to where they stood."""
    near = next((start for start, _ in (*_spans(one, name), *one.content)), 0)
    found = spans_of(
        form[name].strip(), text, _NAMES[name], at=form.get(f"{name}{AT}", "").strip(), near=near
    )
    return span_text(tuple((start, end) for start, end in found))


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
