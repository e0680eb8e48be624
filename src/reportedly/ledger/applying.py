"""A reading with what people corrected in it. Pure: nothing here reads or writes a ledger.

A correction is never overwritten. It names what it corrects by the characters and by a uid, so that it finds
it again when a newer version of the extractor reads the article anew: the attribution of that uid, else the
one whose content has most characters in common, else the attribution is put back as the person saw it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from reportedly.ledger import codec, identity, outlet_hops
from reportedly.ledger.corrections import LINKS, Corrected, Correction, free_id, new_source_uid, source_uid
from reportedly.types import Attribution, Reading, Source, Span

#: Share of characters in common from which a content of a new reading is the one of an old reading.
_SAME = 0.5


def apply(reading: Reading, fingerprint: str, corrections: Iterable[Correction]) -> Corrected:
    """A reading with corrections, in the order in which they were made.

    Args:
        reading: as the extractor wrote it.
        fingerprint: of its document.
        corrections: of this document; undone ones are left out.
    """
    state = _State(reading, fingerprint)
    for correction in sorted(corrections, key=lambda c: c.number):
        if correction.undone_at is None:
            state.take(correction)
    return state.result()


class _State:
    """A reading while it is being corrected: attributions and sources by id, and the uid of each."""

    def __init__(self, reading: Reading, fingerprint: str) -> None:
        self._fingerprint = fingerprint
        self._reading = reading
        self._document = reading.document
        self._attributions = {one.id: one for one in reading.attributions}
        self._sources = {one.id: one for one in reading.sources}
        self._uids = {one.id: source_uid(fingerprint, one) for one in reading.sources}
        self._uids |= _numbered({one.id: identity.uid(fingerprint, one) for one in reading.attributions})
        self._touched: dict[str, tuple[str, ...]] = {}
        #: Attributions that a correction has found already: no other uid may take them.
        self._placed: set[str] = set()

    def take(self, correction: Correction) -> None:
        """Apply one."""
        if correction.target == "document":
            self._document = replace(self._document, **{correction.field: correction.value})
            self._touch("document", correction.field)
        elif correction.target == "source":
            self._take_source(correction)
        else:
            self._take_attribution(correction)

    def result(self) -> Corrected:
        """What came of it, attributions in order of position."""
        attributions = tuple(sorted(self._attributions.values(), key=_position))
        reading = replace(
            self._reading,
            document=self._document,
            attributions=tuple(self._tidy(one) for one in attributions),
            sources=tuple(self._sources.values()),
            own_voice=tuple(s for s in self._reading.own_voice if not self._said_by_others(s)),
        )
        if "outlet" in self._touched.get("document", ()):
            reading = outlet_hops.renamed(reading, self._reading.document.outlet)
        uids = {one.id: self._uids[one.id] for one in reading.attributions}
        for source in reading.sources:
            uids[source.id] = self._uids.get(source.id) or new_source_uid(self._fingerprint, source)
        return Corrected(reading, uids, self._touched)

    def _said_by_others(self, sentence: Span) -> bool:
        """An attribution that a person touched covers some of it."""
        return any(
            start < sentence[1] and sentence[0] < end
            for id in self._placed & set(self._attributions)
            for part in (self._attributions[id].source, self._attributions[id].content)
            for start, end in part
        )

    def _take_attribution(self, correction: Correction) -> None:
        gone = correction.field == "exists" and not correction.value
        id = self._attribution(correction.uid, correction.anchor, put_back=not gone)
        if id is None:
            return
        if gone:
            del self._attributions[id]
            return
        self._touch(id, correction.field)
        self._placed.add(id)
        self._uids[id] = correction.uid
        changed = replace(self._attributions[id], confidence=1.0)
        if correction.field not in ("exists", "confirmed"):
            changed = self._changed(changed, correction)
        self._attributions[id] = changed

    def _changed(self, attribution: Attribution, correction: Correction) -> Attribution:
        name, value = correction.field, correction.value
        reasons = {key: words for key, words in attribution.reasons.items() if key != name}
        attribution = replace(attribution, reasons=reasons)
        if name == "source_id":
            to = None if value is None else self._source("", value)
            before, relay = attribution.source_id, attribution.relay
            if relay and relay[0] == before:
                relay = (*((to,) if to else ()), *relay[1:])
            return replace(attribution, source_id=to, source_ids=(to,) if to else (), relay=relay)
        if name in LINKS:
            other = None if value is None else self._attribution("", value, put_back=False)
            changes: dict[str, Any] = {name: other if other != attribution.id else None}
            return replace(attribution, **changes)
        return replace(attribution, **{name: codec.value(Attribution, name, value)})

    def _take_source(self, correction: Correction) -> None:
        id = self._source(correction.uid, correction.anchor)
        self._uids[id] = correction.uid
        if correction.field == "same_as" and correction.value is not None:
            self._merge(id, self._source("", correction.value))
            return
        self._touch(id, correction.field)
        if correction.field == "exists" and not correction.value:
            self._forget(id)
            return
        changed = replace(self._sources[id], confidence=1.0)
        if correction.field not in ("exists", "confirmed", "same_as"):
            value = codec.value(Source, correction.field, correction.value)
            reasons = {key: words for key, words in changed.reasons.items() if key != correction.field}
            changed = replace(changed, reasons=reasons, **{correction.field: value})
        self._sources[id] = changed

    def _merge(self, one: str, into: str) -> None:
        """Everything of one source is the other's."""
        if one == into:
            return
        gone = self._sources.pop(one)
        kept = self._sources[into]
        self._sources[into] = replace(kept, mentions=tuple(sorted({*kept.mentions, *gone.mentions})))
        self._touch(into, "same_as")
        for id, attribution in self._attributions.items():
            self._attributions[id] = _with_sources(attribution, {one: into})

    def _forget(self, gone: str) -> None:
        del self._sources[gone]
        for id, attribution in self._attributions.items():
            self._attributions[id] = _with_sources(attribution, {gone: None})

    def _attribution(self, uid: str, anchor: dict[str, Any], *, put_back: bool) -> str | None:
        """The id of the attribution that is meant; made anew where it is not there and is to be."""
        for id in self._attributions:
            if self._uids[id] == (uid or anchor.get("uid")):
                return id
        meant: Attribution = codec.build(Attribution, anchor)
        free = [one for id, one in self._attributions.items() if id not in self._placed]
        best = max(free, key=lambda one: identity.overlap(one.content, meant.content), default=None)
        if best is not None and identity.overlap(best.content, meant.content) >= _SAME:
            return best.id
        if not put_back:
            return None
        id = free_id("a", self._attributions)
        source = anchor.get("source_anchor")
        to = self._source("", source) if source else None
        self._attributions[id] = replace(
            meant, id=id, source_id=to, source_ids=(to,) if to else (), relay=(), parent=None, continues=None
        )
        return id

    def _source(self, uid: str, anchor: dict[str, Any]) -> str:
        """The id of the source that is meant; made anew where it is not there."""
        for id in self._sources:
            if self._uids[id] == (uid or anchor.get("uid")):
                return id
        meant: Source = codec.build(Source, anchor)
        name = identity.normalised(meant.name)

        def likeness(one: Source) -> tuple[float, bool]:
            return identity.overlap(one.mentions, meant.mentions), identity.normalised(one.name) == name

        best = max(self._sources.values(), key=likeness, default=None)
        if best is not None and any(likeness(best)):
            return best.id
        id = free_id("s", self._sources)
        self._sources[id] = replace(meant, id=id)
        self._uids[id] = uid or anchor.get("uid") or source_uid(self._fingerprint, self._sources[id])
        return id

    def _touch(self, id: str, name: str) -> None:
        self._touched[id] = tuple(dict.fromkeys((*self._touched.get(id, ()), name)))

    def _tidy(self, attribution: Attribution) -> Attribution:
        """Without links to what is no more."""
        parent, continues = attribution.parent, attribution.continues
        return replace(
            attribution,
            parent=parent if parent in self._attributions else None,
            continues=continues if continues in self._attributions else None,
        )


def _numbered(uids: dict[str, str]) -> dict[str, str]:
    """Two attributions of the very same characters get uids of their own."""
    seen: dict[str, int] = {}
    result = {}
    for id, uid in uids.items():
        seen[uid] = seen.get(uid, 0) + 1
        result[id] = uid if seen[uid] == 1 else f"{uid}-{seen[uid]}"
    return result


def _with_sources(attribution: Attribution, changed: dict[str, str | None]) -> Attribution:
    def mapped(ids: Sequence[str]) -> tuple[str, ...]:
        moved = (changed.get(id, id) for id in ids)
        return tuple(dict.fromkeys(id for id in moved if id is not None))

    first = attribution.source_id
    return replace(
        attribution,
        source_id=changed.get(first, first) if first else None,
        source_ids=mapped(attribution.source_ids),
        relay=mapped(attribution.relay),
    )


def _position(attribution: Attribution) -> tuple[int, int]:
    parts = (*attribution.source, *attribution.cue, *attribution.content)
    return min((s for s, _ in parts), default=0), -max((e for _, e in parts), default=0)
